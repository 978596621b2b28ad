import type { FittedSkill } from './bkt-fit';
import { type BktPriors, FLAT_PRIORS, type PseudoCounts } from './bkt-problem';

/** No prior counts more than this many opportunities, however alike the skills look. */
const GREATEST_STRENGTH = 1000;

const ROUNDS = 20;

/** What the skills of a district have in common, from the fits of those that have answers: empirical Bayes. */
export function estimatePriors(fits: readonly Pick<FittedSkill, 'events' | 'trials' | 'parameters'>[]): BktPriors {
  const statisticsAt = (index: number) =>
    fits.map(({ events, trials }) => ({ events: events[index] ?? 0, trials: trials[index] ?? 0 }));
  return {
    init: estimateSpread(statisticsAt(0)),
    learn: estimateSpread(statisticsAt(1)),
    forget: fits.some(({ parameters }) => parameters.pForget > 0)
      ? estimateSpread(statisticsAt(2))
      : FLAT_PRIORS.forget,
    slip: estimateSpread(statisticsAt(3)),
    // With plain classes the guess follows the one slip.
    guess: estimateSpread(statisticsAt(4)),
  };
}

/**
 * Mean and strength of the Beta distribution that a probability is drawn from for each skill, from how often its event
 * happened: the moment estimator of J. C. Kleinman, "Proportions with extraneous variance: single and independent
 * samples", JASA 68 (1973), with its weights n / (1 + ρ (n − 1)) and ρ found in turn. The strength is 1/ρ − 1: skills that
 * differ no more than chance explains give a strong prior, those that differ much a weak one.
 *
 * The counts are expected ones, of hidden events: they differ between skills by more than the estimator knows, so the
 * strength comes out low rather than high.
 *
 * @returns pseudo-counts with mode events / trials; 0 of 0 where fewer than two skills have trials.
 */
export function estimateSpread(statistics: readonly PseudoCounts[]): PseudoCounts {
  const seen = statistics.filter(({ trials }) => trials >= 1);
  if (seen.length < 2) return { events: 0, trials: 0 };
  let [mean, rho] = [0, 0];
  for (let round = 0; round < ROUNDS; round++) {
    const weights = seen.map(({ trials }) => trials / (1 + rho * (trials - 1)));
    const all = sum(weights);
    mean = sum(seen.map(({ events, trials }, i) => ((weights[i] ?? 0) * events) / trials)) / all;
    const between = sum(seen.map(({ events, trials }, i) => (weights[i] ?? 0) * (events / trials - mean) ** 2));
    const own = seen.map((_, i) => (weights[i] ?? 0) * (1 - (weights[i] ?? 0) / all));
    const byChance = sum(seen.map(({ trials }, i) => (own[i] ?? 0) / trials));
    const variance = mean * (1 - mean);
    if (variance === 0) return { events: mean * GREATEST_STRENGTH, trials: GREATEST_STRENGTH };
    rho = (between / variance - byChance) / (sum(own) - byChance);
    rho = Math.min(1, Math.max(1 / (1 + GREATEST_STRENGTH), Number.isFinite(rho) ? rho : 0));
  }
  const strength = 1 / rho - 1;
  return { events: mean * strength, trials: strength };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
