import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Engine } from './engine';
import type { Box } from './geometry';

export interface Drawn {
  bytes: Uint8Array;
  mediaType: 'image/png' | 'image/jpeg';
}

/** Bytes beyond which a picture with many colours is better kept as JPEG. */
const PNG_BYTES = 200_000;
const JPEG_QUALITY = 82;

/**
 * A part of a page as a picture; null where no canvas exists on this machine.
 *
 * @param dpi points of the picture in an inch of the page; less where a side would be longer than `maxSide` pixels
 */
export async function drawPart(
  { canvas }: Engine,
  page: PDFPageProxy,
  part: Box,
  { dpi, maxSide, lossless = false }: { dpi: number; maxSide: number; lossless?: boolean },
): Promise<Drawn | null> {
  const longest = Math.max(part.x1 - part.x0, part.y1 - part.y0);
  if (canvas === null || !(longest > 0)) return null;
  const scale = Math.min(dpi / 72, maxSide / longest);
  const viewport = page.getViewport({ scale, offsetX: -part.x0 * scale, offsetY: -part.y0 * scale });
  const surface = canvas.createCanvas(
    Math.max(1, Math.ceil((part.x1 - part.x0) * scale)),
    Math.max(1, Math.ceil((part.y1 - part.y0) * scale)),
  );
  const context: unknown = surface.getContext('2d');
  if (!isContext(context)) return null;
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, surface.width, surface.height);
  await page.render({ canvas: null, canvasContext: context, viewport }).promise;
  const png = Uint8Array.from(await surface.encode('png'));
  if (lossless || png.length <= PNG_BYTES) return { bytes: png, mediaType: 'image/png' };
  const jpeg = Uint8Array.from(await surface.encode('jpeg', JPEG_QUALITY));
  return jpeg.length < png.length ? { bytes: jpeg, mediaType: 'image/jpeg' } : { bytes: png, mediaType: 'image/png' };
}

/** The canvas offers what PDF.js draws with, though not by the browser's type. */
function isContext(value: unknown): value is CanvasRenderingContext2D {
  return typeof value === 'object' && value !== null && 'drawImage' in value && 'fillRect' in value;
}
