import { type Rho, rhoOfExponential } from '../accounting/loss';
import { chanceOfExp } from '../noise/bernoulli-exp';
import type { Draws } from '../noise/random-bits';
import { rationalOf } from '../noise/rational';
import { atMostEach, type ByPerson, type Clipping, checkClipping, stepsOf } from './people';

export interface QuantileOptions {
  /** 0 to 1: 0.5 is the median. */
  quantile: number;
  epsilon: number;
  clipping: Clipping;
  /** Values of one person that count at most, from 1. */
  mostEach: number;
}

/** Steps between the limits at most: a draw tries as many candidates in the worst case. */
const MOST_CANDIDATES = 65_536n;

/**
 * A quantile by the exponential mechanism (F. McSherry and K. Talwar, FOCS 2007; for quantiles A. Smith, STOC 2011): each step between the
 * limits with a chance ∝ e^{−ε·d/2Δ}, d its distance in ranks from the quantile. One value more changes d by at most
 * Δ = max(q, 1 − q). Drawn exactly: a step uniformly, kept with chance e^{−ε(d − least d)/2Δ}.
 *
 * @throws RangeError for options out of their range.
 */
export function releaseQuantile(
  people: ByPerson<number>,
  { quantile, epsilon, clipping, mostEach }: QuantileOptions,
  draws: Draws,
): { value: number; rho: Rho } {
  checkClipping(clipping);
  if (!(quantile >= 0 && quantile <= 1)) throw new RangeError(`a quantile lies from 0 to 1, and is ${quantile}`);
  if (!(epsilon > 0 && Number.isFinite(epsilon))) throw new RangeError(`a loss of ${epsilon} allows no release`);
  const low = stepsOf(clipping.low, clipping);
  const candidates = stepsOf(clipping.high, clipping) - low + 1n;
  if (candidates > MOST_CANDIDATES) throw new RangeError(`${candidates} steps are more than ${MOST_CANDIDATES}`);
  const places = atMostEach(people, mostEach).map((value) => Number(stepsOf(value, clipping) - low));

  const { numerator: q, denominator: of } = rationalOf(quantile);
  const { distances, least } = distancesOf(places, Number(candidates), q, of);
  // ε·d/2Δ with d in parts of 1/of, and Δ = mostEach · max(q, 1 − q) in the same parts.
  const { numerator: e, denominator: f } = rationalOf(epsilon);
  const sensitivity = 2n * BigInt(mostEach) * (2n * q > of ? q : of - q);
  for (;;) {
    const at = draws.below(candidates);
    const worse = (distances[Number(at)] ?? least) - least;
    if (!chanceOfExp(draws, e * worse, f * sensitivity)) continue;
    return { value: Number(low + at) * clipping.step, rho: rhoOfExponential(epsilon) };
  }
}

/** How far q·n lies outside [values below, values up to] each candidate, in parts of 1/of. */
function distancesOf(places: readonly number[], candidates: number, q: bigint, of: bigint) {
  const counts = new Uint32Array(candidates);
  for (const place of places) counts[place] = (counts[place] ?? 0) + 1;
  const target = q * BigInt(places.length);
  let below = 0n;
  let least: bigint | null = null;
  const distances = Array.from(counts, (count) => {
    const upTo = below + BigInt(count);
    const [over, under] = [below * of - target, target - upTo * of];
    const distance = over > 0n ? over : under > 0n ? under : 0n;
    below = upTo;
    if (least === null || distance < least) least = distance;
    return distance;
  });
  return { distances, least: least ?? 0n };
}
