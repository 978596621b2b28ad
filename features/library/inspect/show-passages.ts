import { countWords } from '@/core/text/self-contained';
import type { Tx } from '@/platform/database/transaction';
import { type ChunkRow, showChunk } from '../store-chunks';
import type { InspectedPassage } from './contract';
import { type Splits, wholesOf } from './split';
import { decisionsOfSource } from './store-decisions';
import { conceptsOfChunks, itemsOfChunks } from './store-links';

/** Passages of one source, with what hangs on them and what was decided of them. @param rows all of the source, in order */
export async function showPassages(
  tx: Tx,
  rows: readonly ChunkRow[],
  { from, limit }: { from: number; limit: number },
  blocksOf: (row: ChunkRow) => Promise<InspectedPassage['blocks']>,
): Promise<InspectedPassage[]> {
  const [first] = rows;
  const shown = rows.slice(Math.max(0, from), Math.max(0, from) + limit);
  if (!first || shown.length === 0) return [];
  const decisions = new Map((await decisionsOfSource(tx, first.sourceId)).map((row) => [row.hash, row]));
  const ids = shown.map(({ id }) => id);
  const [concepts, items] = [await conceptsOfChunks(tx, ids), await itemsOfChunks(tx, ids)];
  const splits: Splits = new Map(
    [...decisions.values()].flatMap(({ hash, splitAt }) => (splitAt ? [[hash, splitAt] as const] : [])),
  );
  const parts = wholesOf(rows, splits);
  const blocks = await Promise.all(shown.map(blocksOf));
  return shown.map((row, place) => ({
    ...showChunk(row),
    hash: row.hash,
    words: countWords(row.text),
    blocks: blocks[place] ?? [],
    pinned: decisions.get(row.hash)?.pinned ?? false,
    hidden: decisions.get(row.hash)?.hidden ?? false,
    part: parts.has(Math.max(0, from) + place),
    concepts: concepts.get(row.id) ?? [],
    items: items.get(row.id) ?? [],
  }));
}
