import { type ConceptMemory, reviewConcept } from '../memory/memory';
import type { CourseModel } from './course-model';
import { CLOSED, type Gate, type GateRules, gateAfter, gateState } from './gates';
import { copyView, createView, knownNow, type LearnerView, placeInView, viewAnswer, viewRest } from './learner-view';
import { createFullPathway, type FullPathway } from './policies/full-pathway';
import { createChoice } from './policy';

const MS_PER_DAY = 86_400_000;
/** After a pause of half an hour a new sitting begins. */
const SITTING_MS = 30 * 60_000;

/** What a product's log says of one answer. */
export interface LoggedAnswer {
  /** Its number in the log: that decides what came first, whatever clocks said. */
  sequence: number;
  concept: number;
  /** How hard the item was, 0 to 2. */
  item: number;
  /** Way of teaching before it; 0 where there was none. */
  approach: number;
  /** Kind of step that led to it (an index of `ORDER_ACTIONS`); undefined where the learner chose it themselves. */
  action?: number | undefined;
  correct: boolean;
  /** Without hints, and not after the answer was shown. */
  unaided: boolean;
  /** It says nothing of what is known, such as one after the answer was shown; left out: it does. */
  empty?: boolean;
  hintsUsed: number;
  /** p(L) after it, as the product reckons it. */
  pKnown: number;
  /** Milliseconds since 1970. */
  at: number;
}

/** What a test at the start said of a concept. */
export interface PlacedConcept {
  /** Its number in the log. */
  sequence: number;
  concept: number;
  /** p(L) that it found. */
  pKnown: number;
  /** Milliseconds since 1970. */
  at: number;
}

/** A learner's way through a course, as far as their answers tell it. */
export interface Pathway {
  view: LearnerView;
  policy: FullPathway;
  gates: Gate[];
  /** Null: never reviewed. */
  memories: (ConceptMemory | null)[];
  /** Answers on each concept since its gate was last passed or a placement spoke of it, those that say nothing among them. */
  run: Int32Array;
  /** Milliseconds since 1970; null before the first. */
  lastAnswerAt: number | null;
}

/** @param rules of each concept's gate. */
export interface PathwayCourse {
  model: CourseModel;
  rules: readonly GateRules[];
}

/** A learner's pathway as far as their answers have been followed, to be gone on with as more come in. */
export interface Replay {
  /** Adds an answer that came after all others; a clock that jumps back counts as no time. O(concepts). */
  answer(answer: LoggedAnswer): void;
  /** What a placement said of a concept, after all answers so far. */
  place(placed: PlacedConcept): void;
  /** The pathway as it stands at a moment, a copy: time that has passed since the last answer fades what is known. O(concepts). */
  at(now: number): Pathway;
}

/** The pathway of a learner who has not begun. */
export function beginReplay({ model, rules }: PathwayCourse): Replay {
  const { count } = model.graph;
  const view = createView(model, { fades: true, prerequisites: false, kinds: true });
  const policy = createFullPathway(model);
  policy.reset(view);
  const pathway: Pathway = {
    ...{ view, policy, run: new Int32Array(count), lastAnswerAt: null },
    gates: Array.from({ length: count }, () => CLOSED),
    memories: Array.from({ length: count }, () => null),
  };
  const limits = emptyLimits(count);
  policy.limits = limits;
  const taken = createChoice();
  return {
    answer(answer) {
      const { concept, correct, hintsUsed } = answer;
      if (answer.empty) {
        if (pathway.gates[concept] === CLOSED) pathway.run[concept] = (pathway.run[concept] ?? 0) + 1;
        return;
      }
      passTime(pathway, answer.at);
      setLimits(pathway, rules, answer.at, limits);
      Object.assign(taken, { concept, approach: answer.approach, item: answer.item });
      policy.follow(view, taken, answer.action);
      viewAnswer(view, concept, answer.item, correct);
      policy.observe(view, taken, correct);
      const memory = pathway.memories[concept] ?? null;
      pathway.memories[concept] = reviewConcept(memory, { correct, hintsUsed, at: answer.at });
      const rule = rules[concept];
      if (rule) pathway.gates[concept] = gateAfter(pathway.gates[concept] ?? CLOSED, answer, rule);
      pathway.run[concept] = pathway.gates[concept] === CLOSED ? (pathway.run[concept] ?? 0) + 1 : 0;
      pathway.lastAnswerAt = Math.max(pathway.lastAnswerAt ?? answer.at, answer.at);
    },
    place: (placed) => placeAt(pathway, rules, placed),
    at(now) {
      const copy: Pathway = {
        view: copyView(view),
        policy: policy.fork(),
        run: pathway.run.slice(),
        gates: [...pathway.gates],
        memories: [...pathway.memories],
        lastAnswerAt: pathway.lastAnswerAt,
      };
      const own = emptyLimits(count);
      passTime(copy, now);
      setLimits(copy, rules, now, own);
      copy.policy.limits = own;
      return copy;
    },
  };
}

