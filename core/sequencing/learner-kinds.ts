import { logistic, logit } from '../tracing/random-effect';
import type { CourseModel, LearnerSpread } from './course-model';
import { createEvidence, type PrerequisiteEvidence, resetEvidence } from './prerequisite-evidence';

/** One kind of learner that the learner at hand could be: its own parameters, what they make of the answers, how likely it is. */
export interface LearnerKind {
  model: CourseModel;
  start: number;
  /** Probability that the learner is of this kind; all kinds together 1. */
  weight: number;
  pKnown: Float64Array;
  /** Evidence along prerequisites; null where each concept stands alone. */
  evidence: PrerequisiteEvidence | null;
}

/** What differs between kinds of learners. */
type Shifted = Pick<CourseModel, 'pInit' | 'pInitReady' | 'pLearn' | 'rightKnown' | 'rightUnknown'>;

/** Points and weights of a normal with deviation 1: Gauss and Hermite's for three points. */
const POINTS = [-Math.sqrt(3), 0, Math.sqrt(3)] as const;
const WEIGHTS = [1 / 6, 2 / 3, 1 / 6] as const;

/** The kinds of {@link shiftedModels}, or one that stands for all. */
export function createKinds(model: CourseModel, options: { prerequisites: boolean; kinds: boolean }): LearnerKind[] {
  const models = options.kinds ? kindsOf(model) : [{ model, weight: 1 }];
  return models.map(({ model: own, weight }) => ({
    model: own,
    start: weight,
    weight,
    pKnown: new Float64Array(model.graph.count),
    evidence: options.prerequisites ? createEvidence(own) : null,
  }));
}

/** Worked out once for a model: nobody writes into it, and a view is made for each decision. */
const kept = new WeakMap<CourseModel, { model: CourseModel; weight: number }[]>();

function kindsOf(model: CourseModel): { model: CourseModel; weight: number }[] {
  const known = kept.get(model);
  if (known) return known;
  const kinds = shiftedModels(model, model.spread);
  kept.set(model, kinds);
  return kinds;
}

/**
 * Learners differ in two ways, independent of one another: in how much they know and how quickly they learn (log-odds of p(L0)
 * and p(T)), and in how they answer (log-odds of slips and guesses). Three steps of each make nine kinds: the random effects of
 * M. Yudelson, K. Koedinger and G. Gordon ("Individualized Bayesian knowledge tracing models", AIED 2013) on a grid.
 */
export function shiftedModels<Model extends Shifted>(
  model: Model,
  spread: LearnerSpread,
): { model: Model; weight: number }[] {
  return POINTS.flatMap((quick, i) =>
    POINTS.map((sure, j) => {
      const right = spread.right * sure + spread.rightByQuickness * quick;
      return {
        weight: (WEIGHTS[i] ?? 0) * (WEIGHTS[j] ?? 0),
        model: {
          ...model,
          pInit: shift(model.pInit, spread.init * quick),
          pInitReady: shift(model.pInitReady, spread.init * quick),
          pLearn: shift(model.pLearn, spread.learn * quick),
          rightKnown: shift(model.rightKnown, right),
          rightUnknown: shift(model.rightUnknown, right * GUESS_SHARE),
        },
      };
    }),
  );
}

/** Guesses differ less between learners than slips do. */
const GUESS_SHARE = 0.5;

function shift(probabilities: Float64Array, by: number): Float64Array {
  return probabilities.map((probability) => logistic(logit(probability) + by));
}

export function resetKinds(kinds: readonly LearnerKind[], pKnown: Float64Array): void {
  for (const kind of kinds) {
    kind.weight = kind.start;
    kind.pKnown.set(kind.model.pInit);
    if (kind.evidence) resetEvidence(kind.evidence, kind.model, kind.pKnown);
  }
  mixKinds(kinds, pKnown);
}

/** p(L) of every concept, over all kinds. O(concepts · kinds). */
export function mixKinds(kinds: readonly LearnerKind[], into: Float64Array): void {
  if (kinds.length === 1) return;
  into.fill(0);
  for (const { weight, pKnown } of kinds) {
    for (let concept = 0; concept < into.length; concept++) {
      into[concept] = (into[concept] ?? 0) + weight * (pKnown[concept] ?? 0);
    }
  }
}
