import type { MasteryLevel } from '@/ui/mastery-ring';
import type { ClusterNode } from '../clusters/cluster-node';
import { cardSize } from '../layout';
import { nameSize } from '../tiers';
import { boxOf } from './in-sight';
import type { Ink } from './ink';
import { drawRings } from './ring';
import type { Scene } from './scene';
import type { TextSetter } from './text-setter';
import { type Box, meet } from './view';

/** Clusters from afar: boxes with a dot for each concept and the lines between them. */
export function drawClusters(pen: CanvasRenderingContext2D, scene: Scene, sight: Box, ink: Ink): void {
  for (const node of scene.nodes) {
    if (node.type !== 'cluster' || !meet(sight, boxOf(node))) continue;
    const { x, y, width, height } = boxOf(node);
    const { folded, found } = node.data;
    pen.beginPath();
    if (folded) pen.roundRect(x + 0.5, y + 0.5, width - 1, height - 1, 6);
    else pen.roundRect(x + 2, y + 2, width - 4, height - 4, 22);
    pen.fillStyle = ink.colour(found > 0 ? '--mark' : '--paper-raised');
    pen.fill();
    pen.strokeStyle = ink.colour('--rule-strong');
    pen.lineWidth = folded ? 1 : 4;
    pen.setLineDash(folded ? [4, 4] : []);
    pen.stroke();
    pen.setLineDash([]);
    if (!folded) drawInside(pen, node, ink);
  }
}

function drawInside(pen: CanvasRenderingContext2D, { position, data: { dots, lines } }: ClusterNode, ink: Ink): void {
  const places = new Map(dots.map((dot) => [dot.id, { x: position.x + dot.x, y: position.y + dot.y }]));
  pen.strokeStyle = ink.colour('--rule-strong');
  pen.lineWidth = 3;
  pen.beginPath();
  for (const [from, to] of lines) {
    const [a, b] = [places.get(from), places.get(to)];
    if (!a || !b) continue;
    pen.moveTo(a.x, a.y);
    pen.lineTo(b.x, b.y);
  }
  pen.stroke();
  const levels: Record<MasteryLevel, { x: number; y: number }[]> = {
    ...{ none: [], foundational: [], scaffolded: [], advanced: [] },
  };
  pen.fillStyle = ink.colour('--mark');
  for (const dot of dots) {
    const at = places.get(dot.id);
    if (!at) continue;
    levels[dot.level].push(at);
    const { width, height } = cardSize;
    if (dot.found) pen.fillRect(at.x - width / 2, at.y - height / 2, width, height);
  }
  for (const level of ['none', 'foundational', 'scaffolded', 'advanced'] as const)
    drawRings(pen, ink, level, levels[level], 22);
}

/** Names of clusters in sight and how much is in them, as the buttons over the picture say them at rest. */
export function drawNames(
  pen: CanvasRenderingContext2D,
  scene: Scene,
  { sight, zoom, ink, text }: { sight: Box; zoom: number; ink: Ink; text: TextSetter },
): void {
  for (const node of scene.nodes) {
    if (node.type !== 'cluster' || !meet(sight, boxOf(node))) continue;
    const box = boxOf(node);
    const { name, count } = scene.clusterWords(node.data);
    const size = nameSize(node.data, zoom);
    const shared = { x: box.x + box.width / 2, width: box.width - 2 * size, centred: true };
    const title = { size, bold: true };
    const [names, counts] = [
      text.lines(pen, name, title, shared.width, 2),
      text.lines(pen, count, { size: size * 0.75 }, shared.width, 2),
    ];
    const [high, low] = [size * 1.15, size * 0.75 * 1.15];
    const height = names.length * high + counts.length * low;
    const top = box.y + box.height / 2 - height / 2;
    const widest = Math.max(...[...names, ...counts].map((line) => line.width)) + size;
    pen.fillStyle = ink.colour(node.data.found > 0 ? '--mark' : '--paper-raised');
    pen.globalAlpha = 0.85;
    pen.fillRect(shared.x - widest / 2, top - size * 0.15, widest, height + size * 0.3);
    pen.globalAlpha = 1;
    text.set(pen, name, { ...shared, y: top + high / 2, line: high, most: 2, font: title, colour: '--ink' });
    const counted = { ...shared, font: { size: size * 0.75 }, colour: '--ink-soft', line: low, most: 2 };
    text.set(pen, count, { ...counted, y: top + names.length * high + low / 2 });
  }
}
