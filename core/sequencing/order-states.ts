import { ADVANCED_FROM, SCAFFOLDED_FROM } from '../tracing/thresholds';

/** Kinds of next step that Q-learning chooses between; which concept of that kind is decided elsewhere. */
export const ORDER_ACTIONS = ['continue', 'open', 'review', 'probe', 'gap'] as const;
export type OrderAction = (typeof ORDER_ACTIONS)[number];

export const CONTINUE = 0;
export const OPEN = 1;
export const REVIEW = 2;
export const PROBE = 3;
export const GAP = 4;

/** Modes × due reviews × recent success. */
export const ORDER_STATES = 27;

/**
 * State of a learner for the order of concepts.
 * @param known p(L) of the concept at hand: foundational, scaffolded, advanced.
 * @param due reviews that are due: none, one or two, more.
 * @param success share right of the last answers: below a half, below 0.8, above.
 * @returns 0 to 26.
 */
export function orderState(known: number, due: number, success: number): number {
  const mode = known >= ADVANCED_FROM ? 2 : known >= SCAFFOLDED_FROM ? 1 : 0;
  const reviews = due >= 3 ? 2 : due >= 1 ? 1 : 0;
  const run = success >= 0.8 ? 2 : success >= 0.5 ? 1 : 0;
  return (mode * 3 + reviews) * 3 + run;
}
