import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { recognise } from '../ocr/recognise';
import type { ReadOptions } from '../types';
import { drawPart } from './draw';
import type { Engine } from './engine';
import { PLAIN } from './fonts';
import { areaOf, median, unionOf } from './geometry';
import type { PageContent, Run } from './page-content';

/** Letters up to which a page counts as one without text: a stamp, a page number laid over a scan. */
const FEW_LETTERS = 24;
/** Share of a page that pictures cover on a scan. */
const COVERED = 0.5;
const DPI = 300;
const MAX_SIDE = 4_000;
/** Sizes that differ less than this much from the usual one are that one: recognition measures letters, not fonts. */
const SAME_SIZE = 1.35;

/** Whether a page is a scan: pictures all over it, no text to speak of, or text of which no letters are known. */
export function isScanned(page: PageContent): boolean {
  const letters = page.runs.reduce((sum, run) => sum + run.text.length, 0);
  if (page.unknown > 0.5) return true;
  if (letters > FEW_LETTERS) return false;
  const around = unionOf(page.shapes.filter((shape) => shape.kind === 'image'));
  return around !== null && areaOf(around) >= COVERED * page.width * page.height;
}

/** The page with its text recognised; null where that failed or found nothing. */
export async function withRecognisedText(
  engine: Engine,
  proxy: PDFPageProxy,
  page: PageContent,
  ocr: NonNullable<ReadOptions['ocr']>,
): Promise<PageContent | null> {
  const whole = { x0: 0, y0: 0, x1: page.width, y1: page.height };
  const picture = await drawPart(engine, proxy, whole, { dpi: DPI, maxSide: MAX_SIDE, lossless: true });
  if (picture === null) return null;
  const scale = Math.min(DPI / 72, MAX_SIDE / Math.max(page.width, page.height));
  const words = await recognise(ocr, picture.bytes, scale * 72);
  if (words === null || words.length === 0) return null;
  const lines = new Map<number, typeof words>();
  for (const word of words) lines.set(word.line, [...(lines.get(word.line) ?? []), word]);
  const heights = new Map([...lines].map(([line, found]) => [line, sizeOf(found) / scale]));
  const usual = median([...heights.values()]);
  const runs = [...lines].flatMap(([line, found]): Run[] => {
    const measured = heights.get(line) ?? usual;
    const size = measured < usual * SAME_SIZE && measured > usual / SAME_SIZE ? usual : measured;
    const baseline = median(found.map((word) => word.y1)) / scale - 0.05 * size;
    return found.map((word) => ({
      text: word.text,
      x0: word.x0 / scale,
      x1: word.x1 / scale,
      y0: baseline - 0.8 * size,
      y1: baseline + 0.22 * size,
      baseline,
      size,
      font: PLAIN,
      rtl: /[\p{sc=Arabic}\p{sc=Hebrew}]/u.test(word.text),
      spaceAfter: true,
      heading: null,
      artifact: false,
      turn: 0,
    }));
  });
  // The scan itself is no picture of the page, nor are the lines that it shows.
  return { ...page, runs, shapes: [], rules: [], unknown: 0 };
}

/** Size of a font whose letters are as high as these words: with ascenders and descenders they take about 0.95 of it. */
function sizeOf(words: readonly { y0: number; y1: number }[]): number {
  return Math.max(...words.map((word) => word.y1)) - Math.min(...words.map((word) => word.y0));
}
