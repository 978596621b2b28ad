import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { LRUCache } from 'lru-cache';
import { quoteId } from './filter';
import { readFit, type StoredFit, writeFit } from './fit-file';
import { type HeldFit, heldWhole, openFit, readWhole, versionOf } from './held-fit';
import { createSlabs } from './slabs';
import { openVectorParts, type VectorParts } from './vector-parts';

export type { FitVectors, StoredFit } from './fit-file';
export { type HeldFit, heldWhole } from './held-fit';

/** Bytes that are held of all courses' vectors; those of 20,000 chunks take about 30 MB. */
const MOST_VECTORS = 300_000_000;
/** Bytes that are held of what there is besides: ids, words, terms; for 20,000 chunks about 2 MB. */
const MOST_TABLES = 100_000_000;

/**
 * What is derived of each course for its search, one file a course. A new one takes the place of the old in one step, once it is whole;
 * whoever searches meanwhile has the old one. May be thrown away: it is made anew.
 */
export interface FitStore {
  /** The newest, also one that another process wrote; null where there is none that can be read. The same object until it changes. */
  load(districtId: string, courseId: string): Promise<HeldFit | null>;
  /** The same with its vectors as one's own, to be kept as long as one likes: not held here. */
  loadWhole(districtId: string, courseId: string): Promise<StoredFit | null>;
  save(districtId: string, courseId: string, stored: StoredFit): Promise<void>;
  /** One that is whole and waits beside the one in use; null where there is none. */
  loadBeside(districtId: string, courseId: string): Promise<HeldFit | null>;
  saveBeside(districtId: string, courseId: string, stored: StoredFit): Promise<void>;
  /** Puts the one that waits in the place of the one in use. @returns whether one waited. */
  takeBeside(districtId: string, courseId: string): Promise<boolean>;
  /** Throws away the one that waits, and the vectors that were made for it. */
  removeBeside(districtId: string, courseId: string): Promise<void>;
  /** Vectors that a model outside has made so far for a fit that is under way. */
  parts(districtId: string, courseId: string, embedder: string, dimensions: number): Promise<VectorParts>;
  remove(districtId: string, courseId: string): Promise<void>;
}

interface Held {
  version: string;
  bytes: number;
  fit: HeldFit;
}

/** @param most bytes that are held in memory */
export function openFitStore(folder: string, most = { vectors: MOST_VECTORS, tables: MOST_TABLES }): FitStore {
  const held = new LRUCache<string, Held>({ maxSize: most.tables, sizeCalculation: ({ bytes }) => Math.max(1, bytes) });
  const slabs = createSlabs(most.vectors);
  const reading = new Map<string, Promise<HeldFit | null>>();

  function fileOf(districtId: string, courseId: string, ending = 'fit'): string {
    for (const id of [districtId, courseId]) quoteId(id);
    return path.join(folder, districtId.toLowerCase(), `${courseId.toLowerCase()}.${ending}`);
  }

  async function write(file: string, stored: StoredFit): Promise<void> {
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    const beside = `${file}.${randomUUID()}`;
    try {
      await writeFile(beside, writeFit(stored));
      await rename(beside, file);
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
  }

  async function read(file: string, version: string): Promise<HeldFit | null> {
    const opened = await openFit(file, version, slabs).catch(() => null);
    if (!opened) return null;
    held.set(file, { version, bytes: opened.bytes, fit: opened.held });
    return opened.held;
  }

  async function whole(file: string): Promise<StoredFit | null> {
    const bytes = await readWhole(file);
    return bytes && readFit(bytes);
  }

  return {
    async load(districtId, courseId) {
      const file = fileOf(districtId, courseId);
      const now = await stat(file).catch(() => null);
      if (!now) {
        held.delete(file);
        return null;
      }
      const version = versionOf(now);
      const known = held.get(file);
      if (known?.version === version) return known.fit;
      const key = `${file} ${version}`;
      const under = reading.get(key) ?? read(file, version).finally(() => reading.delete(key));
      reading.set(key, under);
      return under;
    },
    loadWhole: async (districtId, courseId) => whole(fileOf(districtId, courseId)),
    save: async (districtId, courseId, stored) => write(fileOf(districtId, courseId), stored),
    async loadBeside(districtId, courseId) {
      const stored = await whole(fileOf(districtId, courseId, 'next'));
      return stored && heldWhole(stored);
    },
    saveBeside: async (districtId, courseId, stored) => write(fileOf(districtId, courseId, 'next'), stored),
    async takeBeside(districtId, courseId) {
      const moved = rename(fileOf(districtId, courseId, 'next'), fileOf(districtId, courseId));
      const done = await moved.then(
        () => true,
        () => false,
      );
      if (done) await rm(fileOf(districtId, courseId, 'parts'), { force: true });
      return done;
    },
    async removeBeside(districtId, courseId) {
      for (const ending of ['next', 'parts']) await rm(fileOf(districtId, courseId, ending), { force: true });
    },
    parts: async (districtId, courseId, embedder, dimensions) =>
      openVectorParts(fileOf(districtId, courseId, 'parts'), embedder, dimensions),
    async remove(districtId, courseId) {
      const file = fileOf(districtId, courseId);
      held.delete(file);
      for (const ending of ['fit', 'next', 'parts']) await rm(fileOf(districtId, courseId, ending), { force: true });
    },
  };
}
