import { Graph, layout } from '@dagrejs/dagre';
import type { MapGraph } from '../map-graph';
import { type Column, straighten } from './straighten';

/** Size of a card on the map, in CSS pixels at zoom 1. */
export const cardSize = { width: 208, height: 64 } as const;

const gap = { between: 10, beside: 18, ranks: 52, blocks: 48 } as const;

/** A column of more cards than this becomes two, laid like bricks: lines to the second pass between cards of the first. */
const tallest = 8;

/** The box of a cluster, in CSS pixels at zoom 1. */
export interface Frame {
  id: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where everything stands on the map: upper left corners of cards, in CSS pixels at zoom 1. */
export interface MapLayout {
  positions: ReadonlyMap<string, { x: number; y: number }>;
  /** Where the heading over the concepts without any line stands; null when every concept has one. */
  aloneAt: { x: number; y: number } | null;
  /** Boxes of clusters; none on a small map. */
  frames: readonly Frame[];
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
  const pitch = { x: cardSize.width + 24, y: cardSize.height + gap.between };
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
    frames: [],
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
  const columns = columnsOf([...joined].map((id) => ({ id, ...placeOf(dag.node(id)) })));
  const neighbours = new Map<string, string[]>();
  for (const { prerequisiteId, conceptId } of graph.edges) {
    neighbours.set(prerequisiteId, [...(neighbours.get(prerequisiteId) ?? []), conceptId]);
    neighbours.set(conceptId, [...(neighbours.get(conceptId) ?? []), prerequisiteId]);
  }
  const heights = straighten(columns, neighbours, { size: cardSize.height, gap: gap.blocks / 2 });
  let x = 0;
  for (const { ids } of columns) {
    const bricks = ids.length > tallest;
    ids.forEach((id, index) => {
      const aside = bricks && index % 2 === 1 ? cardSize.width + gap.beside : 0;
      positions.set(id, { x: x + aside, y: heights.get(id) ?? 0 });
    });
    x += cardSize.width + (bricks ? cardSize.width + gap.beside : 0) + gap.ranks;
  }
  return { width: x - gap.ranks, height: Math.max(...heights.values()) + cardSize.height };
}

function placeOf(node: { x?: number; y?: number }): { x: number; y: number } {
  return { x: node.x ?? 0, y: node.y ?? 0 };
}

/** Entries of one rank form a column, in the order that crosses the fewest lines; columns from left to right. */
function columnsOf(nodes: { id: string; x: number; y: number }[]): Column[] {
  const ranks = [...new Set(nodes.map(({ x }) => x))].toSorted((a, b) => a - b);
  const pitch = cardSize.height + gap.between;
  return ranks.map((rank) => {
    const ids = nodes
      .filter(({ x }) => x === rank)
      .toSorted((a, b) => a.y - b.y)
      .map(({ id }) => id);
    return { ids, pitch: ids.length > tallest ? pitch / 2 : pitch };
  });
}
