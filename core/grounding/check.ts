import { type Item, itemsOf, type Matches, matchItems } from './align';
import { contradicts } from './contradiction';
import { citedPassages, type Evidence, type EvidenceUnit, type ReadPassage } from './evidence';
import { foreignParts } from './foreign';
import { featuresOf } from './measures/features';
import { numbersHold } from './number-check';
import { changesPlaces } from './order';
import { overreaches } from './quantify';
import { type ReadSentence, readSentence } from './read';
import type { UnsupportedReason } from './reasons';
import { type Span, spanOf } from './span';
import { swapsThings } from './substitution';
import { termsDiffer } from './terms';
import { standsIn } from './verbatim';
import { doubtOf, isSure } from './weigh';
import { negationsIn } from './words/negations';

export type { UnsupportedReason } from './reasons';

export interface SupportVerdict {
  supported: boolean;
  /** Empty where it is supported. */
  reasons: UnsupportedReason[];
  /** It keeps so close to the passages that next to nothing can be turned round in it; false where it is only not known to say something else. */
  sure: boolean;
  /** 0 to 1: how much of what it says stands in the passages at best. */
  coverage: number;
}

/** Least share of what a sentence says that its passages must have. */
const LEAST_COVERAGE = 0.74;
/** Below this the passages speak of something else. */
const LEAST_RELATED = 0.45;
/** The same in languages without synonyms. */
const LEAST_IN_OTHERS = 0.6;
/** From here on a sentence in one of them keeps close to its passages. */
const SURE_IN_OTHERS = 0.85;
/** Spans that come this near to the best one are looked at too. */
const NEAR = 0.08;
const MOST_SPANS = 20;

/** From so many words that mean something on a sentence is weighed: of shorter ones the measures know too little, and turned down true ones. */
const LEAST_WEIGHED = 7;

/** What a verdict is made of. */
export interface Measured {
  verdict: SupportVerdict;
  /** Measures of how the sentence lies on what it rests on; null where there are none to take. */
  features: Record<string, number> | null;
  /** Whether they decide with the rules; else the rules decide alone. */
  weighs: boolean;
}

/** Whether a sentence (inline Markdown without citation marks) says only what the passages of these refs say. Never throws. */
export function checkSentence(sentence: string, evidence: Evidence, refs: readonly string[]): SupportVerdict {
  return measureSentence(sentence, evidence, refs).verdict;
}

/** The same with what the verdict rests on, for fitting and for measuring. */
export function measureSentence(sentence: string, evidence: Evidence, refs: readonly string[]): Measured {
  const cited = citedPassages(evidence, refs);
  const read = readSentence(sentence, evidence.language);
  const foreign = foreignParts(read, cited);
  const english = evidence.language.startsWith('en');
  const items = itemsOf(read);
  const units = cited.flatMap((passage) => passage.units);
  const whole: ReadPassage | undefined = cited[0] && { ...cited[0], units };
  const stopped = (coverage: number): Measured => ({
    verdict: {
      supported: false,
      reasons: [...new Set<UnsupportedReason>([...foreign, 'coverage'])],
      sure: false,
      coverage,
    },
    features: null,
    weighs: false,
  });
  if (!whole || units.length === 0) return stopped(0);
  if (foreign.length === 0 && cited.some(({ text }) => standsIn(text, sentence))) {
    return { verdict: { supported: true, reasons: [], sure: true, coverage: 1 }, features: null, weighs: false };
  }
  const matches = matchItems(items, whole, english);
  const { spans, alone } = spansOf(items, matches, cited);
  const best = spans[0];
  if (!best) return stopped(0);
  // Where hardly anything is said that the sentence says, there is nothing that it could turn round.
  if (best.coverage < LEAST_RELATED) return stopped(best.coverage);
  const most = Math.max(0, ...alone.values());
  const near = spans.filter((span) => span.coverage >= best.coverage - NEAR);
  const anchored = near.filter((span) => span.units.some((unit) => (alone.get(unit) ?? 0) >= most - NEAR / 2));
  const verdicts = (anchored.length > 0 ? anchored : near)
    .slice(0, MOST_SPANS)
    .map((span) => ({ span, found: violations(read, items, matches, span, units, evidence, cited, english) }));
  const clean = verdicts.filter(({ found }) => found.length === 0);
  const chosen = clean[0] ?? verdicts[0];
  const found = chosen?.found ?? ['coverage' as const];
  const features =
    english && chosen && foreign.length === 0
      ? featuresOf({
          read,
          items,
          matches,
          span: chosen.span,
          units,
          cited,
          evidence,
          reasons: found,
          clean: clean.length / verdicts.length,
          alone: most,
        })
      : null;
  const weighs = features !== null && items.length >= LEAST_WEIGHED;
  const reasons = [...new Set([...foreign, ...weighed(found, weighs ? features : null)])];
  const supported = reasons.length === 0;
  const close = english ? features !== null && isSure(features) : isClose(read, best, units, evidence.language);
  const sure = supported && close;
  return { verdict: { supported, reasons, sure, coverage: best.coverage }, features, weighs };
}

/** In languages without rules of their own: nearly all of it stands there, and as often turned round. */
function isClose(read: ReadSentence, span: Span, units: readonly EvidenceUnit[], language: string): boolean {
  const there = span.units.flatMap((unit) => units[unit]?.read.words.map(({ lower }) => lower) ?? []);
  const said = read.words.map(({ lower }) => lower);
  return span.coverage >= SURE_IN_OTHERS && negationsIn(said, language) === negationsIn(there, language);
}

