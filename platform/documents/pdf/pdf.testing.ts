import PDFDocument from 'pdfkit';
import { parseDocument } from '@/platform/markdown/parse';
import { DEFAULT_DOCUMENT_LIMITS, type DocumentLimits, type ReadDocument, type ReadOptions } from '../types';
import { readPdf } from './read-pdf';

type Draw = (doc: PDFKit.PDFDocument) => void | Promise<void>;

/** A PDF that a test draws: US Letter, no margins of its own, nothing compressed. */
export async function pdfOf(draw: Draw, options: PDFKit.PDFDocumentOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
  const doc = new PDFDocument({ size: 'LETTER', margin: 0, compress: false, ...options });
  const pieces: Buffer[] = [];
  doc.on('data', (piece: Buffer) => pieces.push(piece));
  const ended = new Promise((resolve) => doc.on('end', resolve));
  await draw(doc);
  doc.end();
  await ended;
  return Uint8Array.from(Buffer.concat(pieces));
}

/** Reads a PDF as an upload would be, in this thread. */
export function read(
  bytes: Uint8Array,
  options: Partial<Omit<ReadOptions, 'limits'>> & { limits?: Partial<DocumentLimits> } = {},
): Promise<ReadDocument> {
  return readPdf(bytes.slice(), {
    path: options.path ?? 'book.pdf',
    ocr: options.ocr ?? null,
    limits: { ...DEFAULT_DOCUMENT_LIMITS, ...options.limits },
  });
}

/** Draws lines of text one under the other and gives the height below the last. */
export function lines(
  doc: PDFKit.PDFDocument,
  texts: readonly string[],
  at: { x: number; y: number; size?: number; font?: string; leading?: number },
): number {
  const size = at.size ?? 11;
  doc.font(at.font ?? 'Times-Roman').fontSize(size);
  texts.forEach((text, index) => {
    doc.text(text, at.x, at.y + index * (at.leading ?? 1.2) * size, { lineBreak: false });
  });
  return at.y + texts.length * (at.leading ?? 1.2) * size;
}

/** Breaks text into lines of at most so many letters, as a justified column would. */
export function wrapped(text: string, most: number): string[] {
  const result: string[] = [];
  for (const word of text.split(' ')) {
    const last = result.at(-1);
    if (last !== undefined && last.length + word.length < most) result[result.length - 1] = `${last} ${word}`;
    else result.push(word);
  }
  return result;
}

/** What the product makes of the Markdown: the text of its blocks, each after its kind. */
export function blocksIn(document: ReadDocument): string[] {
  return parseDocument(document.markdown, 'book.pdf').passages.flatMap((passage) =>
    passage.blocks.map((block) => `${block.kind}: ${block.text}`),
  );
}

/** Words to fill pages with. */
export const FILLER =
  'The sea covers most of the planet and holds nearly all of its water. Currents carry warmth from the equator towards the poles and bring cold water back along the bottom. Without them the tropics would be hotter and the north would be frozen for much of the year. Plants in the upper layers make half of the oxygen that animals breathe. Fish, whales and birds live on them in the end, and so do people on every coast.';
