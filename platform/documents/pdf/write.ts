import type { PdfBlock } from './blocks';
import { writeCode } from './code';
import { escapeMarkdown, escapeStart } from './escape';
import { type Inline, inlineOf, textOf } from './inline';
import type { Line } from './lines';
import type { Vocabulary } from './vocabulary';

/** A document's Markdown, and which page each stretch of it is from. */
export interface Written {
  markdown: string;
  pages: { at: number; page: number }[];
}

/** Writes blocks as Markdown. */
export function writeBlocks(blocks: readonly PdfBlock[], vocabulary: Vocabulary): Written {
  const out: Written & { parts: string[]; length: number } = { markdown: '', pages: [], parts: [], length: 0 };
  const put = (inline: Inline) => {
    for (const { at, page } of inline.pages)
      if (out.pages.at(-1)?.page !== page) out.pages.push({ at: out.length + at, page });
    out.parts.push(inline.markdown);
    out.length += inline.markdown.length;
  };
  let indents: number[] = [];
  blocks.forEach((block, at) => {
    if (block.kind === 'item') indents = nested(indents, block);
    const inline = block.kind === 'item' ? writeItem(block, indents, vocabulary) : writeBlock(block, vocabulary);
    const next = blocks[at + 1];
    if (block.kind !== 'item') indents = [];
    if (inline.markdown.trim() === '') return;
    put(inline);
    const tight = block.kind === 'item' && next?.kind === 'item' && sameList(block, next);
    if (next?.kind !== 'item') indents = [];
    put({ markdown: tight ? '\n' : '\n\n', pages: [] });
  });
  return { markdown: `${out.parts.join('').trimEnd()}\n`, pages: out.pages };
}

type Item = Extract<PdfBlock, { kind: 'item' }>;

function sameList(a: Item, b: Item): boolean {
  return isNumber(a.marker) === isNumber(b.marker) || a.x !== b.x;
}

function isNumber(marker: string): boolean {
  return /^\d+[.)]$/.test(marker);
}

/** Left edges of the lists that an item stands in, its own last. */
function nested(indents: readonly number[], item: Item): number[] {
  const size = item.lines[0]?.size ?? 10;
  const outer = indents.filter((x) => x < item.x - 0.6 * size);
  return outer.length >= 6 ? outer.slice(0, 6) : [...outer, item.x];
}

function writeItem(item: Item, indents: readonly number[], vocabulary: Vocabulary): Inline {
  const inline = inlineOf(item.lines, { vocabulary });
  const label = item.marker === '-' || isNumber(item.marker) ? '' : `${escapeMarkdown(item.marker)} `;
  const marker = isNumber(item.marker) ? item.marker : '-';
  const head = `${'    '.repeat(indents.length - 1)}${marker} ${label}`;
  return shifted(head, { ...inline, markdown: label === '' ? escapeStart(inline.markdown) : inline.markdown });
}

function shifted(head: string, inline: Inline): Inline {
  const pages = inline.pages.map(({ at, page }, index) => ({ at: index === 0 ? 0 : at + head.length, page }));
  return { markdown: head + inline.markdown, pages };
}

function writeBlock(block: Exclude<PdfBlock, Item>, vocabulary: Vocabulary): Inline {
  switch (block.kind) {
    case 'heading': {
      const text = textOf(block.lines, vocabulary);
      const page = block.lines[0]?.page ?? 1;
      return {
        markdown: `${'#'.repeat(block.level)} ${escapeMarkdown(text).replace(/#+$/, '\\$&')}`,
        pages: [{ at: 0, page }],
      };
    }
    case 'paragraph': {
      const inline = inlineOf(block.lines, { vocabulary });
      const start = escapeStart(inline.markdown);
      const grown = start.length - inline.markdown.length;
      return { markdown: start, pages: inline.pages.map(({ at, page }) => ({ at: at === 0 ? 0 : at + grown, page })) };
    }
    case 'code':
      return writeCode(block.lines);
    case 'table':
      return writeTable(block.rows, block.page, vocabulary);
    case 'figure': {
      const { figure, caption } = block;
      const words = caption.length > 0 ? textOf(caption, vocabulary) : figure.words;
      const alt = words.length > 500 && caption.length === 0 ? `${words.slice(0, 500)}…` : words;
      const text = escapeMarkdown(alt).replace(/\s+/g, ' ');
      if (figure.path === null)
        return { markdown: caption.length > 0 ? escapeStart(text) : '', pages: [{ at: 0, page: figure.page }] };
      const shown = /^Figure \d+: /.test(alt) || caption.length === 0 ? '' : ` "${text.replace(/"/g, '\\"')}"`;
      return { markdown: `![${text}](<${figure.path}>${shown})`, pages: [{ at: 0, page: figure.page }] };
    }
  }
}

function writeTable(rows: readonly Line[][][], page: number, vocabulary: Vocabulary): Inline {
  const written = rows.map((row, at) => {
    const cells = row.map((cell) => inlineOf(cell, { vocabulary, plain: at === 0 }).markdown.trim());
    return `| ${cells.join(' | ')} |`;
  });
  const line = `|${' --- |'.repeat(rows[0]?.length ?? 1)}`;
  return { markdown: [written[0] ?? '', line, ...written.slice(1)].join('\n'), pages: [{ at: 0, page }] };
}
