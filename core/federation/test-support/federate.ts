import { seededDraws } from '@/core/privacy/test-support/seeded-bits';
import { decode } from '../updates/fixed-point';
import { sumOfLearners } from '../updates/learner-sums';
import { addNoiseShare } from '../updates/noise-share';
import { type DropOut, runSum } from './run-sum';

const FIXED = { fractionBits: 24, parties: 5, mostLearners: 4000 };
const THRESHOLD = 3;

/**
 * One round as districts live it: each sums its learners' clipped vectors, adds its share of noise, masks; the coordinator has the sum.
 *
 * @param masked false: added up in the clear, which gives the same sum without the key agreement.
 */
export function federatedSum(
  districts: readonly (readonly ArrayLike<number>[])[],
  {
    bound,
    rho,
    drops,
    seed,
    masked = true,
  }: { bound: number; rho: number | null; drops?: ReadonlyMap<string, DropOut>; seed: number; masked?: boolean },
): Float64Array {
  const size = districts[0]?.[0]?.length ?? 0;
  const inputs = new Map(
    districts.map((vectors, i) => {
      const sum = sumOfLearners(vectors, size, { bound, fixed: FIXED });
      const plan = { bound, fractionBits: FIXED.fractionBits, rho: rho ?? 1, honest: THRESHOLD };
      if (rho !== null) addNoiseShare(sum, plan, seededDraws(seed * 100 + i));
      return [`district ${i}`, sum];
    }),
  );
  if (!masked) {
    const sum = new BigInt64Array(size);
    for (const each of inputs.values()) for (let i = 0; i < size; i++) sum[i] = (sum[i] ?? 0n) + (each[i] ?? 0n);
    return decode(sum, FIXED);
  }
  return decode(runSum(inputs, THRESHOLD, drops, seed).sum, FIXED);
}
