import { clusteredAuc, type ScoredRows } from './clustered-auc';
import type { GroupEstimate } from './estimate';
import { type RateParts, rateOf, varianceAround } from './rate';

/** Which of a district's bounds holds for a measure; `none`: it is shown and not compared. */
export type BoundKind = 'difference' | 'ratio' | 'auc' | 'none';

/** Something that is worked out for each group in the same way. Members are learners by number. */
export interface Measure {
  name: string;
  bound: BoundKind;
  /** A share of 0 to 1; else a number of another kind. */
  share: boolean;
  /** How many of these learners it rests on: those who have what it counts. */
  rests(members: readonly number[]): number;
  estimate(members: readonly number[]): GroupEstimate;
  /** Variance of each of two groups' values under the supposition that they are the same; left out: their own. */
  variancesIfSame?(first: readonly number[], second: readonly number[]): [number, number];
}

const picked = ({ numerators, denominators }: RateParts, members: readonly number[]): RateParts => ({
  numerators: members.map((member) => numerators[member] ?? 0),
  denominators: members.map((member) => denominators[member] ?? 0),
});

/** A share of what each learner has, such as wrong answers of those that were expected to be right. Index of the parts: learner. */
export function shareMeasure(name: string, parts: RateParts, bound: BoundKind): Measure {
  return ratioMeasure(name, parts, bound, true);
}

/** A mean over what each learner has that is no share, such as how far answers lie above what was expected: −1 to 1. */
export function meanMeasure(name: string, parts: RateParts, bound: BoundKind): Measure {
  return ratioMeasure(name, parts, bound, false);
}

function ratioMeasure(name: string, parts: RateParts, bound: BoundKind, share: boolean): Measure {
  return {
    ...{ name, bound, share },
    rests: (members) => members.filter((member) => (parts.denominators[member] ?? 0) > 0).length,
    estimate: (members) => rateOf(picked(parts, members), share),
    variancesIfSame(first, second) {
      const [own, others] = [picked(parts, first), picked(parts, second)];
      const common = rateOf(picked(parts, [...first, ...second]), share).value;
      return [varianceAround(own, common), varianceAround(others, common)];
    },
  };
}

/** Area under the ROC curve within each group: how well those who will be right are told from those who won't. */
export function aucMeasure(name: string, rows: ScoredRows, bound: BoundKind): Measure {
  const rowsOf = rowsByLearner(rows);
  return {
    ...{ name, bound, share: false },
    rests: (members) => members.filter((member) => rowsOf.has(member)).length,
    estimate: (members) => clusteredAuc(rowsOfMembers(rows, rowsOf, members)),
  };
}

/** One share less another of the same learners, such as right answers with help less those without. Errors of the two are taken as independent. */
export function contrastMeasure(name: string, first: RateParts, second: RateParts, bound: BoundKind): Measure {
  return {
    ...{ name, bound, share: false },
    rests: (members) =>
      Math.min(
        ...[first, second].map(({ denominators }) => members.filter((each) => (denominators[each] ?? 0) > 0).length),
      ),
    estimate(members) {
      const [a, b] = [rateOf(picked(first, members)), rateOf(picked(second, members))];
      const value = a.value - b.value;
      // R. G. Newcombe, Statistics in Medicine 17 (1998), method 10.
      return {
        ...{ value, error: Math.hypot(a.error, b.error), learners: Math.min(a.learners, b.learners) },
        low: value - Math.hypot(a.value - a.low, b.high - b.value),
        high: value + Math.hypot(a.high - a.value, b.value - b.low),
      };
    },
  };
}

/** Rows of each learner, by number. */
export function rowsByLearner({ learner }: Pick<ScoredRows, 'learner'>): Map<number, number[]> {
  const rowsOf = new Map<number, number[]>();
  for (let row = 0; row < learner.length; row++) {
    const own = rowsOf.get(learner[row] ?? 0);
    if (own) own.push(row);
    else rowsOf.set(learner[row] ?? 0, [row]);
  }
  return rowsOf;
}

/** The rows of some learners alone. */
export function rowsOfMembers(
  { learner, score, label }: ScoredRows,
  rowsOf: ReadonlyMap<number, readonly number[]>,
  members: readonly number[],
): ScoredRows {
  const rows = members.flatMap((member) => rowsOf.get(member) ?? []);
  const of = (values: ArrayLike<number>) => Float64Array.from(rows, (row) => values[row] ?? Number.NaN);
  return { learner: of(learner), score: of(score), label: of(label) };
}
