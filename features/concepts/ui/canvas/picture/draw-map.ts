import type { Tier } from '../tiers';
import { drawCards, drawFrames } from './draw-cards';
import { drawClusters, drawNames } from './draw-clusters';
import { drawLines } from './draw-lines';
import { ground } from './ground';
import type { Ink } from './ink';
import type { Scene } from './scene';
import type { TextSetter } from './text-setter';
import type { Box } from './view';

/** What stands out from the boxes of cards, in CSS pixels at zoom 1. */
const EDGE = 12;

/** How the map lies under the pen: `place × scale + offset`, in the pen's pixels. */
export interface Place {
  x: number;
  y: number;
  scale: number;
}

export interface Subject {
  scene: Scene;
  tier: Tier;
  /** All of it, or only what lies under the page's own parts: from near nothing, from afar boxes, dots and lines. */
  whole: boolean;
  /** Zoom of the view: what can be read is drawn. */
  zoom: number;
}

/** Draws a part of the window, on pixels of which nothing is kept. */
export function drawMap(
  pen: CanvasRenderingContext2D,
  { scene, tier, whole, zoom }: Subject,
  place: Place,
  part: Box,
  { ink, text }: { ink: Ink; text: TextSetter },
): void {
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.save();
  pen.beginPath();
  pen.rect(part.x, part.y, part.width, part.height);
  pen.clip();
  ground(pen, ink, part);
  pen.setTransform(place.scale, 0, 0, place.scale, place.x, place.y);
  const sight = {
    x: (part.x - place.x) / place.scale - EDGE,
    y: (part.y - place.y) / place.scale - EDGE,
    width: part.width / place.scale + 2 * EDGE,
    height: part.height / place.scale + 2 * EDGE,
  };
  const drawn = { scene, sight, zoom, ink, text };
  const near = tier === 'near';
  if (near && whole) drawFrames(pen, drawn);
  if (!near || whole) {
    drawLines(pen, scene, sight, ink);
    drawClusters(pen, scene, sight, ink);
  }
  if (near && whole) drawCards(pen, drawn);
  if (whole) drawNames(pen, scene, drawn);
  pen.restore();
}
