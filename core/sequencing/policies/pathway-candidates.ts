import { knownNow, type LearnerView } from '../learner-view';
import { CONTINUE, GAP, OPEN, PROBE, REVIEW } from '../order-states';

export interface PathwaySettings {
  /** From this p(L) today on a concept has passed the gate. */
  threshold: number;
  /** Below this p(L) today it has to be learned anew: lower than the gate, so that one slip closes nothing. */
  reopenBelow: number;
  /** Below this p(L) today what has passed is due for review. */
  reviewBelow: number;
  /** Answers in a row on one concept before others get their turn. */
  patience: number;
  /** Answers in a row on a concept before its prerequisites are asked again, once each. */
  gapAfter: number;
}

/**
 * What a product knows better than the view: whether gates are passed, what has to be shown again, what is due, and what is wanted. One number a
 * concept, 1 yes and 0 no; left out, the view decides.
 */
export interface PathwayLimits {
  /** Passed by the rules of its gate. */
  passed?: Uint8Array;
  /** Passed, but it has to be asked again before anything that needs it is opened. */
  unproven?: Uint8Array;
  /** Due for review. */
  due?: Uint8Array;
  /** Part of the way that was chosen: only these are opened, and probed. */
  wanted?: Uint8Array;
  /** How much more or less readily than others each is opened: above 0, 1 for no difference. */
  lean?: ArrayLike<number>;
  /** Set aside for a while: not opened, gone on with or probed. */
  aside?: Uint8Array;
}

/** What could come next: one concept for each kind of step, and all that could be opened. */
export interface PathwayCandidates {
  /** 1: has passed the gate, and hasn't fallen since. */
  passed: Uint8Array;
  /** 1: what needs it may be opened. */
  opens: Uint8Array;
  /** Answers in a row on a concept since it was opened. */
  run: Int32Array;
  /** Answers over the course when the concept was opened last. */
  opened: Int32Array;
  /** Bit a set: there is a concept for action a. */
  allowed: number;
  /** The concept of each action; that of `open` is drawn later. */
  concept: Int32Array;
  /** Concepts that are ready to be learned: the first `openCount`. */
  open: Int32Array;
  openCount: number;
  due: number;
}

export function createCandidates(concepts: number): PathwayCandidates {
  return {
    passed: new Uint8Array(concepts),
    opens: new Uint8Array(concepts),
    run: new Int32Array(concepts),
    opened: new Int32Array(concepts),
    allowed: 0,
    concept: new Int32Array(5),
    open: new Int32Array(concepts),
    openCount: 0,
    due: 0,
  };
}

export function copyCandidates(from: PathwayCandidates): PathwayCandidates {
  return {
    ...from,
    passed: from.passed.slice(),
    opens: from.opens.slice(),
    run: from.run.slice(),
    opened: from.opened.slice(),
    concept: from.concept.slice(),
    open: from.open.slice(),
  };
}

/** Fills in what could come next. O(concepts + edges). @param current concept at hand, −1 for none. */
export function findCandidates(
  view: LearnerView,
  settings: PathwaySettings,
  current: number,
  probes: boolean,
  into: PathwayCandidates,
  limits: PathwayLimits = {},
): void {
  const { count } = view.model.graph;
  into.allowed = 0;
  into.openCount = 0;
  into.due = 0;
  for (let concept = 0; concept < count; concept++) {
    if (limits.passed) into.passed[concept] = limits.passed[concept] ?? 0;
    else passByView(view, concept, settings, into);
    into.opens[concept] = limits.unproven?.[concept] === 1 ? 0 : (into.passed[concept] ?? 0);
  }
  let weakest = Number.POSITIVE_INFINITY;
  for (let concept = 0; concept < count; concept++) {
    if (into.passed[concept] === 0) {
      if (isOpenable(concept, limits) && isReady(view, concept, into.opens)) into.open[into.openCount++] = concept;
      continue;
    }
    if (!isDue(view, concept, settings, limits)) continue;
    into.due++;
    const known = knownNow(view, concept);
    if (known >= weakest) continue;
    weakest = known;
    propose(into, REVIEW, concept);
  }
  if (into.openCount > 0) into.allowed |= 1 << OPEN;
  if (probes) findProbe(view, into, limits);
  if (current < 0 || into.passed[current] === 1) return;
  const patient = (into.run[current] ?? 0) < settings.patience && limits.aside?.[current] !== 1;
  if (patient && isReady(view, current, into.opens)) {
    propose(into, CONTINUE, current);
  }
  if ((into.run[current] ?? 0) >= settings.gapAfter) findGap(view, current, into);
}

