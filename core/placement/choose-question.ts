import { ITEM_LEVELS } from '../sequencing/course-model';
import { knownChances, type PossibleLearners, rightChance } from './possible-learners';

/** A question of a placement: an item of this level (0 easy to 2 hard) on this concept. */
export interface Question {
  concept: number;
  item: number;
  /** By how much its answer lowers the variance of how many concepts the learner knows, on average. */
  worth: number;
}

/** Concepts that are looked at: those in most doubt. More cost time and bring nothing. */
const MOST_LOOKED_AT = 40;

/**
 * The question whose answer is expected to tell most of how much of the course is known: for a right or wrong answer A it lowers the variance of the
 * number of known concepts by (Σ Cov(known, A))² / Var(A), by the law of total variance; the first of equals. Null where nothing that may be asked would tell anything.
 * @param mayAsk whether an item of this level on this concept may be asked (again).
 */
export function chooseQuestion(
  learners: PossibleLearners,
  mayAsk: (concept: number, item: number) => boolean,
): Question | null {
  const known = knownChances(learners);
  const doubted = [...known.keys()]
    .sort((a, b) => doubt(known, b) - doubt(known, a) || a - b)
    .filter((concept) => [0, 1, 2].some((item) => mayAsk(concept, item)))
    .slice(0, MOST_LOOKED_AT);
  let best: Question | null = null;
  for (const concept of doubted) {
    for (let item = 0; item < ITEM_LEVELS; item++) {
      if (!mayAsk(concept, item)) continue;
      const worth = worthOf(learners, known, concept, item);
      if (worth > (best?.worth ?? 1e-9)) best = { concept, item, worth };
    }
  }
  return best;
}

function doubt(known: Float64Array, concept: number): number {
  const p = known[concept] ?? 0;
  return p * (1 - p);
}

function worthOf(learners: PossibleLearners, known: Float64Array, concept: number, item: number): number {
  const { model, knows, weight, size } = learners;
  const { count } = model.graph;
  const together = new Float64Array(count);
  let right = 0;
  for (let learner = 0; learner < size; learner++) {
    const share = (weight[learner] ?? 0) * rightChance(learners, learner, concept, item);
    if (share === 0) continue;
    right += share;
    const from = learner * count;
    for (let other = 0; other < count; other++)
      if (knows[from + other] === 1) together[other] = (together[other] ?? 0) + share;
  }
  const variance = right * (1 - right);
  if (variance <= 0) return 0;
  let covariance = 0;
  for (let other = 0; other < count; other++) covariance += (together[other] ?? 0) - (known[other] ?? 0) * right;
  return covariance ** 2 / variance;
}
