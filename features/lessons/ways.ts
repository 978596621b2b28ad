import { approachPriors, type ErrorKind } from '@/core/sequencing/approach-prior';
import type { Mode } from '@/features/mastery/contract';
import type { Approach } from './contract';

/** What the order of ways hangs on, for one learner and concept. */
export interface WaysSituation {
  mode: Mode;
  /** What the learner's last wrong answers on the concept have in common; null for none, or nothing that tells. */
  error: ErrorKind | null;
  /** Ways of the learner's earlier lessons on the concept, oldest first. */
  used: readonly Approach[];
  /** Ways whose latest lesson the learner found unclear. */
  unclear: ReadonlySet<Approach>;
  /** Ways that are switched off here. */
  off: ReadonlySet<Approach>;
}

/** What is left of a way's weight each time that it was used: the second lesson on a concept goes another way than the first. */
const USED = 0.6;

/**
 * The offered ways, the one to try first in front: what was asked for or decided, then by prior weight, less for those used already. What the
 * learner found unclear comes back only where nothing else is left, what is switched off never.
 */
export function waysInOrder(
  offered: readonly Approach[],
  { mode, error, used, unclear, off }: WaysSituation,
  wanted?: Approach | null,
): Approach[] {
  const open = offered.filter((approach) => !off.has(approach));
  const clear = open.filter((approach) => !unclear.has(approach));
  const weighed = approachPriors(clear.length > 0 ? clear : open, { mode, error }).map(({ approach, rate }) => ({
    approach,
    weight: rate * USED ** used.filter((each) => each === approach).length,
  }));
  const order = weighed.sort((a, b) => b.weight - a.weight).map(({ approach }) => approach);
  return wanted && open.includes(wanted) ? [wanted, ...order.filter((approach) => approach !== wanted)] : order;
}
