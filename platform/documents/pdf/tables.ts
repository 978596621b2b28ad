import { type Box, median } from './geometry';
import type { Cell, Line } from './lines';

/** Rows of cells, the first of which is the header; lines of one cell in order. */
export interface Table {
  rows: Line[][][];
  /** How many lines of the column it takes. */
  count: number;
}

interface Column {
  x0: number;
  x1: number;
}

const FEWEST_ROWS = 3;
const MOST_ROWS = 400;
const MOST_COLUMNS = 24;

/**
 * The table that begins at a line: cells that stand under each other in several rows, told from text by lines drawn around them, numbers,
 * or three columns and more. Null where it isn't sure to be one: its lines are then kept as text.
 */
export function tableAt(lines: readonly Line[], from: number, rules: readonly Box[]): Table | null {
  const first = lines[from];
  if (!first || first.cells.length < 2 || first.cells.length > MOST_COLUMNS || first.mono) return null;
  const taken = extent(lines, from);
  if (taken.length < 2) return null;
  const columns = columnsOf(taken);
  if (columns.length < 2 || columns.length > MOST_COLUMNS) return null;
  const rows = rowsOf(taken, columns, rules);
  if (!isTable(rows, columns, taken, rules)) return null;
  return { rows, count: taken.length };
}

/** Lines from the first on that have several cells, or one that may go on in a cell above. */
function extent(lines: readonly Line[], from: number): Line[] {
  const taken: Line[] = [];
  let columns: Column[] = [];
  for (let at = from; at < lines.length && taken.length < MOST_ROWS; at++) {
    const line = lines[at];
    const last = taken.at(-1);
    if (!line || line.mono) break;
    if (last && line.baseline - last.baseline > 3.2 * Math.max(line.size, last.size)) break;
    if (last && Math.abs(line.size - last.size) > 0.25 * last.size) break;
    if (line.cells.length < 2 && !goesOn(line, lines[at + 1], columns, last)) break;
    const next = spread([...columns, ...line.cells]);
    if (taken.length > 1 && next.length < Math.min(columns.length, Math.max(2, line.cells.length))) break;
    taken.push(line);
    columns = next;
  }
  // Lines of one cell at the end are the text after the table, unless they stand in a later column.
  while (taken.length > 0) {
    const last = taken.at(-1);
    if (!last || last.cells.length > 1 || (columns[0] && last.x0 > columns[0].x1)) break;
    taken.pop();
  }
  return taken;
}

function goesOn(line: Line, next: Line | undefined, columns: readonly Column[], last: Line | undefined): boolean {
  if (!last || columns.length < 2 || line.baseline - last.baseline > 2.2 * line.size) return false;
  const column = columns.findIndex(({ x0, x1 }) => line.x0 >= x0 - line.size && line.x1 <= x1 + line.size);
  return (
    column > 0 || (column === 0 && next !== undefined && next.cells.length >= 2 && line.x1 < (columns[1]?.x0 ?? 0))
  );
}

/** Columns are where no cell leaves a gap free. */
function columnsOf(lines: readonly Line[]): Column[] {
  return spread(lines.flatMap((line) => line.cells));
}

/** Stretches that some cells cover together. */
function spread(cells: readonly Column[]): Column[] {
  const columns: Column[] = [];
  for (const cell of [...cells].sort((a, b) => a.x0 - b.x0)) {
    const last = columns.at(-1);
    if (last && cell.x0 < last.x1 + 2) last.x1 = Math.max(last.x1, cell.x1);
    else columns.push({ x0: cell.x0, x1: cell.x1 });
  }
  return columns;
}

function rowsOf(lines: readonly Line[], columns: readonly Column[], rules: readonly Box[]): Line[][][] {
  const bands = bandsOf(lines, columns, rules);
  const rows: Line[][][] = [];
  let band = -1;
  const spacing = Math.min(...lines.slice(1).map((line, at) => line.baseline - (lines[at]?.baseline ?? 0)));
  lines.forEach((line, at) => {
    const filled = line.cells.map((cell) => columnOf(cell, columns));
    const gap = at === 0 ? 0 : line.baseline - (lines[at - 1]?.baseline ?? 0);
    const more = bands !== null ? bands[at] === band : rows.length > 0 && !filled.includes(0) && gap < 1.25 * spacing;
    if (bands !== null) band = bands[at] ?? band;
    if (!more || rows.length === 0) rows.push(columns.map(() => []));
    const row = rows.at(-1);
    line.cells.forEach((cell, index) => {
      row?.[filled[index] ?? 0]?.push({ ...line, cells: [cell], text: cell.text, x0: cell.x0, x1: cell.x1 });
    });
  });
  return rows;
}

