/** What stands in a column, from the top down, at least `pitch` apart. */
export interface Column {
  ids: string[];
  pitch: number;
}

const sweeps = 12;

/**
 * Heights for the entries of columns: each column keeps its order and its distance, and every entry comes as near as
 * that allows to the middle of what it is joined to (`joined`: other columns' entries). Bands in which nothing stands
 * shrink to `gap`; entries are `size` high. Returns the upper edge of each entry, from 0. Pure and deterministic.
 */
export function straighten(
  columns: readonly Column[],
  joined: ReadonlyMap<string, readonly string[]>,
  { size, gap }: { size: number; gap: number },
): Map<string, number> {
  const heights = new Map<string, number>();
  for (const { ids, pitch } of columns) {
    ids.forEach((id, index) => {
      heights.set(id, (index - (ids.length - 1) / 2) * pitch);
    });
  }
  for (let sweep = 0; sweep < sweeps; sweep++) {
    for (const { ids, pitch } of sweep % 2 === 0 ? columns : columns.toReversed()) {
      const wanted = ids.map((id) => {
        const others = (joined.get(id) ?? []).map((other) => heights.get(other) ?? 0);
        const own = heights.get(id) ?? 0;
        return others.length === 0 ? own : others.reduce((sum, height) => sum + height, 0) / others.length;
      });
      spaced(wanted, pitch).forEach((height, index) => {
        const id = ids[index];
        if (id !== undefined) heights.set(id, height);
      });
    }
  }
  return withoutHoles(heights, size, gap);
}

function withoutHoles(heights: ReadonlyMap<string, number>, size: number, gap: number): Map<string, number> {
  const closed = new Map<string, number>();
  let [taken, shift] = [Number.NaN, 0];
  for (const [id, height] of [...heights].toSorted((a, b) => a[1] - b[1])) {
    if (Number.isNaN(taken)) shift = height;
    else if (height - taken > gap) shift += height - taken - gap;
    taken = Number.isNaN(taken) ? height + size : Math.max(taken, height + size);
    closed.set(id, height - shift);
  }
  return closed;
}

/**
 * The places nearest to the wanted ones (least squares) that keep their order and lie at least `pitch` apart: isotonic
 * regression by pooling neighbours that would overlap.
 */
export function spaced(wanted: readonly number[], pitch: number): number[] {
  const pools: { sum: number; count: number }[] = [];
  wanted.forEach((place, index) => {
    pools.push({ sum: place - index * pitch, count: 1 });
    for (;;) {
      const [before, last] = [pools.at(-2), pools.at(-1)];
      if (!before || !last || before.sum / before.count <= last.sum / last.count) return;
      pools.splice(-2, 2, { sum: before.sum + last.sum, count: before.count + last.count });
    }
  });
  return pools
    .flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count))
    .map((place, index) => place + index * pitch);
}
