/** Figures of one arm: how many learners, the mean of what is measured and its variance between learners (of the sample, n − 1). */
export interface ArmFigures {
  learners: number;
  mean: number;
  variance: number;
}

/** The difference of two arms, as far as it is known while it is still being watched. */
export interface Comparison {
  /** Mean of the second arm less that of the first. */
  difference: number;
  /** Holds the true difference with the probability asked for at every moment at once, however often one looks. */
  low: number;
  high: number;
  /** Always-valid p-value: the smallest level at which "no difference" would be given up. */
  p: number;
}

export const NOTHING_KNOWN: Readonly<Comparison> = {
  difference: Number.NaN,
  low: Number.NEGATIVE_INFINITY,
  high: Number.POSITIVE_INFINITY,
  p: 1,
};

/** Below so many learners an arm's variance says too little. */
export const LEAST_LEARNERS = 10;

/**
 * Two arms compared by the mixture sequential probability ratio test (R. Johari, P. Koomen, L. Pekelis and D. Walsh, "Always valid inference:
 * continuous monitoring of A/B tests", Operations Research 70, 2022): with V the variance of the difference and a normal mixture of variance τ²,
 * Λ = √(V / (V + τ²)) · exp(τ²Δ² / (2V(V + τ²))), p = min(1, 1/Λ), and an interval of all differences that p doesn't turn down.
 *
 * @param worthwhile the least difference that would matter, above 0: τ. The test is quickest where differences are of about this size.
 * @param level chance of a false alarm over the whole experiment, 0 to 1.
 */
export function compareArms(first: ArmFigures, second: ArmFigures, worthwhile: number, level = 0.05): Comparison {
  if (first.learners < LEAST_LEARNERS || second.learners < LEAST_LEARNERS) return NOTHING_KNOWN;
  const difference = second.mean - first.mean;
  const spread = first.variance / first.learners + second.variance / second.learners;
  if (!(spread > 0)) {
    // Everyone alike: a difference, if there is one, has no doubt that these numbers could show.
    return { difference, low: difference, high: difference, p: difference === 0 ? 1 : 0 };
  }
  const mixture = worthwhile ** 2;
  const ratio = spread + mixture;
  const logLambda = 0.5 * Math.log(spread / ratio) + (mixture * difference ** 2) / (2 * spread * ratio);
  const half = Math.sqrt(((2 * spread * ratio) / mixture) * (Math.log(1 / level) + 0.5 * Math.log(ratio / spread)));
  return { difference, low: difference - half, high: difference + half, p: Math.min(1, Math.exp(-logLambda)) };
}

/** Why an experiment may end. `none`: it goes on. */
export type StoppingReason = 'none' | 'difference' | 'no_worthwhile_difference' | 'harm';

/** What is watched so that an experiment does no harm: more is better, unless `less`. */
export interface Guard {
  comparison: Comparison;
  less?: boolean;
}

/**
 * The stopping rule: at once where a guard shows harm; when the interval leaves out 0; or when it lies wholly within what would matter, so that
 * going on could show nothing worth knowing.
 */
export function stoppingReason(
  { low, high }: Comparison,
  worthwhile: number,
  guards: readonly Guard[],
): StoppingReason {
  if (guards.some(({ comparison, less }) => (less ? comparison.low > 0 : comparison.high < 0))) return 'harm';
  if (low > 0 || high < 0) return 'difference';
  return low > -worthwhile && high < worthwhile ? 'no_worthwhile_difference' : 'none';
}
