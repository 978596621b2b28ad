import { minimum } from './golden-section';

/**
 * What a release loses of privacy, as ρ of zero-concentrated differential privacy (M. Bun and T. Steinke, "Concentrated Differential
 * Privacy: Simplifications, Extensions, and Lower Bounds", TCC 2016). Losses of several releases on the same people add up (their lemma
 * 2.3), also when a later release was chosen by what an earlier one said (V. Feldman and T. Zrnic, NeurIPS 2021).
 */
export type Rho = number;

/** ρ of ε-differential privacy: ε²/2 (Bun and Steinke, proposition 1.4). ε from 0. */
export function rhoOfPure(epsilon: number): Rho {
  return checked('ε', epsilon) ** 2 / 2;
}

/** ρ of the exponential mechanism with parameter ε: ε²/8 (M. Cesar and R. Rogers, "Bounding, Concentrating, and Truncating", ALT 2021). */
export function rhoOfExponential(epsilon: number): Rho {
  return checked('ε', epsilon) ** 2 / 8;
}

/** ρ of Gaussian noise of this variance on what one person changes by at most `sensitivity` in L2 norm: Δ²/2σ². */
export function rhoOfGaussian(sensitivity: number, variance: number): Rho {
  if (!(variance > 0)) throw new RangeError(`the variance of noise must be above 0, and is ${variance}`);
  return checked('Δ', sensitivity) ** 2 / (2 * variance);
}

/** Loss of releases on people of whom each is in one part only: the greatest of them. */
export function composeDisjoint(losses: readonly Rho[]): Rho {
  return losses.reduce((most, each) => Math.max(most, checked('ρ', each)), 0);
}

/** Loss of releases on the same people: the sum. */
export function compose(losses: readonly Rho[]): Rho {
  return losses.reduce((sum, each) => sum + checked('ρ', each), 0);
}

/**
 * The least ε for which ρ implies (ε, δ)-differential privacy by Rényi orders: proposition 12 of C. L. Canonne, G. Kamath and T. Steinke
 * (NeurIPS 2020), ε = min over α > 1 of αρ + (log(1/δ) + (α − 1)·log(1 − 1/α) − log α)/(α − 1). Tighter than Bun and Steinke's
 * ρ + 2√(ρ·log(1/δ)).
 *
 * @param delta from above 0 to below 1.
 */
export function epsilonOf(rho: Rho, delta: number): number {
  if (!(delta > 0 && delta < 1)) throw new RangeError(`δ lies between 0 and 1, and is ${delta}`);
  if (checked('ρ', rho) === 0) return 0;
  const log = Math.log(1 / delta);
  const at = (logAlpha: number) => {
    // x = α − 1, searched by its logarithm: the best one lies near √(log(1/δ)/ρ), which spans many powers of ten.
    const x = Math.exp(logAlpha);
    return (1 + x) * rho + (log - Math.log1p(x)) / x - Math.log1p(1 / x);
  };
  const near = Math.log(Math.sqrt(log / rho));
  return Math.max(0, minimum(at, near - 12, near + 12));
}

/**
 * The least δ for which ρ implies (ε, δ)-differential privacy, by the same proposition: min over α > 1 of
 * e^{(α−1)(αρ−ε)}/(α − 1) · (1 − 1/α)^α. ε from 0; at most 1.
 */
export function deltaOf(rho: Rho, epsilon: number): number {
  checked('ε', epsilon);
  if (checked('ρ', rho) === 0) return 0;
  const at = (logX: number) => {
    const x = Math.exp(logX);
    return x * ((1 + x) * rho - epsilon) - Math.log(x) - (1 + x) * Math.log1p(1 / x);
  };
  const near = Math.log((epsilon + 1) / (2 * rho) + 1);
  return Math.min(1, Math.exp(minimum(at, near - 25, near + 3)));
}

function checked(name: string, value: number): number {
  if (!(value >= 0)) throw new RangeError(`${name} can’t be below 0, and is ${value}`);
  return value;
}
