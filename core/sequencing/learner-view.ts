import { type BktParameters, traceAnswer } from '../tracing/bkt';
import { type CourseModel, ITEM_LEVELS } from './course-model';
import { createKinds, type LearnerKind, mixKinds, resetKinds } from './learner-kinds';
import { markAsked, readiness, tellPrerequisites } from './prerequisite-evidence';
import { recallAfter, strengthened } from './recall';

/**
 * What the product knows of one learner in one course: p(L) by knowledge tracing, counts, and how much of it is likely still
 * there. Changes in place; one object serves one learner after another by `resetView`.
 */
export interface LearnerView {
  model: CourseModel;
  /** Whether p(L) fades between sittings; plain knowledge tracing knows no forgetting. */
  fades: boolean;
  /** What would be thought of each kind of learner this one could be, with its weight; one kind where all are taken for alike. */
  kinds: LearnerKind[];
  /** Days since the first sitting. */
  day: number;
  /** Answers so far, and in this sitting. */
  answers: number;
  sittingAnswers: number;
  /** p(L) after the last answer on the concept, or at the start. */
  pKnown: Float64Array;
  /** Probability that what was known then is known today; 1 where p(L) doesn't fade. */
  recall: Float64Array;
  stabilityDays: Float64Array;
  lastDay: Float64Array;
  /** Number of the last answer on the concept, counted from 1 over the course; 0 before there is one. */
  lastAnswer: Int32Array;
  /** Answers on each concept, and right ones. */
  attempts: Int32Array;
  rights: Int32Array;
  /** The last answers over all concepts, the latest in the lowest bit: 1 right. */
  recentBits: number;
  /** p(L) of the concept answered last, before that answer and after it without learning: what bandits learn from. */
  priorKnown: number;
  posteriorKnown: number;
}

export interface ViewOptions {
  /** p(L) fades between sittings. */
  fades: boolean;
  /** Answers on one concept also speak of what it needs. */
  prerequisites: boolean;
  /** Learners differ, and each answer shows how. */
  kinds: boolean;
}

/** Bayesian knowledge tracing of each concept by itself, without forgetting. */
export const PLAIN_TRACING: Readonly<ViewOptions> = { fades: false, prerequisites: false, kinds: false };

/** A view of a learner who has not begun. */
export function createView(model: CourseModel, options: ViewOptions = PLAIN_TRACING): LearnerView {
  const { count } = model.graph;
  const kinds = createKinds(model, options);
  const [only] = kinds;
  const view: LearnerView = {
    model,
    fades: options.fades,
    kinds,
    day: 0,
    answers: 0,
    sittingAnswers: 0,
    // One kind's p(L) is the learner's.
    pKnown: kinds.length === 1 && only ? only.pKnown : new Float64Array(count),
    recall: new Float64Array(count),
    stabilityDays: new Float64Array(count),
    lastDay: new Float64Array(count),
    lastAnswer: new Int32Array(count),
    attempts: new Int32Array(count),
    rights: new Int32Array(count),
    recentBits: 0,
    priorKnown: 0,
    posteriorKnown: 0,
  };
  resetView(view);
  return view;
}

/** The same learner again, who can go another way from here on. Only for views without evidence along prerequisites. */
export function copyView(view: LearnerView): LearnerView {
  const kinds = view.kinds.map((kind) => ({ ...kind, pKnown: kind.pKnown.slice() }));
  const [only] = kinds;
  return {
    ...view,
    kinds,
    pKnown: kinds.length === 1 && only ? only.pKnown : view.pKnown.slice(),
    recall: view.recall.slice(),
    stabilityDays: view.stabilityDays.slice(),
    lastDay: view.lastDay.slice(),
    lastAnswer: view.lastAnswer.slice(),
    attempts: view.attempts.slice(),
    rights: view.rights.slice(),
  };
}

/** Forgets the learner: the next one begins. */
export function resetView(view: LearnerView): void {
  view.day = 0;
  view.answers = 0;
  view.sittingAnswers = 0;
  resetKinds(view.kinds, view.pKnown);
  view.recall.fill(1);
  view.stabilityDays.fill(view.model.broughtDays);
  view.lastDay.fill(0);
  view.lastAnswer.fill(0);
  view.attempts.fill(0);
  view.rights.fill(0);
  view.recentBits = 0;
  view.priorKnown = 0;
  view.posteriorKnown = 0;
}

