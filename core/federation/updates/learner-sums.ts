import { clipToNorm } from './clip';
import { encode, type FixedPoint } from './fixed-point';

/**
 * Sum of one vector from each learner, clipped and in whole steps: what a district gives to a round. Whoever is left out or added changes it
 * by at most `bound` in L2 norm, exactly, since steps are cut towards 0.
 *
 * @throws RangeError where learners times bound could overflow, or vectors differ in size.
 */
export function sumOfLearners(
  vectors: Iterable<ArrayLike<number>>,
  size: number,
  { bound, fixed }: { bound: number; fixed: Pick<FixedPoint, 'fractionBits' | 'parties'> & { mostLearners: number } },
): BigInt64Array {
  const each: FixedPoint = {
    fractionBits: fixed.fractionBits,
    most: bound,
    parties: fixed.parties * fixed.mostLearners,
  };
  const sum = new BigInt64Array(size);
  let learners = 0;
  for (const vector of vectors) {
    learners += 1;
    if (vector.length !== size) throw new RangeError(`a vector of ${vector.length} among those of ${size}`);
    if (learners > fixed.mostLearners) throw new RangeError(`more than ${fixed.mostLearners} learners`);
    encode(clipToNorm(vector, bound), each).forEach((steps, i) => {
      sum[i] = (sum[i] ?? 0n) + steps;
    });
  }
  return sum;
}
