import type { MapLayout } from './layout';

const margin = 24;
/** Below this zoom the names on the cards are hard to read. */
const readable = 0.8;

/**
 * What the canvas shows at first: the whole map where it fits at a readable size, else its beginning (left, or right in
 * right-to-left writing) at that size. Sizes in CSS pixels.
 */
export function firstView(
  layout: Pick<MapLayout, 'width' | 'height'>,
  frame: { width: number; height: number },
  rtl = false,
): { x: number; y: number; zoom: number } {
  const fitting = Math.min(
    (frame.width - 2 * margin) / Math.max(1, layout.width),
    (frame.height - 2 * margin) / Math.max(1, layout.height),
  );
  const zoom = Math.min(1, Math.max(readable, fitting));
  const free = { x: frame.width - layout.width * zoom, y: frame.height - layout.height * zoom };
  const x = free.x >= 2 * margin ? free.x / 2 : rtl ? free.x - margin : margin;
  return { x, y: free.y >= 2 * margin ? free.y / 2 : margin, zoom };
}