/** Probability that the learner knows the concept today. */
export function knownNow(view: LearnerView, concept: number): number {
  return (view.pKnown[concept] ?? 0) * (view.recall[concept] ?? 1);
}

const parameters: BktParameters = { pInit: 0, pLearn: 0, pSlip: 0, pGuess: 0 };

/** One answer: p(L) by knowledge tracing from what is left of it today, and a memory that is stronger or has to be made anew. */
export function viewAnswer(view: LearnerView, concept: number, item: number, correct: boolean): void {
  const { model } = view;
  view.priorKnown = knownNow(view, concept);
  let [all, posterior] = [0, 0];
  for (const kind of view.kinds) {
    const known = answerOfKind(kind, view.recall, concept, item, correct);
    all += kind.weight;
    posterior += kind.weight * known;
  }
  view.posteriorKnown = posterior / all;
  for (const kind of view.kinds) kind.weight /= all;
  mixKinds(view.kinds, view.pKnown);
  if (view.fades) {
    const stability = view.stabilityDays[concept] ?? 1;
    if (!correct) view.stabilityDays[concept] = Math.min(stability, model.learnedDays);
    else if ((view.attempts[concept] ?? 0) > 0) {
      view.stabilityDays[concept] = strengthened(stability, view.recall[concept] ?? 1);
    }
    view.recall[concept] = 1;
  }
  view.lastDay[concept] = view.day;
  view.attempts[concept] = (view.attempts[concept] ?? 0) + 1;
  if (correct) view.rights[concept] = (view.rights[concept] ?? 0) + 1;
  view.recentBits = ((view.recentBits << 1) | (correct ? 1 : 0)) & 0xffffff;
  view.answers++;
  view.lastAnswer[concept] = view.answers;
  view.sittingAnswers++;
}

/** The answer as one kind of learner would have given it; their weight rises with its probability. @returns p(L) before learning. */
function answerOfKind(
  kind: LearnerKind,
  recall: Float64Array,
  concept: number,
  item: number,
  correct: boolean,
): number {
  const { model, evidence, pKnown } = kind;
  const at = concept * ITEM_LEVELS + item;
  const rightKnown = model.rightKnown[at] ?? 0;
  const rightUnknown = model.rightUnknown[at] ?? 0;
  const prior = (pKnown[concept] ?? 0) * (recall[concept] ?? 1);
  const likeKnown = correct ? rightKnown : 1 - rightKnown;
  const likeUnknown = correct ? rightUnknown : 1 - rightUnknown;
  let pLearn = model.pLearn[concept] ?? 0;
  if (evidence) {
    tellPrerequisites(evidence, model, concept, prior, likeKnown, likeUnknown, pKnown, recall);
    const ready = readiness(model, concept, pKnown, recall);
    pLearn *= ready + (1 - ready) * model.learnUnreadyFactor;
  }
  parameters.pSlip = 1 - rightKnown;
  parameters.pGuess = rightUnknown;
  parameters.pLearn = 0;
  const posterior = traceAnswer(prior, correct, parameters);
  parameters.pLearn = pLearn;
  pKnown[concept] = traceAnswer(prior, correct, parameters);
  if (evidence) markAsked(evidence, model, concept, posterior, pKnown);
  kind.weight *= prior * likeKnown + (1 - prior) * likeUnknown;
  return posterior;
}

/** Time goes by: what was known fades, a new sitting begins. */
export function viewRest(view: LearnerView, days: number): void {
  view.day += days;
  view.sittingAnswers = 0;
  if (!view.fades) return;
  for (let concept = 0; concept < view.recall.length; concept++) {
    if ((view.attempts[concept] ?? 0) === 0) continue;
    const since = view.day - (view.lastDay[concept] ?? 0);
    view.recall[concept] = recallAfter(since, view.stabilityDays[concept] ?? 1);
  }
}

/** p(L) of a concept as a placement found it, for whatever kind of learner: it knows what its answers said of their kind already. */
export function placeInView(view: LearnerView, concept: number, pKnown: number): void {
  for (const kind of view.kinds) kind.pKnown[concept] = pKnown;
  view.pKnown[concept] = pKnown;
}

/** Share of right answers among the last `window` (1 to 24), half before there is any. */
export function recentSuccess(view: LearnerView, window: number): number {
  const seen = Math.min(window, view.answers);
  if (seen === 0) return 0.5;
  let right = 0;
  for (let bit = 0; bit < seen; bit++) right += (view.recentBits >> bit) & 1;
  return right / seen;
}
