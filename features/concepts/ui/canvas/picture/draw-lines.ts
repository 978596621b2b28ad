import type { Edge } from '@xyflow/react';
import { boxAround, boxOf } from './in-sight';
import type { Ink } from './ink';
import type { Scene } from './scene';
import { type Box, meet } from './view';

interface Line {
  edge: Edge;
  from: Box;
  to: Box;
}

/** Lines in sight, all of one style in one stroke, with their arrow heads. */
export function drawLines(pen: CanvasRenderingContext2D, scene: Scene, sight: Box, ink: Ink): void {
  const styles = new Map<string, Line[]>();
  for (const edge of scene.edges) {
    const [a, b] = [scene.byId.get(edge.source), scene.byId.get(edge.target)];
    if (!a || !b) continue;
    const [from, to] = [boxOf(a), boxOf(b)];
    if (!meet(sight, boxAround(from, to))) continue;
    const { stroke, strokeWidth, opacity, strokeDasharray } = edge.style ?? {};
    const key = `${edge.zIndex} ${stroke} ${strokeWidth} ${opacity} ${strokeDasharray}`;
    const lines = styles.get(key);
    if (lines) lines.push({ edge, from, to });
    else styles.set(key, [{ edge, from, to }]);
  }
  const groups = [...styles.values()].toSorted((a, b) => (a[0]?.edge.zIndex ?? 0) - (b[0]?.edge.zIndex ?? 0));
  for (const lines of groups) drawAlike(pen, lines, scene, ink);
  pen.globalAlpha = 1;
  pen.setLineDash([]);
}

function drawAlike(pen: CanvasRenderingContext2D, lines: readonly Line[], { rtl, handle }: Scene, ink: Ink): void {
  const [first] = lines;
  if (!first) return;
  const { style = {}, markerEnd } = first.edge;
  const width = Number(style.strokeWidth ?? 1);
  const colour = ink.styled(style.stroke);
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.globalAlpha = Number(style.opacity ?? 1);
  pen.setLineDash(style.strokeDasharray === undefined ? [] : [6, 5]);
  const ends = lines.map(({ from, to }) => endsOf(from, to, rtl, handle));
  pen.beginPath();
  for (const { x1, y1, x2, y2, way } of ends) {
    const swing = way * swingOf((x2 - x1) * way);
    pen.moveTo(x1, y1);
    pen.bezierCurveTo(x1 + swing, y1, x2 - swing, y2, x2, y2);
  }
  pen.stroke();
  if (typeof markerEnd !== 'object') return;
  const size = ((markerEnd.width ?? 16) / 20) * width;
  pen.beginPath();
  for (const { x2, y2, way } of ends) {
    pen.moveTo(x2, y2);
    pen.lineTo(x2 - 5 * size * way, y2 - 4 * size);
    pen.lineTo(x2 - 5 * size * way, y2 + 4 * size);
  }
  pen.fillStyle = colour;
  pen.fill();
}

function endsOf(from: Box, to: Box, rtl: boolean, handle: number) {
  const [y1, y2] = [from.y + from.height / 2, to.y + to.height / 2];
  return rtl
    ? { x1: from.x - handle, y1, x2: to.x + to.width + handle, y2, way: -1 }
    : { x1: from.x + from.width + handle, y1, x2: to.x - handle, y2, way: 1 };
}

/** How far the curve runs straight on before it turns, as React Flow's lines do: half the way, more where it turns back. */
function swingOf(distance: number): number {
  return distance >= 0 ? distance / 2 : 6.25 * Math.sqrt(-distance);
}
