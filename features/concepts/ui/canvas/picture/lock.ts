import type { Ink } from './ink';

/** Padlocks of `LockMark` around these points: a body and its bow. Radius of the ring in whose place they stand, in the pen's pixels. */
export function drawLocks(
  pen: CanvasRenderingContext2D,
  ink: Ink,
  points: readonly { x: number; y: number }[],
  radius: number,
): void {
  if (points.length === 0) return;
  const [width, height, bow] = [radius * 1.5, radius * 0.92, radius * 0.42];
  pen.beginPath();
  for (const { x, y } of points) {
    const top = y - height * 0.08;
    pen.roundRect(x - width / 2, top, width, height, radius * 0.17);
    pen.moveTo(x - bow, top);
    pen.lineTo(x - bow, top - bow * 0.8);
    pen.arc(x, top - bow * 0.8, bow, Math.PI, 0);
    pen.lineTo(x + bow, top);
  }
  pen.strokeStyle = ink.colour('--ink-soft');
  pen.lineWidth = radius * 0.17;
  pen.stroke();
}
