import { createRequire } from 'node:module';
import path from 'node:path';
import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { DocumentError } from '../errors';

type Library = typeof import('pdfjs-dist/legacy/build/pdf.mjs');
type Canvas = typeof import('@napi-rs/canvas');

/** PDF.js, and the canvas that draws pages where one exists for this machine. */
export interface Engine {
  library: Library;
  /** Null: figures are left out and scans can't be recognised. */
  canvas: Canvas | null;
}

let engine: Promise<Engine> | undefined;

/** Loads PDF.js, once for each thread. */
export function loadEngine(): Promise<Engine> {
  engine ??= load();
  return engine;
}

async function load(): Promise<Engine> {
  const canvas = await import('@napi-rs/canvas').catch(() => null);
  // PDF.js makes one at its start, for drawing alone.
  if (canvas === null && !('DOMMatrix' in globalThis)) Reflect.set(globalThis, 'DOMMatrix', class {});
  return { canvas, library: await import('pdfjs-dist/legacy/build/pdf.mjs') };
}

/** Pixels of a picture in a page, beyond which it is not unpacked. */
const MAX_IMAGE_PIXELS = 64_000_000;

/**
 * Opens a PDF. Nothing in it is run, nothing is fetched; what the library needs lies beside it.
 *
 * @param bytes belong to the library from here on
 * @throws DocumentError `encrypted`, `corrupt`, `empty` or `too_many_parts`
 */
export async function openPdf(
  { library }: Engine,
  bytes: Uint8Array,
  maxPages: number,
): Promise<{ task: PDFDocumentLoadingTask; pdf: PDFDocumentProxy }> {
  const folder = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const task = library.getDocument({
    data: bytes,
    isEvalSupported: false,
    enableXfa: false,
    useSystemFonts: false,
    disableAutoFetch: true,
    useWorkerFetch: false,
    fontExtraProperties: true,
    maxImageSize: MAX_IMAGE_PIXELS,
    cMapUrl: `${folder}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${folder}/standard_fonts/`,
    wasmUrl: `${folder}/wasm/`,
    iccUrl: `${folder}/iccs/`,
    verbosity: library.VerbosityLevel.ERRORS,
  });
  try {
    const pdf = await task.promise;
    if (pdf.numPages === 0) throw new DocumentError('empty', 'no pages');
    if (pdf.numPages > maxPages) {
      const [pages, most] = [pdf.numPages, maxPages].map((value) => value.toLocaleString('en'));
      throw new DocumentError('too_many_parts', `${pages} pages, at most ${most}`);
    }
    return { task, pdf };
  } catch (error) {
    await task.destroy().catch(() => undefined);
    throw reasonOf(error);
  }
}

function reasonOf(error: unknown): unknown {
  if (error instanceof DocumentError || error instanceof RangeError || !(error instanceof Error)) return error;
  if (error.name === 'PasswordException') return new DocumentError('encrypted');
  return new DocumentError('corrupt');
}
