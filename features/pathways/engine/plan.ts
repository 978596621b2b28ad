import type { LoggedAnswer, Pathway } from '@/core/sequencing/bring-back';
import { neededFor } from '@/core/sequencing/course-graph';
import { knownNow } from '@/core/sequencing/learner-view';
import type { PlanStep } from '../contract';
import type { EngineCourse } from './course';

/** So many answers without mastery, and the way is changed. */
export const PLAN_AFTER = 15;
/** Right unaided answers to easy items that end the easier part of a plan. */
const EASY_RIGHT = 2;

/** Another way round a concept that didn't settle. */
export interface OpenPlan {
  id: string;
  conceptId: string;
  /** Answers on the concept when it was made. */
  answers: number;
  steps: PlanStep[];
  /** Milliseconds since 1970. */
  createdAt: number;
}

/** What is to be written of a learner's plans. */
export interface PlanChanges {
  opened: { conceptId: string; answers: number; steps: PlanStep[] }[];
  moved: OpenPlan[];
  closed: { id: string; closedFor: 'mastered' | 'renewed' | 'gone' }[];
}

/**
 * A learner's plans brought up to date with their answers: steps that are done are marked, what is mastered or gone is closed, and a concept
 * that has taken `PLAN_AFTER` more answers without mastery gets a (new) plan.
 */
export function updatePlans(
  course: EngineCourse,
  pathway: Pathway,
  answers: readonly LoggedAnswer[],
  open: readonly OpenPlan[],
  isPassed: (concept: number) => boolean,
): PlanChanges {
  const changes: PlanChanges = { opened: [], moved: [], closed: [] };
  const planned = new Map<number, number>();
  for (const plan of open) {
    const concept = course.numberOf.get(plan.conceptId);
    if (concept === undefined) changes.closed.push({ id: plan.id, closedFor: 'gone' });
    else if (isPassed(concept)) changes.closed.push({ id: plan.id, closedFor: 'mastered' });
    else if ((pathway.run[concept] ?? 0) >= plan.answers + PLAN_AFTER)
      changes.closed.push({ id: plan.id, closedFor: 'renewed' });
    else {
      planned.set(concept, plan.answers);
      const steps = plan.steps.map((step) => afterAnswers(course, plan, step, answers));
      if (steps.some((step, at) => step !== plan.steps[at])) changes.moved.push({ ...plan, steps });
    }
  }
  for (const [concept, { id }] of course.concepts.entries()) {
    const run = pathway.run[concept] ?? 0;
    if (run < PLAN_AFTER || planned.has(concept) || isPassed(concept)) continue;
    changes.opened.push({ conceptId: id, answers: run, steps: stepsFor(course, pathway, concept) });
  }
  return changes;
}

/** First what the concept leans on, as far as it is in doubt; then another way of teaching, easier questions, and a person. */
function stepsFor(course: EngineCourse, { view }: Pathway, concept: number): PlanStep[] {
  const [weakest] = neededFor(course.model.graph, concept).sort((a, b) => knownNow(view, a) - knownNow(view, b));
  const conceptId = weakest === undefined ? undefined : course.concepts[weakest]?.id;
  const step = (kind: PlanStep['kind'], of: string | null = null): PlanStep => ({ kind, conceptId: of, doneAt: null });
  return [...(conceptId ? [step('prerequisite', conceptId)] : []), step('approach'), step('easier'), step('teacher')];
}

function afterAnswers(
  course: EngineCourse,
  plan: OpenPlan,
  step: PlanStep,
  answers: readonly LoggedAnswer[],
): PlanStep {
  if (step.doneAt !== null) return step;
  const on = course.numberOf.get(step.conceptId ?? plan.conceptId);
  const since = answers.filter(({ concept, at, empty }) => concept === on && at > plan.createdAt && !empty);
  const right = since.filter(({ correct, unaided }) => correct && unaided);
  const done =
    step.kind === 'prerequisite'
      ? right.at(0)
      : step.kind === 'approach'
        ? since.find(({ approach }) => approach >= 0)
        : step.kind === 'easier'
          ? right.filter(({ item }) => item === 0).at(EASY_RIGHT - 1)
          : undefined;
  return done ? { ...step, doneAt: new Date(done.at).toISOString() } : step;
}
