/** Concepts of a course as whole numbers 0 to `count` − 1 and what each needs, laid out flat for quick walks. */
export interface CourseGraph {
  count: number;
  /** Prerequisites of concept c: `prerequisites[prerequisiteStart[c]]` up to, not including, `prerequisiteStart[c + 1]`. */
  prerequisiteStart: Int32Array;
  prerequisites: Int32Array;
  /** What needs concept c directly, laid out like the prerequisites. */
  dependentStart: Int32Array;
  dependents: Int32Array;
  /** Every concept after all it needs; among the free ones the lowest number first. */
  order: Int32Array;
  /** `place[order[i]]` is i. */
  place: Int32Array;
}

/** Why a list of edges is no course graph. */
export class CourseGraphError extends Error {
  constructor(
    readonly code: 'bad_count' | 'unknown_concept' | 'cycle',
    message: string,
    /** Of a cycle: its concepts, each needed before the next and the last before the first, beginning with the lowest number. */
    readonly cycle: readonly number[] = [],
  ) {
    super(message);
    this.name = 'CourseGraphError';
  }
}

/** `[a, b]`: a is needed before b. */
export type Edge = readonly [prerequisite: number, concept: number];

/**
 * The graph of `count` concepts (0 or more); doubled edges count once. O(concepts + edges, and a search for each free one).
 * @throws CourseGraphError for a count that is no whole number ≥ 0, an edge to a concept that isn't there, and a cycle
 * (an edge from a concept to itself is one), which the error names.
 */
export function createCourseGraph(count: number, edges: readonly Edge[]): CourseGraph {
  if (!Number.isInteger(count) || count < 0) {
    throw new CourseGraphError('bad_count', `A course has 0 or more concepts, not ${count}.`);
  }
  const known = (concept: number) => Number.isInteger(concept) && concept >= 0 && concept < count;
  const needs = Array.from({ length: count }, () => new Set<number>());
  for (const [prerequisite, concept] of edges) {
    if (!known(prerequisite) || !known(concept)) {
      throw new CourseGraphError('unknown_concept', `There is no edge ${prerequisite} to ${concept} among ${count}.`);
    }
    needs[concept]?.add(prerequisite);
  }
  const unlocks = Array.from({ length: count }, () => new Set<number>());
  needs.forEach((set, concept) => {
    for (const prerequisite of set) unlocks[prerequisite]?.add(concept);
  });
  const [prerequisiteStart, prerequisites] = flatten(needs);
  const [dependentStart, dependents] = flatten(unlocks);
  const order = topologicalOrder(needs, unlocks);
  const place = new Int32Array(count);
  order.forEach((concept, index) => {
    place[concept] = index;
  });
  return { count, prerequisiteStart, prerequisites, dependentStart, dependents, order, place };
}

function flatten(sets: readonly ReadonlySet<number>[]): [start: Int32Array, values: Int32Array] {
  const start = new Int32Array(sets.length + 1);
  sets.forEach((set, index) => {
    start[index + 1] = (start[index] ?? 0) + set.size;
  });
  return [start, Int32Array.from(sets.flatMap((set) => [...set].sort((a, b) => a - b)))];
}

/** Kahn's algorithm (CACM 5, 1962), always the lowest free number next. */
function topologicalOrder(needs: readonly ReadonlySet<number>[], unlocks: readonly ReadonlySet<number>[]): Int32Array {
  const missing = needs.map((set) => set.size);
  const free = missing.flatMap((left, concept) => (left === 0 ? [concept] : []));
  const order: number[] = [];
  while (free.length > 0) {
    const next = free.reduce((least, each) => Math.min(least, each));
    free.splice(free.indexOf(next), 1);
    order.push(next);
    for (const concept of unlocks[next] ?? []) {
      missing[concept] = (missing[concept] ?? 0) - 1;
      if (missing[concept] === 0) free.push(concept);
    }
  }
  if (order.length < needs.length) {
    const cycle = cycleAmong(needs, missing);
    const around = [...cycle, ...cycle.slice(0, 1)].join(' → ');
    throw new CourseGraphError('cycle', `Each concept is needed before the next: ${around}.`, cycle);
  }
  return Int32Array.from(order);
}

/**
 * A cycle among the concepts that never came free: each of them needs another of them, so that walking from one to what it needs
 * comes round again.
 */
function cycleAmong(needs: readonly ReadonlySet<number>[], missing: readonly number[]): number[] {
  const path: number[] = [];
  const placeOnPath = new Map<number, number>();
  let at = missing.findIndex((left) => left > 0);
  while (!placeOnPath.has(at)) {
    placeOnPath.set(at, path.length);
    path.push(at);
    at = [...(needs[at] ?? [])].find((prerequisite) => (missing[prerequisite] ?? 0) > 0) ?? at;
  }
  const cycle = path.slice(placeOnPath.get(at)).reverse();
  const lowest = cycle.indexOf(cycle.reduce((least, each) => Math.min(least, each)));
  return [...cycle.slice(lowest), ...cycle.slice(0, lowest)];
}

/** What a concept needs directly. For what isn't done thousands of times: it copies. */
export function neededFor({ prerequisites, prerequisiteStart }: CourseGraph, concept: number): number[] {
  return [...prerequisites.subarray(prerequisiteStart[concept] ?? 0, prerequisiteStart[concept + 1] ?? 0)];
}
