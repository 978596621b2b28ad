import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conceptOf, mapOf } from '../map-fixtures';
import { mapGraph } from '../map-graph';
import { cardSize, layOut } from './layout';

const names = (count: number) => Array.from({ length: count }, (_, index) => `c${index}`);
const graphOf = (count: number, edges: [string, string][]) =>
  mapGraph(
    mapOf(
      names(count).map((name) => conceptOf(name, {})),
      edges,
    ),
  );

describe('layOut', () => {
  it('puts a prerequisite to the left of what needs it, or to the right in right-to-left writing', () => {
    const graph = graphOf(3, [
      ['c0', 'c1'],
      ['c1', 'c2'],
    ]);
    const x = (id: string, rtl: boolean) => layOut(graph, rtl).positions.get(id)?.x ?? Number.NaN;
    expect(x('c0', false)).toBeLessThan(x('c1', false));
    expect(x('c1', false)).toBeLessThan(x('c2', false));
    expect(x('c0', true)).toBeGreaterThan(x('c2', true));
  });

  it('puts concepts without a line below, under a heading', () => {
    const { positions, aloneAt } = layOut(graphOf(4, [['c0', 'c1']]));
    expect(aloneAt?.y).toBeGreaterThan((positions.get('c1')?.y ?? 0) + cardSize.height);
    expect(positions.get('c3')?.y).toBeGreaterThan(aloneAt?.y ?? Number.NaN);
    expect(layOut(graphOf(3, [])).aloneAt).toBeNull();
  });

  it('places every concept, none on another, the same way each time', () => {
    const edges = fc.array(fc.tuple(fc.nat(29), fc.nat(29)), { maxLength: 60 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), edges, (count, pairs) => {
        const forward = pairs
          .map(([a, b]): [number, number] => [a % count, b % count])
          .filter(([a, b]) => a < b)
          .map(([a, b]): [string, string] => [`c${a}`, `c${b}`]);
        const graph = graphOf(count, forward);
        const { positions } = layOut(graph);
        expect(positions.size).toBe(count);
        const cards = [...positions.values()];
        for (const [index, a] of cards.entries()) {
          for (const b of cards.slice(index + 1)) {
            const apart = Math.abs(a.x - b.x) >= cardSize.width || Math.abs(a.y - b.y) >= cardSize.height;
            expect(apart).toBe(true);
          }
        }
        expect(layOut(graph)).toEqual(layOut(graph));
      }),
      { numRuns: 40, seed: 7 },
    );
  });
});
