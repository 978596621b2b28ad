import { isFading, type Pathway } from '@/core/sequencing/bring-back';
import { gateState } from '@/core/sequencing/gates';
import { wayTo } from '@/core/sequencing/way-to';
import type { WantedConcepts } from '../contract';
import type { EngineCourse } from './course';
import type { OpenPlan } from './plan';

/** By how many places in the order a concept is put off before it is opened a third as readily. */
const LEAN_PLACES = 3;

/** For so long what didn't settle isn't proposed, where anything else is. */
const REST_MS = 20 * 3_600_000;

/** Where a learner stands in a course, and what is asked of them: all that a decision is made from. */
export interface Situation {
  course: EngineCourse;
  pathway: Pathway;
  /** 1: the gate is passed. */
  passed: Uint8Array;
  /** The chosen way that is gone now, with its steps left; null where nothing is chosen or all of it is reached. */
  way: { wanted: WantedConcepts; steps: readonly number[] } | null;
  plans: readonly OpenPlan[];
  /** 1: its review has come by the schedule, whether or not it is likely to be lost. */
  due: Uint8Array;
  /** Milliseconds since 1970. */
  now: number;
}

export interface Asked {
  /** The nearest due first. */
  wanted: readonly WantedConcepts[];
  plans: readonly OpenPlan[];
  /** Concepts whose review is due by a schedule of the course's own; left out: as memory alone says. */
  due?: ((conceptId: string) => boolean) | undefined;
}

/** A learner's situation. @param pathway as it stands `now` (milliseconds since 1970); its policy keeps to what is asked from here on. */
export function situationOf(
  course: EngineCourse,
  pathway: Pathway,
  now: number,
  { wanted, plans, due }: Asked,
): Situation {
  const { count } = course.model.graph;
  const passed = Uint8Array.from({ length: count }, (_, concept) => (isPassed(course, pathway, concept, now) ? 1 : 0));
  const way = wayOf(course, wanted, passed);
  const steps = way?.steps ?? [...course.model.graph.order].filter((concept) => passed[concept] === 0);
  const rank = new Map(steps.map((concept, place) => [concept, place]));
  const scheduled = dueOf(course, pathway, passed, { isDue: due, now });
  pathway.policy.limits = {
    ...pathway.policy.limits,
    due: scheduled.map((isDue, concept) => (isDue === 1 && isFading(pathway, concept) ? 1 : 0)),
    lean: Float64Array.from({ length: count }, (_, concept) => Math.exp(-(rank.get(concept) ?? count) / LEAN_PLACES)),
    aside: asideOf(course, plans, now),
    ...(way ? { wanted: Uint8Array.from({ length: count }, (_, concept) => (rank.has(concept) ? 1 : 0)) } : {}),
  };
  return { course, pathway, passed, way, plans, due: scheduled, now };
}

/** The same under other plans. */
export function underPlans(situation: Situation, plans: readonly OpenPlan[]): Situation {
  const { course, pathway, now } = situation;
  pathway.policy.limits = { ...pathway.policy.limits, aside: asideOf(course, plans, now) };
  return { ...situation, plans };
}

export function isPassed(course: EngineCourse, pathway: Pathway, concept: number, now: number): boolean {
  return stateAt(course, pathway, concept, now) !== 'learning';
}

/** What the gate of a concept says now. */
export function stateAt({ rules }: EngineCourse, { gates }: Pathway, concept: number, now: number) {
  const [gate, rule] = [gates[concept], rules[concept]];
  return gate && rule ? gateState(gate, now, rule) : 'learning';
}

function wayOf(course: EngineCourse, wanted: readonly WantedConcepts[], passed: Uint8Array): Situation['way'] {
  const numbers = (ids: readonly string[]) => ids.flatMap((id) => course.numberOf.get(id) ?? []);
  for (const each of wanted) {
    const { steps } = wayTo(course.model.graph, numbers(each.targetIds), passed, numbers(each.wishIds));
    if (steps.length > 0) return { wanted: each, steps };
  }
  return null;
}

/** A concept rests until the next day, and until the learner has done what its plan asks first: something else may go well meanwhile. */
function asideOf(course: EngineCourse, plans: readonly OpenPlan[], now: number): Uint8Array {
  const aside = new Uint8Array(course.concepts.length);
  for (const { conceptId, steps, createdAt } of plans) {
    const concept = course.numberOf.get(conceptId);
    const waits = steps.some(({ kind, doneAt }) => kind === 'prerequisite' && doneAt === null);
    if (concept !== undefined && (waits || now - createdAt < REST_MS)) aside[concept] = 1;
  }
  return aside;
}

/** By the schedule of the course where it has one, else by memory alone. */
function dueOf(
  { concepts }: EngineCourse,
  { memories }: Pathway,
  passed: Uint8Array,
  { isDue, now }: { isDue: Asked['due']; now: number },
): Uint8Array {
  const byMemory = (concept: number) => (memories[concept]?.dueAt ?? Number.POSITIVE_INFINITY) <= now;
  return Uint8Array.from(concepts, ({ id }, concept) =>
    passed[concept] === 1 && (isDue ? isDue(id) : byMemory(concept)) ? 1 : 0,
  );
}
