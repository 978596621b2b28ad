import { ITEM_LEVELS } from '../sequencing/course-model';
import { type PossibleLearners, rightByHabit } from './possible-learners';

/** A question of a placement: an item of this level (0 easy to 2 hard) on this concept. */
export interface Question {
  concept: number;
  item: number;
  /** By how much its answer lowers the variance of how many concepts the learner knows, on average. */
  worth: number;
}

/** Learners who are less likely than this share of the likeliest are not looked at: together they weigh next to nothing. */
const IMPOSSIBLE = 1e-5;

/**
 * The question whose answer is expected to tell most of how much of the course is known: for a right or wrong answer A it lowers the variance of the
 * number of known concepts by Cov(number, A)² / Var(A), by the law of total variance; the first of equals. Null where nothing that may be asked would tell anything.
 * @param mayAsk whether an item of this level on this concept may be asked (again).
 */
export function chooseQuestion(
  learners: PossibleLearners,
  mayAsk: (concept: number, item: number) => boolean,
): Question | null {
  const possible = stillPossible(learners);
  let best: Question | null = null;
  for (let concept = 0; concept < learners.model.graph.count; concept++) {
    for (let item = 0; item < ITEM_LEVELS; item++) {
      if (!mayAsk(concept, item)) continue;
      const worth = worthOf(learners, possible, concept, item);
      if (worth > (best?.worth ?? 1e-9)) best = { concept, item, worth };
    }
  }
  return best;
}

interface Possible {
  who: Int32Array;
  /** Weight of each, and that times how far the number they know lies from the mean. */
  weight: Float64Array;
  moved: Float64Array;
}

function stillPossible({ weight, knownCount, size }: PossibleLearners): Possible {
  const least = IMPOSSIBLE * weight.reduce((most, own) => Math.max(most, own), 0);
  const who: number[] = [];
  let [all, mean] = [0, 0];
  for (let learner = 0; learner < size; learner++) {
    const own = weight[learner] ?? 0;
    if (own <= least) continue;
    who.push(learner);
    all += own;
    mean += own * (knownCount[learner] ?? 0);
  }
  mean /= all;
  const shares = Float64Array.from(who, (learner) => (weight[learner] ?? 0) / all);
  const moved = shares.map((share, at) => share * ((knownCount[who[at] ?? 0] ?? 0) - mean));
  return { who: Int32Array.from(who), weight: shares, moved };
}

function worthOf(learners: PossibleLearners, { who, weight, moved }: Possible, concept: number, item: number): number {
  const { knows, size, habits } = learners;
  const by = rightByHabit(learners, concept, item);
  const kinds = habits.kinds.luck.length;
  const from = concept * size;
  let [right, covariance] = [0, 0];
  for (let at = 0; at < who.length; at++) {
    const learner = who[at] ?? 0;
    const chance = by[(knows[from + learner] ?? 0) * kinds + (habits.own[learner] ?? 0)] ?? 0.5;
    right += (weight[at] ?? 0) * chance;
    covariance += (moved[at] ?? 0) * chance;
  }
  const variance = right * (1 - right);
  return variance > 0 ? covariance ** 2 / variance : 0;
}
