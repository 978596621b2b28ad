import { createCourseGraph } from '@/core/sequencing/course-graph';
import { wayTo } from '@/core/sequencing/way-to';

/** A concept that can be learned, as a way needs it. */
export interface WayConcept {
  id: string;
  name: string;
  prerequisiteIds: readonly string[];
}

export interface FoundWay<C extends WayConcept> {
  steps: C[];
  /** Needed and known already. */
  known: C[];
}

export type CourseWays<C extends WayConcept> = ReturnType<typeof courseWays<C>>;

/**
 * Ways through one course.
 * @param concepts those that can be learned, in the course's order; prerequisites that aren't among them don't count.
 */
export function courseWays<C extends WayConcept>(concepts: readonly C[]) {
  const byId = new Map(concepts.map((concept) => [concept.id, concept]));
  const number = new Map(concepts.map(({ id }, index) => [id, index]));
  const numbersOf = (ids: readonly string[]) => ids.flatMap((id) => number.get(id) ?? []);
  const graph = createCourseGraph(
    concepts.length,
    concepts.flatMap(({ prerequisiteIds }, index) => numbersOf(prerequisiteIds).map((need) => [need, index] as const)),
  );
  const at = (numbers: Iterable<number>) => [...numbers].flatMap((index) => concepts[index] ?? []);
  return {
    byId,
    /** The way to some concepts for somebody who knows others. Ids that the course doesn't have are left out. */
    to(targetIds: readonly string[], isKnown: (id: string) => boolean, wishIds: readonly string[] = []): FoundWay<C> {
      const passed = concepts.map(({ id }) => (isKnown(id) ? 1 : 0));
      const { steps, known } = wayTo(graph, numbersOf(targetIds), passed, numbersOf(wishIds));
      return { steps: at(steps), known: at(known) };
    },
  };
}
