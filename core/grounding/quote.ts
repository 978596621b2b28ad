import { sentenceTraits } from '../text/self-contained';
import { type Item, itemsOf, type Matches, matchItems } from './align';
import { citedPassages, type Evidence, type EvidenceUnit } from './evidence';
import { readSentence } from './read';
import { type Span, spanOf } from './span';

/** A piece of a quotation, as it stands in the passages. */
export interface QuotePart {
  text: string;
  /** A line of a program. */
  code: boolean;
}

/** The passages' own words on what a sentence speaks of. */
export interface Quote {
  /** A few of their sentences, list items or table rows as plain text, and lines of their programs. */
  parts: readonly QuotePart[];
  refs: string[];
  /** Those of them that speak of it, without what they need to be understood. */
  core: string[];
}

/** Below this the passages speak of something else. */
const LEAST_RELATED = 0.4;
/** What a further unit has to bring in, as a share of what the sentence says. */
const LEAST_GAIN = 0.14;
/** Less is enough where it is most of what the first unit lacks. */
const SMALL_GAIN = 0.06;
const MOST_OF_REST = 0.65;
/** What a part of the sentence has to find in a unit of its own, and how much more than in those chosen for the whole. */
const LEAST_OF_PART = 0.6;
const PART_GAIN = 0.2;
/** Units that come this near to the best one are tried in its place where it can't be read alone. */
const NEAR = 0.1;
const MOST_TRIED = 4;
/** What a word counts that the passages don't have: another word may stand for it. */
const UNKNOWN = 1;
/** Sentences before one that can't do without them. */
const MOST_BEFORE = 2;
/** Longer ones are no answer to one sentence, characters. */
const MOST_LENGTH = 700;

interface Placed {
  unit: EvidenceUnit;
  ref: string;
}

/**
 * Finds in the passages of these refs what a sentence seems to say, in words that stand alone: for a sentence that can't be shown to say only what they say,
 * they can speak for themselves. Null where they don't speak of it, or not in words that can be read alone.
 */
export function quoteFor(sentence: string, evidence: Evidence, refs: readonly string[]): Quote | null {
  const cited = citedPassages(evidence, refs);
  const placed = cited.flatMap(({ ref, units }) => units.map((unit): Placed => ({ unit, ref })));
  const whole = cited[0] && { ...cited[0], units: placed.map(({ unit }) => unit) };
  const plain = itemsOf(readSentence(withIdentifiers(sentence), evidence.language));
  if (!whole || plain.length === 0) return null;
  const matches = matchItems(plain, whole, evidence.language.startsWith('en'));
  const items = byRarity(plain, matches, placed.length);
  const usable = placed.flatMap(({ unit }, i) => (unit.alone === '' && unit.kind !== 'line' ? [] : [i]));
  const alone = usable
    .map((i) => spanOf(items, matches, [i]))
    .filter((span) => span.coverage >= LEAST_RELATED && sharesEnough(plain, span))
    .sort((a, b) => b.coverage - a.coverage);
  const most = alone[0]?.coverage ?? 0;
  for (const first of alone.filter(({ coverage }) => coverage >= most - NEAR).slice(0, MOST_TRIED)) {
    const second = usable
      .filter((i) => !first.units.includes(i))
      .map((i) =>
        spanOf(
          items,
          matches,
          [...first.units, i].sort((a, b) => a - b),
        ),
      )
      .reduce<Span>((best, span) => (span.coverage > best.coverage ? span : best), first);
    const gain = second.coverage - first.coverage;
    const isNeeded =
      bringsWord(plain, first, second) &&
      (gain >= LEAST_GAIN || (gain >= SMALL_GAIN && gain >= MOST_OF_REST * (1 - first.coverage)));
    const both = isNeeded ? [second, first] : [first];
    const choices = both.map(({ units }) => units);
    for (const units of [withEachPart(choices[0] ?? [], items, matches, usable), ...choices]) {
      const quote = quoteOf(units, placed, evidence.language);
      if (quote) return quote;
    }
  }
  return null;
}

