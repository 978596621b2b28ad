import { logistic, logit } from '../simulation/logistic';
import type { BktParameters } from '../tracing/bkt';

/** Expected success at which practice teaches most without discouraging: in the middle of it an item is just right. */
export const TARGET_SUCCESS: readonly [number, number] = [0.7, 0.85];

/** Logits between the easiest (difficulty 0) and the hardest item (1): two standard deviations to each side, of .78 as in ASSISTments 2009–2010. */
export const DIFFICULTY_LOGITS = 3.12;
/** Misses in a row after which an item has to be easier. */
const MISSES = 2;
/** By how much the range moves up after that, and for each time that the learner said "easier" or "harder". */
const EASED = 0.1;
const WISHED = 0.05;
const MOST_WISHED = 3;
const BOUNDS = [0.4, 0.98] as const;

/** What decides how hard the next item is to be. */
export interface Strain {
  /** Wrong answers in a row just before, over whatever concept. */
  misses: number;
  /** How often the learner asked for harder less how often for easier, lately; a whole number. */
  wish: number;
}

/** The range of expected success that the next item should lie in, lowest first. */
export function wantedSuccess({ misses, wish }: Strain): [number, number] {
  const asked = Math.max(-MOST_WISHED, Math.min(MOST_WISHED, wish));
  const shift = (misses >= MISSES ? EASED : 0) - asked * WISHED;
  const [low, high] = TARGET_SUCCESS;
  return [clamp(low + shift), clamp(high + shift)];
}

function clamp(value: number): number {
  return Math.min(BOUNDS[1], Math.max(BOUNDS[0], value));
}

/**
 * Probability that a learner answers an item rightly: p(L) · (1 − p(S)) + (1 − p(L)) · p(G), with slip and guess moved by the item's difficulty on the
 * logit scale.
 * @param difficulty 0 easy to 1 hard; .5 is the concept's middle.
 */
export function expectedSuccess(pKnown: number, difficulty: number, { pSlip, pGuess }: BktParameters): number {
  const ease = (0.5 - difficulty) * DIFFICULTY_LOGITS;
  return pKnown * moved(1 - pSlip, ease) + (1 - pKnown) * moved(pGuess, ease);
}

function moved(probability: number, ease: number): number {
  return probability <= 0 || probability >= 1 ? probability : logistic(logit(probability) + ease);
}

/**
 * Items in the order in which they suit a learner now: those whose expected success lies in the wanted range first, nearest to its middle, then by how far
 * they lie outside (`outside`, a probability); equal ones in the order given. Where a learner knows so little that no item lies in the range, the easiest come first; where they know so
 * much, the hardest.
 */
export function bySuitability<Item>(
  items: readonly Item[],
  successOf: (item: Item) => number,
  strain: Strain,
): { item: Item; success: number; fits: boolean; outside: number }[] {
  const [low, high] = wantedSuccess(strain);
  const middle = (low + high) / 2;
  return items
    .map((item) => {
      const success = successOf(item);
      const outside = Math.max(0, low - success, success - high);
      return { item, success, fits: outside === 0, outside };
    })
    .sort((a, b) => a.outside - b.outside || Math.abs(a.success - middle) - Math.abs(b.success - middle));
}
