import type { Tier } from '../tiers';
import { drawMap } from './draw-map';
import type { Ink } from './ink';
import type { Scene } from './scene';
import type { TextSetter } from './text-setter';
import type { Box } from './view';

/** Edge of a tile, in pixels of the screen. */
const EDGE = 512;
/** At most so many tiles are kept, a megabyte each. */
const MOST_TILES = 48;

/** A map drawn at one scale, in squares that are drawn when they are first wanted and kept from then on. */
export interface Tiles {
  scene: Scene;
  /** Pixels of the screen for a CSS pixel of the map at zoom 1. */
  scale: number;
  /** The squares that meet a part of the map as it lies at this scale, each with where it lies there. */
  over(part: Box): { canvas: HTMLCanvasElement; x: number; y: number }[];
  /** Draws one square that `part` will need; false where all were there already. */
  prepare(part: Box): boolean;
}

export const tileEdge = EDGE;

/** Tiles of a scene at a scale; nothing is drawn yet. */
export function tilesOf(
  scene: Scene,
  { tier, zoom, scale }: { tier: Tier; zoom: number; scale: number },
  tools: { ink: Ink; text: TextSetter },
): Tiles {
  const kept = new Map<string, HTMLCanvasElement>();
  const subject = { scene, tier, zoom, whole: true };
  const draw = (column: number, row: number) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [EDGE, EDGE];
    const pen = canvas.getContext('2d', { alpha: false });
    const place = { x: -column * EDGE, y: -row * EDGE, scale };
    if (pen) drawMap(pen, subject, place, { x: 0, y: 0, width: EDGE, height: EDGE }, tools);
    return canvas;
  };
  const at = (column: number, row: number) => {
    const key = `${column} ${row}`;
    const canvas = kept.get(key) ?? draw(column, row);
    // The one that was used last stands last: the first is the one to go.
    kept.delete(key);
    kept.set(key, canvas);
    const [oldest] = kept.keys();
    if (kept.size > MOST_TILES && oldest !== undefined) kept.delete(oldest);
    return canvas;
  };
  return {
    scene,
    scale,
    over: (part) =>
      squaresOver(part).map(({ column, row }) => ({ canvas: at(column, row), x: column * EDGE, y: row * EDGE })),
    prepare(part) {
      const missing = squaresOver(part).find(({ column, row }) => !kept.has(`${column} ${row}`));
      if (missing) at(missing.column, missing.row);
      return missing !== undefined;
    },
  };
}

/** Columns and rows of the squares that meet a part, from the upper left. */
export function squaresOver({ x, y, width, height }: Box): { column: number; row: number }[] {
  const along = (from: number, length: number) => {
    const first = Math.floor(from / EDGE);
    return Array.from({ length: Math.max(1, Math.ceil((from + length) / EDGE) - first) }, (_, index) => first + index);
  };
  const columns = along(x, width);
  return along(y, height).flatMap((row) => columns.map((column) => ({ column, row })));
}
