import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type FontStyle, fontStyle, PLAIN } from './fonts';
import { type Matrix, median, multiply } from './geometry';
import type { Run, Tag } from './page-content';

type TextContent = Awaited<ReturnType<PDFPageProxy['getTextContent']>>;
type TextItem = Extract<TextContent['items'][number], { str: string }>;

/** Pieces of text of one page; what only a hostile file exceeds is left out. */
const MAX_RUNS = 30_000;

/** The text of a page in the order in which it was written, and the share of it that no letters are known for. */
export function runsOf(
  content: TextContent,
  page: PDFPageProxy,
  base: Matrix,
  tags: ReadonlyMap<string, Tag>,
): { runs: Run[]; unknown: number } {
  const fonts = new Map<string, Font>();
  const marks: { mark: string | null; artifact: boolean }[] = [];
  const runs: Run[] = [];
  let lost = 0;
  let all = 0;
  for (const item of content.items) {
    if (!('str' in item)) {
      if (item.type === 'endMarkedContent') marks.pop();
      else marks.push(markOf(item, marks.at(-1)));
      continue;
    }
    if (runs.length >= MAX_RUNS) break;
    const text = composed(readable(item.str));
    const dense = item.str.replace(/\s+/g, '').length;
    all += dense;
    lost += dense - text.replace(PRIVATE, '').replace(/\s+/g, '').length;
    if (text.trim() === '') {
      const before = runs.at(-1);
      if (before && item.str !== '') before.spaceAfter = true;
      continue;
    }
    const font = known(fonts, item.fontName, page);
    const mark = marks.at(-1);
    const run = runOf(item, text, font.style, base);
    const before = runs.at(-1);
    if (before && text.startsWith(' ')) before.spaceAfter = true;
    if (run)
      runs.push({ ...run, heading: tags.get(mark?.mark ?? '')?.heading ?? null, artifact: mark?.artifact ?? false });
  }
  for (const { style, guessed } of fonts.values())
    if (guessed && !isEven(runs.filter((run) => run.font === style))) style.mono = false;
  return { runs, unknown: all === 0 ? 0 : lost / all };
}

/** Letters from which on a run tells how wide the letters of its font are. */
const TELLING = 4;

/**
 * Whether the letters of runs stand equally far apart. A font of which a document holds one letter or two, as the marks of a list, looks as
 * if all its letters were equally wide, and runs that begin with it take its name.
 */
function isEven(runs: readonly Run[]): boolean {
  const widths = runs
    .filter((run) => run.text.length >= TELLING)
    .map((run) => (run.x1 - run.x0) / (run.text.length * run.size));
  const middle = median(widths);
  const even = widths.filter((width) => Math.abs(width - middle) < 0.04 * middle).length;
  return widths.length > 0 && middle > 0.48 && even >= 0.8 * widths.length;
}

function markOf(
  item: { tag?: string; id?: string },
  outer: { mark: string | null; artifact: boolean } | undefined,
): { mark: string | null; artifact: boolean } {
  return {
    mark: typeof item.id === 'string' ? item.id : (outer?.mark ?? null),
    artifact: item.tag === 'Artifact' || (outer?.artifact ?? false),
  };
}

const ACCENTS: Record<string, string> = {
  '¨': '\u0308',
  '´': '\u0301',
  ˆ: '\u0302',
  '˜': '\u0303',
  ˇ: '\u030c',
  '˘': '\u0306',
  '˚': '\u030a',
  '¯': '\u0304',
  '˙': '\u0307',
};

/** Accents that older fonts set before their letter become one with it: "¨o" is "ö". */
function composed(text: string): string {
  return text.replace(/([¨´ˆ˜ˇ˘˚¯˙])([\p{L}])/gu, (found, accent: string, letter: string) => {
    const whole = `${letter === 'ı' ? 'i' : letter}${ACCENTS[accent] ?? ''}`.normalize('NFC');
    return [...whole].length === 1 ? whole : found;
  });
}

/** Codes that each font gives its own meaning. */
const PRIVATE = /[\ue000-\uf8ff]/g;

/** Without control characters and codes that stand for no letter; those of symbol fonts stay, since they may mark the items of a list. */
function readable(text: string): string {
  return text
    .replace(/\u00ad(?=\S)/g, '')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/(?![\t\n\r])[\p{Cc}\ufffd\ufdd0-\ufdef\ufffe\uffff]/gu, '')
    .replace(/[\u200b\u2060\ufeff]/g, '')
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000\t\r\n]/g, ' ');
}

interface Font {
  style: FontStyle;
  /** That its letters are equally wide is told by them alone, not by its name. */
  guessed: boolean;
}

function known(fonts: Map<string, Font>, name: string, page: PDFPageProxy): Font {
  const before = fonts.get(name);
  if (before) return before;
  const font = fontOf(page.commonObjs.has(name) ? page.commonObjs.get(name) : null);
  fonts.set(name, font);
  return font;
}

function fontOf(font: unknown): Font {
  if (typeof font !== 'object' || font === null || !('name' in font) || typeof font.name !== 'string')
    return { style: PLAIN, guessed: false };
  const flag = (name: 'bold' | 'black' | 'italic' | 'isMonospace') => name in font && Reflect.get(font, name) === true;
  const style = fontStyle(font.name, {
    bold: flag('bold') || flag('black'),
    italic: flag('italic'),
    mono: flag('isMonospace'),
  });
  return { style, guessed: style.mono && !fontStyle(font.name).mono };
}

function runOf(item: TextItem, text: string, font: FontStyle, base: Matrix): Omit<Run, 'heading' | 'artifact'> | null {
  const [a, b, c, d, e, f] = item.transform.map(Number);
  const matrix = multiply(base, [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f ?? 0]);
  const size = Math.hypot(matrix[2], matrix[3]);
  const along = Math.hypot(matrix[0], matrix[1]);
  if (!(size > 0.5) || !(along > 0) || !Number.isFinite(size + matrix[4] + matrix[5] + item.width)) return null;
  const turn = Math.round((Math.atan2(matrix[1], matrix[0]) * 180) / Math.PI);
  const [cos, sin] = Math.abs(turn) < 3 ? [1, 0] : [matrix[0] / along, matrix[1] / along];
  const x = matrix[4] * cos + matrix[5] * sin;
  const baseline = matrix[5] * cos - matrix[4] * sin;
  const leading = /^ */.exec(text)?.[0].length ?? 0;
  const trailing = / *$/.exec(text)?.[0].length ?? 0;
  const each = item.width / Math.max(1, text.length);
  return {
    x0: x + leading * each,
    x1: x + Math.max(0, item.width - trailing * each),
    y0: baseline - size * 0.8,
    y1: baseline + size * 0.22,
    text: text.trim(),
    baseline,
    size,
    font,
    rtl: item.dir === 'rtl',
    spaceAfter: trailing > 0,
    turn: Math.abs(turn) < 3 ? 0 : turn,
  };
}
