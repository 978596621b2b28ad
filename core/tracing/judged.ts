import type { BktParameters } from './bkt';

/** How well whoever judges an answer tells good from bad. */
export interface JudgeReliability {
  /** Share of good answers that are judged good. */
  sensitivity: number;
  /** Share of bad answers that are judged good. */
  falseAlarm: number;
}

/**
 * The parameters of an answer that nobody can mark exactly: what is seen is the judge's word, not the answer. Somebody who knows gives a
 * good answer with 1 − p(S), which is judged good with the judge's sensitivity; else a bad one, judged good by mistake:
 *
 *     p(judged good | known)   = (1 − p(S)) · sensitivity + p(S) · falseAlarm
 *     p(judged good | unknown) =      p(G)  · sensitivity + (1 − p(G)) · falseAlarm
 *
 * (a noisy channel behind the answer, by the law of total probability). An exact judge (1 and 0) leaves the parameters as they are; one
 * who can't tell (both equal) makes every answer worth nothing. p(S) + p(G) never grows past 1.
 */
export function throughJudge(parameters: BktParameters, { sensitivity, falseAlarm }: JudgeReliability): BktParameters {
  const judgedGood = (good: number) => good * sensitivity + (1 - good) * falseAlarm;
  return { ...parameters, pSlip: 1 - judgedGood(1 - parameters.pSlip), pGuess: judgedGood(parameters.pGuess) };
}
