import type { MapGraph } from '../../map-graph';
import { cardSize, type Frame, type MapLayout } from '../layout';
import { type Column, straighten } from '../straighten';
import type { Cluster } from './clusters-of';

/** Size of a folded cluster, in CSS pixels at zoom 1. */
export const foldedSize = { width: 260, height: 96 } as const;

const gap = { between: 10, beside: 18, ranks: 52, blocks: 96, inside: 28, header: 56 } as const;
/** A column of more cards than this becomes two, laid like bricks. */
const tallest = 7;
/** Width of the whole map to its height. */
const aspect = 1.9;
const sweeps = 6;

interface Block {
  cluster: Cluster;
  places: Map<string, { x: number; y: number }>;
  width: number;
  height: number;
}

/**
 * Lays a large map out in blocks: in a block the concepts stand by level from left to right, and the blocks follow one
 * another in columns, those of low levels first. A folded cluster is one small card. Same map, same layout; linear in
 * lines and concepts, so that 500 take a few milliseconds.
 */
export function layOutClusters(
  graph: MapGraph,
  clusters: readonly Cluster[],
  folded: ReadonlySet<string>,
  rtl = false,
): MapLayout {
  const blocks = clusters
    .map((cluster) => ({ block: blockOf(graph, cluster, folded.has(cluster.id)), level: meanLevel(graph, cluster) }))
    .toSorted((a, b) => a.level - b.level)
    .map(({ block }) => block);
  const area = blocks.reduce((sum, block) => sum + (block.width + gap.blocks) * (block.height + gap.blocks), 0);
  const tall = Math.max(Math.sqrt(area / aspect), ...blocks.map((block) => block.height));
  const positions = new Map<string, { x: number; y: number }>();
  const frames: Frame[] = [];
  let [x, y, column, height] = [0, 0, 0, 0];
  for (const { cluster, places, ...box } of blocks) {
    if (y > 0 && y + box.height > tall) {
      x += column + gap.blocks;
      [y, column] = [0, 0];
    }
    frames.push({ id: cluster.id, x, y, ...box });
    for (const [id, at] of places) positions.set(id, { x: x + at.x, y: y + at.y });
    column = Math.max(column, box.width);
    height = Math.max(height, y + box.height);
    y += box.height + gap.blocks;
  }
  const width = x + column;
  if (rtl) mirror(width, positions, frames);
  return { positions, frames, aloneAt: null, width, height };
}

function mirror(width: number, positions: Map<string, { x: number; y: number }>, frames: Frame[]): void {
  for (const [id, { x, y }] of positions) positions.set(id, { x: width - cardSize.width - x, y });
  for (const frame of frames) frame.x = width - frame.width - frame.x;
}

function meanLevel(graph: MapGraph, { conceptIds }: Cluster): number {
  return conceptIds.reduce((sum, id) => sum + (graph.byId.get(id)?.level ?? 0), 0) / Math.max(1, conceptIds.length);
}

function blockOf(graph: MapGraph, cluster: Cluster, folded: boolean): Block {
  if (folded) {
    const middle = { x: (foldedSize.width - cardSize.width) / 2, y: (foldedSize.height - cardSize.height) / 2 };
    return { cluster, places: new Map(cluster.conceptIds.map((id) => [id, middle])), ...foldedSize };
  }
  const inside = new Set(cluster.conceptIds);
  const leads = new Map(
    cluster.conceptIds.map((id) => [id, graph.leadsTo(id).flatMap((next) => (inside.has(next.id) ? [next.id] : []))]),
  );
  const needs = new Map(
    cluster.conceptIds.map((id) => [id, graph.needs(id).flatMap((need) => (inside.has(need.id) ? [need.id] : []))]),
  );
  const joined = new Map(cluster.conceptIds.map((id) => [id, [...(needs.get(id) ?? []), ...(leads.get(id) ?? [])]]));
  const linked = cluster.conceptIds.filter((id) => (joined.get(id) ?? []).length > 0);
  const alone = cluster.conceptIds.filter((id) => (joined.get(id) ?? []).length === 0);
  const columns = ordered(ranksOf(linked, needs), joined);
  const places = new Map<string, { x: number; y: number }>();
  const heights = straighten(columns, joined, { size: cardSize.height, gap: gap.inside });
  let x: number = gap.inside;
  let right = 0;
  for (const { ids } of columns) {
    const bricks = ids.length > tallest;
    ids.forEach((id, index) => {
      const aside = bricks && index % 2 === 1 ? cardSize.width + gap.beside : 0;
      places.set(id, { x: x + aside, y: gap.header + (heights.get(id) ?? 0) });
    });
    right = x + cardSize.width + (bricks ? cardSize.width + gap.beside : 0);
    x = right + gap.ranks;
  }
  const bottom =
    columns.length === 0 ? gap.header : gap.header + Math.max(...heights.values()) + cardSize.height + gap.inside;
  const perRow = Math.max(3, Math.floor((right - gap.inside + gap.beside) / (cardSize.width + gap.beside)));
  alone.forEach((id, index) => {
    const at = {
      x: gap.inside + (index % perRow) * (cardSize.width + gap.beside),
      y: bottom + Math.floor(index / perRow) * (cardSize.height + gap.between),
    };
    places.set(id, at);
    right = Math.max(right, at.x + cardSize.width);
  });
  const rows = Math.ceil(alone.length / perRow);
  const height =
    alone.length === 0 ? bottom : bottom + rows * (cardSize.height + gap.between) + gap.inside - gap.between;
  return { cluster, places, width: right + gap.inside, height };
}

/** Columns by the longest way from the left edge of the block, each in teaching order. */
function ranksOf(ids: readonly string[], needs: ReadonlyMap<string, readonly string[]>): string[][] {
  const ranks = new Map<string, number>();
  const rank = (start: string): void => {
    const stack = [start];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const missing = (needs.get(top) ?? []).filter((need) => !ranks.has(need) && !stack.includes(need));
      if (missing.length > 0) stack.push(...missing);
      else {
        ranks.set(top, Math.max(-1, ...(needs.get(top) ?? []).map((need) => ranks.get(need) ?? -1)) + 1);
        stack.pop();
      }
    }
  };
  for (const id of ids) if (!ranks.has(id)) rank(id);
  const columns: string[][] = [];
  for (const id of ids) {
    const at = ranks.get(id) ?? 0;
    const column = columns[at] ?? [];
    column.push(id);
    columns[at] = column;
  }
  return columns.filter((column) => column !== undefined);
}

/** Each column in the order of the middles of what its entries are joined to, swept to and fro: few crossings. */
function ordered(ranks: readonly string[][], joined: ReadonlyMap<string, readonly string[]>): Column[] {
  const columns = ranks.map((ids) => [...ids]);
  const place = new Map<string, number>();
  const note = (ids: readonly string[]) => {
    for (const [index, id] of ids.entries()) place.set(id, (index + 0.5) / ids.length);
  };
  for (const ids of columns) note(ids);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    for (const ids of sweep % 2 === 0 ? columns : columns.toReversed()) {
      const middle = new Map(
        ids.map((id) => {
          const others = joined.get(id) ?? [];
          const own = place.get(id) ?? 0;
          return [
            id,
            others.length === 0 ? own : others.reduce((sum, other) => sum + (place.get(other) ?? 0), 0) / others.length,
          ];
        }),
      );
      ids.sort((a, b) => (middle.get(a) ?? 0) - (middle.get(b) ?? 0));
      note(ids);
    }
  }
  const pitch = cardSize.height + gap.between;
  return columns.map((ids) => ({ ids, pitch: ids.length > tallest ? pitch / 2 : pitch }));
}