/**
 * Brings a learner's pathway back from the log of their answers: what is known of them, what the policy learned, the gates and memories. The
 * same answers give the same pathway. O(answers · concepts).
 * @param answers oldest first.
 * @param now milliseconds since 1970.
 * @param placed what a placement said, oldest first: it stands in place of what was thought until then.
 */
export function bringBack(
  course: PathwayCourse,
  answers: readonly LoggedAnswer[],
  now: number,
  placed: readonly PlacedConcept[] = [],
): Pathway {
  const replay = beginReplay(course);
  replayAll(replay, answers, placed);
  return replay.at(now);
}

/** Adds answers and what placements said in the order of the log, oldest first each. */
export function replayAll(replay: Replay, answers: readonly LoggedAnswer[], placed: readonly PlacedConcept[]): void {
  let next = 0;
  const placeUntil = (sequence: number) => {
    for (let each = placed[next]; each && each.sequence < sequence; each = placed[++next]) replay.place(each);
  };
  for (const answer of answers) {
    placeUntil(answer.sequence);
    replay.answer(answer);
  }
  placeUntil(Number.POSITIVE_INFINITY);
}

/** A concept that a placement takes for known is mastered from then on: it has yet to show that it has held. */
function placeAt(pathway: Pathway, rules: readonly GateRules[], { concept, pKnown, at }: PlacedConcept): void {
  placeInView(pathway.view, concept, pKnown);
  const known = pKnown >= (rules[concept]?.threshold ?? 1);
  pathway.gates[concept] = known ? { masteredAt: at, heldAt: null } : CLOSED;
  pathway.run[concept] = 0;
}

interface GateLimits {
  passed: Uint8Array;
  unproven: Uint8Array;
  due: Uint8Array;
}

const emptyLimits = (count: number): GateLimits => ({
  passed: new Uint8Array(count),
  unproven: new Uint8Array(count),
  due: new Uint8Array(count),
});

function passTime({ view, lastAnswerAt }: Pathway, at: number): void {
  const since = lastAnswerAt === null ? 0 : at - lastAnswerAt;
  if (since >= SITTING_MS) viewRest(view, since / MS_PER_DAY);
}

function setLimits(pathway: Pathway, rules: readonly GateRules[], at: number, limits: GateLimits): void {
  const { gates, memories } = pathway;
  for (const [concept, rule] of rules.entries()) {
    const state = gateState(gates[concept] ?? CLOSED, at, rule);
    const dueAt = memories[concept]?.dueAt ?? Number.POSITIVE_INFINITY;
    limits.passed[concept] = state === 'learning' ? 0 : 1;
    limits.unproven[concept] = state === 'unproven' ? 1 : 0;
    limits.due[concept] = state !== 'learning' && dueAt <= at && isFading(pathway, concept) ? 1 : 0;
  }
}

/**
 * Whether a review that is due comes before anything new: only once what was known is likely to be lost. By the schedule alone, reviews were a
 * quarter of all answers of simulated learners and held no more (docs/evaluation.md, simulated classes).
 */
export function isFading({ view }: Pathway, concept: number): boolean {
  return knownNow(view, concept) < FADING_BELOW;
}

/** Probability of knowing a concept today below which its review comes first. */
const FADING_BELOW = 0.85;
