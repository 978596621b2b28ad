import { setImmediate } from 'node:timers/promises';
import { BooleanQuery, connect, MatchQuery, Occur, type Table } from '@lancedb/lancedb';
import { z } from 'zod';
import { searchTerms } from '@/core/language/search-terms';
import { idIn, inDistrict, quoteId } from './filter';
import { createTable, openTable, SEARCHED } from './table';
import type { IndexedChunk, SearchIndex, SearchMatch, SearchQuery } from './types';
import { putInOrder } from './upkeep';

export type { IndexedChunk, SearchIndex, SearchMatch } from './types';

/** Rows in one write: each makes a file that every search opens until the table is put in order. */
const ROWS = 2_000;
/** Writes after which it is looked whether the table is to be put in order, while more are still to come. */
const WRITES = 16;
/** Rows whose terms are found between two looks at other work, and ids in one filter. */
const BATCH = 250;
/** What a compound of a word, or a part of it, counts beside the word itself. */
const RELATED_WEIGHT = 0.5;
/** What a word of the conversation before counts beside one of the question. */
const CONTEXT_WEIGHT = 0.3;
/** How long this process may not see what another one wrote, in seconds. */
const READ_CONSISTENCY_S = 1;

const matchRow = z.object({ chunk_id: z.string(), course_id: z.string(), _score: z.number() });
const hashRow = z.object({ chunk_id: z.string(), hash: z.string() });

/**
 * Opens the LanceDB index in a folder (or at an `s3://` address), making it when it is missing and starting over, empty, when
 * it can't be read: whoever opens it compares it with the database (`verify`) and fills the gaps.
 */
export async function openSearchIndex(folder: string): Promise<SearchIndex> {
  const connection = await connect(folder, { readConsistencyInterval: READ_CONSISTENCY_S });
  let table = await openTable(connection);
  const inTurn = createTurns();
  let writes = 0;

  async function upsert(chunks: readonly IndexedChunk[]): Promise<void> {
    for (let at = 0; at < chunks.length; at += ROWS) {
      const rows = await toRows(chunks.slice(at, at + ROWS));
      await inTurn(() =>
        table.mergeInsert(['district_id', 'chunk_id']).whenMatchedUpdateAll().whenNotMatchedInsertAll().execute(rows),
      );
      writes += 1;
      if (writes % WRITES === 0) await inTurn(() => putInOrder(table, true));
    }
  }

  return {
    upsert,
    async removeChunks(districtId, chunkIds) {
      for (let at = 0; at < chunkIds.length; at += BATCH) {
        const filter = inDistrict(districtId, idIn('chunk_id', chunkIds.slice(at, at + BATCH)));
        await inTurn(() => table.delete(filter));
      }
    },
    async removeSource(districtId, sourceId) {
      const filter = inDistrict(districtId, idIn('source_id', [sourceId]));
      await inTurn(() => table.delete(filter));
    },
    async removeCourse(districtId, courseId) {
      const filter = inDistrict(districtId, idIn('course_id', [courseId]));
      await inTurn(() => table.delete(filter));
    },
    search: (query) => search(table, query),
    async verify(districtId, courseId, expected) {
      const filter = inDistrict(districtId, idIn('course_id', [courseId]));
      const rows = z.array(hashRow).parse(await table.query().where(filter).select(['chunk_id', 'hash']).toArray());
      const held = new Map(rows.map((row) => [row.chunk_id, row.hash]));
      const wanted = new Map(expected.map(({ chunkId, hash }) => [chunkId.toLowerCase(), hash]));
      return {
        stale: [...wanted].filter(([id, hash]) => held.get(id) !== hash).map(([id]) => id),
        extra: [...held.keys()].filter((id) => !wanted.has(id)),
      };
    },
    async courseIds(districtId) {
      // By batches: a district may have a million rows.
      const courses = new Set<string>();
      for await (const batch of table.query().where(inDistrict(districtId)).select(['course_id']))
        for (const course of z.array(z.string()).parse(batch.getChild('course_id')?.toJSON())) courses.add(course);
      return [...courses];
    },
    async rebuild(batches) {
      await inTurn(async () => {
        table = await createTable(connection, 'overwrite');
      });
      let waiting: IndexedChunk[] = [];
      for await (const batch of batches) {
        waiting.push(...batch);
        if (waiting.length < ROWS) continue;
        await upsert(waiting);
        waiting = [];
      }
      await upsert(waiting);
      await inTurn(() => putInOrder(table, false));
    },
    optimise: () => inTurn(() => putInOrder(table, true)),
    version: () => table.version(),
    count: (scope) => table.countRows(scope && scopeFilter(scope)),
    async close() {
      await inTurn(async () => {});
      table.close();
      connection.close();
    },
  };
}

async function search(
  table: Table,
  { districtId, courseIds, terms, related = [], context = [], limit }: SearchQuery,
): Promise<SearchMatch[]> {
  const asked = [
    { words: terms.join(' '), weight: 1 },
    { words: related.join(' '), weight: RELATED_WEIGHT },
    { words: context.join(' '), weight: CONTEXT_WEIGHT },
  ].filter(({ words }) => words !== '');
  const filter = courseIds.length > 0 ? inDistrict(districtId, idIn('course_id', courseIds)) : null;
  if (asked.length === 0 || filter === null) return [];
  // The sum of both columns' scores ranks better than the best of them, which is what a multi-match query gives.
  const parts = asked.flatMap(({ words, weight }) =>
    SEARCHED.map(({ column, boost }): [Occur, MatchQuery] => [
      Occur.Should,
      new MatchQuery(words, column, { boost: boost * weight }),
    ]),
  );
  const rows = await table
    .query()
    .fullTextSearch(new BooleanQuery(parts))
    .where(filter)
    .select(['chunk_id', 'course_id', '_score'])
    .limit(Math.max(1, limit))
    .toArray();
  return z
    .array(matchRow)
    .parse(rows)
    .map((row) => ({ chunkId: row.chunk_id, courseId: row.course_id, score: row._score }));
}

function scopeFilter(scope: { districtId: string; courseId?: string }): string {
  return inDistrict(scope.districtId, scope.courseId && idIn('course_id', [scope.courseId]));
}

async function toRows(chunks: readonly IndexedChunk[]): Promise<Record<string, string>[]> {
  const rows: Record<string, string>[] = [];
  for (let at = 0; at < chunks.length; at += BATCH) {
    if (at > 0) await setImmediate();
    rows.push(...chunks.slice(at, at + BATCH).map(toRow));
  }
  return rows;
}

function toRow(chunk: IndexedChunk): Record<string, string> {
  for (const id of [chunk.chunkId, chunk.districtId, chunk.courseId, chunk.sourceId]) quoteId(id);
  return {
    chunk_id: chunk.chunkId.toLowerCase(),
    district_id: chunk.districtId.toLowerCase(),
    course_id: chunk.courseId.toLowerCase(),
    source_id: chunk.sourceId.toLowerCase(),
    hash: chunk.hash,
    heading: searchTerms(chunk.heading, chunk.language).join(' '),
    text: searchTerms(`${chunk.heading}\n${chunk.text}`, chunk.language).join(' '),
  };
}

/** Writes run one after the other: two at once on a LanceDB table make one of them fail and start again. */
function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => {});
    return mine;
  };
}
