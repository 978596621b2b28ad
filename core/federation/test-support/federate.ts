import { seededDraws } from '@/core/privacy/test-support/seeded-bits';
import { decode } from '../updates/fixed-point';
import { sumOfLearners } from '../updates/learner-sums';
import { addNoiseShare } from '../updates/noise-share';
import { type DropOut, runSum } from './run-sum';

const FIXED = { fractionBits: 24, parties: 5, mostLearners: 4000 };
const THRESHOLD = 3;

/** One round as districts live it: each sums its learners' clipped vectors, adds its share of noise, masks; the coordinator has the sum. */
export function federatedSum(
  districts: readonly (readonly ArrayLike<number>[])[],
  {
    bound,
    rho,
    drops,
    seed,
  }: { bound: number; rho: number | null; drops?: ReadonlyMap<string, DropOut>; seed: number },
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
  return decode(runSum(inputs, THRESHOLD, drops, seed).sum, FIXED);
}
