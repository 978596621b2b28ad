import { refuseNaN } from './bkt-refusals';

/**
 * Bayesian knowledge tracing: a concept is known or not, which we can't see; answers are what we see. Equations 1 to 4
 * of A. T. Corbett and J. R. Anderson, "Knowledge tracing: Modeling the acquisition of procedural knowledge",
 * User Modeling and User-Adapted Interaction 4 (1995), 253–278. All numbers are probabilities, 0 to 1.
 */
export interface BktParameters {
  /** p(L0): known before the first answer. */
  pInit: number;
  /** p(T): learned at one opportunity, answer and feedback together. */
  pLearn: number;
  /** p(S): a wrong answer though known. */
  pSlip: number;
  /** p(G): a right answer though not known. */
  pGuess: number;
}

/** What a concept sets; `pGuess` null leaves the chance of guessing to each item. */
export type ConceptParameters = Omit<BktParameters, 'pGuess'> & { pGuess: number | null };

export const DEFAULT_PARAMETERS: Readonly<ConceptParameters> = { pInit: 0.2, pLearn: 0.15, pSlip: 0.1, pGuess: null };

/** p(G) of an answer in one's own words, a number, a term, an order: nothing to pick from, so a hit is luck. */
export const OPEN_ANSWER_GUESS = 0.05;

/**
 * p(L) stays this far from certainty at both ends. Knowledge tracing knows no forgetting: unbounded, forty right answers
 * would round to 1 and no number of wrong ones could lower it again. At 0.001, three wrong answers in a row make a
 * learner of certain knowledge doubtful again (p(S) 0.1, p(G) 0.05).
 */
export const LEAST_DOUBT = 0.001;

/** p(S) + p(G) is kept this far under 1: from there on a right answer would speak against knowledge. */
const LEAST_CONTRAST = 0.01;

/**
 * p(G) of one answer: the concept's own where somebody set it, else the item's chance (1/options), else that of an open
 * answer. Items differ in how easily they are guessed: Pardos and Heffernan, "KT-IDEM" (UMAP 2011).
 */
export function parametersOf(concept: ConceptParameters, chanceOfGuessing: number | null): BktParameters {
  const wanted = concept.pGuess ?? chanceOfGuessing ?? OPEN_ANSWER_GUESS;
  return { ...concept, pGuess: Math.max(0, Math.min(wanted, 1 - concept.pSlip - LEAST_CONTRAST)) };
}

/** Equation 4: probability that the next answer is right. */
export function predictCorrect(pKnown: number, { pSlip, pGuess }: BktParameters): number {
  return pKnown * (1 - pSlip) + (1 - pKnown) * pGuess;
}

/** Equations 2 and 3: p(L) once the answer is seen, before learning from it. */
export function afterAnswer(pKnown: number, correct: boolean, { pSlip, pGuess }: BktParameters): number {
  const known = pKnown * (correct ? 1 - pSlip : pSlip);
  const unknown = (1 - pKnown) * (correct ? pGuess : 1 - pGuess);
  // Both are 0 only for an answer that the model calls impossible: it says nothing.
  return known + unknown === 0 ? pKnown : known / (known + unknown);
}

/** Equation 1: the answer and its feedback were also an opportunity to learn. */
export function afterLearning(pKnown: number, pLearn: number): number {
  return pKnown + (1 - pKnown) * pLearn;
}

/**
 * p(L) after one answer that counts as evidence, kept inside the bounds of {@link LEAST_DOUBT}.
 *
 * @throws RangeError that names what is NaN.
 */
export function traceAnswer(pKnown: number, correct: boolean, parameters: BktParameters): number {
  const after = afterLearning(afterAnswer(pKnown, correct, parameters), parameters.pLearn);
  if (Number.isNaN(after)) return refuseNaN({ pKnown, ...parameters });
  return Math.min(1 - LEAST_DOUBT, Math.max(LEAST_DOUBT, after));
}
