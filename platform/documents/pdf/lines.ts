import { type Fragment, joined, spaceBetween } from './fragments';
import { type Box, union } from './geometry';
import type { Run } from './page-content';

/** Text of one look within a line. */
export interface Span {
  /** With the space that follows it, where one does. */
  text: string;
  bold: boolean;
  italic: boolean;
  mono: boolean;
  math: boolean;
  /** 1 above the line (a power, a footnote's mark), -1 below it. */
  raised: -1 | 0 | 1;
  x0: number;
  x1: number;
}

/** A stretch of a line without a wide gap. */
export interface Cell {
  x0: number;
  x1: number;
  spans: Span[];
  text: string;
}

/** A line of text in one column. */
export interface Line extends Box {
  kind: 'line';
  page: number;
  baseline: number;
  size: number;
  /** In reading order: one, or several where wide gaps stand between them. */
  cells: Cell[];
  text: string;
  rtl: boolean;
  /** All letters are. */
  bold: boolean;
  italic: boolean;
  mono: boolean;
  /** Level of the heading that it is, by the tags of the file. */
  heading: number | null;
}

/** Gap, in font sizes, that few justified lines have between their words, and cells of tables do. */
const WIDE = 0.8;

/** Lines of one column from the top, made of the fragments that stand on them. */
export function linesOf(fragments: readonly Fragment[], page: number): Line[] {
  const rows: Fragment[][] = [];
  const sorted = [...fragments].sort((a, b) => a.baseline - b.baseline);
  for (const fragment of sorted) {
    const row = rows
      .slice(-4)
      .reverse()
      .find((each) => onOneLine(each, fragment));
    if (row) row.push(fragment);
    else rows.push([fragment]);
  }
  return withLimits(rows).map((row) => lineOf(row, page));
}

/** Letters over and under the signs of a formula ("∑" from "i=0" to "n") go with its line, where that leaves room for them. */
function withLimits(rows: readonly Fragment[][]): Fragment[][] {
  const result = rows.map((row) => [...row]);
  result.forEach((row, at) => {
    if (row.length !== 1 || !row[0] || !isLimit(row[0])) return;
    const [limit] = row;
    const beside = [result[at + 1], result[at - 1], result[at + 2], result[at - 2]].filter(
      (other) => other !== undefined && other.length > 0 && !other.every(isLimit) && leavesRoom(other, limit),
    );
    const distance = (other: Fragment[] | undefined) => Math.abs((other?.[0]?.baseline ?? 0) - limit.baseline);
    const [nearest] = beside.sort((a, b) => distance(a) - distance(b));
    if (!nearest) return;
    nearest.push(limit);
    row.length = 0;
  });
  return result.filter((row) => row.length > 0);
}

function isLimit(fragment: Fragment): boolean {
  return fragment.text.length <= 8 && fragment.runs.some((run) => run.font.math) && !fragment.text.includes(' ');
}

function leavesRoom(row: readonly Fragment[], limit: Fragment): boolean {
  const size = Math.max(...row.map((each) => each.size));
  const [left, right] = [Math.min(...row.map((each) => each.x0)), Math.max(...row.map((each) => each.x1))];
  return (
    row.some((each) => each.runs.some((run) => run.font.math)) &&
    Math.abs((row[0]?.baseline ?? 0) - limit.baseline) < 1.5 * size &&
    limit.x0 > left - 2 * size &&
    limit.x1 < right + 2 * size &&
    row.every((each) => each.x1 < limit.x0 + 0.3 * size || each.x0 > limit.x1 - 0.3 * size)
  );
}

function onOneLine(row: readonly Fragment[], fragment: Fragment): boolean {
  return row.some((other) => {
    const size = Math.min(other.size, fragment.size);
    if (Math.abs(other.baseline - fragment.baseline) < 0.25 * size) return true;
    const apart = Math.max(other.x0 - fragment.x1, fragment.x0 - other.x1);
    const overlap = Math.min(other.y1, fragment.y1) - Math.max(other.y0, fragment.y0);
    // Powers, and letters of another font, which may stand a little higher or lower.
    return apart > -0.3 * size && Math.abs(other.baseline - fragment.baseline) < 0.5 * size && overlap > 0.6 * size;
  });
}

