import { type Box, median } from './geometry';

/** What is put in order: a fragment of text, or a picture, which has no text. */
export interface Placed extends Box {
  text: string;
  baseline: number;
  size: number;
  /** Of a program: wide gaps in it part no columns. */
  code?: boolean;
}

/** Narrowest gap between columns, in font sizes. */
const GUTTER = 0.5;
/** Lines that each of two columns has at least. */
const FEWEST = 4;
/** Letters in a line from which on it is prose rather than a cell of a table. */
const PROSE = 18;
const MAX_DEPTH = 8;
/** Gaps of one region that are looked at. */
const MOST_GAPS = 32;

/**
 * Groups what stands on a page into regions of one column each, in reading order: a recursive XY-cut (G. Nagy and S. Seth, "Hierarchical
 * representation of optically scanned documents", ICPR 1984) that looks for gaps between columns first and lets what crosses a gap,
 * such as a title, part the page into bands.
 *
 * @param rtl columns are read from right to left
 */
export function regionsOf<T extends Placed>(placed: readonly T[], rtl: boolean, depth = 0): T[][] {
  if (placed.length < 2 * FEWEST || depth > MAX_DEPTH) return placed.length > 0 ? [[...placed]] : [];
  const gutter = gutterOf(placed);
  if (!gutter) return [[...placed]];
  return bandsOf(placed, gutter).flatMap((band) => {
    if (band.crossing) return [band.placed];
    const left = band.placed.filter((each) => middle(each) < gutter.x);
    const right = band.placed.filter((each) => middle(each) >= gutter.x);
    const sides = rtl ? [right, left] : [left, right];
    return sides.flatMap((side) => regionsOf(side, rtl, depth + 1));
  });
}

function middle({ x0, x1 }: Box): number {
  return (x0 + x1) / 2;
}

interface Gutter {
  x: number;
  x0: number;
  x1: number;
}

/** The gap between two columns that parts most lines; null where the text stands in one. */
function gutterOf(placed: readonly Placed[]): Gutter | null {
  const texts = placed.filter((each) => each.text !== '');
  const size = median(texts.map((each) => each.size));
  const from = Math.floor(Math.min(...placed.map((each) => each.x0)));
  const to = Math.ceil(Math.max(...placed.map((each) => each.x1)));
  const width = to - from;
  if (!(size > 0) || width < 12 * size || width > 20_000) return null;
  const cover = coverOf(texts, from, width);
  const allowed = Math.max(1, 0.25 * quantileOf(cover));
  let best: { gutter: Gutter; score: number } | null = null;
  for (const [start, end] of widest(cover, width, allowed)) {
    // Within a wide gap, what few lines cross least of it.
    const gutter = clearOf(texts, from + start, from + end);
    if (!gutter || gutter.x1 - gutter.x0 < GUTTER * size) continue;
    const score = scoreOf(texts, gutter, size);
    if (score > 0 && (!best || score > best.score)) best = { gutter, score };
  }
  return best?.gutter ?? null;
}

/** Stretches that no more lines cross than allowed, the widest first. */
function widest(cover: Float64Array, width: number, allowed: number): [number, number][] {
  const stretches: [number, number][] = [];
  for (let at = 0; at < width; at++) {
    const last = stretches.at(-1);
    if ((cover[at] ?? 0) > allowed) continue;
    if (last && last[1] === at) last[1] = at + 1;
    else stretches.push([at, at + 1]);
  }
  return stretches.sort((a, b) => b[1] - b[0] - (a[1] - a[0])).slice(0, MOST_GAPS);
}

function coverOf(placed: readonly Placed[], from: number, width: number): Float64Array {
  const cover = new Float64Array(width + 2);
  for (const { x0, x1 } of placed) {
    const [a, b] = [Math.max(0, Math.floor(x0) - from), Math.min(width, Math.ceil(x1) - from)];
    cover[a] = (cover[a] ?? 0) + 1;
    cover[b + 1] = (cover[b + 1] ?? 0) - 1;
  }
  for (let at = 1; at < cover.length; at++) cover[at] = (cover[at] ?? 0) + (cover[at - 1] ?? 0);
  return cover;
}

function quantileOf(cover: Float64Array): number {
  const sorted = Float64Array.from(cover).sort();
  return sorted[Math.floor(sorted.length * 0.75)] ?? 0;
}

/**
 * The gap exactly: between what lies wholly left and wholly right of its middle, leaving out what crosses it, and what is so small that it
 * stands in it, as the number of the page does.
 */
