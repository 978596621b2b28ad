import { escapeMarkdown } from './escape';
import type { Line, Span } from './lines';
import { scripted } from './scripts';
import type { Vocabulary } from './vocabulary';

/** Markdown of some text, and from which offset in it on a page goes. */
export interface Inline {
  markdown: string;
  pages: { at: number; page: number }[];
}

interface Piece {
  text: string;
  page: number;
  span: Span | null;
}

interface Options {
  vocabulary: Vocabulary;
  /** Without emphasis: in headings, which have it by themselves. */
  plain?: boolean;
}

/** Text of lines as one paragraph: words joined over line ends, hyphens of line ends undone, bold and italic as emphasis. */
export function inlineOf(lines: readonly Line[], options: Options): Inline {
  return written(joinedPieces(piecesOf(lines, options.vocabulary)), options.plain === true);
}

/** The same as bare text. */
export function textOf(lines: readonly Line[], vocabulary: Vocabulary): string {
  return piecesOf(lines, vocabulary)
    .map((piece) => piece.text)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

function piecesOf(lines: readonly Line[], vocabulary: Vocabulary): Piece[] {
  const pieces: Piece[] = [];
  lines.forEach((line) => {
    const spans = line.cells.flatMap((cell, at) => (at === 0 ? cell.spans : [null, ...cell.spans]));
    if (pieces.length > 0) joinLine(pieces, line, vocabulary);
    for (const span of spans) {
      if (span && LEADER.test(span.text))
        pieces.push({ text: ` ${span.text.replace(LEADERS, ' ').trimStart()}`, page: line.page, span });
      else if (span === null) pieces.push({ text: ' ', page: line.page, span: null });
      else pieces.push({ text: scripted(span), page: line.page, span });
    }
  });
  return pieces;
}

/** Dots that lead to a page number. */
const LEADER = /(?:[.·…] ?){5}/u;
const LEADERS = /\s*(?:[.·…] ?){5,}/gu;

/** What stands between the last line and the next: a space, or nothing where a word goes on. */
function joinLine(pieces: Piece[], line: Line, vocabulary: Vocabulary): void {
  const last = pieces.at(-1);
  if (!last) return;
  const before = pieces
    .slice(-6)
    .map((piece) => piece.text)
    .join('');
  const left = /([\p{L}\p{M}’']+)([-\u00ad])$/u.exec(before);
  const right = /^[\p{L}\p{M}’']+/u.exec(line.text);
  if (left && right && /^\p{Ll}|^\p{Lo}/u.test(right[0])) {
    const keeps = left[2] === '-' && vocabulary.keepsHyphen(left[1] ?? '', right[0]);
    if (!keeps) last.text = last.text.replace(/[-\u00ad]$/, '');
    return;
  }
  // Scripts without spaces between words.
  const open = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303f\uff00-\uffef]$/u.test(before);
  if (open && /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303f\uff00-\uffef]/u.test(line.text)) return;
  // "self-" at a line's end, "10–" before a number: what follows belongs to it.
  if (/[\p{L}\p{N}][-–]$/u.test(before) && /^[\p{L}\p{N}]/u.test(line.text)) return;
  if (/[/]$/.test(before) && /\S+:\/\/\S*$/.test(before)) return;
  if (!/\s$/.test(last.text)) pieces.push({ text: ' ', page: last.page, span: null });
}

interface Stretch {
  look: 'plain' | 'bold' | 'italic' | 'both' | 'code';
  pieces: Piece[];
}

/** Pieces of one look together; space between two of one look joins them. */
function joinedPieces(pieces: readonly Piece[]): Stretch[] {
  const stretches: Stretch[] = [];
  let spaces: Piece[] = [];
  for (const piece of pieces) {
    if (piece.span === null) {
      spaces.push(piece);
      continue;
    }
    const look = lookOf(piece.span);
    const last = stretches.at(-1);
    if (last && last.look === look) last.pieces.push(...spaces, piece);
    else {
      if (last) last.pieces.push(...spaces);
      stretches.push({ look, pieces: last ? [piece] : [...spaces, piece] });
    }
    spaces = [];
  }
  return stretches;
}

function lookOf(span: Span): Stretch['look'] {
  if (span.raised !== 0) return 'plain';
  if (span.mono) return 'code';
  const italic = span.italic && !span.math;
  const bold = span.bold && !span.math;
  return bold && italic ? 'both' : bold ? 'bold' : italic ? 'italic' : 'plain';
}

const MARKS = { plain: '', code: '', bold: '**', italic: '*', both: '***' };

function written(stretches: readonly Stretch[], plain: boolean): Inline {
  const out = { markdown: '', pages: [] as Inline['pages'] };
  let emphasised = false;
  for (const stretch of stretches) {
    const text = stretch.pieces.map((piece) => piece.text).join('');
    const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    // Two marks next to each other would run into one.
    const apart = !emphasised || /^\s/.test(text) || /\s$/.test(out.markdown);
    if (stretch.look === 'code' && !plain && text.trim() !== '') writeCode(out, stretch.pieces);
    else if (stretch.look !== 'plain' && stretch.look !== 'code' && !plain && letters >= 2 && apart)
      writeEmphasis(out, stretch.pieces, MARKS[stretch.look]);
    else for (const piece of stretch.pieces) put(out, piece.page, escapeMarkdown(piece.text));
    emphasised = stretch.look !== 'plain' && letters >= 2;
  }
  return { ...out, markdown: out.markdown };
}

function put(out: Inline, page: number, text: string): void {
  if (text === '') return;
  if (out.pages.at(-1)?.page !== page) out.pages.push({ at: out.markdown.length, page });
  const doubled = /\s$/.test(out.markdown) || out.markdown === '';
  out.markdown += doubled ? text.replace(/^\s+/, '') : text;
}

/** Marks stand at letters, never at spaces or punctuation, where Markdown would not see them. */
function writeEmphasis(out: Inline, pieces: readonly Piece[], mark: string): void {
  const text = pieces.map((piece) => piece.text).join('');
  const from = text.search(/[\p{L}\p{N}]/u);
  const to = text.length - (/[^\p{L}\p{N}]*$/u.exec(text)?.[0].length ?? 0);
  let at = 0;
  for (const piece of pieces) {
    const [a, b] = [at, at + piece.text.length];
    at = b;
    const [head, body, tail] = [
      piece.text.slice(0, Math.max(0, Math.min(from, b) - a)),
      piece.text.slice(Math.max(0, from - a), Math.max(0, Math.min(to, b) - a)),
      piece.text.slice(Math.max(0, to - a)),
    ];
    put(out, piece.page, escapeMarkdown(head));
    if (from >= a && from < b) put(out, piece.page, mark);
    put(out, piece.page, escapeMarkdown(body));
    if (to > a && to <= b) put(out, piece.page, mark);
    put(out, piece.page, escapeMarkdown(tail));
  }
}

function writeCode(out: Inline, pieces: readonly Piece[]): void {
  const text = pieces.map((piece) => piece.text).join('');
  const leading = /^\s*/.exec(text)?.[0] ?? '';
  const trailing = /\s*$/.exec(text)?.[0] ?? '';
  const code = text.trim().replace(/\s+/g, ' ');
  const fence = '`'.repeat(Math.max(0, ...[...code.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  const pad = code.startsWith('`') || code.endsWith('`') ? ' ' : '';
  const page = pieces[0]?.page ?? 0;
  // A mark right behind another would make one longer mark.
  if (out.markdown.endsWith('`')) put(out, page, ' ');
  put(out, page, `${leading === '' ? '' : ' '}${fence}${pad}${code}${pad}${fence}${trailing === '' ? '' : ' '}`);
}
