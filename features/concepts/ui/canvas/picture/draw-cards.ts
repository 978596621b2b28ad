import { type MasteryLevel, masteryLevel } from '@/ui/mastery-ring';
import type { ConceptNode } from '../concept-card';
import { cardSize } from '../layout';
import { boxOf } from './in-sight';
import type { Ink } from './ink';
import { drawLocks } from './lock';
import { drawRings } from './ring';
import type { Scene } from './scene';
import type { TextSetter } from './text-setter';
import { type Box, meet } from './view';

/** Below these zooms what is written on a card can't be read, and is not drawn. */
const readable = { name: 0.3, state: 0.45 } as const;

/** Where things stand on a card, in CSS pixels at zoom 1: as `ConceptCard` sets them. */
const place = { ring: 22, text: 39, right: 13, line: 18, row: 27, radius: 7.4, corner: 6 } as const;

const fills = {
  none: '--mastery-none-soft',
  foundational: '--mastery-low-soft',
  scaffolded: '--mastery-mid-soft',
  advanced: '--mastery-high-soft',
} as const;

interface Drawn {
  scene: Scene;
  sight: Box;
  zoom: number;
  ink: Ink;
  text: TextSetter;
}

/** Boxes around the cards of each cluster, with their names. */
export function drawFrames(pen: CanvasRenderingContext2D, { scene, sight, zoom, ink, text }: Drawn): void {
  for (const node of scene.nodes) {
    if (node.type !== 'frame' || !meet(sight, boxOf(node))) continue;
    const { x, y, width, height } = boxOf(node);
    pen.beginPath();
    pen.roundRect(x + 0.5, y + 0.5, width - 1, height - 1, 10);
    pen.fillStyle = ink.colour('--paper');
    pen.globalAlpha = 0.6;
    pen.fill();
    pen.globalAlpha = 1;
    pen.strokeStyle = ink.colour('--rule');
    pen.lineWidth = 1;
    pen.stroke();
    if (zoom < readable.name) continue;
    const words = { font: { size: 20, caps: true }, colour: '--ink-soft', most: 1, width: width - 100 };
    text.set(pen, scene.clusterWords(node.data).name, { ...words, x: x + 25, y: y + 24, line: 28 });
  }
}

/** Cards in sight: box, ring, name and state, as large as they can be read. */
export function drawCards(pen: CanvasRenderingContext2D, drawn: Drawn): void {
  const { scene, sight, zoom, ink, text } = drawn;
  const cards = scene.nodes.filter((node): node is ConceptNode => node.type === 'concept' && meet(sight, boxOf(node)));
  for (const card of cards) drawBox(pen, card, scene, ink);
  if (scene.handle > 0 && zoom >= readable.state) drawHandles(pen, cards, scene.handle, ink);
  const rings: Record<MasteryLevel, { x: number; y: number }[]> = {
    ...{ none: [], foundational: [], scaffolded: [], advanced: [] },
  };
  const locks: { x: number; y: number }[] = [];
  for (const card of cards) {
    const { concept, state } = card.data;
    const { x, y } = card.position;
    const lines = text.lines(pen, concept.name, { size: 15 }, cardSize.width - place.text - place.right, 2);
    const row = Math.max(place.row, lines.length * place.line);
    const top = y + (cardSize.height - row - 19.5) / 2;
    if (state.kind === 'locked') locks.push({ x: x + place.ring, y: top + 10 });
    else if (state.kind !== 'hidden') rings[masteryLevel(concept.mode)].push({ x: x + place.ring, y: top + 10 });
    if (zoom < readable.name) continue;
    const at = { x: x + place.text, width: cardSize.width - place.text - place.right, colour: '--ink' };
    text.set(pen, concept.name, { ...at, y: top + place.line / 2, line: place.line, font: { size: 15 }, most: 2 });
    if (zoom < readable.state) continue;
    const strong = (concept.mode === 'advanced' && state.kind !== 'locked') || scene.found?.has(concept.id);
    text.set(pen, scene.stateWords(card.data), {
      ...{ ...at, colour: strong ? '--ink' : '--ink-soft', y: top + row + 10.75, line: 17.5 },
      ...{ x: x + 37, width: cardSize.width - 37 - place.right, font: { size: 14 }, most: 1 },
    });
  }
  for (const level of ['none', 'foundational', 'scaffolded', 'advanced'] as const)
    drawRings(pen, ink, level, rings[level], place.radius);
  drawLocks(pen, ink, locks, place.radius);
}

function drawBox(pen: CanvasRenderingContext2D, { data, position }: ConceptNode, scene: Scene, ink: Ink): void {
  const { concept, state } = data;
  pen.beginPath();
  pen.roundRect(position.x + 0.5, position.y + 0.5, cardSize.width - 1, cardSize.height - 1, place.corner);
  const hidden = state.kind === 'hidden';
  const found = scene.found?.has(concept.id) ?? false;
  const fill = hidden ? '--paper' : state.kind === 'locked' ? '--paper-sunken' : fills[masteryLevel(concept.mode)];
  pen.fillStyle = ink.colour(found ? '--mark' : fill);
  pen.fill();
  pen.strokeStyle = ink.colour(state.kind === 'waiting' || state.kind === 'locked' ? '--rule' : '--rule-strong');
  pen.lineWidth = 1;
  pen.setLineDash(hidden ? [3, 3] : []);
  pen.stroke();
  pen.setLineDash([]);
  if (scene.openId !== concept.id) return;
  pen.beginPath();
  pen.roundRect(position.x - 2, position.y - 2, cardSize.width + 4, cardSize.height + 4, place.corner + 2);
  pen.strokeStyle = ink.colour('--accent');
  pen.lineWidth = 2;
  pen.stroke();
}

/** The points from which lines are drawn, on both sides of each card. */
function drawHandles(pen: CanvasRenderingContext2D, cards: readonly ConceptNode[], radius: number, ink: Ink): void {
  for (const [size, token] of [
    [radius, '--paper'],
    [radius - 2, '--rule-strong'],
  ] as const) {
    pen.beginPath();
    for (const { position } of cards) {
      const y = position.y + cardSize.height / 2;
      for (const x of [position.x, position.x + cardSize.width]) {
        pen.moveTo(x + size, y);
        pen.arc(x, y, size, 0, Math.PI * 2);
      }
    }
    pen.fillStyle = ink.colour(token);
    pen.fill();
  }
}
