import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCourseGraph } from './course-graph';
import { placesFor, wayTo } from './way-to';

/** 0 → 1 → 3, 2 → 3, 3 → 4; 5 alone. */
const graph = createCourseGraph(6, [
  [0, 1],
  [1, 3],
  [2, 3],
  [3, 4],
]);
const nothing = new Uint8Array(6);

describe('the way to some concepts', () => {
  it('has all that they need, in an order that works, and nothing else', () => {
    expect(wayTo(graph, [4], nothing)).toEqual({ steps: [0, 1, 2, 3, 4], known: [] });
    expect(wayTo(graph, [1, 5], nothing).steps).toEqual([0, 1, 5]);
  });

  it('leaves out what is known, and what only that needs', () => {
    expect(wayTo(graph, [4], Uint8Array.of(0, 1, 0, 0, 0, 0))).toEqual({ steps: [2, 3, 4], known: [1] });
    expect(wayTo(graph, [4], new Uint8Array(6).fill(1))).toEqual({ steps: [], known: [4] });
  });

  it('takes a wished order as far as the graph allows', () => {
    expect(wayTo(graph, [4, 5], nothing, [5, 2, 0]).steps).toEqual([5, 2, 0, 1, 3, 4]);
    expect(wayTo(graph, [4], nothing, [4, 3, 1]).steps).toEqual([0, 1, 2, 3, 4]);
  });

  it('says where a step may be moved', () => {
    const steps = [0, 1, 2, 3, 4];
    expect(placesFor(graph, steps, 2)).toEqual({ first: 0, last: 2 });
    expect(placesFor(graph, steps, 0)).toEqual({ first: 0, last: 0 });
    expect(placesFor(graph, steps, 4)).toEqual({ first: 4, last: 4 });
  });

  it('is right on any graph: complete, each step after its needs, and moves within their places keep it so', () => {
    const graphs = fc.integer({ min: 1, max: 14 }).chain((count) =>
      fc.record({
        count: fc.constant(count),
        edges: fc
          .array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 25 })
          .map((pairs) => pairs.filter(([a, b]) => a < b)),
        targets: fc.array(fc.nat(count - 1), { minLength: 1, maxLength: 4 }),
        passed: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: count, maxLength: count }),
        wish: fc.array(fc.nat(count - 1), { maxLength: 6 }),
        move: fc.tuple(fc.nat(100), fc.nat(100)),
      }),
    );
    fc.assert(
      fc.property(graphs, ({ count, edges, targets, passed, wish, move }) => {
        const made = createCourseGraph(count, edges);
        const { steps } = wayTo(made, targets, passed, wish);
        const isSound = (list: readonly number[]) =>
          edges.every(([a, b]) => !list.includes(a) || !list.includes(b) || list.indexOf(a) < list.indexOf(b));
        expect(isSound(steps)).toBe(true);
        expect(new Set(steps).size).toBe(steps.length);
        for (const concept of steps)
          for (const [a, b] of edges) if (b === concept && passed[a] === 0) expect(steps).toContain(a);
        for (const target of targets) if (passed[target] === 0) expect(steps).toContain(target);
        const concept = steps[move[0] % Math.max(1, steps.length)];
        if (concept === undefined) return;
        const { first, last } = placesFor(made, steps, concept);
        expect(first).toBeLessThanOrEqual(last);
        const to = first + (move[1] % (last - first + 1));
        const others = steps.filter((each) => each !== concept);
        const moved = [...others.slice(0, to), concept, ...others.slice(to)];
        expect(isSound(moved)).toBe(true);
        expect(wayTo(made, targets, passed, moved).steps).toEqual(moved);
      }),
    );
  });
});
