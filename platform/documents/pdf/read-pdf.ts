import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { DocumentError } from '../errors';
import type { DocumentReader, Place, ReadDocument, ReadOptions } from '../types';
import { blocksOf } from './assemble';
import { type Engine, loadEngine, openPdf } from './engine';
import { furnitureOf } from './furniture';
import { bodyStyle, headingsOf } from './headings';
import type { PageLayout } from './layout';
import type { Line } from './lines';
import { outlineOf } from './outline';
import { PageReader } from './page-reader';
import { propertiesOf } from './properties';
import { groupsOf } from './region-groups';
import { Vocabulary } from './vocabulary';
import { type Written, writeBlocks } from './write';

/**
 * Reads a PDF into Markdown: its text in reading order with headings, lists, tables and code as far as the page shows them, pictures where
 * they stand, and the page of each stretch. Pages that can't be read are left out and named.
 *
 * @throws DocumentError `encrypted`, `corrupt`, `empty`, `too_many_parts`, `too_large` or, where no page has text, `scanned`
 */
export const readPdf: DocumentReader = async (bytes, options) => {
  if (bytes.length > options.limits.maxBytes) throw new DocumentError('too_large');
  const engine = await loadEngine();
  const { task, pdf } = await openPdf(engine, bytes, options.limits.maxPages);
  try {
    return await read(engine, pdf, options);
  } finally {
    await task.destroy().catch(() => undefined);
  }
};

async function read(engine: Engine, pdf: PDFDocumentProxy, options: ReadOptions): Promise<ReadDocument> {
  const pages = new PageReader(engine, pdf, options);
  await pages.readAll();
  pages.throwIfNothing();
  const labels = await pdf.getPageLabels().catch(() => null);
  const written = writtenOf(pages.layouts, await outlineOf(pdf));
  const warnings = pages.warnings();
  const cut = cutTo(written, options.limits.maxTextLength);
  if (cut !== written || pages.cut) warnings.push({ code: 'cut_short', count: cut.pages.at(-1)?.page ?? 0 });
  if (cut.markdown.trim() === '') throw new DocumentError('empty', 'no text');
  return {
    markdown: cut.markdown,
    ...(await propertiesOf(pdf)),
    places: placesOf(cut, labels),
    images: pages.images,
    warnings,
  };
}

function writtenOf(layouts: readonly PageLayout[], outline: Parameters<typeof headingsOf>[2]): Written {
  const furniture = furnitureOf(layouts);
  const vocabulary = new Vocabulary();
  const all: Line[] = [];
  for (const layout of layouts)
    for (const region of layout.regions) {
      region.elements = region.elements.filter((each) => each.kind === 'figure' || !furniture.has(each));
      for (const each of region.elements) if (each.kind === 'line') all.push(each);
    }
  for (const line of all) vocabulary.add(line);
  const body = bodyStyle(all);
  const pages = layouts.map((layout) => ({
    page: layout.number,
    height: layout.height,
    groups: layout.regions.flatMap(groupsOf),
  }));
  const headings = headingsOf(
    pages.flatMap((page) => page.groups),
    body,
    outline,
  );
  return writeBlocks(blocksOf(pages, headings, body.size), vocabulary);
}

function cutTo(written: Written, most: number): Written {
  if (written.markdown.length <= most) return written;
  const end = written.markdown.lastIndexOf('\n\n', most);
  const at = end > 0 ? end : most;
  const pages = written.pages.filter((page) => page.at < at);
  return { markdown: `${written.markdown.slice(0, at)}\n`, pages };
}

function placesOf({ markdown, pages }: Written, labels: readonly (string | null)[] | null): Place[] {
  return pages.map(({ at, page }, index) => {
    const label = labels?.[page - 1]?.trim();
    return {
      kind: 'page',
      label: label === undefined || label === '' ? String(page) : label,
      number: page,
      start: at,
      end: pages[index + 1]?.at ?? markdown.length,
    };
  });
}
