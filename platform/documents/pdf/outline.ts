import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A bookmark: a heading as the author named it, how deep, and the page that it leads to where that is known. */
export interface OutlineEntry {
  title: string;
  depth: number;
  page: number | null;
}

const MOST = 5_000;
const DEEPEST = 12;

/** The bookmarks of a document in order; what can't be read of them is left out. */
export async function outlineOf(pdf: PDFDocumentProxy): Promise<OutlineEntry[]> {
  const tree = await pdf.getOutline().catch(() => null);
  const entries: OutlineEntry[] = [];
  const walk = async (items: unknown, depth: number): Promise<void> => {
    if (!Array.isArray(items) || depth > DEEPEST) return;
    for (const item of items) {
      if (entries.length >= MOST) return;
      const entry: unknown = item;
      if (typeof entry !== 'object' || entry === null || !('title' in entry) || typeof entry.title !== 'string')
        continue;
      const page = 'dest' in entry ? await pageOf(pdf, entry.dest) : null;
      entries.push({ title: entry.title, depth, page });
      if ('items' in entry) await walk(entry.items, depth + 1);
    }
  };
  await walk(tree, 1);
  return entries;
}

async function pageOf(pdf: PDFDocumentProxy, destination: unknown): Promise<number | null> {
  try {
    const explicit: unknown = typeof destination === 'string' ? await pdf.getDestination(destination) : destination;
    const [target]: unknown[] = Array.isArray(explicit) ? explicit : [];
    if (typeof target === 'number') return target + 1;
    if (typeof target !== 'object' || target === null || !('num' in target) || !('gen' in target)) return null;
    return (await pdf.getPageIndex({ num: Number(target.num), gen: Number(target.gen) })) + 1;
  } catch {
    return null;
  }
}
