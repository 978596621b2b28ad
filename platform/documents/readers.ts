import type { DocumentFormat, DocumentReader } from './types';

/** Loads the reader of each format, with its libraries, when the first document of that format comes. Markdown needs none. */
const READERS: Partial<Record<DocumentFormat, () => Promise<DocumentReader>>> = {};

/** Whether documents of the format can be read: Markdown as it is, the others by a reader. */
export function isReadable(format: DocumentFormat): boolean {
  return format === 'markdown' || READERS[format] !== undefined;
}

/** @throws Error for a format without a reader: `isReadable` tells. */
export async function readerOf(format: DocumentFormat): Promise<DocumentReader> {
  const load = READERS[format];
  if (!load) throw new Error(`no reader for ${format}`);
  return load();
}
