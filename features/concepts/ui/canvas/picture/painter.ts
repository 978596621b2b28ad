import type { Tier } from '../tiers';
import { drawMap } from './draw-map';
import { type Ink, inkOf } from './ink';
import type { Scene } from './scene';
import { type TextSetter, textSetter } from './text-setter';
import { type Tiles, tileEdge, tilesOf } from './tiles';
import type { Box, View } from './view';

/** A picture has at most so many pixels: on a very fine screen it is less sharp while it moves, and as quick. */
const MOST_PIXELS = 3_000_000;
/** While the zoom changes, tiles are stretched so far before others are made ready beside them, a few in each frame. */
const STRETCH = { least: 0.75, most: 1.4 } as const;
/** Tiles that are stretched farther are not worth showing. */
const WORST = { least: 0.3, most: 3 } as const;
/** So many tiles are drawn beside the others in a frame. */
const A_FRAME = 2;
/** So far around the window tiles are drawn before they are seen, in pixels. */
const AHEAD = 160;

/** What a moment of the map looks like. */
export interface Moment {
  view: View;
  tier: Tier;
  scenes: Readonly<Record<Tier, Scene>>;
}

/** Draws the map on a canvas that fills the window on it. */
export interface Painter {
  /** All of it, while the page's own cards are out of sight: put together from tiles. */
  moving(moment: Moment): void;
  /** Only what lies under the page's own parts: from near nothing, from afar boxes, dots and lines. */
  still(moment: Moment): void;
  /** Draws one tile that the next movement will begin with; false where all are there. */
  prepare(moment: Moment): boolean;
  /** Looks for the colours again, and keeps nothing that was drawn before. */
  renew(): void;
}

/** A painter on this canvas; null where the browser can't draw. */
export function painterOn(canvas: HTMLCanvasElement): Painter | null {
  const pen = canvas.getContext('2d', { alpha: false });
  if (!pen) return null;
  let tools: { ink: Ink; text: TextSetter } | null = null;
  let tiles: Tiles | null = null;
  let next: Tiles | null = null;
  const toolsNow = () => {
    if (tools) return tools;
    const ink = inkOf(canvas);
    tools = { ink, text: textSetter(ink) };
    return tools;
  };
  const made = ({ view, tier, scenes }: Moment) =>
    tilesOf(scenes[tier], { tier, zoom: view.zoom, scale: scaleOf(view) }, toolsNow());
  /** The tiles to show a moment from: the best there are, while better ones are made ready beside them. */
  const take = (moment: Moment): Tiles => {
    const { view, tier, scenes } = moment;
    const scale = scaleOf(view);
    const fits = (each: Tiles, range: { least: number; most: number }) =>
      scale / each.scale >= range.least && scale / each.scale <= range.most;
    if (!tiles || !fits(tiles, WORST) || (tiles.scene !== scenes.near && tiles.scene !== scenes.far)) {
      [tiles, next] = [made(moment), null];
      return tiles;
    }
    if (tiles.scene === scenes[tier] && fits(tiles, STRETCH)) {
      next = null;
      return tiles;
    }
    if (!next || next.scene !== scenes[tier] || !fits(next, STRETCH)) next = made(moment);
    for (let drawn = 0; drawn < A_FRAME; drawn++) {
      if (next.prepare(seenOn(next, view))) continue;
      [tiles, next] = [next, null];
      break;
    }
    return tiles;
  };
  const sized = (view: View) => {
    const sharp = sharpness(view);
    const [width, height] = [Math.ceil(view.width * sharp), Math.ceil(view.height * sharp)];
    if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
    return { x: 0, y: 0, width, height };
  };
  return {
    moving(moment) {
      const { view } = moment;
      sized(view);
      const from = take(moment);
      const stretch = scaleOf(view) / from.scale;
      const seen = seenOn(from, view);
      pen.setTransform(1, 0, 0, 1, 0, 0);
      for (const { canvas: tile, x, y } of from.over(seen)) {
        // From whole pixel to whole pixel, so that no seam shows between two tiles.
        const [left, top] = [Math.round((x - seen.x) * stretch), Math.round((y - seen.y) * stretch)];
        const right = Math.round((x + tileEdge - seen.x) * stretch);
        const bottom = Math.round((y + tileEdge - seen.y) * stretch);
        pen.drawImage(tile, left, top, right - left, bottom - top);
      }
      if (!next) from.prepare(seenOn(from, view, AHEAD));
    },
    still({ view, tier, scenes }) {
      const sharp = sharpness(view);
      const place = { x: view.x * sharp, y: view.y * sharp, scale: view.zoom * sharp };
      drawMap(pen, { scene: scenes[tier], tier, zoom: view.zoom, whole: false }, place, sized(view), toolsNow());
    },
    prepare(moment) {
      next = null;
      if (!tiles || tiles.scene !== moment.scenes[moment.tier] || tiles.scale !== scaleOf(moment.view))
        tiles = made(moment);
      return tiles.prepare(seenOn(tiles, moment.view, AHEAD));
    },
    renew() {
      [tools, tiles, next] = [null, null, null];
    },
  };
}

function sharpness({ width, height }: View): number {
  return Math.min(devicePixelRatio, Math.max(1, Math.sqrt(MOST_PIXELS / Math.max(1, width * height))));
}

/** Pixels of the screen for a CSS pixel of the map at zoom 1. */
function scaleOf(view: View): number {
  return view.zoom * sharpness(view);
}

/** The part of tiles that a view shows, with so many pixels more on each side. */
function seenOn({ scale }: Tiles, view: View, more = 0): Box {
  const sharp = sharpness(view);
  const stretch = (view.zoom * sharp) / scale;
  return {
    x: (Math.round(-view.x * sharp) - more) / stretch,
    y: (Math.round(-view.y * sharp) - more) / stretch,
    width: (Math.ceil(view.width * sharp) + 2 * more) / stretch,
    height: (Math.ceil(view.height * sharp) + 2 * more) / stretch,
  };
}
