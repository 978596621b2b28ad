import type { CourseModel } from './course-model';

/**
 * What answers on one concept say of others, along prerequisites. Somebody who lacks a prerequisite rarely brought along what
 * needs it and hardly learns it; so a right answer speaks for what the concept needs, and teaching that doesn't take, against it.
 * Answers go up the graph as messages of likelihood (J. Pearl, Probabilistic Reasoning in Intelligent Systems, 1988, chapter 4), as if it
 * were a tree; what was brought along comes down it again, as in the knowledge spaces of J.-P. Doignon and J.-C. Falmagne (1985)
 * with chance put in.
 */
export interface PrerequisiteEvidence {
  /** Probability of having been brought along; for concepts asked about, what their first answer left. */
  brought: Float64Array;
  /** Likelihood ratio, known to not known, of what answers on other concepts say of one not asked about. */
  ratio: Float64Array;
  asked: Uint8Array;
}

/** Prerequisites of prerequisites are told of up to this far. */
const FARTHEST = 3;

/** One answer elsewhere moves the odds of a concept by at most this factor. */
const STRONGEST = 6;

/** Nothing is taken for certain on hearsay. */
const SUREST = 0.99;

export function createEvidence(model: CourseModel): PrerequisiteEvidence {
  const { count } = model.graph;
  return { brought: new Float64Array(count), ratio: new Float64Array(count), asked: new Uint8Array(count) };
}

/** Forgets the learner; p(L) of every concept starts from what it needs. */
export function resetEvidence(evidence: PrerequisiteEvidence, model: CourseModel, pKnown: Float64Array): void {
  evidence.ratio.fill(1);
  evidence.asked.fill(0);
  spread(evidence, model, pKnown);
}

/**
 * An answer on a concept as evidence of its prerequisites.
 * @param known p(L) today of the concept before the answer.
 * @param likeKnown probability of the answer if it is known, and `likeUnknown` if it isn't.
 * @param pKnown p(L) of all concepts after their last answer; changes. @param recall what is left of it today.
 */
export function tellPrerequisites(
  evidence: PrerequisiteEvidence,
  model: CourseModel,
  concept: number,
  known: number,
  likeKnown: number,
  likeUnknown: number,
  pKnown: Float64Array,
  recall: Float64Array,
  depth = 1,
): void {
  const { prerequisiteStart, prerequisites } = model.graph;
  const end = prerequisiteStart[concept + 1] ?? 0;
  const factor = evidence.asked[concept] === 1 ? model.learnUnreadyFactor : model.unreadyFactor;
  for (let at = prerequisiteStart[concept] ?? 0; at < end; at++) {
    const prerequisite = prerequisites[at] ?? 0;
    const left = recall[prerequisite] ?? 1;
    const prior = (pKnown[prerequisite] ?? 0) * left;
    const ifKnown = Math.min(SUREST, known / (prior + (1 - prior) * factor));
    const ifUnknown = ifKnown * factor;
    const likeIfKnown = ifKnown * likeKnown + (1 - ifKnown) * likeUnknown;
    const likeIfUnknown = ifUnknown * likeKnown + (1 - ifUnknown) * likeUnknown;
    if (!(likeIfKnown > 0 && likeIfUnknown > 0)) continue;
    if (depth < FARTHEST) {
      tellPrerequisites(evidence, model, prerequisite, prior, likeIfKnown, likeIfUnknown, pKnown, recall, depth + 1);
    }
    const ratio = Math.min(STRONGEST, Math.max(1 / STRONGEST, likeIfKnown / likeIfUnknown));
    if (evidence.asked[prerequisite] === 0) {
      evidence.ratio[prerequisite] = (evidence.ratio[prerequisite] ?? 1) * ratio;
    }
    const odds = prior * ratio;
    pKnown[prerequisite] = Math.min(SUREST, odds / (odds + 1 - prior) / left);
  }
}

/** The concept has been answered: from now on its own answers speak. @param known p(L) after the answer, before learning. */
export function markAsked(
  evidence: PrerequisiteEvidence,
  model: CourseModel,
  concept: number,
  known: number,
  pKnown: Float64Array,
): void {
  if (evidence.asked[concept] === 0) {
    evidence.asked[concept] = 1;
    evidence.brought[concept] = known;
  }
  spread(evidence, model, pKnown);
}

/** p(L) of all concepts not asked about, from their prerequisites' and what was said of them. O(concepts + edges). */
function spread(evidence: PrerequisiteEvidence, model: CourseModel, pKnown: Float64Array): void {
  const { order, count } = model.graph;
  for (let at = 0; at < count; at++) {
    const concept = order[at] ?? 0;
    if (evidence.asked[concept] === 1) continue;
    const all = product(evidence.brought, model, concept);
    const prior = (model.pInitReady[concept] ?? 0) * (all + (1 - all) * model.unreadyFactor);
    const odds = prior * (evidence.ratio[concept] ?? 1);
    const known = Math.min(SUREST, odds / (odds + 1 - prior));
    evidence.brought[concept] = known;
    pKnown[concept] = known;
  }
}

/** Probability that all prerequisites of a concept are known today. */
export function readiness(model: CourseModel, concept: number, pKnown: Float64Array, recall: Float64Array): number {
  const { prerequisiteStart, prerequisites } = model.graph;
  const end = prerequisiteStart[concept + 1] ?? 0;
  let all = 1;
  for (let at = prerequisiteStart[concept] ?? 0; at < end; at++) {
    const prerequisite = prerequisites[at] ?? 0;
    all *= (pKnown[prerequisite] ?? 0) * (recall[prerequisite] ?? 1);
  }
  return all;
}

function product(brought: Float64Array, { graph }: CourseModel, concept: number): number {
  const end = graph.prerequisiteStart[concept + 1] ?? 0;
  let all = 1;
  for (let at = graph.prerequisiteStart[concept] ?? 0; at < end; at++)
    all *= brought[graph.prerequisites[at] ?? 0] ?? 0;
  return all;
}
