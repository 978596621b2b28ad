import type { BlockRole } from '../types';
import { linesOf, type Range, type Surface } from './surface';

const OPEN = /^((?:[ \t]*>)*[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?)(`{3,}|~{3,})(.*)$/;
/** Fenced blocks that hold Markdown, not code, with the role of what is in them (exercism and MyST admonitions). */
const ADMONITION =
  /^\s*\{?(?:exercism\/(note|caution|advanced)|(note|tip|warning|important|caution|admonition|seealso|hint)\})/;

interface OpenFence {
  mark: string;
  start: number;
  openEnd: number;
  indent: number;
  role: BlockRole | null;
}

/**
 * Finds fenced code so that no other dialect touches it, and unwraps admonitions written as fences: their content is Markdown with the
 * role of a callout. A fence left open runs to the end of the document, as in CommonMark.
 */
export function scanFences(surface: Surface): void {
  const code: Range[] = [];
  const open: OpenFence[] = [];
  const noise: Range[] = [];
  for (const line of linesOf(surface.text)) {
    const current = open.at(-1);
    const closes = open.findLast((fence) => isClosing(line.text, fence.mark));
    if (closes && (closes === current || current?.role)) {
      open.splice(open.indexOf(closes));
      if (closes.role) {
        noise.push({ start: closes.start, end: closes.openEnd }, { start: line.start, end: line.end });
        surface.roles.push({ start: closes.start, end: line.end, role: closes.role });
      } else code.push({ start: closes.start, end: line.end });
      continue;
    }
    if (current && !current.role) continue;
    const match = OPEN.exec(line.text);
    const mark = match?.[2];
    if (!match || mark === undefined || (mark.startsWith('`') && match[3]?.includes('`'))) continue;
    const role = roleOf(match[3] ?? '');
    open.push({
      mark,
      start: line.start,
      openEnd: line.end,
      indent: match[1]?.replace(/[>\-*+\d.)]/g, '').length ?? 0,
      role,
    });
  }
  const unclosed = open.find((fence) => !fence.role && fence.indent < 4);
  if (unclosed) code.push({ start: unclosed.start, end: surface.text.length });
  for (const range of noise) surface.put(range, surface.edge(range));
  surface.fences = [...surface.fences, ...code].sort((a, b) => a.start - b.start);
}

function isClosing(line: string, mark: string): boolean {
  const run = /^(?:[ \t]*>)*[ \t]*(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1];
  return run !== undefined && run.charAt(0) === mark.charAt(0) && run.length >= mark.length;
}

function roleOf(info: string): BlockRole | null {
  const match = ADMONITION.exec(info);
  if (!match) return null;
  return match[2] === 'hint' ? 'solution' : 'callout';
}

/** Finds code spans in running text: a run of backticks closed by one of the same length before the paragraph ends. */
export function scanCodeSpans(surface: Surface): void {
  const { text } = surface;
  const spans: Range[] = [];
  const run = /`+/g;
  for (let match = run.exec(text); match; match = run.exec(text)) {
    const start = match.index;
    if (surface.isFenced(start) || text.charAt(start - 1) === '\\') continue;
    const rest = text.slice(run.lastIndex, run.lastIndex + 2_000);
    const limit = /\n[ \t]*\r?\n/.exec(rest)?.index ?? rest.length;
    const close = new RegExp(`(?<!\`)\`{${match[0].length}}(?!\`)`).exec(rest.slice(0, limit));
    if (!close) continue;
    const end = run.lastIndex + close.index + close[0].length;
    spans.push({ start, end });
    run.lastIndex = end;
  }
  surface.codeSpans = spans;
}
