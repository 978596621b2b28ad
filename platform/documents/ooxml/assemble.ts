import type { Element, ElementContent } from 'hast';
import { element, findElement, isElement, lineOf, textNode } from '../html/nodes';
import { type Item, nested } from './lists';

/** A block of a flat document, before neighbours are put together. */
export type Piece =
  | { kind: 'block'; nodes: ElementContent[] }
  | { kind: 'item'; item: Item }
  | { kind: 'code'; text: string }
  | { kind: 'quote'; node: Element }
  | { kind: 'caption'; node: Element }
  | { kind: 'term' | 'definition'; node: Element };

/** Puts neighbours together: items to lists, lines to code, pictures with their captions to figures, terms with their definitions. */
export function assembled(pieces: readonly Piece[]): ElementContent[] {
  const out: ElementContent[] = [];
  for (let i = 0; i < pieces.length; ) {
    const piece = pieces[i];
    if (!piece) break;
    const end = runEnd(pieces, i);
    const run = pieces.slice(i, end);
    i = end;
    if (piece.kind === 'item') out.push(...nested(run.flatMap((each) => (each.kind === 'item' ? [each.item] : []))));
    else if (piece.kind === 'code') out.push(...code(run.map((each) => (each.kind === 'code' ? each.text : ''))));
    else if (piece.kind === 'quote')
      out.push(
        element(
          'blockquote',
          {},
          run.flatMap((each) => (each.kind === 'quote' ? [each.node] : [])),
        ),
      );
    else if (piece.kind === 'term' || piece.kind === 'definition')
      out.push(
        element(
          'dl',
          {},
          run.flatMap((each) => ('node' in each ? [each.node] : [])),
        ),
      );
    else if (piece.kind === 'caption') caption(out, piece.node);
    else if (piece.kind === 'block') out.push(...piece.nodes);
  }
  return out;
}

function runEnd(pieces: readonly Piece[], from: number): number {
  const group = groupOf(pieces[from]);
  let end = from + 1;
  while (group !== null && groupOf(pieces[end]) === group) end++;
  return end;
}

function groupOf(piece: Piece | undefined): string | null {
  if (piece === undefined || piece.kind === 'block' || piece.kind === 'caption') return null;
  return piece.kind === 'term' ? 'definition' : piece.kind;
}

/** Programs set a line a paragraph, or all lines in one; where one holds several, each is a block of its own. */
function code(paragraphs: readonly string[]): Element[] {
  const blocks = paragraphs.some((text) => text.trim().includes('\n')) ? paragraphs : [paragraphs.join('\n')];
  return blocks
    .filter((text) => text.trim() !== '')
    .map((text) => element('pre', {}, [element('code', {}, [textNode(text)])]));
}

/** A caption that holds its pictures itself, or stands right after a paragraph of nothing else, makes them a figure. */
function caption(out: ElementContent[], node: Element): void {
  const before = out.at(-1);
  const own = node.children.filter((child) => isElement(child, 'img'));
  const words = node.children.filter((child) => !isElement(child, 'img', 'br'));
  const pictures = own.length > 0 ? own : isPictures(before) ? before.children : [];
  if (pictures.length === 0) out.push(element('p', {}, node.children));
  else {
    if (own.length === 0) out.pop();
    out.push(element('figure', {}, [element('p', {}, pictures), element('figcaption', {}, words)]));
  }
}

function isPictures(node: ElementContent | undefined): node is Element {
  return isElement(node, 'p') && lineOf(node) === '' && findElement(node, ({ tagName }) => tagName === 'img') !== null;
}
