import type { BktParameters } from './bkt';

/**
 * Probability that one hint supplies what a learner who doesn't know the concept was missing. A judgement, not a
 * measurement: at 0.25 one hint makes an open question about as easy to get right without knowledge as a choice of four
 * (p(G) 0.05 becomes 0.26), three hints make it better than even (0.54).
 */
export const HINT_HELP = 0.25;

/**
 * The parameters of an answer given after hints: only p(G) rises.
 *
 * With n hints somebody who doesn't know the concept was carried over the gap with probability `a = 1 − (1 − h)^n`, and
 * then answers like somebody who knows, right with 1 − p(S); otherwise they guess as before:
 *
 *     p(G | n) = (1 − a) · p(G) + a · (1 − p(S))
 *
 * So p(G | n) rises with each hint towards 1 − p(S), where a right answer tells nothing, and never passes it: p(S) + p(G)
 * stays under 1. A right answer after hints lifts p(L) less than one without, a wrong one lowers it no more.
 *
 * Sources: that hints needed predict the next answer, and that right-or-wrong alone throws this away, is shown by Wang
 * and Heffernan, "The 'Assistance' Model" (FLAIRS 2011). Tracing usually counts a request for help as a wrong answer;
 * this keeps the answer and counts the help as a better chance to guess it.
 *
 * @param hintsUsed hints shown before the answer, 0 or more.
 */
export function withHints(parameters: BktParameters, hintsUsed: number): BktParameters {
  const carried = 1 - (1 - HINT_HELP) ** Math.max(0, hintsUsed);
  const pGuess = (1 - carried) * parameters.pGuess + carried * (1 - parameters.pSlip);
  return { ...parameters, pGuess };
}
