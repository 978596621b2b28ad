import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { LibraryDeps } from '@/features/library/service/deps';
import { startEmbeddedPostgres } from '@/platform/database/embedded-postgres';
import { openDatabase } from '@/platform/database/open';
import type { Database } from '@/platform/database/transaction';
import { createBlobStore } from '@/platform/files/blob-store';
import { openFitStore } from '@/platform/search/fit-store';
import { openSearchIndex } from '@/platform/search/search-index';
import { migrationsFolder } from '@/server/paths';

/** What a library needs, on a real database and index in a folder of its own, which go when the work is done. */
export async function withBenchLibrary<T>(
  name: string,
  fitCourse: LibraryDeps['fitCourse'],
  work: (deps: LibraryDeps, ownerUrl: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(os.tmpdir(), `meno-bench-${name}-`));
  const server = await startEmbeddedPostgres(folder, 'bench', () => {});
  const database = await openDatabase({
    ...{ ownerUrl: server.url, appPassword: 'bench', migrationsFolder, connections: 4 },
    onError: () => {},
  });
  const search = await openSearchIndex(path.join(folder, 'search'));
  try {
    const deps: LibraryDeps = {
      ...{ database, search, fitCourse, blobs: createBlobStore(path.join(folder, 'files')) },
      fits: openFitStore(path.join(folder, 'fits')),
      embedder: () => null,
      ocr: () => null,
      jobs: { define: () => {}, send: async () => null },
      config: { maxFileBytes: 1, maxUploadBytes: 1, maxFiles: 1 },
      afterFiles: { rebuildMap: async () => {}, regenerateItems: async () => {} },
      tagging: { passageTags: async () => new Map() },
      watch: { folders: [], gitHosts: [], clones: '', everyMinutes: 0 },
      sampleCourse: async () => ({ title: '', description: '', files: [] }),
      now: () => new Date(),
      report: () => {},
    };
    return await work(deps, server.url);
  } finally {
    await search.close();
    await database.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** A database of its own without anything in it, as Meno reaches it and as its owner does, for what has nothing to do with material. */
export async function withBenchDatabase<T>(
  name: string,
  work: (database: Database, owner: pg.Pool) => Promise<T>,
): Promise<T> {
  const nothing = () => Promise.reject(new Error('nothing is embedded here'));
  return withBenchLibrary(name, nothing, async ({ database }, ownerUrl) => {
    const owner = new pg.Pool({ connectionString: ownerUrl, max: 2 });
    try {
      return await work(database, owner);
    } finally {
      await owner.end();
    }
  });
}
