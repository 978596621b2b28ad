import { type Box, union } from './geometry';
import type { Run } from './page-content';

/** Runs that stand next to each other on one line, without a wide gap: a line of a column, or a cell of a table. */
export interface Fragment extends Box {
  runs: Run[];
  text: string;
  baseline: number;
  /** Of most of its letters. */
  size: number;
  rtl: boolean;
}

/** Width of a gap, in font sizes, that separates fragments; columns may stand as near as this, words of a line seldom so far apart. */
const GAP = 0.5;
/** Width of a gap, in font sizes, that separates words. */
const SPACE = 0.14;
const LATEST = 150;

/** Gathers runs into fragments, from left to right. */
export function fragmentsOf(runs: readonly Run[]): Fragment[] {
  const rows = new Map<number, Fragment[]>();
  const grid = 24;
  const all: Fragment[] = [];
  for (const run of [...runs].sort((a, b) => a.x0 - b.x0 || a.baseline - b.baseline)) {
    const row = Math.floor(run.baseline / grid);
    const found = neighbour(run, [
      ...latest(rows.get(row - 1)),
      ...latest(rows.get(row)),
      ...latest(rows.get(row + 1)),
    ]);
    if (found) add(found, run);
    else {
      const fragment = { ...boxOf(run), runs: [run], text: '', baseline: run.baseline, size: run.size, rtl: false };
      all.push(fragment);
      const list = rows.get(row);
      if (list) list.push(fragment);
      else rows.set(row, [fragment]);
    }
  }
  for (const fragment of all) complete(fragment);
  return all;
}

/** Those furthest right, next to which more may come; a page has no more of them in one place. */
function latest(fragments: readonly Fragment[] = []): readonly Fragment[] {
  return fragments.slice(-LATEST);
}

/** One fragment of all the runs of some. */
export function joined(fragments: readonly Fragment[]): Fragment {
  const runs = fragments.flatMap((fragment) => fragment.runs);
  const box = fragments.map(boxOf).reduce(union);
  const fragment: Fragment = { ...box, runs, text: '', baseline: 0, size: 0, rtl: false };
  complete(fragment);
  return fragment;
}

/** Whether a space belongs between two runs of a line, the first on the left. */
export function spaceBetween(left: Run, right: Run): boolean {
  const size = Math.min(left.size, right.size);
  const gap = right.x0 - left.x1;
  if (gap > SPACE * size) return true;
  return (left.rtl ? right.spaceAfter : left.spaceAfter) && gap > -0.1 * size;
}

function boxOf({ x0, y0, x1, y1 }: Box): Box {
  return { x0, y0, x1, y1 };
}

function neighbour(run: Run, candidates: readonly Fragment[]): Fragment | undefined {
  let best: Fragment | undefined;
  for (const fragment of candidates) {
    const size = Math.max(run.size, fragment.size);
    const gap = run.x0 - fragment.x1;
    if (gap > GAP * size || run.x1 < fragment.x1 - 0.5 * size || gap < -2 * size) continue;
    const last = fragment.runs.at(-1);
    const overlap = last
      ? Math.min(run.y1, last.y1) - Math.max(run.y0, last.y0)
      : Math.min(run.y1, fragment.y1) - Math.max(run.y0, fragment.y0);
    const line = Math.min(run.y1, fragment.y1) - Math.max(run.y0, fragment.y0);
    const least = 0.5 * Math.min(run.y1 - run.y0, last ? last.y1 - last.y0 : Number.POSITIVE_INFINITY);
    if (Math.min(overlap, line) < least) continue;
    if (!best || fragment.x1 > best.x1) best = fragment;
  }
  return best;
}

function add(fragment: Fragment, run: Run): void {
  fragment.runs.push(run);
  Object.assign(fragment, union(fragment, run));
  if (run.size > fragment.size) fragment.size = run.size;
}

function complete(fragment: Fragment): void {
  const letters = new Map<number, { count: number; baseline: number }>();
  let rtl = 0;
  for (const run of fragment.runs) {
    const key = Math.round(run.size * 4) / 4;
    const before = letters.get(key);
    if (before) before.count += run.text.length;
    else letters.set(key, { count: run.text.length, baseline: run.baseline });
    rtl += run.rtl ? run.text.length : -run.text.length;
  }
  const [size, main] = [...letters].sort((a, b) => b[1].count - a[1].count || b[0] - a[0])[0] ?? [0, { baseline: 0 }];
  fragment.size = size;
  fragment.baseline = main.baseline;
  fragment.rtl = rtl > 0;
  fragment.runs.sort((a, b) => (fragment.rtl ? b.x1 - a.x1 : a.x0 - b.x0));
  fragment.text = fragment.runs
    .map((run, at) => {
      const next = fragment.runs[at + 1];
      const space = next && (fragment.rtl ? spaceBetween(next, run) : spaceBetween(run, next));
      return space ? `${run.text} ` : run.text;
    })
    .join('');
}
