import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conceptOf, mapOf } from '../../map-fixtures';
import { mapGraph } from '../../map-graph';
import { cardSize } from '../layout';
import { type Cluster, clustersOf, LARGE_MAP } from './clusters-of';
import { communities } from './communities';
import { foldedSize, layOutClusters } from './lay-out-clusters';

describe('communities', () => {
  it('finds two cliques that one line joins', () => {
    const clique = (ids: string[]) => ids.flatMap((a) => ids.filter((b) => a < b).map((b) => [a, b] as const));
    const [left, right] = [
      ['a', 'b', 'c', 'd'],
      ['w', 'x', 'y', 'z'],
    ];
    const edges = [...clique(left), ...clique(right), ['d', 'w'] as const];
    expect(communities([...left, ...right], edges)).toEqual([left, right]);
  });
  it('leaves what is joined to nothing alone', () => {
    expect(communities(['a', 'b'], [['a', 'elsewhere']])).toEqual([['a'], ['b']]);
  });
});

/** A map of so many sources with so many concepts each, a chain in each source. */
function course(sources: number, each: number, headings = 1) {
  const concepts = Array.from({ length: sources * each }, (_, index) => {
    const source = Math.floor(index / each);
    const heading = `Heading ${source}.${Math.floor(((index % each) / each) * headings)}`;
    return conceptOf(`c${index}`, {
      level: index % each,
      place: { sourceId: `s${source}`, title: `Source ${source}`, heading },
    });
  });
  const edges = concepts
    .slice(1)
    .flatMap((concept, index): [string, string][] => ((index + 1) % each === 0 ? [] : [[`c${index}`, concept.id]]));
  return mapGraph(mapOf(concepts, edges));
}

describe('clustersOf', () => {
  it('leaves a small map as it is', () => {
    expect(clustersOf(course(4, 30))).toEqual([]);
    expect(LARGE_MAP).toBe(120);
  });
  it('groups by source, and a large source by its headings', () => {
    expect(clustersOf(course(6, 30)).map(({ name, conceptIds }) => [name, conceptIds.length])).toEqual(
      Array.from({ length: 6 }, (_, index) => [`Source ${index}`, 30]),
    );
    expect(clustersOf(course(2, 80, 4)).map(({ name }) => name)).toEqual(
      ['0.0', '0.1', '0.2', '0.3', '1.0', '1.1', '1.2', '1.3'].map((name) => `Heading ${name}`),
    );
  });
  it('puts small groups together and says how many', () => {
    const clusters = clustersOf(course(50, 3));
    expect(clusters.every(({ conceptIds }) => conceptIds.length >= 6)).toBe(true);
    expect(clusters[0]).toMatchObject({ name: 'Source 0', also: 1 });
  });
  it('holds every concept exactly once, in parts of a size that can be read', () => {
    const shapes = fc.record({
      sources: fc.integer({ min: 1, max: 40 }),
      each: fc.integer({ min: 1, max: 130 }),
      headings: fc.integer({ min: 1, max: 6 }),
    });
    fc.assert(
      fc.property(shapes, ({ sources, each, headings }) => {
        fc.pre(sources * each <= 600);
        const graph = course(sources, each, headings);
        const clusters = clustersOf(graph);
        if (clusters.length === 0) return;
        const ids = clusters.flatMap(({ conceptIds }) => conceptIds);
        expect(ids.toSorted()).toEqual(graph.concepts.map((concept) => concept.id).toSorted());
        expect(Math.max(...clusters.map(({ conceptIds }) => conceptIds.length))).toBeLessThanOrEqual(42);
        expect(new Set(clusters.map(({ id }) => id)).size).toBe(clusters.length);
      }),
      { numRuns: 40, seed: 4 },
    );
  });
});

describe('layOutClusters', () => {
  const graph = course(12, 40, 3);
  const clusters = clustersOf(graph);
  const apart = (a: { x: number; y: number }, b: { x: number; y: number }, box: { width: number; height: number }) =>
    Math.abs(a.x - b.x) >= box.width || Math.abs(a.y - b.y) >= box.height;

  it('puts no card on another, each inside the box of its cluster, and no box on another', () => {
    const { positions, frames } = layOutClusters(graph, clusters, new Set());
    expect(positions.size).toBe(480);
    const frameOf = new Map(clusters.map((cluster) => [cluster.id, frames.find((frame) => frame.id === cluster.id)]));
    for (const { id, conceptIds } of clusters) {
      const frame = frameOf.get(id);
      const cards = conceptIds.map((each) => positions.get(each) ?? { x: Number.NaN, y: Number.NaN });
      for (const [index, card] of cards.entries()) {
        expect(card.x >= (frame?.x ?? 0) && card.x + cardSize.width <= (frame?.x ?? 0) + (frame?.width ?? 0)).toBe(
          true,
        );
        expect(card.y >= (frame?.y ?? 0) && card.y + cardSize.height <= (frame?.y ?? 0) + (frame?.height ?? 0)).toBe(
          true,
        );
        for (const other of cards.slice(index + 1)) expect(apart(card, other, cardSize)).toBe(true);
      }
    }
    for (const [index, a] of frames.entries())
      for (const b of frames.slice(index + 1))
        expect(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(
          true,
        );
  });

  it('puts a prerequisite to the left of what needs it, or to the right in right-to-left writing', () => {
    const x = (id: string, rtl: boolean) =>
      layOutClusters(graph, clusters, new Set(), rtl).positions.get(id)?.x ?? Number.NaN;
    expect(x('c0', false)).toBeLessThan(x('c1', false));
    expect(x('c0', true)).toBeGreaterThan(x('c1', true));
  });

  it('makes a folded cluster small, and the map with it', () => {
    const all = layOutClusters(graph, clusters, new Set());
    const folded = layOutClusters(graph, clusters, new Set(clusters.slice(1).map((cluster: Cluster) => cluster.id)));
    expect(folded.width * folded.height).toBeLessThan(all.width * all.height * 0.4);
    expect(folded.frames.find((frame) => frame.id === clusters[1]?.id)).toMatchObject(foldedSize);
  });

  it('is quick and the same each time', () => {
    const started = performance.now();
    const first = layOutClusters(graph, clusters, new Set());
    expect(performance.now() - started).toBeLessThan(500);
    expect(layOutClusters(graph, clusters, new Set())).toEqual(first);
  });
});
