import { abilityScore } from '../ability';
import type { Calibration } from '../calibration';
import { itemOf } from '../calibration';
import type { ItemParameters } from '../item';
import { probabilityCorrect } from '../item';
import { countAnswers, type Responses } from '../responses';

/**
 * An estimate that moves with every answer between two calibrations, and how much lies behind it. Two numbers: cheap to
 * keep for every learner and every item.
 */
export interface OnlineState {
  /** Ability of a learner or difficulty of an item, on the scale of the calibration. */
  value: number;
  /** Answers behind it; what a calibration knew counts as so many. */
  answers: number;
}

/** Of a learner or an item nobody knows yet: the average. */
export const UNKNOWN: Readonly<OnlineState> = { value: 0, answers: 0 };

/**
 * Step size after so many answers: U(n) = α / (1 + βn). R. Pelánek, "Applications of the Elo rating system in adaptive
 * educational systems", Computers & Education 98 (2016), 169–179, section 2.3, with its α = 1 and β = 0.05. α is also the
 * variance of ability in the population: the step is what a Kalman filter would take, and U(n) stands for what is not
 * known yet.
 */
export const STEP = { first: 1, decay: 0.05 } as const;

export function stepSize(answers: number): number {
  return STEP.first / (1 + STEP.decay * answers);
}

export interface OnlineUpdate {
  learner: OnlineState;
  item: OnlineState;
  /** P(right) before the answer was known. */
  expected: number;
}

/**
 * Moves ability and difficulty by one answer, in opposite directions along the slope of its log-probability: Elo's update
 * where discrimination is 1 and nobody guesses (difference answer − P), and less after a lucky hit where guessing is easy.
 * Constant time, and nothing else changes.
 *
 * A step that is not a number (a parameter or a state that is none) moves nothing.
 *
 * @param curve discrimination and guessing of the item, which stay as calibrated; left out: 1 and 0.
 */
export function updateOnline(
  learner: OnlineState,
  item: OnlineState,
  correct: boolean,
  curve: Pick<ItemParameters, 'discrimination' | 'guessing'> = { discrimination: 1, guessing: 0 },
): OnlineUpdate {
  const parameters = { ...curve, difficulty: item.value };
  const slope = abilityScore(parameters, learner.value, correct ? 1 : 0) || 0;
  return {
    learner: { value: learner.value + stepSize(learner.answers) * slope, answers: learner.answers + 1 },
    item: { value: item.value - stepSize(item.answers) * slope, answers: item.answers + 1 },
    expected: probabilityCorrect(parameters, learner.value),
  };
}

/**
 * State that an estimate with this standard error starts from: as many answers as bring the step down to its variance. An
 * error as large as the population's, or unknown (NaN), counts as none.
 */
export function onlineFrom(value: number, standardError: number): OnlineState {
  const answers = (STEP.first / standardError ** 2 - 1) / STEP.decay;
  // An error of 0 would freeze the estimate for good.
  return { value, answers: answers > 0 ? Math.min(answers, 1e6) : 0 };
}

/**
 * State of every item of a calibration, in order: from its standard error, and where that is unknown from the number of its
 * answers, so that an item of a bank too large for errors does not start anew.
 *
 * @param responses those it was calibrated on.
 */
export function itemsOnlineFrom(calibration: Calibration, responses: Responses): OnlineState[] {
  const counts = countAnswers(responses);
  return Array.from({ length: calibration.items }, (_, item) => {
    const { difficulty } = itemOf(calibration, item);
    const error = calibration.standardErrors?.difficulty[item] ?? Number.NaN;
    if (!Number.isNaN(error)) return onlineFrom(difficulty, error);
    return { value: difficulty, answers: (counts[2 * item] ?? 0) + (counts[2 * item + 1] ?? 0) };
  });
}
