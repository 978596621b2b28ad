import type { ConceptText } from '../lean';
import { MEASURE_NAMES } from './measure-names';
import { cosine, type MeasuredPair, measurePairs, type PairSource } from './measures';
import { addedBy, oddsOfSize, type PairWeights, Totals } from './weigh';

/** Why one concept is held to need another. */
export type EvidenceKind = 'passages' | 'definition' | 'name' | 'practice' | 'link' | 'earlier' | 'code' | 'stated';

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
const REASONS: Record<Exclude<EvidenceKind, 'earlier'>, readonly [MeasureName, ...MeasureName[]]> = {
  passages: ['density', 'densityBack', 'rareDensity', 'referenceDistance'],
  practice: ['practice', 'practiceBack', 'rarePractice', 'liftedPractice', 'terms'],
  code: ['code', 'codeBack', 'codeShare'],
  link: ['link', 'linkBack'],
  definition: ['definition', 'definitionBack'],
  name: ['name', 'nameBack'],
  stated: ['stated', 'statedBack'],
};
/** Log-odds of a teaching order that is to be trusted, chosen by hand: the courses that weights are fitted on stand in the order of the alphabet. */
const ORDER = { earlier: 0.3, later: 2 } as const;
/** Log-odds from which a measure says something about the order of the files. */
const TELLING = 1;
/** Least that a reason adds to the log-odds. */
const LEAST_REASON = 0.05;
/** Texts from this cosine on speak of like things. */
const ALIKE = 0.3;
/** So little of another's code is nothing to speak of. */
const LEAST_CODE = 0.15;

/** All pairs of concepts for which the text has any evidence, the likeliest first. */
export function scorePairs(source: PairSource, weights: PairWeights): ScoredPair[] {
  const measured: MeasuredPair[] = [];
  const totals = new Totals();
  for (const pair of measurePairs(source)) {
    totals.add(pair.values);
    if (isTouched(pair.from, pair.to, source)) measured.push(pair);
  }
  const scale = totals.scale(weights);
  const start = weights.start + oddsOfSize(source.texts.size);
  const pairs = measured.map((pair) => {
    const added = addedBy(scale(pair.values), weights);
    return { ...pair, added, odds: added.reduce((sum, value) => sum + value, 0) };
  });
  const trust = orderTrust(pairs, source.texts);
  return pairs
    .map(({ from, to, values, added, odds }) => {
      const order = orderPart(source.texts.get(from), source.texts.get(to), trust);
      const reasons = reasonsOf(values, added);
      if (order > 0) reasons.push('earlier');
      return { from, to, weight: probability(start + odds + order), reasons };
    })
    .sort((a, b) => b.weight - a.weight || compare(a.to, b.to) || compare(a.from, b.from));
}

/** Whether the text of either concept has anything to do with the other. */
function isTouched(from: string, to: string, { texts, facts, code, terms, stated, vectors }: PairSource): boolean {
  const [a, b] = [facts.get(from), facts.get(to)];
  return (
    (texts.get(to)?.leans.has(from) ?? false) ||
    (code.get(to)?.get(from) ?? 0) > 0 ||
    (terms.get(to)?.get(from) ?? 0) > 0 ||
    (stated.get(to)?.has(from) ?? false) ||
    (b?.inDefinition.has(from) ?? false) ||
    cosine(vectors.get(from), vectors.get(to)) >= ALIKE ||
    (a !== undefined && b !== undefined && a.nameWords.every((word) => b.nameWords.includes(word)))
  );
}

function reasonsOf(values: Float64Array, added: Float64Array): EvidenceKind[] {
  const found: { kind: EvidenceKind; sum: number }[] = [];
  for (const kind of Object.keys(REASONS) as (keyof typeof REASONS)[]) {
    const places = REASONS[kind].map((name) => MEASURE_NAMES.indexOf(name));
    const least = kind === 'code' ? LEAST_CODE : 0;
    const sum = places.reduce((total, place) => total + (added[place] ?? 0), 0);
    if ((values[places[0] ?? 0] ?? 0) > least && sum > LEAST_REASON) found.push({ kind, sum });
  }
  return found.sort((a, b) => b.sum - a.sum).map(({ kind }) => kind);
}

/**
 * How far the order of the files is a teaching order, 0 to 1: how much more often files lean on concepts of earlier files than of later
 * ones. Files in alphabetical order give about 0.
 */
function orderTrust(
  pairs: readonly (MeasuredPair & { odds: number })[],
  texts: ReadonlyMap<string, ConceptText>,
): number {
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
