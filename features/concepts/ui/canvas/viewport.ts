import type { MapLayout } from './layout';

const margin = 24;
/** Below this zoom the names on the cards are hard to read. */
const readable = 0.8;

/**
 * What the canvas shows at first: the whole map where it fits at a readable size; else, at that size, the part around
 * `focus` (where the reader stands), never beyond the edges of the map. Sizes in CSS pixels.
 */
export function firstView(
  layout: Pick<MapLayout, 'width' | 'height'>,
  frame: { width: number; height: number },
  focus: { x: number; y: number } = { x: 0, y: 0 },
): { x: number; y: number; zoom: number } {
  const fitting = Math.min(
    (frame.width - 2 * margin) / Math.max(1, layout.width),
    (frame.height - 2 * margin) / Math.max(1, layout.height),
  );
  const zoom = Math.min(1, Math.max(readable, fitting));
  return {
    x: along(layout.width * zoom, frame.width, focus.x * zoom),
    y: along(layout.height * zoom, frame.height, focus.y * zoom),
    zoom,
  };
}

/** Offset along one axis: in the middle when it fits, else with the focus in the middle as far as the edges allow. */
function along(size: number, frame: number, focus: number): number {
  const free = frame - size;
  if (free >= 2 * margin) return free / 2;
  return Math.min(margin, Math.max(free - margin, frame / 2 - focus));
}
