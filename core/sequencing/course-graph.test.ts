import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CourseGraph, CourseGraphError, createCourseGraph, type Edge } from './course-graph';

const list = (start: Int32Array, values: Int32Array, concept: number) => [
  ...values.subarray(start[concept], start[concept + 1]),
];
const needs = (graph: CourseGraph, concept: number) => list(graph.prerequisiteStart, graph.prerequisites, concept);
const unlocks = (graph: CourseGraph, concept: number) => list(graph.dependentStart, graph.dependents, concept);

describe('a course worked by hand', () => {
  // 3 before 1, 1 and 0 before 2, 2 before 4; one edge is said twice.
  const graph = createCourseGraph(5, [
    [3, 1],
    [1, 2],
    [0, 2],
    [2, 4],
    [1, 2],
  ]);

  it('knows what each concept needs and what needs it', () => {
    expect([0, 1, 2, 3, 4].map((concept) => needs(graph, concept))).toEqual([[], [3], [0, 1], [], [2]]);
    expect([0, 1, 2, 3, 4].map((concept) => unlocks(graph, concept))).toEqual([[2], [2], [4], [1], []]);
  });

  it('puts every concept after what it needs, low numbers first', () => {
    expect([...graph.order]).toEqual([0, 3, 1, 2, 4]);
    expect([...graph.place]).toEqual([0, 2, 3, 1, 4]);
  });
});

it('a course without concepts, and one without edges', () => {
  expect(createCourseGraph(0, []).order).toHaveLength(0);
  expect([...createCourseGraph(3, []).order]).toEqual([0, 1, 2]);
});

function errorOf(count: number, edges: Edge[]): CourseGraphError {
  try {
    createCourseGraph(count, edges);
  } catch (error) {
    if (error instanceof CourseGraphError) return error;
  }
  throw new Error('no CourseGraphError was thrown');
}

describe('a cycle', () => {
  it('is refused and named, without what only hangs on it', () => {
    // 4 → 2 → 3 → 4; 0 leads into it, 1 and 5 come after it.
    const error = errorOf(6, [
      [0, 2],
      [4, 2],
      [2, 3],
      [3, 4],
      [4, 1],
      [1, 5],
    ]);
    expect(error.code).toBe('cycle');
    expect(error.cycle).toEqual([2, 3, 4]);
    expect(error.message).toContain('2 → 3 → 4 → 2');
  });

  it('of one concept or of two', () => {
    expect(errorOf(2, [[1, 1]]).cycle).toEqual([1]);
    expect(errorOf(2, [[1, 1]]).message).toContain('1 → 1');
    expect(
      errorOf(3, [
        [2, 0],
        [0, 2],
      ]).cycle,
    ).toEqual([0, 2]);
  });
});

it.each<[number, Edge[], string]>([
  [-1, [], 'bad_count'],
  [1.5, [], 'bad_count'],
  [Number.NaN, [], 'bad_count'],
  [2, [[0, 2]], 'unknown_concept'],
  [2, [[-1, 0]], 'unknown_concept'],
  [2, [[0.5, 1]], 'unknown_concept'],
  [2, [[Number.NaN, 1]], 'unknown_concept'],
])('%s concepts with the edges %j: %s', (count, edges, code) => {
  const error = errorOf(count, edges);
  expect(error.code).toBe(code);
  expect(error.cycle).toEqual([]);
});

const courses = fc
  .integer({ min: 1, max: 12 })
  .chain((count) =>
    fc.tuple(fc.constant(count), fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 25 })),
  );

describe('any edges', () => {
  it('either an order that keeps them all, or a cycle made of them', () => {
    let [ordered, refused] = [0, 0];
    fc.assert(
      fc.property(courses, ([count, edges]) => {
        const there = new Set(edges.map(([a, b]) => `${a} ${b}`));
        try {
          const { order, place } = createCourseGraph(count, edges);
          expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, concept) => concept));
          for (const [a, b] of edges) expect(place[a] ?? 0).toBeLessThan(place[b] ?? 0);
          ordered++;
        } catch (error) {
          if (!(error instanceof CourseGraphError)) throw error;
          const { cycle } = error;
          expect(cycle.length).toBeGreaterThan(0);
          expect(new Set(cycle).size).toBe(cycle.length);
          cycle.forEach((concept, i) => {
            expect(there).toContain(`${concept} ${cycle[(i + 1) % cycle.length]}`);
          });
          refused++;
        }
      }),
      { numRuns: 300, seed: 1 },
    );
    expect(Math.min(ordered, refused)).toBeGreaterThan(20);
  });

  it('prerequisites and dependents are the same edges, each once, sorted', () => {
    fc.assert(
      fc.property(courses, ([count, edges]) => {
        // Turned upwards, edges make no cycle.
        const upward = edges.flatMap(([a, b]): Edge[] => (a === b ? [] : [[Math.min(a, b), Math.max(a, b)]]));
        const graph = createCourseGraph(count, upward);
        const there = [...new Set(upward.map(([a, b]) => `${a} ${b}`))].sort();
        const concepts = Array.from({ length: count }, (_, concept) => concept);
        expect(concepts.flatMap((b) => needs(graph, b).map((a) => `${a} ${b}`)).sort()).toEqual(there);
        expect(concepts.flatMap((a) => unlocks(graph, a).map((b) => `${a} ${b}`)).sort()).toEqual(there);
        for (const concept of concepts) {
          expect(needs(graph, concept)).toEqual(needs(graph, concept).sort((a, b) => a - b));
        }
      }),
    );
  });
});