function clearOf(placed: readonly Placed[], from: number, to: number): Gutter | null {
  const x = (from + to) / 2;
  let [x0, x1] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const each of placed) {
    if (each.text.length <= 3 && each.x0 > from && each.x1 < to) continue;
    if (each.x1 <= x) x0 = Math.max(x0, each.x1);
    else if (each.x0 >= x) x1 = Math.min(x1, each.x0);
  }
  if (!Number.isFinite(x0) || !Number.isFinite(x1)) return null;
  return { x: (x0 + x1) / 2, x0, x1 };
}

/** How many lines the gap parts, 0 where it only stands between the cells of a table or a marker and its text. */
function scoreOf(placed: readonly Placed[], gutter: Gutter, size: number): number {
  const left = placed.filter((each) => each.x1 <= gutter.x);
  const right = placed.filter((each) => each.x0 >= gutter.x);
  const crossing = placed.length - left.length - right.length;
  const [few, many] = left.length <= right.length ? [left, right] : [right, left];
  const rows = rowsOf(few, size);
  if (rows.length < FEWEST || rowsOf(many, size).length < FEWEST) return 0;
  const others = rowsOf(many, size);
  const aligned = rows.filter((y) => others.some((other) => Math.abs(other - y) < 0.25 * size)).length / rows.length;
  const letters = [few, many].map((side) => median(written(side).map((each) => each.text.length)));
  const prose = letters.every((count) => count >= PROSE);
  const numeric = [few, many].some(
    (side) => side.filter((each) => /^[\d.,%+−–$€£()\s-]+$/.test(each.text)).length > 0.5 * side.length,
  );
  if (Math.min(...letters) <= 4 || numeric) return 0;
  if (!prose && aligned > 0.6 && rows.length < 24) return 0;
  if (crossing > 2 * rows.length) return 0;
  return rows.length + Math.min(4, (gutter.x1 - gutter.x0) / size);
}

/** Without programs, which say nothing of how long a column's lines are, unless there is nothing else. */
function written(side: readonly Placed[]): readonly Placed[] {
  const words = side.filter((each) => each.code !== true);
  return words.length >= FEWEST ? words : side;
}

/** Heights of the lines of some fragments, from the top. */
function rowsOf(placed: readonly Placed[], size: number): number[] {
  const rows: number[] = [];
  for (const y of placed.map((each) => each.baseline).sort((a, b) => a - b))
    if (y - (rows.at(-1) ?? Number.NEGATIVE_INFINITY) > 0.4 * size) rows.push(y);
  return rows;
}

interface Band<T> {
  crossing: boolean;
  placed: T[];
}

/** Stretches of the page from top to bottom that cross the gap or stand beside it. */
function bandsOf<T extends Placed>(placed: readonly T[], gutter: Gutter): Band<T>[] {
  const bands: Band<T>[] = [];
  const crosses = (each: Placed) => (each.x0 < gutter.x0 - 0.5 && each.x1 > gutter.x1 + 0.5) || straddles(each, gutter);
  for (const each of [...placed].sort((a, b) => a.y0 + a.y1 - b.y0 - b.y1)) {
    const crossing = crosses(each);
    const last = bands.at(-1);
    if (last && (last.crossing === crossing || (last.crossing && besideBand(each, last.placed))))
      last.placed.push(each);
    else bands.push({ crossing, placed: [each] });
  }
  return settled(bands, gutter);
}

function straddles(each: Placed, gutter: Gutter): boolean {
  return each.x0 < gutter.x && each.x1 > gutter.x;
}

/** On one line with what crosses the gap: the rest of that line. */
function besideBand(each: Placed, band: readonly Placed[]): boolean {
  const last = band.at(-1);
  return last !== undefined && each.text !== '' && Math.abs(last.baseline - each.baseline) < 0.3 * each.size;
}

/** Bands beside the gap that have text on one side only, or hardly any, go with what is around them. */
function settled<T extends Placed>(bands: readonly Band<T>[], gutter: Gutter): Band<T>[] {
  const result: Band<T>[] = [];
  for (const band of bands) {
    const left = band.placed.filter((each) => middle(each) < gutter.x).length;
    const lone = !band.crossing && (left === 0 || left === band.placed.length) && band.placed.length <= 2;
    const crossing = band.crossing || lone;
    const last = result.at(-1);
    if (last && last.crossing === crossing) last.placed.push(...band.placed);
    else result.push({ crossing, placed: [...band.placed] });
  }
  return result;
}
