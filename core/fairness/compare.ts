import { freedomOf, type GroupEstimate } from './estimate';
import type { Measure } from './measures';
import { quantileOfT, twoSided } from './student-t';

/** One group beside the others of its attribute. */
export interface Difference {
  /** The group's value less that of the others, in the unit of the measure. */
  difference: number;
  low: number;
  high: number;
  /** The smaller value over the greater; null where it means nothing. */
  ratio: number | null;
  /** Chance of a difference as large where there is none. */
  p: number;
}

/**
 * The difference of two groups of learners, with its interval by Student's t and the degrees of freedom of F. E. Satterthwaite (Biometrics 2, 1946), and
 * the chance of one as large where there is none: for shares and means by a score test, else by Wald's.
 */
export function compareGroups(measure: Measure, own: readonly number[], others: readonly number[]): Difference {
  const [a, b] = [measure.estimate(own), measure.estimate(others)];
  const difference = a.value - b.value;
  const freedom = jointFreedom(a, b, a.error ** 2, b.error ** 2);
  const half = quantileOfT(0.95, freedom) * Math.hypot(a.error, b.error);
  const [low, high] = [difference - half, difference + half];
  const [varianceA, varianceB] = measure.variancesIfSame?.(own, others) ?? [a.error ** 2, b.error ** 2];
  const error = Math.sqrt(varianceA + varianceB);
  const p =
    error > 0
      ? twoSided(difference / error, jointFreedom(a, b, varianceA, varianceB))
      : difference === 0
        ? 1
        : Number.NaN;
  const ratio =
    measure.share && Math.max(a.value, b.value) > 0 ? Math.min(a.value, b.value) / Math.max(a.value, b.value) : null;
  return { difference, low, high, ratio, p };
}

function jointFreedom(a: GroupEstimate, b: GroupEstimate, varianceA: number, varianceB: number): number {
  const sum = varianceA ** 2 / freedomOf(a) + varianceB ** 2 / freedomOf(b);
  return sum > 0 ? (varianceA + varianceB) ** 2 / sum : freedomOf(a) + freedomOf(b);
}
