import { type BktParameters, OPEN_ANSWER_GUESS } from './bkt';
import type { FittedBktParameters } from './bkt-parameters';
import { refuseNaN } from './bkt-refusals';

/** Standard deviations of the parameters: how well they are known. */
export type BktDeviations = Readonly<BktParameters>;

/** p(L) of one learner on one concept with what is needed to say how sure it is. */
export interface TracedKnowledge {
  pKnown: number;
  /** Derivatives of p(L) by p(L0), p(T), p(S) and p(G): what an error of each does to it. */
  byInit: number;
  byLearn: number;
  bySlip: number;
  byGuess: number;
  /** How many open unaided answers the history is worth now. */
  evidence: number;
}

export interface Confidence {
  pKnown: number;
  low: number;
  high: number;
  evidence: number;
}

export function startTracing({ pInit }: BktParameters): TracedKnowledge {
  return { pKnown: pInit, byInit: 1, byLearn: 0, bySlip: 0, byGuess: 0, evidence: 0 };
}

/**
 * One answer later: p(L), its derivatives by the chain rule through Bayes' theorem, and the evidence.
 *
 * An answer's evidence is its weight (see {@link weightOfAnswer}). Each opportunity to learn or forget multiplies what
 * the state before tells about the state after by 1 − p(T) − p(F), the second eigenvalue of the chain; so it does with the
 * evidence gathered so far. Twenty answers to a concept that is learnt at once are worth less than twenty to one that stays.
 *
 * @param guessGiven p(G) of this answer is known from its item, so its error is not the fit's.
 * @throws RangeError that names what is NaN.
 */
export function traceWithConfidence(
  traced: TracedKnowledge,
  correct: boolean,
  parameters: FittedBktParameters,
  guessGiven = false,
): TracedKnowledge {
  const { pLearn, pForget, pSlip, pGuess } = parameters;
  const p = traced.pKnown;
  const ifKnown = correct ? 1 - pSlip : pSlip;
  const ifUnknown = correct ? pGuess : 1 - pGuess;
  const chance = p * ifKnown + (1 - p) * ifUnknown;
  if (chance === 0) return traced;
  if (Number.isNaN(chance + pLearn + pForget)) refuseNaN({ pKnown: p, ...parameters });
  const after = (p * ifKnown) / chance;
  // Derivatives of `after` by p and by the two chances; a slip lowers the one of a right answer, a guess lifts the other.
  const byPrior = (ifKnown * ifUnknown) / chance ** 2;
  const bySlipHere = ((correct ? -1 : 1) * p * (1 - p) * ifUnknown) / chance ** 2;
  const byGuessHere = guessGiven ? 0 : ((correct ? -1 : 1) * p * (1 - p) * ifKnown) / chance ** 2;
  const lasting = 1 - pLearn - pForget;
  return {
    pKnown: after * (1 - pForget) + (1 - after) * pLearn,
    byInit: lasting * byPrior * traced.byInit,
    byLearn: lasting * byPrior * traced.byLearn + (1 - after),
    bySlip: lasting * (byPrior * traced.bySlip + bySlipHere),
    byGuess: lasting * (byPrior * traced.byGuess + byGuessHere),
    evidence: Math.max(0, lasting) * (traced.evidence + weightOfAnswer(parameters)),
  };
}

/**
 * How well one answer tells knowing from not knowing, 1 for an open unaided one: Jeffreys' divergence of the two chances
 * of a right answer (H. Jeffreys, Proc. Royal Society A 186, 1946), relative to that with p(G) of an open answer. A choice
 * of four tells less, one after many hints nothing.
 */
export function weightOfAnswer({ pSlip, pGuess }: BktParameters): number {
  const open = divergence(1 - pSlip, OPEN_ANSWER_GUESS);
  return open > 0 ? divergence(1 - pSlip, pGuess) / open : 0;
}

/**
 * p(L) with an interval for the uncertainty of the parameters, at first order (the delta method), on the log-odds scale so
 * that it stays within 0 and 1. It answers "how much would p(L) differ had the parameters been fitted on other learners";
 * that knowledge itself is uncertain p(L) says already.
 *
 * @param z half-width in standard deviations; 1.96 is 95 %.
 */
export function confidenceOf(traced: TracedKnowledge, deviations: BktDeviations, z = 1.96): Confidence {
  const { pKnown, evidence } = traced;
  const variance =
    (traced.byInit * deviations.pInit) ** 2 +
    (traced.byLearn * deviations.pLearn) ** 2 +
    (traced.bySlip * deviations.pSlip) ** 2 +
    (traced.byGuess * deviations.pGuess) ** 2;
  if (pKnown <= 0 || pKnown >= 1) return { pKnown, low: pKnown, high: pKnown, evidence };
  const logOdds = Math.log(pKnown / (1 - pKnown));
  const half = (z * Math.sqrt(variance)) / (pKnown * (1 - pKnown));
  return { pKnown, low: logistic(logOdds - half), high: logistic(logOdds + half), evidence };
}

/**
 * Deviations of a fit's parameters, from the Beta distributions its counts and the prior make. Counts of hidden events are
 * treated as if they had been seen, so these are at the lower end.
 *
 * @param events and `trials` of init, learn, forget, slip, guess, as in a plain FittedSkill; the prior's added by the caller.
 */
export function deviationsOf(events: ArrayLike<number>, trials: ArrayLike<number>): BktDeviations {
  const at = (index: number) => betaDeviation(events[index] ?? 0, trials[index] ?? 0);
  return { pInit: at(0), pLearn: at(1), pSlip: at(3), pGuess: at(4) };
}

/** Standard deviation of Beta(1 + events, 1 + trials − events). */
function betaDeviation(events: number, trials: number): number {
  const [a, b] = [1 + events, 1 + trials - events];
  return Math.sqrt((a * b) / ((a + b) ** 2 * (a + b + 1)));
}

/** Chances are kept off 0 and 1, where one answer would tell everything. */
function divergence(first: number, second: number): number {
  const inside = (chance: number) => Math.min(0.999, Math.max(0.001, chance));
  const [p, q] = [inside(first), inside(second)];
  return (p - q) * Math.log((p * (1 - q)) / (q * (1 - p)));
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
