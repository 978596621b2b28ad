import { describe, expect, it } from 'vitest';
import { conceptOf, mapOf } from '../../map-fixtures';
import { mapGraph } from '../../map-graph';
import { edgesOf, nodesOf } from '../flow-elements';
import { cardSize, layOut } from '../layout';
import { inSight } from './in-sight';

/** A chain of concepts from left to right. */
const ids = Array.from({ length: 12 }, (_, index) => `c${index}`);
const graph = mapGraph(
  mapOf(
    ids.map((id, level) => conceptOf(id, { level })),
    ids.slice(1).map((id, index): [string, string] => [`c${index}`, id]),
  ),
);
const layout = layOut(graph);
const drawn = {
  graph,
  layout,
  clusters: [],
  folded: new Set<string>(),
  tier: 'near' as const,
  found: null,
  rtl: false,
};
const nodes = nodesOf(drawn, 'alone');
const edges = edgesOf(drawn, { openId: null, activeId: null, chosen: null, all: false });
const window = { width: 3 * cardSize.width, height: 400 };

describe('what has to be in the page', () => {
  it('is what is in sight and near it', () => {
    const shown = inSight(nodes, edges, { x: 0, y: 0, zoom: 1, ...window }).nodes.filter((node) => !node.hidden);
    const left = shown.map((node) => node.id);
    expect(left).toContain('c0');
    expect(left).toContain('c2');
    expect(left).not.toContain('c6');
    const at = layout.positions.get('c8');
    const there = inSight(nodes, edges, { x: -(at?.x ?? 0), y: 0, zoom: 1, ...window });
    expect(there.nodes.map((node) => node.id)).toContain('c8');
    expect(there.nodes.map((node) => node.id)).not.toContain('c0');
  });
  it('holds the ends of every line it shows, out of sight as hidden ones, the same ones each time', () => {
    const view = { x: 0, y: 0, zoom: 1, width: 1, height: 400 };
    const [first, second] = [inSight(nodes, edges, view), inSight(nodes, edges, view)];
    for (const { source, target } of first.edges)
      for (const end of [source, target]) expect(first.nodes.map((node) => node.id)).toContain(end);
    const hidden = first.nodes.filter((node) => node.hidden);
    expect(hidden.map((node) => node.id)).toEqual(['c1']);
    expect(second.nodes.find((node) => node.hidden)).toBe(hidden[0]);
  });
  it('holds the card that the keyboard is at, wherever the map is', () => {
    const far = inSight(nodes, edges, { x: 0, y: 0, zoom: 1, ...window }, 'c11').nodes;
    expect(far.find((node) => node.id === 'c11')).toBe(nodes.find((node) => node.id === 'c11'));
  });
  it('is all of a map that is in sight', () => {
    const all = inSight(nodes, edges, { x: 0, y: 0, zoom: 0.1, ...window });
    expect([all.nodes.length, all.edges.length]).toEqual([nodes.length, edges.length]);
    expect(all.nodes.some((node) => node.hidden)).toBe(false);
  });
});
