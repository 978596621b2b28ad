import { mkdir, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { connect } from '@lancedb/lancedb';
import { openFitStore } from '@/platform/search/fit-store';
import { openSearchIndex } from '@/platform/search/search-index';
import { timed } from '../../cpu-time';
import { fitOf } from './fit-of';
import { idOf, type RecombinedChunk, recombinedCourse } from './real-text';
import { openSqlite } from './sqlite';
import { openSqliteVec } from './sqlite-vec';
import { type Material, vectorsOf } from './vectors';

export const DISTRICT = idOf(1, 1);
export const CHUNKS_EACH = 5_000;

/** What each of the four holds or took: the product's two, and what stands beside them. */
export interface Four {
  words: number;
  fts: number;
  vectors: number;
  vec: number;
}

export type Stores = Awaited<ReturnType<typeof openStores>>;

export function courseId(number: number): string {
  return idOf(2, number);
}

/** The chunks of a course, always the same. */
export function courseOf(material: Material, number: number): RecombinedChunk[] {
  const ids = { districtId: DISTRICT, courseId: courseId(number) };
  return recombinedCourse(material.sentences, { ...ids, chunks: CHUNKS_EACH, seed: number + 10 });
}

/** The product's index and fits in a folder, and SQLite's two searches beside them; what is there already stays. */
export async function openStores(folder: string, material: Material) {
  const under = (name: string) => path.join(folder, name);
  await mkdir(folder, { recursive: true });
  const index = await openSearchIndex(under('search'));
  const fits = openFitStore(under('fits'));
  const sqlite = openSqlite(under('words.sqlite'), material);
  const vec = openSqliteVec(under('vectors.sqlite'));
  return {
    ...{ material, index, fits, sqlite, vec },
    /**
     * Brings a course into all four.
     * @param between is done before the index is put in order, and not counted
     * @returns CPU seconds of each.
     */
    async add(number: number, between: () => Promise<void>, putInOrder: () => Promise<unknown>): Promise<Four> {
      const chunks = courseOf(material, number);
      const vectors = vectorsOf(material, chunks);
      const written = await timed(() => index.upsert(chunks));
      await between();
      const ordered = await timed(putInOrder);
      const fts = await timed(() => sqlite.add(courseId(number), chunks));
      const saved = await timed(() => fits.save(DISTRICT, courseId(number), fitOf(material, chunks, vectors)));
      const added = await timed(() => vec.add(number, vectors));
      return {
        ...{ words: written.cpuSeconds + ordered.cpuSeconds, fts: fts.cpuSeconds },
        ...{ vectors: saved.cpuSeconds, vec: added.cpuSeconds },
      };
    },
    async bytes(): Promise<Four> {
      await dropOldVersions(under('search'));
      return {
        ...{ words: await bytesUnder(under('search')), fts: await bytesUnder(folder, 'words.sqlite') },
        ...{ vectors: await bytesUnder(under('fits')), vec: await bytesUnder(folder, 'vectors.sqlite') },
      };
    },
    async close(): Promise<void> {
      sqlite.close();
      vec.close();
      await index.close();
    },
  };
}

/** Removes what the index keeps for searches of five minutes ago, which is not what grows. */
async function dropOldVersions(folder: string): Promise<void> {
  const connection = await connect(folder);
  for (const name of await connection.tableNames()) {
    const table = await connection.openTable(name);
    await table.optimize({ cleanupOlderThan: new Date(), deleteUnverified: true });
    table.close();
  }
  connection.close();
  // The index looks once a second for what another connection wrote.
  await setTimeout(1_500);
}

/** Bytes of the files under a folder whose names begin so. */
async function bytesUnder(folder: string, beginning = ''): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.startsWith(beginning)) continue;
    const found = await stat(path.join(entry.parentPath, entry.name)).catch(() => null);
    bytes += found?.size ?? 0;
  }
  return bytes;
}
