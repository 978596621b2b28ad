import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Edge, levelsOf, removeCycles, topologicalOrder, transitiveReduction } from './graph';

const nodes = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const anyEdges = fc.array(
  fc.record({
    from: fc.constantFrom(...nodes),
    to: fc.constantFrom(...nodes),
    weight: fc.integer({ min: 0, max: 20 }).map((twentieths) => twentieths / 20),
  }),
  { maxLength: 30 },
);

/** Reachability by Warshall's algorithm: another way than the one under test. */
function reachability(edges: readonly Edge[]): Set<string> {
  const pairs = new Set(edges.map(({ from, to }) => from + to));
  for (const via of nodes)
    for (const from of nodes)
      for (const to of nodes) if (pairs.has(from + via) && pairs.has(via + to)) pairs.add(from + to);
  return pairs;
}
const isAcyclic = (edges: readonly Edge[]) => nodes.every((node) => !reachability(edges).has(node + node));
const edge = (from: string, to: string, weight = 1): Edge => ({ from, to, weight });

describe('removeCycles', () => {
  it('drops the weakest edge of a cycle and keeps the order of the rest', () => {
    const edges = [edge('b', 'c', 0.3), edge('a', 'b', 0.9), edge('c', 'a', 0.6)];
    expect(removeCycles(edges)).toEqual([edge('a', 'b', 0.9), edge('c', 'a', 0.6)]);
  });

  it('drops self-loops and keeps an acyclic graph whole', () => {
    expect(removeCycles([edge('a', 'a'), edge('a', 'b'), edge('a', 'c'), edge('b', 'c')])).toHaveLength(3);
  });

  it('leaves no cycle, and each dropped edge is the weakest of one', () => {
    fc.assert(
      fc.property(anyEdges, (edges) => {
        const kept = removeCycles(edges);
        expect(isAcyclic(kept)).toBe(true);
        for (const dropped of edges.filter((candidate) => !kept.includes(candidate))) {
          const stronger = kept.filter(({ weight }) => weight >= dropped.weight);
          expect(dropped.from === dropped.to || reachability(stronger).has(dropped.to + dropped.from)).toBe(true);
        }
      }),
    );
  });
});

describe('transitiveReduction', () => {
  it('drops what a longer way implies and keeps the strongest of duplicates', () => {
    const edges = [edge('a', 'b', 0.2), edge('b', 'c'), edge('a', 'c'), edge('a', 'b', 0.7)];
    expect(transitiveReduction(edges)).toEqual([edge('b', 'c'), edge('a', 'b', 0.7)]);
  });

  it('keeps reachability, and no edge that is left could go', () => {
    fc.assert(
      fc.property(anyEdges, (edges) => {
        const acyclic = removeCycles(edges);
        const reduced = transitiveReduction(acyclic);
        expect(reachability(reduced)).toEqual(reachability(acyclic));
        for (const one of reduced) {
          const rest = reduced.filter((other) => other !== one);
          expect(reachability(rest)).not.toEqual(reachability(reduced));
        }
      }),
    );
  });
});

describe('levelsOf', () => {
  it('takes the longest way', () => {
    const levels = levelsOf(['a', 'b', 'c', 'd'], [edge('a', 'd'), edge('a', 'b'), edge('b', 'c'), edge('c', 'd')]);
    expect([...levels.values()]).toEqual([0, 1, 2, 3]);
  });

  it('equals the longest path found by trying all paths', () => {
    const longest = (node: string, edges: readonly Edge[]): number =>
      Math.max(0, ...edges.filter(({ to }) => to === node).map(({ from }) => 1 + longest(from, edges)));
    fc.assert(
      fc.property(anyEdges, (edges) => {
        const acyclic = removeCycles(edges);
        const levels = levelsOf(nodes, acyclic);
        for (const node of nodes) expect(levels.get(node)).toBe(longest(node, acyclic));
      }),
    );
  });

  it('ignores unknown ends and survives a cycle', () => {
    expect(levelsOf(['a', 'b'], [edge('x', 'a'), edge('a', 'b', 0.9), edge('b', 'a', 0.1)]).get('b')).toBe(1);
  });
});

describe('topologicalOrder', () => {
  it('moves only what has to move', () => {
    expect(topologicalOrder(['a', 'b', 'c', 'd'], [edge('d', 'b')])).toEqual(['a', 'd', 'b', 'c']);
  });

  it('holds every concept once, prerequisites first', () => {
    fc.assert(
      fc.property(anyEdges, (edges) => {
        const acyclic = removeCycles(edges);
        const order = topologicalOrder(nodes, acyclic);
        expect([...order].sort()).toEqual(nodes);
        for (const { from, to } of acyclic) expect(order.indexOf(from)).toBeLessThan(order.indexOf(to));
      }),
    );
  });

  it('copes with a chain longer than the call stack', () => {
    const chain = Array.from({ length: 20_000 }, (_, index) => `n${index}`);
    const edges = chain.slice(1).map((to, index) => edge(to, chain[index] ?? ''));
    expect(topologicalOrder(chain, edges)[0]).toBe('n19999');
  });
});
