import type { Random } from '../random/random';
import { type BktParameters, predictCorrect, traceAnswer } from '../tracing/bkt';

/** A concept that is still to be learned. */
export interface ConceptAhead {
  /** p(L) now. */
  pKnown: number;
  parameters: BktParameters;
  /** p(L) that is enough. */
  threshold: number;
  /** Reading its lesson, minutes. */
  lessonMinutes: number;
}

/** Time that a way is likely to take, minutes: in half of all cases at most `middle`, in eight of ten between `low` and `high`. */
export interface WayTime {
  low: number;
  middle: number;
  high: number;
}

const DRAWS = 300;
/** A learner who isn't through by then gets another plan. */
const MOST_ANSWERS = 60;
const EXERCISES_A_LESSON = 5;

/**
 * How long some concepts will take: each is played through by the learner model as often as `DRAWS` says, from p(L) now to its threshold (whether it is
 * known and learned is drawn, answers with it), a lesson for every five exercises.
 * @param minutesPerAnswer the learner's own, or the class's: above 0.
 * @param pace how far one day or learner differs from another: standard deviation of the logarithm of all minutes.
 */
export function wayTime(
  concepts: readonly ConceptAhead[],
  minutesPerAnswer: number,
  random: Random,
  pace = 0.25,
): WayTime {
  const totals = Float64Array.from({ length: DRAWS }, () => {
    const minutes = concepts.reduce((sum, concept) => sum + timeOnce(concept, minutesPerAnswer, random), 0);
    return minutes * Math.exp(random.normal(0, pace));
  }).sort();
  const at = (share: number) => totals[Math.min(DRAWS - 1, Math.floor(share * DRAWS))] ?? 0;
  return { low: at(0.1), middle: at(0.5), high: at(0.9) };
}

function timeOnce(
  { pKnown, parameters, threshold, lessonMinutes }: ConceptAhead,
  each: number,
  random: Random,
): number {
  if (pKnown >= threshold) return 0;
  let [believed, knows, answers] = [pKnown, random.chance(pKnown), 0];
  while (believed < threshold && answers < MOST_ANSWERS) {
    const correct = random.chance(predictCorrect(knows ? 1 : 0, parameters));
    believed = traceAnswer(believed, correct, parameters);
    knows ||= random.chance(parameters.pLearn);
    answers++;
  }
  return answers * each + Math.ceil(answers / EXERCISES_A_LESSON) * lessonMinutes;
}