function isOpenable(concept: number, { wanted, aside }: PathwayLimits): boolean {
  return wanted?.[concept] !== 0 && aside?.[concept] !== 1;
}

function passByView(view: LearnerView, concept: number, settings: PathwaySettings, into: PathwayCandidates): void {
  const known = knownNow(view, concept);
  if (known >= settings.threshold) into.passed[concept] = 1;
  else if (known < settings.reopenBelow) into.passed[concept] = 0;
}

function isDue(
  view: LearnerView,
  concept: number,
  settings: PathwaySettings,
  { due, unproven }: PathwayLimits,
): boolean {
  if (unproven?.[concept] === 1) return true;
  if (due) return due[concept] === 1;
  return knownNow(view, concept) < settings.reviewBelow && (view.attempts[concept] ?? 0) > 0;
}

function propose(into: PathwayCandidates, action: number, concept: number): void {
  into.concept[action] = concept;
  into.allowed |= 1 << action;
}

function isReady({ model }: LearnerView, concept: number, opens: Uint8Array): boolean {
  const { prerequisiteStart, prerequisites } = model.graph;
  const end = prerequisiteStart[concept + 1] ?? 0;
  for (let at = prerequisiteStart[concept] ?? 0; at < end; at++) {
    if (opens[prerequisites[at] ?? 0] === 0) return false;
  }
  return true;
}

/** The concept not asked about yet whose answer would settle most, its prerequisites' doubt counted in. */
function findProbe(view: LearnerView, into: PathwayCandidates, limits: PathwayLimits): void {
  const { count, prerequisiteStart, prerequisites } = view.model.graph;
  let most = 0;
  for (let concept = 0; concept < count; concept++) {
    if ((view.attempts[concept] ?? 0) > 0 || into.passed[concept] === 1 || !isOpenable(concept, limits)) continue;
    const known = knownNow(view, concept);
    let doubt = 0.25;
    const end = prerequisiteStart[concept + 1] ?? 0;
    for (let at = prerequisiteStart[concept] ?? 0; at < end; at++) {
      const prerequisite = prerequisites[at] ?? 0;
      const brought = view.pKnown[prerequisite] ?? 0;
      if (view.attempts[prerequisite] === 0) doubt += brought * (1 - brought);
    }
    const worth = known * (1 - known) * doubt;
    if (worth <= most) continue;
    most = worth;
    propose(into, PROBE, concept);
  }
}

/** Where the concept at hand doesn't move, a prerequisite may be why: the one known least surely of those not asked since it was begun. */
function findGap(view: LearnerView, current: number, into: PathwayCandidates): void {
  const { prerequisiteStart, prerequisites } = view.model.graph;
  const end = prerequisiteStart[current + 1] ?? 0;
  let least = 1;
  for (let at = prerequisiteStart[current] ?? 0; at < end; at++) {
    const known = knownNow(view, prerequisites[at] ?? 0);
    const asked = view.lastAnswer[prerequisites[at] ?? 0] ?? 0;
    if (known >= least || asked >= (into.opened[current] ?? 0)) continue;
    least = known;
    propose(into, GAP, prerequisites[at] ?? 0);
  }
}
