import type { Edge } from '@xyflow/react';
import type { MapNode } from '../flow-elements';
import { type Box, meet, sightOf, type View } from './view';

/** So much of a window on each side is in the page before it is in sight, so that small steps find it there. */
const MORE = 0.3;

/** How far a line can swing beyond its ends, in CSS pixels at zoom 1. */
const SWING = 40;

/** The box of a node on the map. */
export function boxOf({ position, width, height, initialWidth, initialHeight }: MapNode): Box {
  return { ...position, width: width ?? initialWidth ?? 0, height: height ?? initialHeight ?? 0 };
}

/** A box around two nodes and the line from one to the other. */
export function boxAround(a: Box, b: Box): Box {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  const right = Math.max(a.x + a.width, b.x + b.width);
  const bottom = Math.max(a.y + a.height, b.y + b.height);
  return { x: x - SWING, y, width: right - x + 2 * SWING, height: bottom - y };
}

const away = new WeakMap<MapNode, MapNode>();

/** The same node, known but not drawn: the same object each time. */
function unseen(node: MapNode): MapNode {
  const known = away.get(node) ?? { ...node, hidden: true };
  away.set(node, known);
  return known;
}

/**
 * What of a map has to be in the page: nodes in and near sight and the one that the keyboard is at, and lines there with
 * their ends, which are not drawn where they are out of sight themselves.
 */
export function inSight(
  nodes: readonly MapNode[],
  edges: readonly Edge[],
  view: View,
  activeId: string | null = null,
): { nodes: MapNode[]; edges: Edge[] } {
  const sight = sightOf(view, MORE);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const shown = edges.filter(({ source, target }) => {
    const [a, b] = [byId.get(source), byId.get(target)];
    return a !== undefined && b !== undefined && meet(sight, boxAround(boxOf(a), boxOf(b)));
  });
  const ends = new Set(shown.flatMap(({ source, target }) => [source, target]));
  return {
    edges: shown,
    nodes: nodes.flatMap((node) => {
      if (node.id === activeId || meet(sight, boxOf(node))) return [node];
      return ends.has(node.id) ? [unseen(node)] : [];
    }),
  };
}
