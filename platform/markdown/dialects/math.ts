import { DOLLAR, FILLER } from '../placeholders';
import type { Range, Surface } from './surface';

/** A formula longer than this is taken for a stray dollar sign. UTF-16 units. */
const MAX_DISPLAY = 20_000;
const MAX_INLINE = 1_000;

/**
 * Replaces `$$…$$` and `$…$` by placeholders and marks dollar signs that mean money. Inline maths follows Pandoc's rule (no white space
 * inside the dollar signs, no digit after the closing one, no empty line between) and must not read as two prices.
 */
export function takeMath(surface: Surface): void {
  const { text } = surface;
  const dollars = [...text.matchAll(/(?<!\\)\$+/g)]
    .filter(({ index }) => !surface.isCode(index))
    .map(({ index, 0: run }) => ({ start: index, end: index + run.length }));
  const edits: { range: Range; replacement: string }[] = [];
  for (let i = 0; i < dollars.length; i++) {
    const open = dollars[i];
    if (!open) continue;
    const display = open.end - open.start >= 2;
    const closeAt = display ? displayEnd(text, dollars, i) : inlineEnd(text, dollars, i);
    const close = dollars[closeAt];
    const placed = close && place(surface, open, close, display);
    if (close && placed) {
      const range = { start: open.start, end: close.end };
      edits.push({ range, replacement: display ? setApart(text, range, placed) : placed });
      i = closeAt;
    } else edits.push({ range: open, replacement: DOLLAR.repeat(open.end - open.start) });
  }
  surface.text = applied(surface, edits);
}

function place(surface: Surface, open: Range, close: Range, display: boolean): string | null {
  const value = surface.text
    .slice(open.end, close.start)
    .replace(/^[ \t]*(?:>[ \t]?)+/gm, '')
    .trim();
  const oneLine = value.replace(/(?<!\\)%[^\n]*/g, '').replace(/\s*\r?\n\s*/g, ' ');
  const written = display ? `$$${oneLine}$$` : `$${oneLine}$`;
  return surface.place({
    kind: display ? 'display-math' : 'math',
    start: open.start,
    end: close.end,
    markdown: written,
    text: written,
    value,
  });
}

/** A formula alone on its lines in the middle of a paragraph gets empty lines around it: it is a block of its own. */
function setApart(text: string, { start, end }: Range, placed: string): string {
  const indent = /[^\n]*$/.exec(text.slice(Math.max(0, start - 200), start))?.[0] ?? '';
  const after = /^[ \t]*(?:\r?\n|$)/.test(text.slice(end, end + 200));
  const length = end - start - placed.length - indent.length - 2;
  if (indent.trim() !== '' || !after || length < 0) return placed;
  return `\n${indent}${placed}${FILLER.repeat(length)}\n`;
}

function displayEnd(text: string, dollars: readonly Range[], from: number): number {
  const open = dollars[from];
  if (!open) return -1;
  for (let i = from + 1; i <= from + 100; i++) {
    const close = dollars[i];
    if (!close || close.start - open.end > MAX_DISPLAY) return -1;
    if (close.end - close.start < 2) continue;
    const inner = text.slice(open.end, close.start);
    return inner.trim() === '' || /\n[ \t]*\r?\n[ \t]*(?:#|```)/.test(inner) ? -1 : i;
  }
  return -1;
}

/** The next dollar sign or none: inline maths holds no other. */
function inlineEnd(text: string, dollars: readonly Range[], from: number): number {
  const open = dollars[from];
  const close = dollars[from + 1];
  if (!open || !close || close.start - open.end > MAX_INLINE || close.end - close.start > 1) return -1;
  if (/[\p{L}\p{N}]/u.test(text.charAt(open.start - 1)) || /\d/.test(text.charAt(close.end))) return -1;
  const inner = text.slice(open.end, close.start);
  return /\n[ \t]*\r?\n/.test(inner) || !isInline(inner) ? -1 : from + 1;
}

/** White space at the ends is maths only where the rest is plainly LaTeX; a number followed by prose is a price. */
function isInline(inner: string): boolean {
  if (/^\s|\s$/.test(inner) && !(/^\s.*\s$/s.test(inner) && /[\\^_=]/.test(inner))) return false;
  return !/^\d[\d.,]*\S{0,3}\s(?:.*\s)?(?<!\\)[A-Za-z]{2,}\s+[A-Za-z]{2,}/s.test(inner);
}

function applied(surface: Surface, edits: readonly { range: Range; replacement: string }[]): string {
  let out = '';
  let done = 0;
  for (const { range, replacement } of edits) {
    out +=
      surface.text.slice(done, range.start) + replacement + FILLER.repeat(range.end - range.start - replacement.length);
    done = range.end;
  }
  return out + surface.text.slice(done);
}
