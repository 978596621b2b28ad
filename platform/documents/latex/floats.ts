import type { Node } from '@unified-latex/unified-latex-types';
import type { PhrasingContent, TableRow } from 'mdast';
import type { LatexBlock } from './block-parts';
import { Cursor, plainOf } from './cursor';
import type { LatexDocument } from './document';
import { inlineOf } from './inline';
import { finished, wordsOf } from './words';

const MOST_COLUMNS = 60;
const MOST_ROWS = 2_000;

/** A figure: its pictures with the caption as their alternative text, the caption below, and whatever else it holds. */
export function figureBlocks(content: readonly Node[], document: LatexDocument, depth: number): LatexBlock[] {
  const caption = captionIn(content, document);
  const blocks = document.blocks(withoutPlacement(content), depth);
  for (const block of blocks) {
    if (block.type !== 'paragraph') continue;
    for (const child of block.children) if (child.type === 'image' && child.alt === '') child.alt = caption;
  }
  return blocks;
}

/** `[htbp]`, a width. */
function withoutPlacement(content: readonly Node[]): Node[] {
  const cursor = new Cursor(content);
  cursor.optional();
  cursor.group();
  const rest: Node[] = [];
  for (let node = cursor.next(); node; node = cursor.next()) rest.push(node);
  return rest;
}

function captionIn(content: readonly Node[], document: LatexDocument): string {
  const cursor = new Cursor(content);
  for (let node = cursor.next(); node; node = cursor.next()) {
    if (node.type !== 'macro' || node.content !== 'caption') continue;
    cursor.star();
    cursor.optional();
    return wordsOf(
      finished(
        inlineOf(
          (cursor.group() ?? []).filter((each) => each.type !== 'macro' || each.content !== 'footnote'),
          document,
        ),
      ),
    ).trim();
  }
  return '';
}

/** A table with the first row as its header. Merged cells stand once, the rest of them is empty. */
export function tableBlocks(name: string, content: readonly Node[], document: LatexDocument): LatexBlock[] {
  const cursor = new Cursor(content);
  cursor.optional();
  if (/^(?:tabular[xy*]|tabulary|xltabular|tabular\*)$/.test(name)) cursor.group();
  cursor.optional();
  cursor.group();
  const rows: PhrasingContent[][][] = [];
  let cells: PhrasingContent[][] = [];
  let cell: Node[] = [];
  let caption: PhrasingContent[] = [];
  // Rows up to the last mark of a long table's head or foot, and whether its first head is known.
  let marked = 0;
  let headed = false;
  const endCell = (span = 1) => {
    cells.push(finished(inlineOf(cell, document)));
    for (let i = 1; i < Math.min(span, MOST_COLUMNS); i++) cells.push([]);
    cell = [];
  };
  const endRow = () => {
    endCell(span);
    if (cells.some((each) => each.length > 0) && rows.length < MOST_ROWS) rows.push(cells.slice(0, MOST_COLUMNS));
    cells = [];
    span = 1;
  };
  let span = 1;
  for (let node = cursor.next(); node; node = cursor.next()) {
    if (node.type === 'string' && node.content === '&') {
      endCell(span);
      span = 1;
    } else if (node.type !== 'macro') {
      if (node.type !== 'parbreak') cell.push(node);
    } else if (/^(?:\\|tabularnewline|cr)$/.test(node.content)) {
      cursor.star();
      cursor.optional();
      endRow();
    } else if (node.content === 'multicolumn') {
      span = Number(plainOf(cursor.argument() ?? [])) || 1;
      cursor.argument();
      cell.push(...(cursor.argument() ?? []));
    } else if (node.content === 'caption') {
      cursor.star();
      cursor.optional();
      caption = finished(inlineOf(cursor.group() ?? [], document));
    } else if (/^end(?:first|last)?(?:head|foot)$/.test(node.content)) {
      // What stands on later pages again, and what stands below each.
      if (node.content.endsWith('foot') || (node.content === 'endhead' && headed)) rows.length = marked;
      headed ||= node.content === 'endfirsthead';
      marked = rows.length;
    } else if (
      /^(?:[chv]line|cmidrule|(?:top|mid|bottom|special)rule|addlinespace|rowcolor|cellcolor|rowfont|hhline|noalign|arrayrulecolor|Xhline)$/.test(
        node.content,
      )
    ) {
      cursor.optional();
      if (!/^(?:hline|vline|(?:top|mid|bottom)rule)/.test(node.content)) {
        cursor.optional();
        cursor.group();
      }
    } else cell.push(node);
  }
  endRow();
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (width === 0) return [];
  const children = rows.map(
    (row): TableRow => ({
      type: 'tableRow',
      children: Array.from({ length: width }, (_, i) => ({ type: 'tableCell', children: row[i] ?? [] })),
    }),
  );
  return [
    ...(caption.length > 0 ? [{ type: 'paragraph' as const, children: caption }] : []),
    { type: 'table', children },
  ];
}
