import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { LRUCache } from 'lru-cache';
import { quoteId } from './filter';
import { readFit, type StoredFit, writeFit } from './fit-file';
import { openVectorParts, type VectorParts } from './vector-parts';

export type { StoredFit } from './fit-file';

/** Bytes of fits that are held, over all courses; one of 20,000 chunks takes about 40 MB. */
const MOST_BYTES = 400_000_000;

/**
 * What is derived of each course for its search, one file a course. A new one takes the place of the old in one step, once it is whole;
 * whoever searches meanwhile has the old one. May be thrown away: it is made anew.
 */
export interface FitStore {
  /** The newest, also one that another process wrote; null where there is none that can be read. The same object until it changes. */
  load(districtId: string, courseId: string): Promise<StoredFit | null>;
  save(districtId: string, courseId: string, stored: StoredFit): Promise<void>;
  /** One that is whole and waits beside the one in use; null where there is none. */
  loadBeside(districtId: string, courseId: string): Promise<StoredFit | null>;
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
  stored: StoredFit;
}

export function openFitStore(folder: string): FitStore {
  const held = new LRUCache<string, Held>({ maxSize: MOST_BYTES, sizeCalculation: ({ bytes }) => Math.max(1, bytes) });
  const reading = new Map<string, Promise<StoredFit | null>>();

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

  async function read(file: string, version: string): Promise<StoredFit | null> {
    const bytes = await readWhole(file).catch(() => null);
    const stored = bytes && readFit(bytes);
    if (!stored) return null;
    held.set(file, { version, bytes: bytes.length, stored });
    return stored;
  }

  return {
    async load(districtId, courseId) {
      const file = fileOf(districtId, courseId);
      const now = await stat(file).catch(() => null);
      if (!now) {
        held.delete(file);
        return null;
      }
      const version = `${now.ino} ${now.size} ${now.mtimeMs}`;
      const known = held.get(file);
      if (known?.version === version) return known.stored;
      const key = `${file} ${version}`;
      const under = reading.get(key) ?? read(file, version).finally(() => reading.delete(key));
      reading.set(key, under);
      return under;
    },
    save: async (districtId, courseId, stored) => write(fileOf(districtId, courseId), stored),
    async loadBeside(districtId, courseId) {
      const bytes = await readWhole(fileOf(districtId, courseId, 'next')).catch(() => null);
      return bytes && readFit(bytes);
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

/** In one go: `readFile` takes half a megabyte at a time and lets others work in between, which a question would wait for. */
async function readWhole(file: string): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    // Not zeroed first: what is returned is what was read.
    const bytes = Buffer.allocUnsafeSlow(size);
    const { bytesRead } = await handle.read(bytes, 0, size, 0);
    return bytes.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
