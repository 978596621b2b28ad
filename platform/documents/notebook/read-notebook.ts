import { htmlToMarkdown } from '../html/html-to-markdown';
import { Pictures } from '../pictures';
import { decodeText } from '../text/decode-text';
import type { DocumentReader, DocumentWarning } from '../types';
import { DocumentText } from '../write/document-text';
import { escapeText, fenced } from '../write/escape';
import { cellsOf, type NotebookCell } from './cells';
import { markdownOfCell } from './markdown-cell';
import { type OutputContext, outputBlocks } from './outputs';

/** Tags by which authors of Jupyter Book and nbconvert take parts out of what is shown. */
const REMOVED = /^(?:remove|hide)[-_](?:cell|all)$/;
const REMOVED_INPUT = /^remove[-_]input$/;
const REMOVED_OUTPUT = /^remove[-_]outputs?$/;

/**
 * A Jupyter notebook: Markdown cells as they are, code in its language, what the code gave (text, tables, pictures, formulas, errors) behind
 * it, within bounds. Nothing is run. Places are cells, counted from 1.
 *
 * @throws DocumentError `empty`, `corrupt`, `wrong_content`, `too_deep`, `too_many_parts` or `too_large`
 */
export const readNotebook: DocumentReader = async (bytes, { limits }) => {
  const { cells, unreadable, title } = cellsOf(decodeText(bytes), limits.maxPages);
  const document = new DocumentText(limits);
  const context: OutputContext = { pictures: new Pictures(limits), limits, cell: 0, cut: 0 };
  for (const [i, cell] of cells.entries()) {
    context.cell = i + 1;
    const place = { kind: 'cell' as const, label: String(i + 1), number: i + 1 };
    for (const block of blocksOf(cell, context)) document.add(block, place);
  }
  const warnings: DocumentWarning[] = [...context.pictures.warnings];
  if (unreadable > 0) warnings.push({ code: 'part_unreadable', count: unreadable });
  if (context.cut > 0) warnings.push({ code: 'cut_short', count: context.cut });
  return document.finish({ title, images: context.pictures.images, warnings });
};

function blocksOf(cell: NotebookCell, context: OutputContext): string[] {
  if (cell.tags.some((tag) => REMOVED.test(tag)) || (cell.source.trim() === '' && cell.outputs.length === 0)) return [];
  if (cell.kind === 'markdown') return [markdownOfCell(cell, context.cell, context.pictures)];
  if (cell.kind === 'raw') return [rawBlock(cell, context)];
  const code =
    cell.source.trim() === '' || cell.tags.some((tag) => REMOVED_INPUT.test(tag))
      ? []
      : [fenced(cell.source, cell.language)];
  return [...code, ...(cell.tags.some((tag) => REMOVED_OUTPUT.test(tag)) ? [] : outputBlocks(cell.outputs, context))];
}

/** A raw cell is meant for one kind of export; what it says is kept where that kind is text. */
function rawBlock({ source, format }: NotebookCell, { limits }: OutputContext): string {
  if (/markdown/.test(format)) return source;
  if (/html/.test(format)) return htmlToMarkdown(source, { limits, content: 'all' }).markdown;
  if (/latex|tex/.test(format)) return fenced(source, 'latex');
  // Front matter of Jekyll and Quarto.
  if (/^---\n[\s\S]*\n---\s*$/.test(source.trim())) return '';
  return /restructuredtext|x-python|asciidoc/.test(format) ? fenced(source, '') : escapeText(source);
}