function lineOf(row: Fragment[], page: number): Line {
  const whole = joined(row);
  const cells = cellsOf(whole);
  const letters = whole.runs.filter((run) => /[\p{L}\p{N}]/u.test(run.text));
  const all = (test: (run: Run) => boolean) => letters.length > 0 && letters.every(test);
  const count = whole.runs.reduce((sum, run) => sum + run.text.length, 0);
  const mono = whole.runs.reduce((sum, run) => sum + (run.font.mono ? run.text.length : 0), 0);
  return {
    kind: 'line',
    page,
    x0: whole.x0,
    x1: whole.x1,
    y0: whole.baseline - 0.8 * whole.size,
    y1: whole.baseline + 0.22 * whole.size,
    baseline: whole.baseline,
    size: whole.size,
    cells,
    text: cells.map((cell) => cell.text).join(' '),
    rtl: whole.rtl,
    bold: all((run) => run.font.bold || (run.font.math && letters.length > 1)) && letters.some((run) => run.font.bold),
    italic: all((run) => run.font.italic) && letters.some((run) => !run.font.math),
    heading:
      letters.length > 0 && letters.every((run) => run.heading === letters[0]?.heading)
        ? (letters[0]?.heading ?? null)
        : null,
    mono: count > 0 && mono >= 0.85 * count,
  };
}

function cellsOf(line: Fragment): Cell[] {
  const cells: Cell[] = [];
  let cell: { runs: Run[] } | null = null;
  const groups: Run[][] = [];
  let before: Run | undefined;
  for (const run of line.runs) {
    const gap = before ? (line.rtl ? before.x0 - run.x1 : run.x0 - before.x1) : 0;
    if (!cell || gap > WIDE * Math.min(line.size, before?.size ?? line.size)) {
      cell = { runs: [] };
      groups.push(cell.runs);
    }
    cell.runs.push(run);
    before = run;
  }
  for (const runs of groups) {
    const spans = spansOf(runs, line);
    const box = runs.map(({ x0, x1, y0, y1 }) => ({ x0, x1, y0, y1 })).reduce(union);
    cells.push({ x0: box.x0, x1: box.x1, spans, text: spans.map((span) => span.text).join('') });
  }
  return cells;
}

function spansOf(runs: readonly Run[], line: Fragment): Span[] {
  const spans: Span[] = [];
  runs.forEach((run, at) => {
    const next = runs[at + 1];
    const space = next !== undefined && (line.rtl ? spaceBetween(next, run) : spaceBetween(run, next));
    const span: Span = {
      text: space ? `${run.text} ` : run.text,
      bold: run.font.bold,
      italic: run.font.italic,
      mono: run.font.mono,
      math: run.font.math,
      raised: raisedBy(run, line),
      x0: run.x0,
      x1: run.x1,
    };
    const last = spans.at(-1);
    if (last && sameLook(last, span)) {
      last.text += span.text;
      last.x0 = Math.min(last.x0, span.x0);
      last.x1 = Math.max(last.x1, span.x1);
    } else spans.push(span);
  });
  return spans;
}

function raisedBy(run: Run, line: Fragment): Span['raised'] {
  if (run.size > 0.86 * line.size) return 0;
  const above = line.baseline - run.baseline;
  return above > 0.18 * line.size ? 1 : above < -0.08 * line.size ? -1 : 0;
}

/** Whether two spans look the same, so that they may be one. */
export function sameLook(a: Span, b: Span): boolean {
  return a.bold === b.bold && a.italic === b.italic && a.mono === b.mono && a.math === b.math && a.raised === b.raised;
}
