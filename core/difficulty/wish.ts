/** First answers after which a learner's wish for harder or easier questions has lost one step. */
const ANSWERS_A_STEP = 4;
/** Steps to either side; more asking changes nothing. As far as `wantedSuccess` goes. */
const MOST = 3;

/** What a learner asked for: steps towards harder (above 0) or easier (below). */
export interface Wish {
  steps: number;
  /** First answers since it was last said. */
  answersSince: number;
}

/**
 * How much of a wish is left: it fades by a step with every four answers, so that what was said on one day does not hold for good, while
 * answers say more and more of how hard is right.
 */
export function wishLeft({ steps, answersSince }: Wish): number {
  const faded = Math.floor(Math.max(0, answersSince) / ANSWERS_A_STEP);
  const left = Math.max(0, Math.min(MOST, Math.abs(Math.trunc(steps))) - faded);
  return left === 0 ? 0 : Math.sign(steps) * left;
}

/** The wish once the learner has said "harder" or "easier". Who changes their mind is taken at their last word, from 0 on. */
export function wishSaid(wish: Wish, said: 'harder' | 'easier'): number {
  const left = wishLeft(wish);
  const step = said === 'harder' ? 1 : -1;
  return Math.sign(left) === -step ? step : Math.max(-MOST, Math.min(MOST, left + step));
}
