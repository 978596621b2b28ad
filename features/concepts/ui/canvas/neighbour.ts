import type { MapGraph } from '../map-graph';
import type { MapLayout } from './layout';

export type Direction = 'needs' | 'leadsTo' | 'up' | 'down';

/**
 * Where an arrow key leads on the map: along a line to the nearest prerequisite or dependent, or to the nearest card
 * above or below. Without a line in that direction it is the nearest card that way; null at the edge of the map.
 */
export function neighbour(graph: MapGraph, layout: MapLayout, from: string, to: Direction, rtl = false): string | null {
  const start = layout.positions.get(from);
  if (start === undefined) return null;
  const away = (id: string) => {
    const at = layout.positions.get(id) ?? start;
    return { dx: at.x - start.x, dy: at.y - start.y };
  };
  if (to === 'needs' || to === 'leadsTo') {
    const joined = to === 'needs' ? graph.needs(from) : graph.leadsTo(from);
    const side = (to === 'leadsTo') === !rtl ? 1 : -1;
    return (
      nearest(joined, (id) => Math.abs(away(id).dy) * 2 + Math.abs(away(id).dx)) ??
      nearest(
        graph.concepts.filter(({ id }) => away(id).dx * side > 1),
        (id) => Math.abs(away(id).dx) + Math.abs(away(id).dy) * 2,
      )
    );
  }
  const side = to === 'down' ? 1 : -1;
  return nearest(
    graph.concepts.filter(({ id }) => away(id).dy * side > 1),
    (id) => Math.abs(away(id).dy) + Math.abs(away(id).dx) * 2,
  );
}

function nearest(concepts: readonly { id: string }[], distance: (id: string) => number): string | null {
  let best: { id: string; far: number } | null = null;
  for (const { id } of concepts) {
    const far = distance(id);
    if (best === null || far < best.far) best = { id, far };
  }
  return best?.id ?? null;
}
