import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { LRUCache } from 'lru-cache';
import { quoteId } from './filter';
import { readFit, type StoredFit, writeFit } from './fit-file';

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

  function fileOf(districtId: string, courseId: string): string {
    for (const id of [districtId, courseId]) quoteId(id);
    return path.join(folder, districtId.toLowerCase(), `${courseId.toLowerCase()}.fit`);
  }

  async function read(file: string, version: string): Promise<StoredFit | null> {
    const bytes = await readFile(file).catch(() => null);
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
    async save(districtId, courseId, stored) {
      const file = fileOf(districtId, courseId);
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      const beside = `${file}.${randomUUID()}`;
      try {
        await writeFile(beside, writeFit(stored));
        await rename(beside, file);
      } catch (error) {
        await rm(beside, { force: true });
        throw error;
      }
    },
    async remove(districtId, courseId) {
      const file = fileOf(districtId, courseId);
      held.delete(file);
      await rm(file, { force: true });
    },
  };
}
