/** What of the map is seen: a place of the map lies at `place × zoom + offset` in a window so large. CSS pixels. */
export interface View {
  x: number;
  y: number;
  zoom: number;
  width: number;
  height: number;
}

/** A box on the map. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The part of the map in sight, with so much more on each side (in windows). */
export function sightOf({ x, y, zoom, width, height }: View, more = 0): Box {
  return {
    x: (-x - width * more) / zoom,
    y: (-y - height * more) / zoom,
    width: (width * (1 + 2 * more)) / zoom,
    height: (height * (1 + 2 * more)) / zoom,
  };
}

/** Whether two boxes share more than an edge. */
export function meet(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
