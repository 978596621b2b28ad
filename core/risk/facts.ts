/** What is looked at to guess who may need help: of one learner in one course at one moment, counted from their answers alone. */
export interface RiskFacts {
  /** Whole days since their last answer, at most {@link WINDOW_DAYS}. */
  silentDays: number;
  /** Days with an answer among the last fourteen. */
  activeDays: number;
  /** Answers of the last fourteen days, and of the fourteen before. */
  answers: number;
  answersBefore: number;
  /** Of the last {@link WINDOW_DAYS} days: answers without help, and the wrong ones among them; answers with a hint or after the answer was shown. */
  unaided: number;
  wrong: number;
  helped: number;
  /** Concepts that they came to know in the last {@link WINDOW_DAYS} days. */
  gained: number;
  /** Concepts of the course that they know, of how many. */
  known: number;
  concepts: number;
  /** Concepts that don't settle, for which they have another way now. */
  plans: number;
  /** What the middle learner of the course has: days of silence, answers of the last fourteen days, concepts gained. */
  usual: { silentDays: number; answers: number; gained: number };
}

/** Days that are looked back on, and ahead to. */
export const WINDOW_DAYS = 28;

/** What a model of risk goes by, in this order; each 0 to 1, and more of it should mean more risk. */
export const riskFeatures = [
  ...([
    'silence',
    'few-days',
    'few-answers',
    'fading',
    'wrong',
    'helped',
    'little-gained',
    'left',
    'unsettled',
  ] as const),
] as const;
export type RiskFeature = (typeof riskFeatures)[number];

/** Days with an answer, of fourteen, from which on nobody is short of any; plans from which on more say nothing more. */
const ENOUGH_DAYS = 7;
const MOST_PLANS = 3;

/** The features of {@link riskFeatures}, in their order. Ranges are the same everywhere, so that districts can learn from each other. */
export function featuresOf(facts: RiskFacts): Float64Array {
  const { answers, answersBefore, unaided, helped, usual } = facts;
  const values: Record<RiskFeature, number> = {
    silence: facts.silentDays / WINDOW_DAYS,
    'few-days': 1 - facts.activeDays / ENOUGH_DAYS,
    'few-answers': usual.answers > 0 ? 1 - answers / usual.answers : 0,
    fading: 0.5 + (0.5 * (answersBefore - answers)) / Math.max(1, answersBefore + answers),
    // Of few answers half is assumed, so that one wrong answer isn't everything.
    wrong: (facts.wrong + 1) / (unaided + 2),
    helped: helped / Math.max(1, unaided + helped),
    'little-gained': usual.gained > 0 ? 1 - facts.gained / usual.gained : 0,
    left: 1 - facts.known / Math.max(1, facts.concepts),
    unsettled: facts.plans / MOST_PLANS,
  };
  return Float64Array.from(riskFeatures, (name) => Math.min(1, Math.max(0, values[name])));
}

/** Fewer gained concepts of the middle learner than this, and being behind it says nothing. */
const LEAST_USUAL = 2;

/**
 * What is warned of: that in the next {@link WINDOW_DAYS} days a learner comes to know fewer than half as many concepts as the middle learner of the
 * course does, and then knows less than the middle learner. Who is ahead and takes a rest doesn't fall behind.
 *
 * @param own concepts that they came to know in those days, know at their end, and didn't know at their beginning. @param usual the middle learner's.
 * @returns null where it can't be told: the course stood still, or they had no more to learn than others learned.
 */
export function fellBehind(
  own: { gained: number; known: number; left: number },
  usual: { gained: number; known: number },
): boolean | null {
  if (usual.gained < LEAST_USUAL || own.left < usual.gained) return null;
  return own.gained < usual.gained / 2 && own.known < usual.known;
}
