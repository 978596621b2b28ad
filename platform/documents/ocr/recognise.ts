import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Ocr } from './find-ocr';
import { runProgram } from './run-program';

/** A word that was recognised, in pixels of the picture. */
export interface RecognisedWord {
  text: string;
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  /** Words of one line share it, counted from 0. */
  line: number;
}

/** Time for one page. */
const PAGE_MS = 120_000;
const MAX_BYTES = 16 * 1024 * 1024;
/** Sureness, out of 100, below which a word is noise of the scan. */
const LEAST_SURE = 25;

/** Recognises the text of a picture of a page; null where the program fails or takes too long. */
export async function recognise(
  ocr: Ocr,
  picture: Uint8Array,
  dpi: number,
  timeoutMs: number = PAGE_MS,
): Promise<RecognisedWord[] | null> {
  const folder = await mkdtemp(path.join(tmpdir(), 'meno-ocr-'));
  try {
    const file = path.join(folder, 'page.png');
    await writeFile(file, picture);
    const args = [file, 'stdout', '-l', ocr.languages, '--dpi', String(Math.round(dpi)), '--psm', '3', 'tsv'];
    const { code, stdout } = await runProgram(ocr.command, args, {
      timeoutMs,
      maxBytes: MAX_BYTES,
      environment: { OMP_THREAD_LIMIT: '1' },
    });
    return code === 0 ? wordsOf(stdout) : null;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Words of tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, sureness, text. */
export function wordsOf(table: string): RecognisedWord[] {
  const words: RecognisedWord[] = [];
  let line = -1;
  for (const row of table.split('\n').slice(1)) {
    const fields = row.split('\t');
    const [level, , , , , , left, top, width, height, sure] = fields.map(Number);
    if (level === 4) line++;
    const text = fields.slice(11).join('\t').trim();
    if (level !== 5 || text === '' || !(Number(sure) >= LEAST_SURE)) continue;
    const [x0, y0] = [left ?? 0, top ?? 0];
    words.push({ text, x0, y0, x1: x0 + (width ?? 0), y1: y0 + (height ?? 0), line: Math.max(0, line) });
  }
  return words;
}
