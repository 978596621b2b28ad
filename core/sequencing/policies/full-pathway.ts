import type { Random } from '../../random/random';
import type { ApproachArms } from '../approach-arms';
import { type ApproachChoice, createApproachChoice } from '../approach-choice';
import { type CourseModel, ITEM_LEVELS } from '../course-model';
import { expectedProgress } from '../expected-progress';
import { tellingItem } from '../item-choice';
import { knownNow, type LearnerView, recentSuccess } from '../learner-view';
import { mostDoubtful } from '../most-doubtful';
import { ORDER_PRIOR } from '../order-prior';
import { CONTINUE, GAP, OPEN, ORDER_ACTIONS, ORDER_STATES, orderState, PROBE, REVIEW } from '../order-states';
import { type Choice, NoCandidateError, type Policy } from '../policy';
import { bestAction, createQTable, epsilonGreedy, type QSettings, type QTable, qUpdate } from '../q-learning';
import { zpdesDraw, zpdesProbability, zpdesUpdate } from '../zpdes';
import { gateConcept } from './mastery-gate';
import {
  copyCandidates,
  createCandidates,
  findCandidates,
  type PathwayCandidates,
  type PathwayLimits,
  type PathwaySettings,
} from './pathway-candidates';

/** Parts of the full pathway, to be left out one by one; with none it is the mastery gate. */
export interface PathwayParts {
  /** Ways of teaching by Thompson sampling; else at random. */
  approaches: boolean;
  /** The item that tells most; else at random. */
  items: boolean;
  /** The kind of step by Q-learning, the concept by ZPDES among what is ready; else the order of the course. */
  order: boolean;
  /** What fades is reviewed before it is lost; needs a view that fades. */
  reviews: boolean;
}

export interface PathwayOptions {
  settings: PathwaySettings;
  parts: PathwayParts;
  q: QSettings;
  /** Share of steps whose kind is chosen evenly, to go on learning. */
  explores: number;
  /** Values that Q-learning starts with for each learner. */
  prior: ArrayLike<number>;
}

/**
 * The gate opens at 0.8, before a concept counts as known: what passed by luck is asked again later, so moving on early costs
 * little. Numbers were chosen by trying them on simulated learners; docs/evaluation.md reports on others.
 */
export const PATHWAY_OPTIONS: Readonly<PathwayOptions> = {
  settings: { threshold: 0.8, reopenBelow: 0.55, reviewBelow: 0.75, patience: 5, gapAfter: 3 },
  parts: { approaches: true, items: true, order: true, reviews: true },
  q: { rate: 0.02, discount: 0.9 },
  explores: 0.01,
  prior: ORDER_PRIOR,
};

/** Answers that "recent success" looks back on. */
const RECENT = 6;

/** A policy whose table of Q-learning can be read and rewarded from outside, for training. */
export interface FullPathway extends Policy {
  q: QTable;
  /** Reward of the last step in the place of the rise of p(L). */
  reward(value: number): void;
  /**
   * What came next by another's choice, or by this policy's in an earlier life: remembered as if it had been chosen here, so that
   * a log of what a learner did brings back the policy that they had. Then comes `observe`, as after `choose`.
   * @param action the kind of step, where it is known; else the likeliest that leads to the concept.
   */
  follow(view: LearnerView, taken: Choice, action?: number): void;
  /** What is known better than by the view; holds until it is set again. */
  limits: PathwayLimits;
  /** What is known of the ways of teaching for the learner at hand. */
  arms: ApproachArms;
  /** Kind of the last step (an index of `ORDER_ACTIONS`); −1 where there is none. */
  lastAction(): number;
  /** The same policy for the same learner, to go another way from here on: what it learns, this one doesn't. Limits are shared until they are set. */
  fork(): FullPathway;
}

