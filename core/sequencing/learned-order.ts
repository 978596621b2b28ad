/** Whether a learner had got a concept right when they first met another, and whether they got that right. */
export interface FirstMeeting {
  /** Mastery of the concept that may be needed first, at that moment. */
  known: boolean;
  correct: boolean;
}

/** Learners at their first meeting with a concept, by whether they knew another and whether they got it right. */
export interface MeetingCounts {
  knownRight: number;
  knownWrong: number;
  otherRight: number;
  otherWrong: number;
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

/** Log-odds that learners may add to what the text says, or take from it. */
const MOST = 2;

/**
 * How much likelier the first answer on a concept is right for learners who know another than for those who don't: the log odds ratio of
 * the two-by-two table, drawn to 0 by {@link PRIOR} learners a cell's row (Haldane–Anscombe correction; the performance measure of Vuong,
 * Nixon & Towle, "A method for finding prerequisites within a curriculum", EDM 2011). It can't tell a prerequisite from two concepts
 * that good learners know both; subtract the same measure the other way round for that.
 */
export function learnedOrder(meetings: readonly FirstMeeting[]): LearnedOrder {
  const count = (known: boolean, correct: boolean) =>
    meetings.filter((meeting) => meeting.known === known && meeting.correct === correct).length;
  return orderOfCounts({
    knownRight: count(true, true),
    knownWrong: count(true, false),
    otherRight: count(false, true),
    otherWrong: count(false, false),
  });
}

/** As {@link learnedOrder}, of learners that were counted before. */
export function orderOfCounts({ knownRight, knownWrong, otherRight, otherWrong }: MeetingCounts): LearnedOrder {
  const learners = knownRight + knownWrong + otherRight + otherWrong;
  const rate = (knownRight + otherRight + 1) / (learners + 2);
  const [right, wrong] = [PRIOR * rate, PRIOR * (1 - rate)];
  const cells = [knownRight + right, otherWrong + wrong, knownWrong + wrong, otherRight + right] as const;
  return {
    logOdds: Math.log((cells[0] * cells[1]) / (cells[2] * cells[3])),
    deviation: Math.sqrt(cells.reduce((sum, count) => sum + 1 / count, 0)),
    learners,
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
  return Math.max(-MOST, Math.min(MOST, difference / (1 + variance)));
}

/** How many standard deviations the difference of both directions lies from none; what chance gives is seldom beyond 3 on either side. */
export function surenessOfOrder(forward: LearnedOrder, backward: LearnedOrder): number {
  return (forward.logOdds - backward.logOdds) / Math.hypot(forward.deviation, backward.deviation);
}

/**
 * Probability that a concept is needed first, by Bayes' rule: the odds from the text times what else speaks for it.
 *
 * @param fromText probability from the text alone, 0 to 1; kept off 0 and 1, which nothing could move.
 * @param logOdds of {@link orderFromLearners}, say
 */
export function probabilityWith(fromText: number, logOdds: number): number {
  const text = Math.max(1e-6, Math.min(1 - 1e-6, fromText));
  return 1 / (1 + ((1 - text) / text) * Math.exp(-logOdds));
}