/** What the rules found, after everything was weighed: a wrong number or name stands, the rest is one sign among others. */
function weighed(
  found: readonly UnsupportedReason[],
  features: Record<string, number> | null,
): readonly UnsupportedReason[] {
  if (features === null || found.some((reason) => reason === 'number' || reason === 'name')) return found;
  if (doubtOf(features) <= 0) return [];
  return found.length > 0 ? found : ['coverage'];
}

/** Candidates for what the sentence rests on, best first: one to three units in a row, and the best units of its clauses together. */
function spansOf(
  items: readonly Item[],
  matches: Matches,
  cited: readonly ReadPassage[],
): { spans: Span[]; alone: Map<number, number> } {
  const sets: number[][] = [];
  let from = 0;
  const all: number[] = [];
  for (const { units } of cited) {
    for (let i = 0; i < units.length; i++) {
      // A question states nothing.
      if (/\?["'”’)]*$/.test(units[i]?.text ?? '')) continue;
      all.push(from + i);
      sets.push([from + i]);
      for (let size = 2; size <= 3 && i + size <= units.length; size++) {
        const run = units.slice(i, i + size);
        if (run.some(({ kind }) => kind === 'row' || kind === 'line')) break;
        sets.push(run.map((_, k) => from + i + k));
      }
    }
    from += units.length;
  }
  const spans = sets.map((units) => spanOf(items, matches, units));
  const alone = new Map(
    spans.flatMap(({ units, coverage }) =>
      units.length === 1 ? units.map((unit): [number, number] => [unit, coverage]) : [],
    ),
  );
  const found = new Map(spans.map((span) => [span.units.join(), span.coverage]));
  const total = items.reduce((sum, { weight }) => sum + weight, 0);
  // A unit at the edge that brings in next to nothing only blurs what the others say.
  const isTight = ({ units, coverage }: Span) =>
    [units.slice(1), units.slice(0, -1)].every((less) => {
      const without = less.length === 0 ? undefined : found.get(less.join());
      return without === undefined || (coverage - without) * total >= (without >= 0.75 ? 1.2 : 0.4);
    });
  const rank = (span: Span) => span.coverage - 0.05 * (span.units.length - 1);
  const tight = spans.filter(isTight);
  tight.sort((a, b) => rank(b) - rank(a));
  const first = tight[0];
  if (!first) return { spans: [], alone };
  const kinds = cited.flatMap(({ units }) => units.map(({ kind }) => kind));
  const added = all
    .filter((unit) => !first.units.includes(unit) && kinds[unit] !== 'row')
    .map((unit) => ({ unit, span: spanOf(items, matches, [...first.units, unit]) }))
    .filter(({ unit, span }) => span.coverage > first.coverage + 0.08 && bringsIn(unit, items, span))
    .map(({ span }) => span)
    .sort((a, b) => b.coverage - a.coverage)
    .slice(0, 3);
  return { spans: [...tight.slice(0, 40), ...added].sort((a, b) => rank(b) - rank(a)), alone };
}

/** A unit that stands elsewhere brings in more than one word, or it explains nothing. */
function bringsIn(unit: number, items: readonly Item[], span: Span): boolean {
  const own = items.reduce(
    (sum, item, i) => sum + (span.best[i]?.unit === unit && (span.best[i]?.at ?? -1) >= 0 ? item.weight : 0),
    0,
  );
  return own >= 1.7;
}

/** The units of a span that much of the sentence stands in. */
function mainUnits(items: readonly Item[], span: Span): number[] {
  const massOf = (unit: number) =>
    items.reduce(
      (sum, item, i) => sum + (span.best[i]?.unit === unit ? item.weight * (span.best[i]?.at === -1 ? 0.5 : 1) : 0),
      0,
    );
  const masses = span.units.map(massOf);
  return span.units.filter((_, i) => (masses[i] ?? 0) >= 0.5 * Math.max(...masses));
}

/** The sentence names somebody, or something with a name, that its main units don't name, while they name another one. */
function namesDiffer(read: ReadSentence, main: readonly EvidenceUnit[]): boolean {
  const of = (words: ReadSentence['words']) =>
    words.filter(({ name, text, start }) => name && start > 0 && /^\p{Lu}\p{Ll}+$/u.test(text));
  const named = new Set(main.flatMap((unit) => [...unit.read.words, ...unit.context].map(({ stem }) => stem)));
  const said = new Set(read.words.map(({ stem }) => stem));
  const foreign = of(read.words).some(({ stem }) => !named.has(stem));
  return (
    foreign &&
    main.some((unit) =>
      unit.read.words.some((word) => word.name && /^\p{Lu}\p{Ll}+/u.test(word.text) && !said.has(word.stem)),
    )
  );
}

function violations(
  read: ReadSentence,
  items: readonly Item[],
  matches: Matches,
  span: Span,
  units: readonly EvidenceUnit[],
  evidence: Evidence,
  cited: readonly ReadPassage[],
  english: boolean,
): UnsupportedReason[] {
  const out: UnsupportedReason[] = [];
  const chosen = span.units.flatMap((index) => units[index] ?? []);
  if (!numbersHold(read, items, span, units)) out.push('number');
  if (english) {
    const inDomain = (lower: string) =>
      cited.some(({ words }) => words.has(lower)) || evidence.terms.some(({ words }) => words.includes(lower));
    if (contradicts(read, items, matches, span, units) || changesPlaces(read, items, span, units)) out.push('negation');
    const main = mainUnits(items, span).flatMap((index) => units[index] ?? []);
    if (main.every((unit) => overreaches(read, [unit]))) out.push('quantifier');
    if (namesDiffer(read, main)) out.push('name');
    if (swapsThings(items, matches, span, units, inDomain) || termsDiffer(read.words, chosen, evidence))
      out.push('term');
  }
  if (span.coverage < (english ? LEAST_COVERAGE : LEAST_IN_OTHERS)) out.push('coverage');
  return out;
}
