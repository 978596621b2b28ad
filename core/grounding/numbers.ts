import { isKnownUnit, unitFactor } from '../text/same-answer-units';
import { FUNCTION } from './words/function-words';

/** A number as a text mentions it, in digits or words. */
export interface NumberMention {
  /** What it may mean: "1,000" is a thousand, and one where decimals have commas. */
  values: number[];
  /** Unit or noun right behind it, lower case; '' where there is none. */
  unit: string;
  /** `unit` is a physical unit, a currency or a percentage. */
  measured: boolean;
  /** As written, where it is a code rather than a count ("02"): only the same code is the same. */
  code: string | null;
  /** Range in the text, in UTF-16 units. */
  start: number;
  end: number;
}

const ONES = new Map<string, number>(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, i): [string, number] => [word, i]),
);
const TENS = new Map<string, number>(
  'twenty thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, i): [string, number] => [word, (i + 2) * 10]),
);
const SCALES = new Map([
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1e6],
  ['billion', 1e9],
]);
const ORDINALS = new Map<string, number>(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'
    .split(' ')
    .map((word, i): [string, number] => [word, i + 1]),
);
/** Words that are numbers of their own; fractions give what they stand for and how else they are written. */
const SPECIAL = new Map<string, number[]>(
  Object.entries({
    twice: [2],
    double: [2],
    doubled: [2],
    doubles: [2],
    thrice: [3],
    triple: [3],
    tripled: [3],
    half: [0.5],
    halves: [0.5],
    halved: [0.5],
    quarter: [0.25, 4],
    quarters: [0.25, 4],
    dozen: [12],
    tenth: [0.1, 10],
    tenths: [0.1, 10],
    hundredth: [0.01, 100],
    hundredths: [0.01, 100],
    thousandth: [0.001, 1000],
    thousandths: [0.001, 1000],
    millionth: [1e-6, 1e6],
    millionths: [1e-6, 1e6],
  }),
);
const DIGITS =
  /(?<![\p{L}\p{N}_.])[-−–+]?(?:\d{1,3}(?:[,\u00a0\u2009\u202f' ]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)*|\.\d+)(?:[eE][-+]?\d+)?(?=$|[^\p{N}])/gu;
const WORD_NUMBER =
  /(?<![\p{L}\p{N}_-])(?:(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion)(?:[\s-](?:and\s)?(?=(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion)\b))?)+(?![\p{L}_])/giu;
const UNIT = /^\s?(%|°\s?[CF]|[µμ]?[A-Za-zΩ]+(?:[²³]|\^\d)?(?:\s?[/·]\s?[A-Za-z]+[²³]?)?|€|\$|£)/u;

const UNIT_NEXT = /^\s+(?:metre|meter|kilogram|litre|liter|millilitre|degree|volt|percent|per cent)s?\b/i;

/**
 * Numbers of a text in order. `words`: number words of English too. "One" is mostly a pronoun: it counts where nothing follows it or a unit does, and
 * with `lenient` everywhere.
 */
export function numbersIn(text: string, words = true, lenient = false): NumberMention[] {
  const found: NumberMention[] = [];
  const clean = text
    .replace(/\\[,;:! ]|\{,\}/g, (mark) => ' '.repeat(mark.length - 1).padEnd(mark.length, ' '))
    .replaceAll('\\%', ' %');
  const fractions = [...clean.matchAll(/(?<![\p{L}\p{N}/.,])(\d{1,4})\/(\d{1,4})(?![\p{N}/])(?!\.\d)/gu)].filter(
    (match) => Number(match[2]) > 0,
  );
  for (const { 0: whole, 1: over, 2: under, index } of fractions) {
    found.push(mention(clean, [Number(over) / Number(under)], index, index + whole.length));
  }
  for (const match of clean.matchAll(DIGITS)) {
    if (fractions.some(({ 0: whole, index }) => match.index >= index - 1 && match.index < index + whole.length))
      continue;
    const written = match[0].replace(/^[-−–+](?=\d)/, '');
    const offset = match.index + (match[0].length - written.length);
    const negative = /^[-−]/.test(match[0]) && !/[\p{L}\p{N})\]]\s?$/u.test(clean.slice(0, match.index));
    const values = valuesOf(written).map((value) => (negative ? -value : value));
    if (values.length > 0) found.push(mention(clean, values, offset, match.index + match[0].length));
  }
  if (words) {
    for (const match of clean.matchAll(WORD_NUMBER)) {
      const end = match.index + match[0].length;
      const isOne = match[0].toLowerCase() === 'one';
      const alone =
        /^\s*(?:[.,;:!?)]|$|in (?:\d|two|three|four|five|six|seven|eight|nine|ten|twenty|a hundred)|(?:metre|meter|kilogram|litre|degree|volt|hour|minute|day|week|month|year|percent|per cent)s?\b)/i;
      if (
        isOne &&
        !lenient &&
        !UNIT_NEXT.test(clean.slice(end)) &&
        !(
          alone.test(clean.slice(end)) &&
          /(?:at|than|by|to|from|is|about|least|most|in|of|with|index)\s+$/i.test(clean.slice(0, match.index))
        )
      )
        continue;
      // "Two things" counts what the sentence itself names; "the two functions" what was named before.
      if (
        /^two$/i.test(match[0]) &&
        !lenient &&
        (/^\s+(?:things|ways|parts|kinds|sorts|types|points|reasons|cases)\b/i.test(clean.slice(end)) ||
          /^$|[.;:]\s*$|\b(?:the|these|those|both)\s+$/i.test(clean.slice(0, match.index)))
      )
        continue;
      const value = fromWords(match[0]);
      if (value !== null) found.push(mention(clean, [value], match.index, match.index + match[0].length));
    }
    for (const match of clean.matchAll(/(?<![\p{L}\p{N}_-])\p{L}+(?![\p{L}\p{N}_])/gu)) {
      const lower = match[0].toLowerCase();
      const special = SPECIAL.get(lower);
      const ordinal = /^(?:first|second)$/.test(lower) ? null : ordinalOf(lower);
      if (ordinal !== null) found.push(mention(clean, [ordinal], match.index, match.index + match[0].length));
      if (special) found.push(mention(clean, special, match.index, match.index + match[0].length));
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function mention(text: string, values: number[], start: number, end: number): NumberMention {
  const behind =
    UNIT.exec(
      text
        .slice(end)
        .replace(/^\$/, '')
        .replace(/^\s?\\text\{\s*([^}]*)\}/, ' $1'),
    )?.[1] ?? '';
  const before = /[$€£]\s?$/.exec(text.slice(0, start))?.[0]?.trim() ?? '';
  const unit = before && behind === '' ? before : behind;
  return {
    values,
    unit: FUNCTION.has(unit.toLowerCase()) ? '' : unit.toLowerCase(),
    measured: unit !== '' && (unit === '%' || isKnownUnit(unit)) && unit.length < 12,
    code: /^0\d+$/.test(text.slice(start, end)) ? text.slice(start, end) : null,
    start,
    end,
  };
}

function valuesOf(written: string): number[] {
  const text = written.replace(/[\u00a0\u2009\u202f' ]/g, '');
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(text)) {
    const grouped = Number(text.replaceAll(',', ''));
    return /^\d+,\d{3}$/.test(text) ? [grouped, Number(text.replace(',', '.'))] : [grouped];
  }
  if (/^\d+,\d+$/.test(text)) return [Number(text.replace(',', '.'))];
  if (/^\d{1,3}(?:\.\d{3})+$/.test(text) && text !== '0.000')
    return [Number(text), Number(text.replaceAll('.', ''))].filter(Number.isFinite);
  const value = Number(text);
  return Number.isFinite(value) ? [value] : [];
}

function fromWords(text: string): number | null {
  const words = text
    .toLowerCase()
    .split(/[\s-]+/)
    .filter((word) => word !== 'and' && word !== '');
  let total = 0;
  let current = 0;
  for (const word of words) {
    const scale = SCALES.get(word);
    if (scale !== undefined) {
      current = (current || 1) * scale;
      if (scale >= 1000) {
        total += current;
        current = 0;
      }
    } else current += TENS.get(word) ?? ONES.get(word) ?? 0;
  }
  return total + current;
}

/** Whether two mentions say the same: equal values, in units that don't contradict each other (1 m = 1,000 mm). */
export function sameNumber(a: NumberMention, b: NumberMention): boolean {
  if (a.code !== null || b.code !== null) return a.code === b.code;
  // "15 strokes" is not "15 g".
  if (
    a.measured !== b.measured &&
    a.unit.length > 2 &&
    b.unit !== '' &&
    !(a.measured ? b : a).unit.startsWith((a.measured ? a : b).unit)
  )
    return false;
  if (a.measured && b.measured && a.unit !== b.unit) {
    const factor = unitFactor(a.unit, b.unit);
    return factor !== null && a.values.some((x) => b.values.some((y) => close(x * factor, y)));
  }
  return a.values.some((x) => b.values.some((y) => close(x, y)));
}

function close(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}

/** "third" in a text that counts: 3; null for other words, and for "second" as a span of time. */
export function ordinalOf(lower: string): number | null {
  return ORDINALS.get(lower) ?? (/^\d{1,3}(?:st|nd|rd|th)$/.test(lower) ? Number.parseInt(lower, 10) : null);
}
