import type { ElementContent } from 'hast';
import { element, textNode } from '../html/nodes';

/** How a stretch of text stands out. */
export interface TextFormat {
  bold: boolean;
  italic: boolean;
  strike: boolean;
  code: boolean;
  vertical: 'sub' | 'sup' | null;
  /** Address that it links to. */
  link: string | null;
}

type Piece = { text: string; format: TextFormat } | { node: ElementContent; link: string | null };

/** Text of one paragraph as it comes, run by run; neighbours of one format become one. */
export class Inline {
  private readonly pieces: Piece[] = [];

  text(text: string, format: TextFormat): void {
    const last = this.pieces.at(-1);
    if (text === '') return;
    if (last && 'text' in last && same(last.format, format)) last.text += text;
    else this.pieces.push({ text, format: { ...format } });
  }

  node(node: ElementContent, link: string | null = null): void {
    this.pieces.push({ node, link });
  }

  get isEmpty(): boolean {
    return this.pieces.every((piece) => 'text' in piece && piece.text.replace(/\uFDD2\d+\uFDD3/g, '').trim() === '');
  }

  /** Whether all there is to read is set as code. */
  get isCode(): boolean {
    const texts = this.pieces.filter((piece) => 'text' in piece && piece.text.trim() !== '');
    const others = this.pieces.some(
      (piece) => 'node' in piece && !(piece.node.type === 'element' && piece.node.tagName === 'br'),
    );
    return texts.length > 0 && !others && texts.every((piece) => 'text' in piece && piece.format.code);
  }

  /** The text as it stands, breaks as line breaks. */
  get raw(): string {
    return this.pieces
      .map((piece) =>
        'text' in piece ? piece.text : piece.node.type === 'element' && piece.node.tagName === 'br' ? '\n' : '',
      )
      .join('')
      .replace(/\u00a0/g, ' ');
  }

  /** @param plain without bold and italics, as for headings */
  nodes(plain = false): ElementContent[] {
    return this.pieces.map((piece) =>
      'node' in piece ? linked([piece.node], piece.link) : formatted(piece.text, piece.format, plain),
    );
  }
}

function same(a: TextFormat, b: TextFormat): boolean {
  return (
    a.bold === b.bold &&
    a.italic === b.italic &&
    a.strike === b.strike &&
    a.code === b.code &&
    a.vertical === b.vertical &&
    a.link === b.link
  );
}

function formatted(text: string, format: TextFormat, plain: boolean): ElementContent {
  let node: ElementContent = textNode(text);
  const wrap = (tag: string) => {
    node = element(tag, {}, [node]);
  };
  const isText = text.replace(/\uFDD2\d+\uFDD3/g, '').trim() !== '';
  if (format.code && isText) {
    const inner = text.trim();
    const at = text.indexOf(inner);
    const parts = [text.slice(0, at), text.slice(at + inner.length)].map(textNode);
    node = element('span', {}, [
      parts[0] ?? textNode(''),
      element('code', {}, [textNode(inner)]),
      parts[1] ?? textNode(''),
    ]);
  }
  if (format.vertical !== null && isText) wrap(format.vertical);
  if (format.strike && isText) wrap('del');
  if (format.italic && isText && !plain) wrap('em');
  if (format.bold && isText && !plain) wrap('strong');
  return linked([node], format.link);
}

function linked(nodes: ElementContent[], link: string | null): ElementContent {
  const [only] = nodes;
  return link === null && only && nodes.length === 1
    ? only
    : element(link === null ? 'span' : 'a', link === null ? {} : { href: link }, nodes);
}
