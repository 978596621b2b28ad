import type { Table } from '@lancedb/lancedb';

/** Files of older versions stay this long for searches that still read them. */
const KEEP_VERSIONS_MS = 5 * 60_000;

/** From when on a table is put in order. */
export interface Limits {
  /** Up to so many rows it is whenever it is asked for: that takes less than a second. */
  small: number;
  /** Share of rows outside the indices. */
  share: number;
  /** Rows outside the indices, however many are inside. */
  outside: number;
  /** Files that smaller writes left. */
  files: number;
}

/**
 * Putting in order takes time in proportion to all rows, 9 µs of CPU each. After each upload it would take time in proportion to the square
 * of a district's courses; after each twentieth it takes 20 times that of the last in all. But every search reads all rows outside the
 * indices, once for each column and kind of term: 0.5 ms for 1,000, and 0.3 ms for each file they lie in. Measured at 400,000 rows: 20,000
 * rows in 4 files cost a search 8 ms, in 40 files 24 ms; 1,000 rows that came in 200 writes cost 70 ms. Hence the bounds that do not grow.
 */
const LIMITS: Limits = { small: 20_000, share: 0.05, outside: 25_000, files: 32 };

/**
 * Merges small files, brings new rows into the indices and drops what nobody reads any more.
 * @param ripe only where enough has come together to be worth it
 * @returns whether it was done.
 */
export async function putInOrder(table: Table, ripe: boolean, limits: Limits = LIMITS): Promise<boolean> {
  if (ripe && !(await isRipe(table, limits))) return false;
  await table.optimize({ cleanupOlderThan: new Date(Date.now() - KEEP_VERSIONS_MS) });
  return true;
}

async function isRipe(table: Table, { small, share, outside, files }: Limits): Promise<boolean> {
  const { numRows, fragmentStats } = await table.stats();
  if (numRows <= small || fragmentStats.numSmallFragments > files) return true;
  const indices = await table.listIndices();
  const rows = Math.max(...indices.map(({ numUnindexedRows }) => numUnindexedRows ?? numRows));
  return rows > Math.min(outside, numRows * share);
}
