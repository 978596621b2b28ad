import { Graph, layout } from '@dagrejs/dagre';
import type { MapGraph } from '../map-graph';

/** Size of a card on the map, in CSS pixels at zoom 1. */
export const cardSize = { width: 208, height: 70 } as const;

const gap = { between: 14, ranks: 56, blocks: 56 } as const;

/** Where everything stands on the map: upper left corners of cards, in CSS pixels at zoom 1. */
export interface MapLayout {
  positions: ReadonlyMap<string, { x: number; y: number }>;
  /** Where the heading over the concepts without any line stands; null when every concept has one. */
  aloneAt: { x: number; y: number } | null;
  width: number;
  height: number;
}

/**
 * Layers the map from left (needs nothing) to right, few crossings, no card on another; concepts without a line stand
 * in rows below, in teaching order. `rtl` mirrors it. Same map, same layout.
 */
export function layOut(graph: MapGraph, rtl = false): MapLayout {
  const joined = new Set(graph.edges.flatMap((edge) => [edge.prerequisiteId, edge.conceptId]));
  const positions = new Map<string, { x: number; y: number }>();
  const block = layOutJoined(graph, joined, positions);
  const alone = graph.concepts.filter((concept) => !joined.has(concept.id));
  const pitch = { x: cardSize.width + 2 * gap.between, y: cardSize.height + gap.between };
  const columns = Math.max(4, Math.floor(block.width / pitch.x));
  const top = block.height === 0 ? 0 : block.height + gap.blocks;
  const header = alone.length > 0 && block.height > 0 ? 44 : 0;
  alone.forEach((concept, index) => {
    positions.set(concept.id, {
      x: (index % columns) * pitch.x,
      y: top + header + Math.floor(index / columns) * pitch.y,
    });
  });
  const rows = Math.ceil(alone.length / columns);
  const width = Math.max(block.width, Math.min(columns, alone.length) * pitch.x);
  if (rtl) for (const [id, { x, y }] of positions) positions.set(id, { x: width - cardSize.width - x, y });
  return {
    positions,
    aloneAt: header > 0 ? { x: 0, y: top } : null,
    width,
    height: alone.length > 0 ? top + header + rows * pitch.y : block.height,
  };
}

function layOutJoined(
  graph: MapGraph,
  joined: ReadonlySet<string>,
  positions: Map<string, { x: number; y: number }>,
): { width: number; height: number } {
  if (joined.size === 0) return { width: 0, height: 0 };
  const dag = new Graph();
  dag.setGraph({ rankdir: 'LR', nodesep: gap.between, ranksep: gap.ranks, edgesep: 6, marginx: 0, marginy: 0 });
  dag.setDefaultEdgeLabel(() => ({}));
  for (const concept of graph.concepts) if (joined.has(concept.id)) dag.setNode(concept.id, { ...cardSize });
  for (const edge of graph.edges) dag.setEdge(edge.prerequisiteId, edge.conceptId);
  layout(dag);
  let [width, height] = [0, 0];
  for (const id of joined) {
    const node: { x?: number; y?: number } = dag.node(id);
    const x = (node.x ?? 0) - cardSize.width / 2;
    const y = (node.y ?? 0) - cardSize.height / 2;
    positions.set(id, { x, y });
    width = Math.max(width, x + cardSize.width);
    height = Math.max(height, y + cardSize.height);
  }
  return { width, height };
}
