import { type Connection, Index, type Table } from '@lancedb/lancedb';
import { HEADING_WEIGHT } from '@/core/retrieval/course-fit';

/** Counts up with the columns or the way they are indexed: an older table is dropped and filled again. */
const TABLE = 'chunks_2';
const COLUMNS = ['chunk_id', 'district_id', 'course_id', 'source_id', 'hash', 'heading', 'text'];
/**
 * Columns that are searched, with the weight of a word found there; the second one holds heading and text. Measured (mean reciprocal rank
 * of 54 questions on the sample course; nDCG@10 of SciFact's training queries): text alone .732; heading .7 and text without it .790, .690;
 * heading and text as one .760, .699; those and the heading besides at 0.3 .790, .701; at 0.5 .792, .694.
 */
export const SEARCHED = [
  { column: 'heading', boost: HEADING_WEIGHT },
  { column: 'text', boost: 1 },
] as const;

/**
 * The columns hold terms (`core/language/search-terms`), in whatever language: the index only cuts them at spaces. No positions: phrases
 * are not searched, and the index is half the size without.
 */
const FULL_TEXT = {
  baseTokenizer: 'whitespace' as const,
  stem: false,
  lowercase: false,
  asciiFolding: false,
  removeStopWords: false,
  withPosition: false,
};

/** The table of chunks with its indices, made when it is missing, incomplete or can't be read. */
export async function openTable(connection: Connection): Promise<Table> {
  const names = await connection.tableNames();
  for (const name of names) if (name.startsWith('chunks_') && name !== TABLE) await connection.dropTable(name);
  if (names.includes(TABLE)) {
    const table = await openSound(connection);
    if (table) return table;
    await connection.dropTable(TABLE);
  }
  return createTable(connection);
}

/** The table as it is, when every row and index of it can be read; otherwise null. */
async function openSound(connection: Connection): Promise<Table | null> {
  try {
    const table = await connection.openTable(TABLE);
    const indexed = new Set((await table.listIndices()).flatMap((index) => index.columns));
    if (!SEARCHED.every(({ column }) => indexed.has(column))) return null;
    await table.query().select(COLUMNS).limit(1).toArray();
    return table;
  } catch {
    return null;
  }
}

/** Empty, with its indices. `overwrite` replaces a table of the same name while others still search it. */
export async function createTable(connection: Connection, mode: 'create' | 'overwrite' = 'create'): Promise<Table> {
  const schema = {
    fields: COLUMNS.map((name) => ({ name, type: 'utf8', nullable: false })),
    metadata: new Map<string, string>(),
    names: COLUMNS,
  };
  const table = await connection.createEmptyTable(TABLE, schema, { mode });
  for (const { column } of SEARCHED) await table.createIndex(column, { config: Index.fts(FULL_TEXT) });
  await table.createIndex('course_id', { config: Index.bitmap() });
  await table.createIndex('chunk_id', { config: Index.btree() });
  return table;
}
