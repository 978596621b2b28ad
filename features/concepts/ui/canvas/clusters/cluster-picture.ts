import type { MasteryLevel } from '@/ui/mastery-ring';
import { cardSize, type Frame, type MapLayout } from '../layout';
import { nearFrom } from '../tiers';

/** A dot of the picture: where its concept's card stands in the box, in CSS pixels at zoom 1, and how it is filled. */
export interface Dot {
  id: string;
  x: number;
  y: number;
  level: MasteryLevel;
  found: boolean;
}

const colours = {
  none: '--mastery-none',
  foundational: '--mastery-low',
  scaffolded: '--mastery-mid',
  advanced: '--mastery-high',
} as const;

/** The middles of a cluster's cards within its box. */
export function dotsOf(
  layout: MapLayout,
  frame: Frame,
  concepts: readonly { id: string; level: MasteryLevel }[],
  found: ReadonlySet<string> | null,
): Dot[] {
  return concepts.map(({ id, level }) => {
    const at = layout.positions.get(id) ?? frame;
    return {
      id,
      level,
      x: at.x - frame.x + cardSize.width / 2,
      y: at.y - frame.y + cardSize.height / 2,
      found: found?.has(id) ?? false,
    };
  });
}

/**
 * Dots and the lines between them as an image (a data address) in the colours of `host`, drawn as large as they are ever
 * seen: the browser only moves the picture then. Empty where a browser can't draw.
 */
export function pictureOf(
  host: Element,
  frame: { width: number; height: number },
  dots: readonly Dot[],
  lines: readonly (readonly [string, string])[],
): string {
  const canvas = document.createElement('canvas');
  const scale = nearFrom * Math.min(2, devicePixelRatio);
  canvas.width = Math.ceil(frame.width * scale);
  canvas.height = Math.ceil(frame.height * scale);
  const pen = canvas.getContext('2d');
  if (!pen) return '';
  const style = getComputedStyle(host);
  pen.scale(scale, scale);
  const places = new Map(dots.map((dot) => [dot.id, dot]));
  pen.strokeStyle = style.getPropertyValue('--rule-strong');
  pen.lineWidth = 3;
  pen.beginPath();
  for (const [from, to] of lines) {
    const [a, b] = [places.get(from), places.get(to)];
    if (!a || !b) continue;
    pen.moveTo(a.x, a.y);
    pen.lineTo(b.x, b.y);
  }
  pen.stroke();
  for (const { x, y, level, found } of dots) {
    if (found) {
      pen.fillStyle = style.getPropertyValue('--mark');
      pen.fillRect(x - cardSize.width / 2, y - cardSize.height / 2, cardSize.width, cardSize.height);
    }
    drawRing(pen, x, y, level, style.getPropertyValue(colours[level]), style.getPropertyValue('--paper-raised'));
  }
  return canvas.toDataURL();
}

/** The ring of `MasteryRing`: dashed, empty, half, full. */
function drawRing(
  pen: CanvasRenderingContext2D,
  x: number,
  y: number,
  level: MasteryLevel,
  ink: string,
  paper: string,
): void {
  const radius = 22;
  pen.strokeStyle = ink;
  pen.lineWidth = 6;
  pen.setLineDash(level === 'none' ? [8, 9] : []);
  pen.beginPath();
  pen.arc(x, y, radius, 0, Math.PI * 2);
  pen.fillStyle = level === 'advanced' ? ink : paper;
  pen.fill();
  pen.stroke();
  pen.setLineDash([]);
  if (level !== 'scaffolded') return;
  pen.beginPath();
  pen.arc(x, y, radius, Math.PI / 2, Math.PI * 1.5);
  pen.fillStyle = ink;
  pen.fill();
}
