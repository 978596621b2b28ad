import { LRUCache } from 'lru-cache';
import type { PathwayCourse } from '@/core/sequencing/bring-back';
import { courseFromParameters, type TracingParameters } from '@/core/sequencing/course-from-parameters';
import { createCourseGraph, type Edge } from '@/core/sequencing/course-graph';
import { GATE_RULES, type GateRules } from '@/core/sequencing/gates';
import type { ConceptsPort, TeachingConcept } from '@/features/concepts/contract';
import { approachSchema } from '@/features/lessons/contract';
import type { MasteryPort } from '@/features/mastery/contract';
import type { Tx } from '@/platform/database/transaction';
import * as store from '../store-gates';

/** Ways of teaching as arms of a bandit, by their place. */
export const APPROACHES = approachSchema.options;

/** Courses kept in memory; one of 500 concepts takes about 200 kB. */
const COURSES_KEPT = 60;

/** A course as the engine reckons with it: concepts as whole numbers, in the course's order. */
export interface EngineCourse extends PathwayCourse {
  concepts: readonly TeachingConcept[];
  numberOf: ReadonlyMap<string, number>;
  /** What the model was made of, one a concept. */
  parameters: readonly TracingParameters[];
}

/** Everything that changes a course for the engine, in one word. */
export interface CourseStamp {
  courseId: string;
  stamp: string;
}

/**
 * Reads courses for the engine: their teachable concepts, prerequisites among them, gates and the learner model's parameters in force. Kept until
 * the stamp of the course changes.
 */
export function createCourseReader(deps: { concepts: ConceptsPort<Tx>; mastery: MasteryPort<Tx> }) {
  const kept = new LRUCache<string, EngineCourse & { stamp: string }>({ max: COURSES_KEPT });

  return async function read(tx: Tx, { courseId, stamp }: CourseStamp): Promise<EngineCourse> {
    const known = kept.get(courseId);
    if (known?.stamp === stamp) return known;
    const concepts = (await deps.concepts.teachingConcepts(tx, courseId)).filter(isTeachable);
    const parametersOf = await deps.mastery.courseParameters(tx, courseId);
    const rulesOf = await store.rulesOf(tx, courseId);
    const course = { ...inNumbers(concepts, parametersOf, rulesOf), stamp };
    kept.set(courseId, course);
    return course;
  };
}

/** A course in numbers. Prerequisites that aren't taught are passed over. */
export function inNumbers(
  all: readonly TeachingConcept[],
  parametersOf: Awaited<ReturnType<MasteryPort<Tx>['courseParameters']>>,
  rulesOf: (conceptId: string) => GateRules = () => GATE_RULES,
): EngineCourse {
  const concepts = [...all].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
  const numberOf = new Map(concepts.map(({ id }, number) => [id, number]));
  const edges = concepts.flatMap(({ prerequisiteIds }, number) =>
    prerequisiteIds.flatMap((id): Edge[] => {
      const needed = numberOf.get(id);
      return needed === undefined ? [] : [[needed, number]];
    }),
  );
  const graph = createCourseGraph(concepts.length, edges);
  const parameters = concepts.map(({ id }) => parametersOf(id));
  return {
    model: courseFromParameters(graph, parameters, APPROACHES.length),
    parameters,
    rules: concepts.map(({ id }) => rulesOf(id)),
    concepts,
    numberOf,
  };
}

/** A concept that can be taught: it is shown, and the material says something of it. */
export function isTeachable(concept: TeachingConcept): boolean {
  return !concept.hidden && concept.chunks.length > 0;
}
