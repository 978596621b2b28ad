import { MarkdownError } from './errors';

/** What a source may measure. Counts are of bytes, UTF-16 units or things, as their names say. */
export interface MarkdownLimits {
  maxBytes: number;
  maxLineLength: number;
  maxHeadings: number;
  maxBlocks: number;
  /** Emphasis marks and brackets in one paragraph; a parser's time grows with their square. */
  maxMarks: number;
  /** Depth of quotations or lists inside each other; of brackets, five times as many. */
  maxDepth: number;
}

export const DEFAULT_LIMITS: MarkdownLimits = {
  maxBytes: 8 * 1024 * 1024,
  maxLineLength: 1_000_000,
  maxHeadings: 20_000,
  maxBlocks: 50_000,
  maxMarks: 5_000,
  maxDepth: 100,
};

/**
 * Text of an uploaded file. A byte order mark is taken off; offsets of the parsed document count in the text returned here.
 *
 * @throws MarkdownError `too_large`, `empty`, `binary` or `not_utf8`
 */
export function decodeSource(bytes: Uint8Array, limits: MarkdownLimits = DEFAULT_LIMITS): string {
  if (bytes.length > limits.maxBytes) {
    throw new MarkdownError('too_large', `${count(bytes.length)} bytes, at most ${count(limits.maxBytes)}`);
  }
  if (bytes.length === 0) throw new MarkdownError('empty');
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw new MarkdownError('not_utf8', 'it is UTF-16');
  }
  const zero = bytes.indexOf(0);
  if (zero >= 0) throw new MarkdownError('binary', `a zero byte at position ${count(zero)}`);
  const text = decode(bytes);
  if (text.trim() === '') throw new MarkdownError('empty');
  return text;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new MarkdownError('not_utf8', `byte ${count(firstInvalid(bytes))} starts no character`);
  }
}

/** Position of the first byte that UTF-8 does not allow, found by halving: a prefix decodes until it holds that byte. */
function firstInvalid(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  return good;
}

/**
 * Refuses, in one cheap pass, text whose shape makes a Markdown parser take quadratic time or overflow the stack.
 *
 * @throws MarkdownError `too_large` (a line), `too_many_blocks` or `too_deep`
 */
export function checkShape(text: string, limits: MarkdownLimits = DEFAULT_LIMITS): void {
  const seen = { headings: 0, blocks: 0, marks: 0, brackets: 0, blank: true, fenced: false };
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    if (end - start > limits.maxLineLength) {
      throw new MarkdownError(
        'too_large',
        `a line of ${count(end - start)} characters, at most ${count(limits.maxLineLength)}`,
      );
    }
    checkLine(text.slice(start, end), seen, limits);
    start = end + 1;
  }
}

interface Seen {
  headings: number;
  blocks: number;
  /** Of the paragraph so far. */
  marks: number;
  brackets: number;
  blank: boolean;
  fenced: boolean;
}

function checkLine(line: string, seen: Seen, limits: MarkdownLimits): void {
  const empty = line.trim() === '';
  if (/^[ \t>]{0,40}(?:`{3}|~{3})[^`]*$/.test(line)) seen.fenced = !seen.fenced;
  const opens = /^[ \t>]*(?:#{1,6}|[-*+]|\d{1,9}[.)])(?:[ \t]|$)/.test(line);
  if (empty || opens) seen.marks = seen.brackets = 0;
  if (opens || (!empty && seen.blank)) seen.blocks++;
  seen.blank = empty;
  if (seen.blocks > limits.maxBlocks)
    throw new MarkdownError('too_many_blocks', `more than ${count(limits.maxBlocks)} blocks`);
  const containers = containerDepth(line);
  if (containers > limits.maxDepth)
    throw new MarkdownError('too_deep', `${count(containers)} levels, at most ${limits.maxDepth}`);
  if (seen.fenced) return;
  if (/^[ \t>]{0,40}(?:#{1,6}(?:[ \t]|\r?$)|={3,}[ \t\r]*$)/.test(line)) seen.headings++;
  if (seen.headings > limits.maxHeadings)
    throw new MarkdownError('too_many_blocks', `more than ${count(limits.maxHeadings)} headings`);
  seen.brackets = bracketsAfter(line, seen.brackets, limits.maxDepth * 5);
  if (!/^[ \t]*\|/.test(line)) seen.marks += line.match(/\*+|_+|~+|[[\]]/g)?.length ?? 0;
  if (seen.marks > limits.maxMarks)
    throw new MarkdownError(
      'too_many_blocks',
      `more than ${count(limits.maxMarks)} emphasis marks or brackets in one paragraph`,
    );
}

/** Quotation marks and list markers at the start of a line; an item's indentation counts one level for two columns. */
function containerDepth(line: string): number {
  const prefix = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*/.exec(line)?.[0] ?? '';
  if (prefix === '') return 0;
  const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0;
  return (prefix.match(/>|[-*+]|\d[.)]/g)?.length ?? 0) + Math.floor(indent / 2);
}

/** Depth of open brackets after a line of a paragraph. */
function bracketsAfter(line: string, before: number, limit: number): number {
  let depth = before;
  for (const [mark] of line.matchAll(/[[\]]/g)) {
    depth = mark === '[' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > limit) throw new MarkdownError('too_deep', `more than ${count(limit)} open brackets`);
  }
  return depth;
}

function count(value: number): string {
  return value.toLocaleString('en');
}
