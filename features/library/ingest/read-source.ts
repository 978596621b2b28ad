import { DocumentError } from '@/platform/documents/errors';
import { formatByName } from '@/platform/documents/formats';
import { readInWorker } from '@/platform/documents/read-in-worker';
import { isMarkdown } from '@/platform/documents/readers';
import type { DocumentFormat, DocumentImage, DocumentWarning, Place, ReadOptions } from '@/platform/documents/types';
import { MarkdownError } from '@/platform/markdown/errors';
import { titleFromPath } from '@/platform/markdown/headings';
import { DEFAULT_LIMITS, decodeSource } from '@/platform/markdown/limits';
import { parseInWorker } from '@/platform/markdown/parse-in-worker';
import type { ParsedDocument } from '@/platform/markdown/types';
import { documentFailure, type FileFailure, fileFailure } from '../failure';

/** A file as a source keeps it. */
export interface ReadSource {
  format: DocumentFormat;
  /** What offsets count in: the file itself, or the Markdown made of it. */
  text: string;
  document: ParsedDocument;
  title: string;
  places: Place[];
  warnings: DocumentWarning[];
  /** That the document carried. */
  images: DocumentImage[];
}

/** A UTF-16 unit takes at most three bytes of UTF-8. */
const BYTES_PER_UNIT = 3;
/** Time for the Markdown of a whole book, which is longer than what people write as one file. */
const BOOK_MS = 180_000;
/** Titles that programs put into a document's properties themselves. */
const MADE_TITLE =
  /^(?:microsoft (?:word|powerpoint)\b.*|power ?point presentation|presentation|untitled.*|document ?\d*|slide 1|.*\.(?:docx?|pptx?|pdf|odt|indd|tex|dvi|qxd))$/i;

/**
 * Reads a file of any format into its source, with its passages. Markdown is read as it is; any other format becomes Markdown first.
 * @param bytes handed over to a thread: not to be used afterwards
 * @returns the failure in words where the file can't be read. @throws Error what is no fault of the file
 */
export async function readSource(
  bytes: Uint8Array<ArrayBuffer>,
  path: string,
  ocr: ReadOptions['ocr'],
): Promise<ReadSource | { failure: FileFailure }> {
  try {
    const format = formatByName(path) ?? 'markdown';
    const source = isMarkdown(format) ? await asItIs(bytes, path, format) : await asMarkdown(bytes, path, format, ocr);
    return source.document.passages.length === 0 ? { failure: fileFailure('no_passages') } : source;
  } catch (error) {
    if (error instanceof MarkdownError) return { failure: { code: error.code, message: error.message } };
    if (error instanceof DocumentError) return { failure: documentFailure(error) };
    throw error;
  }
}

async function asItIs(bytes: Uint8Array, path: string, format: DocumentFormat): Promise<ReadSource> {
  const document = await parseInWorker(bytes, path);
  const text = decodeSource(bytes);
  return { format, text, document, title: document.title, places: [], warnings: [], images: [] };
}

async function asMarkdown(
  bytes: Uint8Array<ArrayBuffer>,
  path: string,
  format: DocumentFormat,
  ocr: ReadOptions['ocr'],
): Promise<ReadSource> {
  const read = await readInWorker(bytes, path, { ocr });
  const limits = { maxBytes: DEFAULT_LIMITS.maxBytes * BYTES_PER_UNIT };
  const document = await parseInWorker(Buffer.from(read.markdown), path, { limits, timeoutMs: BOOK_MS });
  const { markdown: text, places, warnings, images } = read;
  return { format, text, document, title: titleOf(document, read.title, path, format), places, warnings, images };
}

/**
 * The heading that the text begins with, else the document's own property, else its name. Of a book the property comes first: its text
 * begins with a cover.
 */
function titleOf(document: ParsedDocument, property: string | null, path: string, format: DocumentFormat): string {
  const own = property?.replace(/\s+/g, ' ').trim() ?? '';
  const named = own !== '' && own.length <= 200 && !MADE_TITLE.test(own);
  if (!named) return document.title;
  return format === 'epub' || document.title === titleFromPath(path) ? own : document.title;
}
