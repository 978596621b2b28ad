import { readQuantity } from '@/core/text/same-answer-numbers';
import { isKnownUnit } from '@/core/text/same-answer-units';
import { mentionsNumber } from '../grade/mentions';

/** A number in a sentence that may be asked for. */
export interface AskableNumber {
  /** As written: "1,475", "three". */
  written: string;
  value: number;
  start: number;
  end: number;
  /** The unit behind it, as written; null where a noun is counted. */
  unit: string | null;
  /** The text says that it is rounded: "about", "roughly". */
  rounded: boolean;
  /** The text gives a bound, not a value: "at least", "up to". */
  bound: boolean;
}

const NUMBER =
  /(?<![\p{L}\p{N}_./:#,^\\-]|[\p{L}\p{N}][-–−])(?:\d{1,3}(?:[,\u202f ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\p{L}\p{N}_/^]|[.,:]\d|-\p{L}|\s?[-–−×x*/]\s?\d|\s?(?:to|and|or)\s\d|,\s\d)/gu;
const WORD_NUMBER =
  /(?<=\b(?:has|have|had|consists? of|contains?|takes?|accepts?|requires?|into|made (?:up )?of|needs?|uses?|holds?|carries|states?|knows?|with|exactly)\s)(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?=\s\p{Ll})/gu;
/** Words before a number that make it a name, a place or a date. */
const NAMES =
  /(?:\b(?:figure|fig\.?|table|tab\.?|section|sec\.?|chapter|step|line|lines|question|exercise|version|python|iso|iec|en|osha|nfpa|cfr|part|code|codes|number|no\.?|nr\.?|grade|page|pp?\.|level|class|category|type|model|day|week|month|episode|series|position|annex|article|edition|item|case|node|layer|example|appendix|row|column|index|size|in|since|by|until|of|from|year|january|february|march|april|may|june|july|august|september|october|november|december)|[=<>≈~(])\s*$/iu;
/** Initials before a number: a standard, a product. */
const INITIALS = /\b\p{Lu}[\p{Lu}\d-]+\s*$/u;
const ROUNDED = /\b(?:about|around|roughly|approximately|approx\.|nearly|almost|some|circa|ca\.)\s*$|[≈~]\s*$/i;
const BOUND =
  /\b(?:at least|at most|more than|less than|fewer than|up to|over|under|above|below|no more than|no less than|minimum of|maximum of|within|only|between|from|greater than|lower than|smaller than|larger than|exceeds?)\s*(?:about\s*)?$/i;
const BOUND_AFTER = /^\s*(?:or|and) (?:more|less|fewer|above|below|over|under|larger|higher|lower)\b/i;
/** Nouns whose number says nothing about the subject. */
const DULL_NOUN =
  /^(?:reasons?|things?|ways?|examples?|questions?|points?|ideas?|lines?|sections?|times|people|steps?|cases?|options?|words?|kinds?|types?|sorts?|paragraphs?|sentences?|chapters?|of|to|and|or|in|is|are|more|most|main)\b/i;
const NOUN = /^\s(?:(?:\p{Ll}{3,}|digital|separate)\s)?\p{Ll}{3,}s\b/u;

/** The numbers of a clean sentence that state a quantity with a unit or a counted noun, outside code, maths, names, dates and ranges. */
export function askableNumbers(text: string): AskableNumber[] {
  const plain = text.replace(/`[^`]*`|\$[^$]*\$/g, (span) => '\u25a1'.repeat(span.length));
  const digits = [...plain.matchAll(NUMBER)].flatMap((match) => read(plain, match[0], match.index, false) ?? []);
  const words = [...plain.matchAll(WORD_NUMBER)].flatMap((match) => read(plain, match[0], match.index, true) ?? []);
  const all = [...digits, ...words];
  // A number that stands twice, in a formula too, would be read off; one in brackets only says the same in another unit.
  return all.filter(({ value, start, end }) => {
    const rest = `${text.slice(0, start)} ${text.slice(end)}`;
    return !mentionsNumber(rest, value) && !/\([^)]*$/.test(text.slice(0, start));
  });
}

function read(text: string, written: string, start: number, isWord: boolean): AskableNumber | null {
  const end = start + written.length;
  const [before, after] = [text.slice(0, start), text.slice(end)];
  const value = readQuantity(written)?.values[0];
  if (value === undefined || (!isWord && (NAMES.test(before) || INITIALS.test(before)) && !ROUNDED.test(before)))
    return null;
  const unit = unitOf(after);
  const counted = NOUN.exec(after) !== null && !DULL_NOUN.test(after.trim());
  if (unit === null && (!counted || (value < 2 && Number.isInteger(value)) || isYear(written))) return null;
  if (/\d\s?(?:to|and|or|,|-|–)\s*$/.test(before) || /^\s?(?:million|billion|trillion)\b/.test(after)) return null;
  // "An hour", "1 row": one of something is seldom a fact to know.
  if (/^\s*(?:of|out of)\s+\d/.test(after)) return null;
  const bound = BOUND.test(before) || BOUND_AFTER.test(after.slice((unit ?? '').length + 1));
  return { written, value, start, end, unit, rounded: ROUNDED.test(before), bound };
}

/** The longest run of one to three words behind a number that is a unit: "%", "mm", "revolutions per minute". */
function unitOf(after: string): string | null {
  const match = /^\s?([%°$€£]?[\p{L}%°µΩ²³/·()]*)(?:\s(per\s\p{L}+))?/u.exec(after);
  const first = (match?.[1] ?? '').replace(/[()]+$/, (mark) => (match?.[1]?.includes('(') ? mark : ''));
  const long = match?.[2] ? `${first} ${match[2]}` : '';
  if (long !== '' && isKnownUnit(long)) return long;
  if (first.length === 1 && /[a-z]/i.test(first) && !/^[VAWNJKCFHLhgms]$/.test(first)) return null;
  return first !== '' && first !== 'in' && isKnownUnit(first) ? first : null;
}

function isYear(written: string): boolean {
  return /^(?:1[5-9]|20)\d\d$/.test(written);
}
