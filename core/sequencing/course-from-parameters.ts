import { logistic, logit } from '../simulation/logistic';
import type { CourseGraph } from './course-graph';
import { type CourseModel, ITEM_LEVELS, type LearnerSpread } from './course-model';

/** A concept's four parameters of knowledge tracing, probabilities; `pGuess` null: not known. */
export interface TracingParameters {
  pInit: number;
  pLearn: number;
  pSlip: number;
  pGuess: number | null;
}

/** Guess of a concept whose items are of many kinds: between one of four options and an open answer. */
const MIXED_GUESS = 0.2;
/** Logits by which an easy, a middle and a hard item differ from the middle: a standard deviation of the items of ASSISTments 2009–2010. */
const ITEM_EASE = [0.78, 0, -0.78] as const;
/** Of what learners' differences are in logits, and of stabilities in days: those of `POPULATION`, as no answers of the course itself show them yet. */
const SPREAD: LearnerSpread = { init: 1.5, learn: 1.04, right: 0.64, rightByQuickness: 0.72 };
const LEARNED_DAYS = 8;
const BROUGHT_DAYS = 60;
const LEARN_UNREADY_FACTOR = 0.3;

/**
 * A course model from the parameters in force of each concept, for a course that no pilot was run on: items of three levels about the concept's
 * slip and guess, ways of teaching that are all alike until answers tell them apart, memory and differences between learners as in the population
 * that simulations use.
 * @param approaches ways of teaching, 1 or more.
 */
export function courseFromParameters(
  graph: CourseGraph,
  parameters: readonly TracingParameters[],
  approaches: number,
): CourseModel {
  const perConcept = (of: (own: TracingParameters) => number) =>
    Float64Array.from({ length: graph.count }, (_, concept) => of(parameters[concept] ?? UNKNOWN));
  const perItem = (of: (own: TracingParameters) => number) =>
    Float64Array.from({ length: graph.count * ITEM_LEVELS }, (_, at) =>
      logistic(logit(of(parameters[Math.floor(at / ITEM_LEVELS)] ?? UNKNOWN)) + (ITEM_EASE[at % ITEM_LEVELS] ?? 0)),
    );
  const pInit = perConcept((own) => own.pInit);
  const pLearn = perConcept((own) => own.pLearn);
  const meanLearn = graph.count === 0 ? UNKNOWN.pLearn : pLearn.reduce((sum, each) => sum + each, 0) / graph.count;
  return {
    graph,
    pInit,
    // What prerequisites say of p(L0) is not known without a pilot.
    pInitReady: pInit,
    unreadyFactor: 1,
    learnUnreadyFactor: LEARN_UNREADY_FACTOR,
    pLearn,
    rightKnown: perItem((own) => 1 - own.pSlip),
    rightUnknown: perItem((own) => own.pGuess ?? MIXED_GUESS),
    approaches,
    approachRate: new Float64Array(approaches).fill(meanLearn),
    learnedDays: LEARNED_DAYS,
    broughtDays: BROUGHT_DAYS,
    spread: SPREAD,
  };
}

const UNKNOWN: TracingParameters = { pInit: 0.3, pLearn: 0.2, pSlip: 0.1, pGuess: null };