/** Sets off what can only be code, so that `Array#some` is not read as two words of which one is "some". */
function withIdentifiers(sentence: string): string {
  return sentence
    .split(/(`[^`]*`|\$[^$]*\$)/)
    .map((part, i) => (i % 2 === 1 ? part : part.replace(IDENTIFIER, '`$&`')))
    .join('');
}
const IDENTIFIER =
  /(?<![\p{L}\p{N}_`./#])[\p{L}_][\p{L}\p{N}_]*(?:(?:#|::|\?\.)[\p{L}_][\p{L}\p{N}_]*)+(?![\p{L}\p{N}_`])/gu;

/** What is said in two parts ("…, whereas …") may stand in two places that share most of their words: each part has its own. */
function withEachPart(
  units: readonly number[],
  items: readonly Item[],
  matches: Matches,
  usable: readonly number[],
): readonly number[] {
  const parts = [...new Set(items.map(({ piece }) => piece))];
  if (parts.length < 2) return units;
  const more = parts.flatMap((part) => {
    const own = items.flatMap((item, i) => (item.piece === part ? [i] : []));
    const [said, places] = [own.flatMap((i) => items[i] ?? []), own.map((i) => matches[i] ?? [])];
    const within = (at: readonly number[]) => spanOf(said, places, at);
    const here = within(units);
    const best = usable.map((i) => within([i])).reduce((a, b) => (b.coverage > a.coverage ? b : a), within([]));
    const isBetter = best.coverage >= LEAST_OF_PART && best.coverage - here.coverage >= PART_GAIN;
    return isBetter && said.filter(({ weight }) => weight > 0).length > 1 ? best.units : [];
  });
  return [...new Set([...units, ...more])].sort((a, b) => a - b);
}

/** One word in common is chance, if there are more. */
function sharesEnough(items: readonly Item[], { best }: Span): boolean {
  const full = items.map(({ weight }) => weight >= 0.6);
  const met = best.filter((match, i) => full[i] && match !== null && match.weight >= 0.5).length;
  return met >= Math.min(2, full.filter(Boolean).length);
}

/** A further unit has to have something that the first lacks: a word, number or name itself, since a likely synonym is found anywhere. */
function bringsWord(items: readonly Item[], first: Span, second: Span): boolean {
  return items.some(
    ({ weight }, i) => weight >= 0.35 && (first.best[i]?.weight ?? 0) < 0.6 && (second.best[i]?.weight ?? 0) >= 0.75,
  );
}

/** What stands in few of the passages' sentences tells more of which one is meant (inverse document frequency, Spärck Jones 1972). */
function byRarity(items: readonly Item[], matches: Matches, units: number): Item[] {
  return items.map((item, i) => {
    const there = (matches[i] ?? []).filter((places) => places.some(({ weight }) => weight >= 0.5)).length;
    return { ...item, weight: item.weight * (there === 0 ? UNKNOWN : Math.log(1 + units / there)) };
  });
}

function quoteOf(units: readonly number[], placed: readonly Placed[], language: string): Quote | null {
  const chosen = withFooting(
    units.flatMap((i) => [i, ...resultOf(i, placed)]),
    placed,
    language,
  );
  if (chosen === null) return null;
  const parts = chosen.map((i) => ({ text: wordsOf(i, placed, chosen), code: placed[i]?.unit.kind === 'line' }));
  if (parts.reduce((length, { text }) => length + text.length + 1, 0) > MOST_LENGTH + 1) return null;
  const core = units.flatMap((i) => placed[i]?.unit.text ?? []);
  return { parts, core, refs: [...new Set(chosen.flatMap((i) => placed[i]?.ref ?? []))] };
}

/** The line of a program that says what the one before gives: `// => 15`. */
function resultOf(i: number, placed: readonly Placed[]): number[] {
  const [line, next] = [placed[i], placed[i + 1]];
  const isResult = next?.unit.kind === 'line' && /^(?:\/\/|#)\s*(?:=>|->|→)/.test(next.unit.text);
  return line?.unit.kind === 'line' && isResult && next.ref === line.ref ? [i + 1] : [];
}

/** A unit as it reads in the quote: what it announces goes with it where that is a formula; otherwise its colon becomes a stop. */
function wordsOf(i: number, placed: readonly Placed[], chosen: readonly number[]): string {
  const own = placed[i]?.unit;
  if (!own) return '';
  if (own.kind === 'line') return own.text;
  // The items of one list share their lead-in.
  const isNext = chosen.some(
    (j) => j < i && own.over !== '' && placed[j]?.unit.over === own.over && placed[j]?.unit.kind === 'item',
  );
  if (isNext && own.kind === 'item') return own.text;
  const words = chosen.includes(i - 1) ? own.alone : withoutConnective(own.alone);
  if (!/[:：]$/.test(words)) return words;
  const next = placed[i + 1];
  const formula = next && next.ref === placed[i]?.ref ? /^\$\$([^$]+)\$\$[.,;]?$/.exec(next.unit.text)?.[1] : undefined;
  return formula && !chosen.includes(i + 1) ? `${words} $${formula.trim()}$.` : words.replace(/[:：]$/, '.');
}

/** Adds the sentences before one that can't do without them; null where there are none that help. */
function withFooting(chosen: readonly number[], placed: readonly Placed[], language: string): number[] | null {
  const out = new Set<number>();
  for (const i of chosen) {
    let from = i;
    while (dangles(placed[from]?.unit, language)) {
      const [here, before] = [placed[from], placed[from - 1]];
      if (out.has(from - 1)) break;
      if (!here || !before || before.ref !== here.ref || before.unit.alone === '' || before.unit.kind !== 'sentence')
        return null;
      from--;
      if (i - from > MOST_BEFORE) return null;
    }
    for (let at = from; at <= i; at++) out.add(at);
  }
  return [...out].sort((a, b) => a - b);
}

/** Connectives that join a sentence to one that is not quoted. */
const CONNECTIVE =
  /^(?:(?:however|therefore|thus|hence|but|and|then),?|(?:moreover|furthermore|in addition|additionally|also|so|consequently|as a result|for this reason|similarly|likewise|by contrast|in contrast|on the other hand|instead|nevertheless|still|yet|finally|in other words|for example|for instance|in fact|in short|in theory|because of this|besides),)\s+/i;
/** Stands for something said before. */
const POINTS_BACK =
  /^(?:this|that|these|those|it|its|they|their|such|both(?! (?:\S+ ){1,3}and\b)|he|she|his|her|here|either|neither|one (?:of|such)|the (?:former|latter)|when (?:it|we do so|this)|step \d|otherwise)\b/i;
/** Somewhere in its subject it stands on what was said before. */
const LEANS = /^(?:\S+ ){0,4}(?:such an?|here)\b(?! that)/i;
const ELSEWHERE =
  /\b(?:(?:figure|table|section|chapter|equation|step) \d|(?:figure|table|shown|described|given|figures|code|example)s? (?:above|below)|(?:see|as) (?:above|below)|the following|next lesson)\b/i;

function dangles(unit: EvidenceUnit | undefined, language: string): boolean {
  if (unit === undefined || unit.kind !== 'sentence') return false;
  if (!language.startsWith('en')) return sentenceTraits(unit.text, language).leans;
  const text = withoutConnective(unit.text).replace(/^[*_`"“(]+/, '');
  return (
    POINTS_BACK.test(text) ||
    LEANS.test(text) ||
    ELSEWHERE.test(text) ||
    !/^[\p{Lu}\p{N}$\\`"“]/u.test(withoutConnective(unit.text))
  );
}

function withoutConnective(text: string): string {
  const rest = text.replace(CONNECTIVE, '');
  return rest === text || rest === '' ? text : rest.charAt(0).toUpperCase() + rest.slice(1);
}
