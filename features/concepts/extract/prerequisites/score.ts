import type { ConceptText } from '../lean';
import { MEASURE_NAMES } from './measure-names';
import { createPairs, type Measures, type PairSource } from './measures';
import { type PairOdds, shareNeeds } from './together';
import { addedBy, oddsOfSize, type PairWeights, Totals } from './weigh';

/** Why one concept is held to need another. */
export type EvidenceKind =
  | 'passages'
  | 'definition'
  | 'name'
  | 'practice'
  | 'words'
  | 'link'
  | 'pages'
  | 'earlier'
  | 'code'
  | 'stated'
  | 'overture'
  | 'signs';

/** A scored pair: `from` may be needed before `to`. */
export interface ScoredPair {
  from: string;
  to: string;
  /** Probability that it is needed, 0 to 1. */
  weight: number;
  /** Strongest reason first. */
  reasons: EvidenceKind[];
}

type MeasureName = (typeof MEASURE_NAMES)[number];

/** Measures that are one reason; the first says whether there is any of it. */
const REASONS: Record<Exclude<EvidenceKind, 'earlier' | 'signs'>, readonly [MeasureName, ...MeasureName[]]> = {
  passages: ['density', 'densityBack', 'rareDensity', 'partText', 'partOpening'],
  practice: ['rarePractice', 'practiceBack', 'partPractice', 'partPracticeBack'],
  words: ['words', 'wordsBack', 'practiceLikeOther', 'otherPracticeAlike'],
  code: ['code', 'codeBack', 'codeShare', 'coverage', 'coverageBack', 'foremost', 'foremostBack', 'foremostPractice'],
  link: ['link', 'linkBack'],
  pages: ['pages', 'pagesShare'],
  definition: ['definition', 'definitionBack'],
  name: ['name', 'nameBack'],
  stated: ['stated', 'statedBack'],
  overture: ['overture', 'overtureBack', 'nearOverture'],
};
/** Log-odds of a teaching order that is to be trusted, chosen by hand: the courses that weights are fitted on stand in the order of the alphabet. */
const ORDER = { earlier: 0.3, later: 2 } as const;
/** Log-odds from which a measure says something about the order of the files. */
const TELLING = 1;
/** Least that a reason adds to the log-odds. */
const LEAST_REASON = 0.05;
/** So little of another's code, or of the words that mark its text, is nothing to speak of. */
const LEAST_OF_REASON: Partial<Record<EvidenceKind, number>> = { code: 0.15, words: 0.25 };
/** Measures of which some must be there for a pair to be held possible, with the least of each. */
const TOUCHES: readonly (readonly [MeasureName, number])[] = [
  ['density', 0],
  ['rarePractice', 0],
  ['link', 0],
  ['name', 0],
  ['definition', 0],
  ['code', 0.1],
  ['stated', 0],
  ['partText', 0.1],
  ['partPractice', 0.1],
  ['words', 0.1],
  ['coverage', 0.05],
  ['pages', 0],
  ['overture', 0],
];
/** Pairs from which means and deviations are sure; a larger map is measured in a part for them. */
const ENOUGH_PAIRS = 10_000;
const TOGETHER = MEASURE_NAMES.indexOf('together');
const TOUCHING = TOUCHES.map(([name, least]): [number, number] => [MEASURE_NAMES.indexOf(name), least]);

/** All pairs of concepts for which the text has any evidence, the likeliest first. */
export function scorePairs(source: PairSource, weights: PairWeights): ScoredPair[] {
  const measure = createPairs(source);
  const totals = new Totals();
  const concepts = source.texts.size;
  for (const { values } of measure(Math.max(1, Math.floor(concepts ** 2 / ENOUGH_PAIRS)))) totals.add(values);
  const scale = totals.scale(weights);
  const start = weights.start + oddsOfSize(concepts);
  const alone: (PairOdds & { reasons: EvidenceKind[] })[] = [];
  for (const { from, to, values } of measure()) {
    if (!isTouched(values)) continue;
    const added = addedBy(scale(values), weights);
    const odds = added.reduce((sum, value) => sum + value, 0);
    alone.push({ from, to, odds, together: values[TOGETHER] ?? 0, reasons: reasonsOf(values, added) });
  }
  const shared = shareNeeds(alone);
  const pairs = alone.map((pair, place) => ({ ...pair, odds: shared[place] ?? pair.odds }));
  const trust = orderTrust(pairs, source.texts);
  return pairs
    .map(({ from, to, odds, reasons }) => {
      const order = orderPart(source.texts.get(from), source.texts.get(to), trust);
      if (order > 0) reasons.push('earlier');
      if (reasons.length === 0) reasons.push('signs');
      return { from, to, weight: probability(start + odds + order), reasons };
    })
    .sort((a, b) => b.weight - a.weight || compare(a.to, b.to) || compare(a.from, b.from));
}

/** Whether the concept has anything to do with the other. */
function isTouched(values: Measures): boolean {
  return TOUCHING.some(([at, least]) => (values[at] ?? 0) > least);
}

function reasonsOf(values: Float64Array, added: Float64Array): EvidenceKind[] {
  const found: { kind: EvidenceKind; sum: number }[] = [];
  for (const kind of Object.keys(REASONS) as (keyof typeof REASONS)[]) {
    const places = REASONS[kind].map((name) => MEASURE_NAMES.indexOf(name));
    const least = LEAST_OF_REASON[kind] ?? 0;
    const sum = places.reduce((total, place) => total + (added[place] ?? 0), 0);
    if ((values[places[0] ?? 0] ?? 0) > least && sum > LEAST_REASON) found.push({ kind, sum });
  }
  return found.sort((a, b) => b.sum - a.sum).map(({ kind }) => kind);
}

/**
 * How far the order of the files is a teaching order, 0 to 1: how much more often files lean on concepts of earlier files than of later
 * ones. Files in alphabetical order give about 0.
 */
function orderTrust(pairs: readonly PairOdds[], texts: ReadonlyMap<string, ConceptText>): number {
  let agree = 0;
  let all = 0;
  for (const { from, to, odds } of pairs) {
    const [a, b] = [texts.get(from), texts.get(to)];
    if (!a || !b || a.sourceId === b.sourceId || odds < TELLING) continue;
    all++;
    if (a.first < b.first) agree++;
  }
  return all === 0 ? 0 : Math.max(0, (2 * agree) / all - 1) * (all / (all + 20));
}

/** Inside one file the order is the author's; between files it counts as far as it is to be trusted. */
function orderPart(from: ConceptText | undefined, to: ConceptText | undefined, trust: number): number {
  if (!from || !to) return 0;
  // An overture that brings in several concepts has them all first; then the passages that teach each best tell.
  const [a, b] = from.first === to.first ? [mainPlace(from), mainPlace(to)] : [from.first, to.first];
  if (a === b) return 0;
  const sure = from.sourceId === to.sourceId ? 1 : trust;
  return a < b ? ORDER.earlier * sure : -ORDER.later * sure;
}

function mainPlace({ own, first }: ConceptText): number {
  return own[0]?.index ?? first;
}

function probability(odds: number): number {
  return Math.round(1e6 / (1 + Math.exp(-odds))) / 1e6;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
