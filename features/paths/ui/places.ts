import { createCourseGraph } from '@/core/sequencing/course-graph';
import { placesFor } from '@/core/sequencing/way-to';

/** A step as far as its place goes. */
export interface PlacedStep {
  conceptId: string;
  /** Steps that it needs directly. */
  needs: readonly string[];
}

/** From where to where a step may be moved, 0 up, and which steps keep it from going further; null: the end of the list. */
export interface Places {
  first: number;
  last: number;
  after: string | null;
  before: string | null;
}

/** Where a step may stand among others in their order. */
export function placesOf(steps: readonly PlacedStep[], conceptId: string): Places {
  const number = new Map(steps.map((step, index) => [step.conceptId, index]));
  const edges = steps.flatMap(({ needs }, index) =>
    needs.flatMap((need) => {
      const from = number.get(need);
      return from === undefined ? [] : [[from, index] as const];
    }),
  );
  const graph = createCourseGraph(steps.length, edges);
  const own = number.get(conceptId) ?? -1;
  const order = steps.map((_, index) => index);
  const { first, last } = placesFor(graph, order, own);
  const others = steps.filter((step) => step.conceptId !== conceptId);
  return { first, last, after: others[first - 1]?.conceptId ?? null, before: others[last]?.conceptId ?? null };
}

/** A list with one entry moved. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const entry = list[from];
  return entry === undefined ? [...list] : list.toSpliced(from, 1).toSpliced(to, 0, entry);
}
