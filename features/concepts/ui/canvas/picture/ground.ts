import type { Ink } from './ink';
import type { Box } from './view';

/** The ground that the map lies on: paper, a little sunken. */
export function ground(pen: CanvasRenderingContext2D, ink: Ink, { x, y, width, height }: Box): void {
  pen.fillStyle = ink.colour('--paper');
  pen.fillRect(x, y, width, height);
  pen.globalAlpha = 0.5;
  pen.fillStyle = ink.colour('--paper-sunken');
  pen.fillRect(x, y, width, height);
  pen.globalAlpha = 1;
}
