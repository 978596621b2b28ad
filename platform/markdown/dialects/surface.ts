import { FILLER, type Placeholder, Placeholders } from '../placeholders';
import type { BlockRole } from '../types';

/** A half-open range of UTF-16 units in the source. */
export interface Range {
  start: number;
  end: number;
}

export interface RoleSpan extends Range {
  role: BlockRole;
}

/** Something that other parts of the document may refer to by a label. */
export interface Label {
  /** Where the label stands; it belongs to the block, or heading, before it. */
  at: number;
  /** How a reference to it reads, null when the text gives no name. */
  name: string | null;
  /** Whether it belongs to a heading instead. */
  ofHeading: boolean;
}

/** What the dialects know of a document before Markdown is parsed: its cleaned text and what they found in it. */
export class Surface {
  readonly original: string;
  /** Cleaned text, always as long as the original. */
  text: string;
  readonly placeholders = new Placeholders();
  /** Roles that the author marked around blocks; inner ones come after the ones around them. */
  readonly roles: RoleSpan[] = [];
  /** Fenced code and front matter (whole lines), in order. */
  fences: Range[] = [];
  /** Code spans in running text, in order. */
  codeSpans: Range[] = [];
  /** Alternative texts given after an image, by the image's end offset. */
  readonly alts = new Map<number, string>();
  /** Captions' prefixes ("Figure 2"), by the end of the line that holds the image. */
  readonly captions = new Map<number, string>();
  /** Anchors that the author gave a heading, by the start of its line. */
  readonly anchors = new Map<number, string>();
  readonly labels = new Map<string, Label>();
  /** Offsets of thematic breaks that stand for a container's edge, so that no list or paragraph runs across it. */
  readonly edges = new Set<number>();
  readonly warnings: string[] = [];

  private innermost: { of: number; segments: readonly Segment[] } | null = null;

  constructor(original: string) {
    this.original = original;
    this.text = original;
  }

  /** Whether the offset lies in fenced code, front matter or a code span. */
  isCode(offset: number): boolean {
    return covers(this.fences, offset) || covers(this.codeSpans, offset);
  }

  /** Whether the offset lies in fenced code or front matter. */
  isFenced(offset: number): boolean {
    return covers(this.fences, offset);
  }

  /**
   * Replaces matches that start outside code. `change` returns the replacement, padded with fillers to the length of the match, or null to
   * leave it; a replacement longer than the match is not made.
   */
  edit(pattern: RegExp, change: (match: RegExpExecArray) => string | null, inCodeSpans = false): void {
    const { text } = this;
    let out = '';
    let done = 0;
    for (const match of text.matchAll(pattern)) {
      if (inCodeSpans ? this.isFenced(match.index) : this.isCode(match.index)) continue;
      const replacement = change(match);
      if (replacement === null || replacement.length > match[0].length) continue;
      out += text.slice(done, match.index) + replacement + FILLER.repeat(match[0].length - replacement.length);
      done = match.index + match[0].length;
    }
    if (done > 0) this.text = out + text.slice(done);
  }

  /** Replaces one range as {@link edit} does. */
  put({ start, end }: Range, replacement: string): void {
    const fitted = replacement.slice(0, end - start);
    this.text = this.text.slice(0, start) + fitted + FILLER.repeat(end - start - fitted.length) + this.text.slice(end);
  }

  /** Keeps a placeholder for a range; '' (leave nothing) when there are too many. */
  place(item: Omit<Placeholder, 'source'>): string | null {
    return this.placeholders.add({ ...item, source: this.original.slice(item.start, item.end) });
  }

  /** What the line of a container's opening or closing mark becomes: a thematic break at the same indentation. */
  edge({ start, end }: Range): string {
    const line = this.text.slice(start, end);
    const indent = line.length - line.trimStart().length;
    if (line.trim().length < 3) return spaces(line);
    this.edges.add(start + indent);
    return `${' '.repeat(indent)}***${' '.repeat(line.length - indent - 3)}`;
  }

  /** The innermost marked role around an offset, with the span that gives it. */
  roleAt(offset: number): RoleSpan | null {
    if (this.innermost?.of !== this.roles.length)
      this.innermost = { of: this.roles.length, segments: segmentsOf(this.roles) };
    return find(this.innermost.segments, offset)?.span ?? null;
  }
}

/** Spaces as long as the text, its line breaks kept. */
export function spaces(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}

/** Whether one of the sorted, disjoint ranges holds the offset. */
export function covers(ranges: readonly Range[], offset: number): boolean {
  return find(ranges, offset) !== null;
}

function find<T extends Range>(ranges: readonly T[], offset: number): T | null {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (!range) return null;
    if (offset < range.start) high = middle - 1;
    else if (offset >= range.end) low = middle + 1;
    else return range;
  }
  return null;
}

interface Segment extends Range {
  span: RoleSpan;
}

/** Cuts nested spans into disjoint segments, each with the innermost span over it. */
function segmentsOf(roles: readonly RoleSpan[]): Segment[] {
  const sorted = [...roles].sort((a, b) => a.start - b.start || b.end - a.end);
  const segments: Segment[] = [];
  const open: RoleSpan[] = [];
  let at = 0;
  const closeUntil = (offset: number) => {
    for (let span = open.at(-1); span && span.end <= offset; span = open.at(-1)) {
      if (at < span.end) segments.push({ start: at, end: span.end, span });
      at = Math.max(at, span.end);
      open.pop();
    }
  };
  for (const span of sorted) {
    closeUntil(span.start);
    const outer = open.at(-1);
    if (outer && at < span.start) segments.push({ start: at, end: span.start, span: outer });
    at = Math.max(at, span.start);
    open.push(span);
  }
  closeUntil(Number.POSITIVE_INFINITY);
  return segments;
}

export interface Line extends Range {
  /** The line without its line break. */
  text: string;
}

/** Lines with their offsets; `end` is before the line break. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  const breaks = /\r\n|\r|\n/g;
  let start = 0;
  for (const match of text.matchAll(breaks)) {
    lines.push({ start, end: match.index, text: text.slice(start, match.index) });
    start = match.index + match[0].length;
  }
  lines.push({ start, end: text.length, text: text.slice(start) });
  return lines;
}