function columnOf(cell: Cell, columns: readonly Column[]): number {
  const at = columns.findIndex(({ x0, x1 }) => cell.x0 >= x0 - 1 && cell.x1 <= x1 + 1);
  return Math.max(0, at);
}

/** For each line, between which two ruled lines it stands; null where rules don't part single rows. */
function bandsOf(lines: readonly Line[], columns: readonly Column[], rules: readonly Box[]): number[] | null {
  const across = acrossRules(lines, columns, rules);
  const bands = lines.map((line) => across.filter((y) => y < line.baseline - 0.3 * line.size).length);
  const count = new Set(bands).size;
  return count >= 3 && count * 3 >= lines.length && count < lines.length ? bands : null;
}

/** Heights of the lines that are drawn over most of a table's width. */
function acrossRules(lines: readonly Line[], columns: readonly Column[], rules: readonly Box[]): number[] {
  const [first, last] = [lines[0], lines.at(-1)];
  const [left, right] = [columns[0]?.x0 ?? 0, columns.at(-1)?.x1 ?? 0];
  if (!first || !last) return [];
  const widths = new Map<number, number>();
  for (const rule of rules) {
    const flat = rule.x1 - rule.x0 > rule.y1 - rule.y0;
    if (!flat || rule.y0 < first.baseline - 3 * first.size || rule.y0 > last.baseline + 2 * last.size) continue;
    const y = Math.round(rule.y0);
    const covered = Math.max(0, Math.min(rule.x1, right) - Math.max(rule.x0, left));
    const key = widths.has(y - 1) ? y - 1 : y;
    widths.set(key, (widths.get(key) ?? 0) + covered);
  }
  return [...widths]
    .filter(([, width]) => width >= 0.6 * (right - left))
    .map(([y]) => y)
    .sort((a, b) => a - b);
}

function isTable(
  rows: readonly Line[][][],
  columns: readonly Column[],
  lines: readonly Line[],
  rules: readonly Box[],
): boolean {
  const cells = rows.flat();
  const filled = cells.filter((cell) => cell.length > 0).length;
  if (filled < 0.5 * cells.length) return false;
  const ruled = acrossRules(lines, columns, rules).length >= 2;
  if (rows.length < (ruled ? 2 : FEWEST_ROWS)) return false;
  if (ruled) return true;
  if (isProse(rows)) return false;
  const size = lines[0]?.size ?? 0;
  const gaps = columns.slice(1).map((column, at) => column.x0 - (columns[at]?.x1 ?? 0));
  if (Math.min(...gaps) < 0.6 * size) return false;
  const marker = columns.length === 2 && rows.every((row) => (row[0] ?? []).every((cell) => cell.text.length <= 3));
  if (marker) return false;
  const numeric = columns.some((_, at) => {
    const texts = rows.slice(1).flatMap((row) => (row[at] ?? []).map((cell) => cell.text));
    return texts.length >= 2 && texts.every((text) => /^[^\p{L}]*\d[^\p{L}]*\p{L}{0,3}$/u.test(text));
  });
  if (columns.length >= 3 || numeric) return rows.length >= FEWEST_ROWS;
  const even = (at: number) => {
    const starts = rows.flatMap((row) => (row[at] ?? []).slice(0, 1).map((cell) => cell.x0));
    return Math.max(...starts) - Math.min(...starts) < 0.5 * size;
  };
  return rows.length >= 4 && filled >= 0.8 * cells.length && even(0) && even(1);
}

/** Letters from which on the cells of both of two columns are lines of prose. */
const PROSE = 30;

function isProse(rows: readonly Line[][][]): boolean {
  return (
    rows[0]?.length === 2 &&
    [0, 1].every((at) => median(rows.flatMap((row) => (row[at] ?? []).map((cell) => cell.text.length))) >= PROSE)
  );
}

/** Two columns of prose that begin at a line, where what crosses the gap between them elsewhere has hidden it; null for none. */
export function proseAt(lines: readonly Line[]): { sides: [Line[], Line[]]; count: number } | null {
  if ((lines[0]?.cells.length ?? 0) < 2) return null;
  const taken = extent(lines, 0);
  const columns = columnsOf(taken);
  if (columns.length !== 2 || taken.length < FEWEST_ROWS) return null;
  const rows = rowsOf(taken, columns, []);
  if (!isProse(rows)) return null;
  const side = (at: number) => rows.flatMap((row) => row[at] ?? []);
  return { sides: [side(0), side(1)], count: taken.length };
}
