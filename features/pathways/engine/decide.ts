import type { Random } from '@/core/random/random';
import { neededFor } from '@/core/sequencing/course-graph';
import { ORDER_ACTIONS, REVIEW } from '@/core/sequencing/order-states';
import { type Choice, createChoice } from '@/core/sequencing/policy';
import type { ReasonCode } from '../contract';
import { type Situation, stateAt } from './situation';

/** Concepts that are named in a reason at most. */
const NAMED = 2;

/** What comes next for a learner, why, and how likely it was to be chosen. */
export interface Decision {
  conceptId: string;
  itemLevel: number;
  /** Kind of step: one of `ORDER_ACTIONS`, or `order`. */
  action: string;
  propensity: number;
  reason: ReasonCode;
  reasonOf: { conceptIds: string[]; title?: string; dueOn?: string };
}

/** Who decides: everything that is weighed, or the order of the course behind the same gates. */
export type PathwayPolicy = 'pathway' | 'course_order';

/**
 * Chooses what a learner does next. Null where everything is known and nothing is due.
 * @param random drawn from a seed of the learner, the course and the moment: the same situation gives the same choice.
 */
export function decide(situation: Situation, random: Random, policy: PathwayPolicy = 'pathway'): Decision | null {
  const planned = byPlan(situation);
  if (planned) return planned;
  if (situation.course.concepts.length === 0) return null;
  return policy === 'course_order' ? byOrder(situation) : byPathway(situation, random);
}

function byPathway(situation: Situation, random: Random): Decision | null {
  const { pathway } = situation;
  const choice = createChoice();
  const { aside, wanted, ...limits } = pathway.policy.limits;
  const own = wanted ? { wanted } : {};
  const rests = aside?.includes(1) ?? false;
  // Nothing is left but what is due and still known; all that is left of the chosen way rests: then something beside it; all that is left rests:
  // better that than nothing.
  const wider = [
    pathway.policy.limits,
    { ...pathway.policy.limits, due: situation.due },
    ...(rests && wanted ? [{ ...limits, due: situation.due, aside }] : []),
    ...(rests ? [{ ...limits, due: situation.due, ...own }] : []),
  ];
  let action = -1;
  for (const each of wider) {
    pathway.policy.limits = each;
    pathway.policy.choose(pathway.view, random, choice);
    action = pathway.policy.lastAction();
    if (action >= 0) break;
  }
  if (action < 0) return null;
  return decisionOf(situation, choice, ORDER_ACTIONS[action] ?? 'open', explain(situation, choice.concept, action));
}

/** The first concept of the course, or of the chosen way, whose prerequisites are there; what is due, if nothing is open. */
function byOrder(situation: Situation): Decision | null {
  const { course, passed, way, pathway, due } = situation;
  const { graph } = course.model;
  const { order } = graph;
  const { unproven } = pathway.policy.limits;
  const opens = (concept: number) => passed[concept] === 1 && unproven?.[concept] !== 1;
  const steps = way?.steps ?? [...order];
  const open = steps.find((concept) => passed[concept] === 0 && neededFor(graph, concept).every(opens));
  const review = [...order].find((concept) => unproven?.[concept] === 1 || due[concept] === 1);
  const concept = open ?? review;
  if (concept === undefined) return null;
  const reason = open === undefined ? explain(situation, concept, REVIEW) : explain(situation, concept, -1);
  return decisionOf(situation, { concept, approach: 0, item: 1, propensity: 1 }, 'order', reason);
}

/** A plan's first step that is still open and can be done by oneself: another concept's answer first. */
function byPlan(situation: Situation): Decision | null {
  const { course, plans } = situation;
  for (const { conceptId: goal, steps } of plans) {
    const step = steps.find(({ kind, doneAt }) => kind === 'prerequisite' && doneAt === null);
    const concept = step?.conceptId ? course.numberOf.get(step.conceptId) : undefined;
    if (concept === undefined) continue;
    const choice = { concept, approach: 0, item: 0, propensity: 1 };
    return decisionOf(situation, choice, 'gap', { reason: 'plan', reasonOf: { conceptIds: [goal] } });
  }
  return null;
}

type Why = Pick<Decision, 'reason' | 'reasonOf'>;

function explain(situation: Situation, concept: number, action: number): Why {
  const { course, pathway, way, passed, now } = situation;
  const idOf = (each: number) => course.concepts[each]?.id ?? [];
  const because = (reason: ReasonCode, about: readonly number[] = []): Why => ({
    reason,
    reasonOf: { conceptIds: about.flatMap(idOf) },
  });
  const kind = ORDER_ACTIONS[action];
  if (kind === 'review') return because(stateAt(course, pathway, concept, now) === 'unproven' ? 'prove' : 'review');
  if (kind === 'probe') return because('probe');
  if (kind === 'gap') {
    const goal = goalOf(situation, concept);
    return goal === null ? because('review') : because('gap', [goal]);
  }
  const begun = (pathway.view.attempts[concept] ?? 0) > 0;
  if (kind === 'continue' || begun) return because('continue');
  if (way?.steps.includes(concept)) {
    const { by, title, dueAt } = way.wanted;
    const dueOn = dueAt?.toISOString().slice(0, 10);
    const reasonOf = { conceptIds: [], title, ...(dueOn ? { dueOn } : {}) };
    return { reason: by === 'learner' ? 'goal' : 'assigned', reasonOf };
  }
  const known = neededFor(course.model.graph, concept).filter((each) => passed[each] === 1);
  return known.length > 0 ? because('unlocked', known.slice(0, NAMED)) : because('start');
}

/** The concept at hand that a prerequisite is asked for: what was answered last among those that need it. */
function goalOf({ course, pathway }: Situation, concept: number): number | null {
  const { dependents, dependentStart } = course.model.graph;
  const needing = [...dependents.subarray(dependentStart[concept] ?? 0, dependentStart[concept + 1] ?? 0)];
  const latest = (each: number) => pathway.view.lastAnswer[each] ?? 0;
  const [goal] = needing.filter((each) => latest(each) > 0).sort((a, b) => latest(b) - latest(a));
  return goal ?? null;
}

function decisionOf({ course }: Situation, choice: Choice, action: string, why: Why): Decision | null {
  const conceptId = course.concepts[choice.concept]?.id;
  if (!conceptId) return null;
  return {
    conceptId,
    itemLevel: choice.item,
    action,
    propensity: choice.propensity,
    ...why,
  };
}
