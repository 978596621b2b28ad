import type { Random } from '../random/random';
import { type CourseModel, ITEM_LEVELS } from '../sequencing/course-model';
import { logistic, logit } from '../tracing/random-effect';

/**
 * Learners as they could be before a first answer: what each knows of the course, how likely each is. A Monte Carlo form of knowledge space
 * theory (J.-P. Doignon and J.-C. Falmagne, "Spaces for the assessment of knowledge", 1985): states are drawn, not listed.
 */
export interface PossibleLearners {
  model: CourseModel;
  size: number;
  /** 1 where learner l knows concept c, at `l * count + c`. */
  knows: Uint8Array;
  /** Index of each learner's kind. */
  kind: Uint8Array;
  /** All together 1. */
  weight: Float64Array;
  /** Of each kind, at `concept * ITEM_LEVELS + item`. */
  rightKnown: Float64Array[];
  rightUnknown: Float64Array[];
}

/** A concept is known without what it needs only so much more seldom: where no pilot has shown it. */
const UNREADY = 0.15;
/** p(L0) of one who has all prerequisites never passes this. */
const MOST_READY = 0.98;

/**
 * Draws learners of a course, concept by concept in its order: of each kind ("quick, careful …") as many as its weight says; known with
 * p(L0 | ready) where all prerequisites are known, far more seldom else. Where the model has p(L0) alone, p(L0 | ready) is set so that p(L0)
 * comes out over all of them.
 * @param size learners, 100 or more; a thousand settle a share to about .015.
 */
export function drawPossibleLearners(model: CourseModel, size: number, random: Random): PossibleLearners {
  const { count } = model.graph;
  const kinds = newcomers(model);
  const kind = new Uint8Array(size);
  const firstOf = kinds.map((_, at) => sumOf(kinds.slice(0, at).map(({ weight }) => weight)));
  for (let learner = 0; learner < size; learner++) {
    const place = (learner + 0.5) / size;
    kind[learner] = Math.max(
      0,
      firstOf.findLastIndex((first) => place >= first),
    );
  }
  const knows = new Uint8Array(size * count);
  const ready = new Uint8Array(size);
  for (const concept of model.graph.order) {
    const readyShare = findReady(model, knows, concept, ready);
    for (let learner = 0; learner < size; learner++) {
      const own = kinds[kind[learner] ?? 0]?.model ?? model;
      const chance = chanceOf(own, concept, ready[learner] === 1, readyShare);
      if (random.chance(chance)) knows[learner * count + concept] = 1;
    }
  }
  return {
    ...{ model, size, knows, kind, weight: new Float64Array(size).fill(1 / size) },
    rightKnown: kinds.map(({ model: own }) => own.rightKnown),
    rightUnknown: kinds.map(({ model: own }) => own.rightUnknown),
  };
}

/**
 * Kinds of newcomers: how much they bring along is anything from a tenth to twenty times the odds of p(L0), each step as likely as the others, since a
 * course's p(L0) says little of who comes to it; and how surely they answer, as learners differ, by Gauss and Hermite's three points. With the normal
 * spread of the learner model instead, placements of simulated learners kept too near p(L0) (docs/evaluation.md).
 */
function newcomers(model: CourseModel): { model: CourseModel; weight: number }[] {
  const { count } = model.graph;
  return BROUGHT.flatMap((brought) =>
    RIGHT_POINTS.map(({ at, weight }) => ({
      weight: weight / BROUGHT.length,
      model: {
        ...model,
        pInit: shifted(model.pInit, count, brought),
        pInitReady: shifted(model.pInitReady, count, brought),
        rightKnown: shifted(model.rightKnown, count * ITEM_LEVELS, model.spread.right * at),
        rightUnknown: shifted(model.rightUnknown, count * ITEM_LEVELS, (model.spread.right * at) / 2),
      },
    })),
  );
}

/** Logits by which p(L0) of newcomers differs from the course's. */
const BROUGHT = [-2, -1, 0, 1, 2, 3] as const;
const RIGHT_POINTS = [
  { at: -Math.sqrt(3), weight: 1 / 6 },
  { at: 0, weight: 2 / 3 },
  { at: Math.sqrt(3), weight: 1 / 6 },
] as const;

const shifted = (probabilities: Float64Array, length: number, logits: number) =>
  Float64Array.from({ length }, (_, at) => logistic(logit(probabilities[at] ?? 0.5) + logits));

function chanceOf(own: CourseModel, concept: number, ready: boolean, readyShare: number): number {
  const known = own.pInit[concept] ?? 0;
  if (own.unreadyFactor < 1) return (own.pInitReady[concept] ?? 0) * (ready ? 1 : own.unreadyFactor);
  const whenReady = Math.min(MOST_READY, known / (readyShare + UNREADY * (1 - readyShare)));
  return whenReady * (ready ? 1 : UNREADY);
}

/** Who knows all that a concept needs. @returns their share. */
function findReady({ graph }: CourseModel, knows: Uint8Array, concept: number, into: Uint8Array): number {
  const end = graph.prerequisiteStart[concept + 1] ?? 0;
  let readyCount = 0;
  for (let learner = 0; learner < into.length; learner++) {
    into[learner] = 1;
    for (let at = graph.prerequisiteStart[concept] ?? 0; at < end; at++)
      if (knows[learner * graph.count + (graph.prerequisites[at] ?? 0)] === 0) into[learner] = 0;
    readyCount += into[learner] ?? 0;
  }
  return readyCount / into.length;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** Probability that this learner answers an item of a concept rightly. */
export function rightChance(learners: PossibleLearners, learner: number, concept: number, item: number): number {
  const { kind, knows, model, rightKnown, rightUnknown } = learners;
  const of = knows[learner * model.graph.count + concept] === 1 ? rightKnown : rightUnknown;
  return of[kind[learner] ?? 0]?.[concept * ITEM_LEVELS + item] ?? 0.5;
}

/** One answer: those who would have given it become likelier (Bayes). */
export function weighAnswer(learners: PossibleLearners, concept: number, item: number, correct: boolean): void {
  const { weight, size } = learners;
  let all = 0;
  for (let learner = 0; learner < size; learner++) {
    const right = rightChance(learners, learner, concept, item);
    weight[learner] = (weight[learner] ?? 0) * (correct ? right : 1 - right);
    all += weight[learner] ?? 0;
  }
  // Nobody would have answered so: it can't be taken for evidence.
  for (let learner = 0; learner < size; learner++) weight[learner] = all > 0 ? (weight[learner] ?? 0) / all : 1 / size;
}

/** Probability that each concept is known, over all who are still possible. */
export function knownChances({ model, knows, weight, size }: PossibleLearners): Float64Array {
  const { count } = model.graph;
  const known = new Float64Array(count);
  for (let learner = 0; learner < size; learner++) {
    const own = weight[learner] ?? 0;
    if (own === 0) continue;
    for (let concept = 0; concept < count; concept++)
      if (knows[learner * count + concept] === 1) known[concept] = (known[concept] ?? 0) + own;
  }
  return known;
}
