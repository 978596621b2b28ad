import { type Rho, rhoOfPure } from '../accounting/loss';
import { drawDiscreteGaussian, gaussianReach } from '../noise/discrete-gaussian';
import { drawDiscreteLaplace, laplaceReach } from '../noise/discrete-laplace';
import type { Draws } from '../noise/random-bits';
import { divide, multiply, numberOf, type Rational, rational, rationalOf } from '../noise/rational';

/** How noise is added: Laplace loses ε for sure; Gaussian loses ρ, and is the smaller one for many numbers at once. */
export type Mechanism = { kind: 'laplace'; epsilon: number } | { kind: 'gaussian'; rho: Rho };

/** ρ that a release by this mechanism costs. */
export function costOf(mechanism: Mechanism): Rho {
  return mechanism.kind === 'laplace' ? rhoOfPure(mechanism.epsilon) : mechanism.rho;
}

/** How much one person can change a list of whole numbers, in their units. */
export interface Sensitivity {
  /** Sum of the changes: what Laplace noise hides. */
  l1: bigint;
  /** Sum of the squares of the changes: what Gaussian noise hides. */
  squaredL2: bigint;
}

/**
 * Adds noise of its own to each whole number, together hiding whoever changes them by at most the sensitivity.
 *
 * @throws RangeError where ε or ρ is not above 0, or nobody changes anything.
 */
export function noised(
  values: readonly bigint[],
  sensitivity: Sensitivity,
  mechanism: Mechanism,
  draws: Draws,
): bigint[] {
  const scale = scaleOf(sensitivity, mechanism);
  return values.map(
    (value) =>
      value + (mechanism.kind === 'laplace' ? drawDiscreteLaplace(draws, scale) : drawDiscreteGaussian(draws, scale)),
  );
}

/** Each number lies at most so far from its true value with this confidence (0 to below 1), in whole units. Known without the data. */
export function reachOf(sensitivity: Sensitivity, mechanism: Mechanism, confidence: number): number {
  const scale = numberOf(scaleOf(sensitivity, mechanism));
  return mechanism.kind === 'laplace' ? laplaceReach(scale, confidence) : gaussianReach(scale, confidence);
}

/** Δ₁/ε of Laplace, σ² = Δ₂²/2ρ of Gaussian noise; to the last bit of ε and ρ. */
function scaleOf({ l1, squaredL2 }: Sensitivity, mechanism: Mechanism): Rational {
  const loss = mechanism.kind === 'laplace' ? mechanism.epsilon : mechanism.rho;
  if (!(loss > 0 && Number.isFinite(loss))) throw new RangeError(`a loss of ${loss} allows no release`);
  if (l1 < 1n || squaredL2 < 1n) throw new RangeError('noise needs a sensitivity above 0');
  return mechanism.kind === 'laplace'
    ? divide(rational(l1), rationalOf(loss))
    : divide(rational(squaredL2), multiply(rational(2n), rationalOf(loss)));
}
