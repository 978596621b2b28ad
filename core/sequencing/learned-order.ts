/** Whether a learner had got a concept right when they first met another, and whether they got that right. */
export interface FirstMeeting {
  /** Mastery of the concept that may be needed first, at that moment. */
  known: boolean;
  correct: boolean;
}

/** What learners' answers say of a pair. */
export interface LearnedOrder {
  /** Log-odds that the one helps the other: 0 for no difference. */
  logOdds: number;
  /** Standard deviation of `logOdds`; large for few learners. */
  deviation: number;
  learners: number;
}

/** Learners of each kind that are assumed to have answered alike, so that few prove little. */
const PRIOR = 2;

/**
 * How much likelier the first answer on a concept is right for learners who know another than for those who don't: the log odds ratio of
 * the two-by-two table, drawn to 0 by {@link PRIOR} learners a cell's row (Haldane–Anscombe correction; the performance measure of Vuong,
 * Nixon & Towle, "A method for finding prerequisites within a curriculum", EDM 2011). It can't tell a prerequisite from two concepts
 * that good learners know both; subtract the same measure the other way round for that.
 */
export function learnedOrder(meetings: readonly FirstMeeting[]): LearnedOrder {
  const right = meetings.filter(({ correct }) => correct).length;
  const rate = (right + 1) / (meetings.length + 2);
  const cell = (known: boolean, correct: boolean) =>
    meetings.filter((meeting) => meeting.known === known && meeting.correct === correct).length +
    PRIOR * (correct ? rate : 1 - rate);
  const cells = [cell(true, true), cell(false, false), cell(true, false), cell(false, true)] as const;
  return {
    logOdds: Math.log((cells[0] * cells[1]) / (cells[2] * cells[3])),
    deviation: Math.sqrt(cells.reduce((sum, count) => sum + 1 / count, 0)),
    learners: meetings.length,
  };
}

/**
 * Log-odds to add to those from the text that one concept is needed before another: the difference of both directions, weighed by how sure
 * it is, between -2 and 2. 0 without learners.
 */
export function orderFromLearners(forward: LearnedOrder, backward: LearnedOrder): number {
  if (forward.learners === 0 && backward.learners === 0) return 0;
  const difference = forward.logOdds - backward.logOdds;
  const variance = forward.deviation ** 2 + backward.deviation ** 2;
  return Math.max(-2, Math.min(2, difference / (1 + variance)));
}
