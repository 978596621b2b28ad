import type { Random } from '@/core/random/random';
import { knownNow, type LearnerView, resetView, viewAnswer, viewRest } from '@/core/sequencing/learner-view';
import { createChoice, type Policy } from '@/core/sequencing/policy';
import type { SimulatedLearner } from '@/core/simulation/learner';
import type { Population } from '@/core/simulation/population';
import { KNOWN_FROM } from '@/core/tracing/thresholds';

/**
 * Share of the course that has to be truly known at one moment for it to count as mastered. Forgetting goes on, so waiting for
 * the very last concept would measure luck.
 */
export const MASTERED_SHARE = 0.95;

/** Logits by which an easy, a middle and a hard item differ from the middle, in deviations of the items. */
export const ITEM_EASE = [1, 0, -1] as const;

export interface Course {
  /** Answers that each learner gives, whether they have mastered the course or not. */
  budget: number;
  /** Answers after which a learner who has not mastered it is given up. */
  limit: number;
}

/** What became of one learner under one policy. */
export interface Outcome {
  /** Answers until the course was mastered; `limit` where it never was. */
  attempts: number;
  mastered: boolean;
  /** Share of the course truly known after the budget, and 30 days after that without practice. */
  knownAtBudget: number;
  heldAtBudget: number;
  /** Share truly known 30 days after the course was mastered (or given up). */
  heldAtMastery: number;
  /** Share truly known 30 days after each of the numbers of answers that were asked for. */
  heldAt: number[];
  /** Answers until mastery on concepts that were truly known at that moment. */
  wasted: number;
  /** Sum over the answers of the budget of the share truly known after each: what regret is counted from. */
  knownSum: number;
  /** Answers until the policy's own view called the course mastered; `limit` where it never did. */
  believedAttempts: number;
  /** Share truly known at that moment; NaN where it never came. */
  knownWhenBelieved: number;
}

/** The days between sittings: one a school day, and the weekend after five. */
export function restDays(sitting: number): number {
  return sitting % 5 === 0 ? 3 : 1;
}

/**
 * One learner, newly enrolled, works under one policy.
 * @param curve adds up the share truly known after each answer of the budget.
 * @param stops numbers of answers, 1 to the limit, after which to ask what is held 30 days later.
 */
export function follow(
  learner: SimulatedLearner,
  view: LearnerView,
  policy: Policy,
  population: Population,
  { budget, limit }: Course,
  random: Random,
  curve: Float64Array,
  stops: readonly number[] = [],
): Outcome {
  const { count } = view.model.graph;
  const enough = Math.ceil(MASTERED_SHARE * count);
  const choice = createChoice();
  const outcome: Outcome = {
    attempts: limit,
    mastered: false,
    knownAtBudget: 0,
    heldAtBudget: 0,
    heldAtMastery: 0,
    heldAt: stops.map(() => 0),
    wasted: 0,
    knownSum: 0,
    believedAttempts: limit,
    knownWhenBelieved: Number.NaN,
  };
  resetView(view);
  policy.reset(view);
  let sittings = 0;
  let known = learner.knownCount();
  const least = Math.max(budget, ...stops);
  for (let answers = 1; answers <= limit && (answers <= least || !outcome.mastered); answers++) {
    const counted = answers <= budget || !outcome.mastered;
    policy.choose(view, random, choice);
    const before = learner.isKnown(choice.concept);
    if (before && !outcome.mastered) outcome.wasted++;
    const ease = (ITEM_EASE[choice.item] ?? 0) * population.itemDeviation;
    const correct = learner.answer(choice.concept, ease, random);
    learner.explain(choice.concept, choice.approach, random);
    viewAnswer(view, choice.concept, choice.item, correct);
    policy.observe(view, choice, correct);
    known += Number(learner.isKnown(choice.concept)) - Number(before);
    if (answers <= budget) {
      curve[answers - 1] = (curve[answers - 1] ?? 0) + known / count;
      outcome.knownSum += known / count;
    }
    if (counted && Number.isNaN(outcome.knownWhenBelieved) && believesMastered(view, enough)) {
      outcome.believedAttempts = answers;
      outcome.knownWhenBelieved = known / count;
    }
    if (!outcome.mastered && known >= enough) {
      outcome.mastered = true;
      outcome.attempts = answers;
      outcome.heldAtMastery = held(learner, count);
    }
    if (answers === budget) {
      outcome.knownAtBudget = known / count;
      outcome.heldAtBudget = held(learner, count);
    }
    stops.forEach((stop, at) => {
      if (answers === stop) outcome.heldAt[at] = held(learner, count);
    });
    if (view.sittingAnswers < population.sittingAnswers) continue;
    const days = restDays(++sittings);
    learner.rest(days);
    viewRest(view, days);
    policy.rest?.(view);
    known = learner.knownCount();
  }
  if (!outcome.mastered) outcome.heldAtMastery = held(learner, count);
  return outcome;
}

/** Whether the view has so many concepts for known today. */
function believesMastered(view: LearnerView, enough: number): boolean {
  const { count } = view.model.graph;
  let missing = count - enough;
  for (let concept = 0; concept < count; concept++) {
    if (knownNow(view, concept) < KNOWN_FROM && missing-- === 0) return false;
  }
  return true;
}

const RETENTION_DAYS = 30;

function held(learner: SimulatedLearner, count: number): number {
  let sum = 0;
  for (let concept = 0; concept < count; concept++) sum += learner.heldAfter(concept, RETENTION_DAYS);
  return sum / count;
}