/**
 * The full pathway: what is ready, due, unclear or missing are the candidates; which kind of step comes next is learned by
 * Q-learning, the concept to open is drawn by ZPDES, the way of teaching by Thompson sampling, and the item is the one that tells most.
 */
export function createFullPathway(model: CourseModel, options: Partial<PathwayOptions> = {}): FullPathway {
  const { count } = model.graph;
  const all = { ...PATHWAY_OPTIONS, ...options };
  return pathwayFrom(model, all, {
    values: all.prior,
    approaches: createApproachChoice(model),
    candidates: createCandidates(count),
    progress: new Float64Array(count),
    last: [-1, 0, -1, 0],
  });
}

/** How far a learner has come under a policy: all that it remembers. */
interface Begun {
  /** Of Q-learning. */
  values: ArrayLike<number>;
  approaches: ApproachChoice;
  candidates: PathwayCandidates;
  progress: Float64Array;
  /** The concept at hand, then state, action and reward of the last step. */
  last: [number, number, number, number];
}

function pathwayFrom(model: CourseModel, options: PathwayOptions, begun: Begun): FullPathway {
  const { settings, parts, q, explores, prior } = options;
  const { count } = model.graph;
  const { approaches, candidates, progress } = begun;
  const table = createQTable(ORDER_STATES, ORDER_ACTIONS.length, begun.values);
  const quality = new Float64Array(count);
  let [current, lastState, lastAction, lastReward] = begun.last;

  function chooseByOrder(view: LearnerView, random: Random, choice: Choice): void {
    findCandidates(view, settings, current, true, candidates, policy.limits);
    choice.propensity = 1;
    if (candidates.allowed === 0) {
      choice.concept = mostDoubtful(view);
      lastAction = -1;
      return;
    }
    const state = stateNow(view);
    if (lastAction >= 0) qUpdate(table, lastState, lastAction, lastReward, state, candidates.allowed, q);
    const best = bestAction(table, state, candidates.allowed);
    const action = random.chance(explores) ? drawAction(candidates.allowed, random) : best;
    weighOpen(view);
    choice.concept =
      action === OPEN
        ? (candidates.open[zpdesDraw(quality, candidates.open, candidates.openCount, random)] ?? 0)
        : (candidates.concept[action] ?? 0);
    choice.propensity = propensityOf(choice.concept, best);
    step(view, state, action, choice.concept);
  }

  const stateNow = (view: LearnerView) =>
    orderState(current < 0 ? 0 : knownNow(view, current), candidates.due, recentSuccess(view, RECENT));

  function step(view: LearnerView, state: number, action: number, concept: number): void {
    if (action === OPEN) {
      candidates.run[concept] = 0;
      candidates.opened[concept] = view.answers;
    }
    lastState = state;
    lastAction = action;
    // A review or a probe interrupts the concept at hand, it doesn't replace it.
    if (action !== REVIEW && action !== PROBE) current = concept;
  }

  /** The kind of step by which this policy would most likely have come to the concept. */
  function actionFor(concept: number): number {
    const isAllowed = (action: number) =>
      ((candidates.allowed >> action) & 1) === 1 && candidates.concept[action] === concept;
    const found = [CONTINUE, GAP, REVIEW].find(isAllowed);
    if (found !== undefined) return found;
    if (candidates.passed[concept] === 1) return REVIEW;
    if (candidates.open.subarray(0, candidates.openCount).includes(concept)) return OPEN;
    return isAllowed(PROBE) ? PROBE : OPEN;
  }

  /** What ZPDES draws by: progress seen lately, times what the model expects. */
  function weighOpen(view: LearnerView): void {
    for (let at = 0; at < candidates.openCount; at++) {
      const concept = candidates.open[at] ?? 0;
      const lean = policy.limits.lean?.[concept] ?? 1;
      quality[concept] = lean * ((progress[concept] ?? 0) * expectedProgress(view, concept)) ** SHARPNESS;
    }
  }

  /** Over all kinds of steps that could have led to this concept. */
  function propensityOf(concept: number, best: number): number {
    const allowedCount = countBits(candidates.allowed);
    let probability = 0;
    for (let action = 0; action < ORDER_ACTIONS.length; action++) {
      if (((candidates.allowed >> action) & 1) === 0) continue;
      const taken = epsilonGreedy(best, action, allowedCount, explores);
      if (action === OPEN) probability += taken * openProbability(concept);
      else if (candidates.concept[action] === concept) probability += taken;
    }
    return probability;
  }

  function openProbability(concept: number): number {
    let [total, own] = [0, -1];
    for (let at = 0; at < candidates.openCount; at++) {
      const each = candidates.open[at] ?? 0;
      total += quality[each] ?? 0;
      if (each === concept) own = quality[each] ?? 0;
    }
    return own < 0 ? 0 : zpdesProbability(own, total, candidates.openCount);
  }

  function chooseInOrder(view: LearnerView): number {
    if (!parts.reviews) return gateConcept(view, settings.threshold);
    findCandidates(view, settings, -1, false, candidates, policy.limits);
    return (candidates.allowed >> REVIEW) & 1
      ? (candidates.concept[REVIEW] ?? 0)
      : gateConcept(view, settings.threshold);
  }

  const policy: FullPathway = {
    name: 'full-pathway',
    q: table,
    limits: {},
    reset() {
      approaches.reset();
      candidates.passed.fill(0);
      candidates.run.fill(0);
      candidates.opened.fill(0);
      progress.fill(FIRST_PROGRESS);
      table.values.set(prior);
      current = -1;
      lastAction = -1;
    },
    choose(view, random, choice) {
      if (count === 0) throw new NoCandidateError();
      if (parts.order) chooseByOrder(view, random, choice);
      else {
        choice.propensity = 1;
        choice.concept = chooseInOrder(view);
      }
      const { concept } = choice;
      choice.approach = parts.approaches ? approaches.choose(concept, random) : random.integer(model.approaches);
      choice.item = parts.items ? tellingItem(model, concept, knownNow(view, concept)) : random.integer(ITEM_LEVELS);
    },
    observe(view, choice, correct) {
      const { concept } = choice;
      approaches.observe(view, choice, correct);
      candidates.run[concept] = (candidates.run[concept] ?? 0) + 1;
      lastReward = knownNow(view, concept) - view.priorKnown;
      zpdesUpdate(progress, concept, lastReward);
    },
    reward(value) {
      lastReward = value;
    },
    follow(view, { concept }, known) {
      findCandidates(view, settings, current, true, candidates, policy.limits);
      if (candidates.allowed === 0) {
        lastAction = -1;
        return;
      }
      const state = stateNow(view);
      if (lastAction >= 0) qUpdate(table, lastState, lastAction, lastReward, state, candidates.allowed, q);
      step(view, state, known ?? actionFor(concept), concept);
    },
    arms: approaches.arms,
    lastAction: () => lastAction,
    fork() {
      const other = pathwayFrom(model, options, {
        values: table.values,
        approaches: approaches.fork(),
        candidates: copyCandidates(candidates),
        progress: progress.slice(),
        last: [current, lastState, lastAction, lastReward],
      });
      other.limits = policy.limits;
      return other;
    },
  };
  return policy;
}

/** Progress that a concept starts with: more than most answers give, so that what is new is tried. */
const FIRST_PROGRESS = 0.3;

/** How much the draw leans to the best: 1 is ZPDES as published. */
const SHARPNESS = 2;

function countBits(bits: number): number {
  let count = 0;
  for (let left = bits; left > 0; left >>= 1) count += left & 1;
  return count;
}

function drawAction(allowed: number, random: Random): number {
  let skip = random.integer(countBits(allowed));
  for (let action = 0; ; action++) {
    if (((allowed >> action) & 1) === 0) continue;
    if (skip === 0) return action;
    skip--;
  }
}
