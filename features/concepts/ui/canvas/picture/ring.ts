import type { MasteryLevel } from '@/ui/mastery-ring';
import type { Ink } from './ink';

const inks = {
  none: '--mastery-none',
  foundational: '--mastery-low',
  scaffolded: '--mastery-mid',
  advanced: '--mastery-high',
} as const;

/** Rings of `MasteryRing` around these points, all of one level: dashed, empty, half, full. Radius in the pen's pixels. */
export function drawRings(
  pen: CanvasRenderingContext2D,
  ink: Ink,
  level: MasteryLevel,
  points: readonly { x: number; y: number }[],
  radius: number,
): void {
  if (points.length === 0) return;
  const colour = ink.colour(inks[level]);
  pen.beginPath();
  for (const { x, y } of points) {
    pen.moveTo(x + radius, y);
    pen.arc(x, y, radius, 0, Math.PI * 2);
  }
  pen.fillStyle = level === 'advanced' ? colour : ink.colour('--paper-raised');
  pen.fill();
  pen.strokeStyle = colour;
  pen.lineWidth = radius * 0.3;
  pen.setLineDash(level === 'none' ? [radius * 0.37, radius * 0.41] : []);
  pen.stroke();
  pen.setLineDash([]);
  if (level !== 'scaffolded') return;
  pen.beginPath();
  for (const { x, y } of points) {
    pen.moveTo(x, y - radius);
    pen.arc(x, y, radius, Math.PI / 2, Math.PI * 1.5);
  }
  pen.fillStyle = colour;
  pen.fill();
}
