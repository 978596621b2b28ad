import type { Rho } from '@/core/privacy/accounting/loss';
import { drawDiscreteGaussian } from '@/core/privacy/noise/discrete-gaussian';
import type { Draws } from '@/core/privacy/noise/random-bits';
import { divide, multiply, type Rational, rational, rationalOf } from '@/core/privacy/noise/rational';

export interface NoisePlan {
  /** L2 norm that one learner changes the sum by at most, in the numbers' own units. */
  bound: number;
  fractionBits: number;
  /** Loss of the sum, as ρ. */
  rho: Rho;
  /** Parties whose noise is sure to be in the sum and unknown to whoever looks: the threshold less those who might collude. */
  honest: number;
}

/**
 * σ² of the noise that each party adds, in squared steps, so that that of `honest` parties together loses ρ. With more of them in it the
 * sum is noisier than needed: the price of drop-outs.
 *
 * @throws RangeError where it is below 100 squared steps: sums of discrete Gaussians are then no longer what they stand for.
 */
export function varianceOfShare({ bound, fractionBits, rho, honest }: NoisePlan): Rational {
  if (!(rho > 0 && bound > 0 && Number.isInteger(honest) && honest >= 1)) throw new RangeError('a noise of nothing');
  const steps = multiply(rationalOf(bound), rational(2n ** BigInt(fractionBits)));
  const total = divide(multiply(steps, steps), multiply(rational(2n), rationalOf(rho)));
  const share = divide(total, rational(BigInt(honest)));
  if (share.numerator < 100n * share.denominator) throw new RangeError('the steps are too coarse for so little noise');
  return share;
}

/** Adds a party's share of the noise, in place. */
export function addNoiseShare(sum: BigInt64Array, plan: NoisePlan, draws: Draws): void {
  const variance = varianceOfShare(plan);
  sum.forEach((each, i) => {
    sum[i] = each + drawDiscreteGaussian(draws, variance);
  });
}

/**
 * ρ of a sum with n discrete Gaussians of variance σ² in each of d numbers, changed by at most Δ in L2 norm: ε²/2 with
 * ε = min(√(Δ²/nσ² + τd/2), Δ/(√n·σ) + τ√d), τ = 10·Σ_{k=1}^{n−1} e^{−2π²σ²·k/(k+1)}. P. Kairouz, Z. Liu and T. Steinke, "The Distributed
 * Discrete Gaussian Mechanism for Federated Learning with Secure Aggregation", ICML 2021, theorem 1. From 100 squared steps on τ is below 10⁻⁴⁰⁰.
 *
 * @param delta Δ and σ² in steps and squared steps, σ² from 1/4.
 */
export function rhoOfSum(delta: number, variance: number, parties: number, size: number): Rho {
  if (!(variance >= 0.25)) throw new RangeError(`the theorem holds for variances from 1/4, not ${variance}`);
  let tau = 0;
  for (let k = 1; k < parties; k++) tau += 10 * Math.exp((-2 * Math.PI ** 2 * variance * k) / (k + 1));
  const plain = delta ** 2 / (parties * variance);
  const epsilon = Math.min(Math.sqrt(plain + (tau * size) / 2), Math.sqrt(plain) + tau * Math.sqrt(size));
  return epsilon ** 2 / 2;
}
