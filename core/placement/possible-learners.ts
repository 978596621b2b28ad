import type { Random } from '../random/random';
import { type CourseModel, ITEM_LEVELS } from '../sequencing/course-model';
import { logistic, logit } from '../tracing/random-effect';
import { type AnswerHabits, drawHabits } from './answer-habits';
import { evenOut } from './even-out';

/**
 * Learners as they could be before a first answer: what each knows of the course, how likely each is. A Monte Carlo form of knowledge space
 * theory (J.-P. Doignon and J.-C. Falmagne, "Spaces for the assessment of knowledge", 1985): states are drawn, not listed.
 */
export interface PossibleLearners {
  model: CourseModel;
  size: number;
  /** 1 where learner l knows concept c, at `c * size + l`. */
  knows: Uint8Array;
  /** How many concepts each knows. */
  knownCount: Uint16Array;
  habits: AnswerHabits;
  /** All together 1. */
  weight: Float64Array;
}

/** A concept is known without what it needs only so much more seldom: where no pilot has shown it. */
const UNREADY = 0.15;
/**
 * Logits by which what newcomers bring along differs from the course's p(L0), each value between as likely as the others: a course's p(L0), or a
 * starting value, says little of who comes to it. From a twelfth to ninety times its odds.
 */
const BROUGHT = [-2.5, 4.5] as const;

/**
 * Draws learners of a course, concept by concept in its order: known with p(L0), moved by what this learner brings along, where all prerequisites are
 * known, and far more seldom else. Then weighs them so that every share of the course is as likely as it can be (see {@link evenOut}): drawn
 * alone they crowd at the two ends.
 * @param size learners, 100 or more; twelve thousand leave some hundreds in play after twelve answers.
 */
export function drawPossibleLearners(model: CourseModel, size: number, random: Random): PossibleLearners {
  const { count, order } = model.graph;
  const [least, most] = BROUGHT;
  const brought = Float64Array.from({ length: size }, () => least + (most - least) * random.uniform());
  const habits = drawHabits(size, model.spread.right, random);
  const knows = new Uint8Array(size * count);
  const knownCount = new Uint16Array(size);
  const ready = new Uint8Array(size);
  const perPilot = model.unreadyFactor < 1;
  const unready = perPilot ? model.unreadyFactor : UNREADY;
  for (const concept of order) {
    findReady(model, knows, concept, ready);
    const middle = logit((perPilot ? model.pInitReady : model.pInit)[concept] ?? 0.5);
    for (let learner = 0; learner < size; learner++) {
      const chance = logistic(middle + (brought[learner] ?? 0)) * (ready[learner] === 1 ? 1 : unready);
      if (!random.chance(chance)) continue;
      knows[concept * size + learner] = 1;
      knownCount[learner] = (knownCount[learner] ?? 0) + 1;
    }
  }
  return { model, size, knows, knownCount, habits, weight: evenOut(knownCount, count) };
}

/** Who knows all that a concept needs. */
function findReady({ graph }: CourseModel, knows: Uint8Array, concept: number, into: Uint8Array): void {
  const size = into.length;
  into.fill(1);
  const end = graph.prerequisiteStart[concept + 1] ?? 0;
  for (let at = graph.prerequisiteStart[concept] ?? 0; at < end; at++) {
    const from = (graph.prerequisites[at] ?? 0) * size;
    for (let learner = 0; learner < size; learner++)
      into[learner] = (into[learner] ?? 0) & (knows[from + learner] ?? 0);
  }
}

/**
 * Probability of a right answer to an item of a concept by habit, first of those who don't know it, then of those who do: learner l's stands at
 * `own[l]` of {@link AnswerHabits} for the first, and `HABITS + own[l]` for the second.
 */
export function rightByHabit({ model, habits }: PossibleLearners, concept: number, item: number): Float64Array {
  const at = concept * ITEM_LEVELS + item;
  const [unknown, known] = [logit(model.rightUnknown[at] ?? 0.5), logit(model.rightKnown[at] ?? 0.5)];
  const { luck, care } = habits.kinds;
  return Float64Array.of(
    ...luck.map((logits) => logistic(unknown + logits)),
    ...care.map((logits) => logistic(known + logits)),
  );
}

/** Probability that this learner answers an item of a concept rightly. */
export function rightChance(learners: PossibleLearners, learner: number, concept: number, item: number): number {
  const { knows, size, habits } = learners;
  const known = knows[concept * size + learner] ?? 0;
  const kinds = habits.kinds.luck.length;
  return rightByHabit(learners, concept, item)[known * kinds + (habits.own[learner] ?? 0)] ?? 0.5;
}

/** One answer: those who would have given it become likelier (Bayes). */
export function weighAnswer(learners: PossibleLearners, concept: number, item: number, correct: boolean): void {
  const { weight, size, knows, habits } = learners;
  const by = rightByHabit(learners, concept, item);
  const kinds = habits.kinds.luck.length;
  let all = 0;
  for (let learner = 0; learner < size; learner++) {
    const right = by[(knows[concept * size + learner] ?? 0) * kinds + (habits.own[learner] ?? 0)] ?? 0.5;
    const own = (weight[learner] ?? 0) * (correct ? right : 1 - right);
    weight[learner] = own;
    all += own;
  }
  // Nobody would have answered so: it can't be taken for evidence.
  for (let learner = 0; learner < size; learner++) weight[learner] = all > 0 ? (weight[learner] ?? 0) / all : 1 / size;
}

/** Probability that each concept is known, over all who are still possible. */
export function knownChances({ model, knows, weight, size }: PossibleLearners): Float64Array {
  return Float64Array.from({ length: model.graph.count }, (_, concept) => {
    let known = 0;
    const from = concept * size;
    for (let learner = 0; learner < size; learner++) if (knows[from + learner] === 1) known += weight[learner] ?? 0;
    return known;
  });
}
