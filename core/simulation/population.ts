/** Of whom and of what a simulated school is made. Logits are natural; deviations are standard deviations on that scale. */
export interface Population {
  /**
   * Correlation, 0 to 1, between what makes a learner strong (knowing much, learning fast, slipping little, guessing well), and
   * between what makes a concept easy.
   */
  correlation: number;
  /** Known before the first answer, where all prerequisites are known: mean logit, and how concepts and learners differ. */
  initial: { logit: number; conceptDeviation: number; learnerDeviation: number };
  /** Factor on the probability of having known a concept, where one of its prerequisites isn't known. */
  initialWithoutPrerequisite: number;
  /**
   * Learned from one explanation. In logits, `lesson` is what the first explanation of a concept has over the later ones, `savings`
   * how much more easily comes back what was known once and is forgotten.
   */
  learning: { logit: number; conceptDeviation: number; learnerDeviation: number; lesson: number; savings: number };
  /** Factor on the probability of learning a concept, while one of its prerequisites isn't truly known. */
  learningWithoutPrerequisite: number;
  slip: { logit: number; conceptDeviation: number; learnerDeviation: number };
  guess: { logit: number; conceptDeviation: number; learnerDeviation: number };
  /** Items of one concept differ: in logits of being answered, harder ones below 0. */
  itemDeviation: number;
  /** Ways of teaching: how far they differ for everyone, for one learner, for one concept; in logits of learning. */
  approach: { count: number; sharedDeviation: number; learnerDeviation: number; conceptDeviation: number };
  /** Stability in days of what was just learned (median) and of what was brought along; deviation of its logarithm. */
  memory: {
    curve: 'power' | 'exponential';
    learnedDays: number;
    broughtDays: number;
    logDeviation: number;
    /** Share of the stability that is left once something was forgotten and learned again. */
    keptAfterLapse: number;
  };
  /** Logits that slips rise and learning falls from the beginning of a sitting to its end. */
  fatigue: { slip: number; learning: number };
  /** Answers in one sitting. */
  sittingAnswers: number;
}

/**
 * A population that looks like the ASSISTments 2009–2010 skill builder data: mean correctness, learning curve and spread
 * between learners are compared in docs/evaluation.md. What those data can't show is set from elsewhere: stability is of the
 * size FSRS starts from for material that was learned well, ways of teaching differ by no more than the small to middle effects
 * that instruction research finds (J. Hattie, Visible Learning, 2009), prerequisites are a judgement.
 */
export const POPULATION: Readonly<Population> = {
  correlation: 0.75,
  initial: { logit: 0.22, conceptDeviation: 0.66, learnerDeviation: 1.5 },
  initialWithoutPrerequisite: 0.15,
  learning: { logit: -0.6, conceptDeviation: 1.41, learnerDeviation: 1.04, lesson: 1.13, savings: 1 },
  learningWithoutPrerequisite: 0.15,
  slip: { logit: -2.22, conceptDeviation: 0.86, learnerDeviation: 0.96 },
  guess: { logit: -0.74, conceptDeviation: 0.4, learnerDeviation: 0.35 },
  itemDeviation: 0.78,
  approach: { count: 5, sharedDeviation: 0.3, learnerDeviation: 0.3, conceptDeviation: 0.2 },
  memory: { curve: 'power', learnedDays: 8, broughtDays: 60, logDeviation: 0.6, keptAfterLapse: 0.6 },
  fatigue: { slip: 0.3, learning: 0.3 },
  sittingAnswers: 20,
};
