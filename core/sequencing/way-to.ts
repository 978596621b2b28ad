import { type CourseGraph, neededFor } from './course-graph';

/** A way through a course to some concepts: what is missing, each after all that it needs. */
export interface Way {
  /** Concepts to learn, in order. */
  steps: number[];
  /** Of what the targets need, what is known already and so left out. */
  known: number[];
}

/**
 * The way to some concepts: they and all that they need, however far back, without what has been passed (and, behind that, what only it needs).
 * What was put in an order by hand keeps it as far as the graph allows; the rest follows the course.
 * @param passed 1 for a concept that needn't be learned; a target that is passed is no step either.
 * @param wish concepts in the order in which somebody would like them; others come after them.
 */
export function wayTo(
  graph: CourseGraph,
  targets: readonly number[],
  passed: ArrayLike<number>,
  wish: readonly number[] = [],
): Way {
  const [missing, known] = [new Set<number>(), new Set<number>()];
  const waiting = [...targets];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at < 0 || at >= graph.count || missing.has(at) || known.has(at)) continue;
    if (passed[at] === 1) {
      known.add(at);
      continue;
    }
    missing.add(at);
    waiting.push(...neededFor(graph, at));
  }
  const inCourse = (list: ReadonlySet<number>) => [...graph.order].filter((concept) => list.has(concept));
  const wished = new Map(wish.map((concept, place) => [concept, place]));
  return { steps: inOrder(graph, inCourse(missing), (concept) => wished.get(concept)), known: inCourse(known) };
}

/** Concepts as they are wished, each pulled behind what it needs (a topological order that takes the first free one). */
function inOrder(
  graph: CourseGraph,
  steps: readonly number[],
  wished: (concept: number) => number | undefined,
): number[] {
  const rank = new Map(
    [...steps]
      .sort((a, b) => (wished(a) ?? Number.POSITIVE_INFINITY) - (wished(b) ?? Number.POSITIVE_INFINITY) || 0)
      .map((concept, place) => [concept, place]),
  );
  const left = new Set(steps);
  const out: number[] = [];
  while (left.size > 0) {
    const free = [...left].filter((concept) => neededFor(graph, concept).every((need) => !left.has(need)));
    const next = free.reduce((a, b) => ((rank.get(b) ?? 0) < (rank.get(a) ?? 0) ? b : a), free[0] ?? -1);
    left.delete(next);
    out.push(next);
  }
  return out;
}

/** Places (0 up) to which a step may be moved, from first to last, with everything else in its order. */
export function placesFor(
  graph: CourseGraph,
  steps: readonly number[],
  concept: number,
): { first: number; last: number } {
  const others = steps.filter((each) => each !== concept);
  const before = ancestorsAmong(graph, concept, new Set(others));
  const first = others.reduce((place, each, at) => (before.has(each) ? at + 1 : place), 0);
  const after = others.findIndex((each) => ancestorsAmong(graph, each, new Set([concept])).has(concept));
  return { first, last: after < 0 ? others.length : after };
}

/** Which of these a concept needs, however far back. */
function ancestorsAmong(graph: CourseGraph, concept: number, among: ReadonlySet<number>): Set<number> {
  const [seen, found] = [new Set<number>(), new Set<number>()];
  const waiting = [...neededFor(graph, concept)];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    if (among.has(at)) found.add(at);
    waiting.push(...neededFor(graph, at));
  }
  return found;
}
