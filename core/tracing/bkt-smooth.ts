import { afterAnswer } from './bkt';
import type { FittedBktParameters } from './bkt-parameters';
import { refuseNaN } from './bkt-refusals';

/** What all answers of one learner on one skill, the later ones included, say about each moment. */
export interface SmoothedAnswers {
  /** P(known when answer t was given | all answers). */
  known: Float64Array;
  /** P(learned between answer t and the next | all answers); 0 for the last. */
  learned: Float64Array;
  /** P(forgotten between answer t and the next | all answers); 0 for the last. */
  forgotten: Float64Array;
  /** Natural logarithm of the probability of all answers; 0 without any. */
  logLikelihood: number;
}

/**
 * Looks back on one learner's answers (forward–backward; Rabiner, Proc. IEEE 77, 1989): when was it learned? For reports
 * and for what is fitted on what turned out to be known; decisions use the filtered p(L), which knows no future.
 *
 * @param answers 1 right, 0 wrong, in order.
 * @param parametersAt parameters of answer t, which may differ in slip and guess.
 * @throws RangeError that names what is NaN.
 */
export function smoothAnswers(
  answers: ArrayLike<number>,
  parametersAt: (answer: number) => FittedBktParameters,
): SmoothedAnswers {
  const length = answers.length;
  const [filtered, chances] = [new Float64Array(length), new Float64Array(length)];
  let logLikelihood = 0;
  let prior = length > 0 ? parametersAt(0).pInit : 0;
  for (let t = 0; t < length; t++) {
    const parameters = parametersAt(t);
    const correct = (answers[t] ?? 0) > 0;
    const chance = chanceOf(prior, correct, parameters);
    const after = afterAnswer(prior, correct, parameters);
    filtered[t] = after;
    chances[t] = chance;
    if (Number.isNaN(chance + (answers[t] ?? 0))) refuseNaN({ [`answer ${t}`]: answers[t] ?? 0, ...parameters });
    logLikelihood += Math.log(chance);
    prior = after * (1 - parameters.pForget) + (1 - after) * parameters.pLearn;
  }
  const [known, learned, forgotten] = [new Float64Array(length), new Float64Array(length), new Float64Array(length)];
  let [backKnown, backUnknown] = [1, 1];
  for (let t = length - 1; t >= 0; t--) {
    const after = filtered[t] ?? 0;
    if (t < length - 1) {
      const { pLearn, pForget } = parametersAt(t);
      learned[t] = (1 - after) * pLearn * backKnown;
      forgotten[t] = after * pForget * backUnknown;
      [backKnown, backUnknown] = [
        (1 - pForget) * backKnown + pForget * backUnknown,
        pLearn * backKnown + (1 - pLearn) * backUnknown,
      ];
    }
    known[t] = after * backKnown;
    const parameters = parametersAt(t);
    const correct = (answers[t] ?? 0) > 0;
    backKnown *= (correct ? 1 - parameters.pSlip : parameters.pSlip) / (chances[t] ?? 1);
    backUnknown *= (correct ? parameters.pGuess : 1 - parameters.pGuess) / (chances[t] ?? 1);
  }
  return { known, learned, forgotten, logLikelihood };
}

function chanceOf(prior: number, correct: boolean, { pSlip, pGuess }: FittedBktParameters): number {
  return prior * (correct ? 1 - pSlip : pSlip) + (1 - prior) * (correct ? pGuess : 1 - pGuess);
}
