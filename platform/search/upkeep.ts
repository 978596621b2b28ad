import type { Table } from '@lancedb/lancedb';

/** Files of older versions stay this long for searches that still read them. */
const KEEP_VERSIONS_MS = 5 * 60_000;
/** A table of up to so many rows is put in order whenever it is asked for: that takes less than a second. */
const SMALL = 20_000;
/**
 * Share of rows outside the index from which a larger one is. Putting in order takes time in proportion to all rows (17 s at 850,000), so
 * that after each upload it would take time in proportion to the square of a district's courses; so it takes 20 times that of the last in
 * all. Rows outside are found all the same, by a look at each of them: 1.3 ms for 1,000 (`npm run bench -- large-index`).
 */
const SHARE_OUTSIDE = 0.05;

/**
 * Merges small files, brings new rows into the indices and drops what nobody reads any more.
 * @param ripe only where enough has come together to be worth it
 * @param small rows up to which that is always so
 * @returns whether it was done.
 */
export async function putInOrder(table: Table, ripe: boolean, small = SMALL): Promise<boolean> {
  if (ripe && !(await isRipe(table, small))) return false;
  await table.optimize({ cleanupOlderThan: new Date(Date.now() - KEEP_VERSIONS_MS) });
  return true;
}

async function isRipe(table: Table, small: number): Promise<boolean> {
  const rows = await table.countRows();
  if (rows <= small) return true;
  const indices = await table.listIndices();
  const outside = Math.max(...indices.map(({ numUnindexedRows }) => numUnindexedRows ?? rows));
  return outside > rows * SHARE_OUTSIDE;
}
