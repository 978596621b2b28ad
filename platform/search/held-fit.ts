import { open } from 'node:fs/promises';
import {
  type FitTables,
  type FitVectors,
  readFit,
  readTables,
  type StoredFit,
  vectorBytes,
  vectorsFrom,
  vectorsStart,
} from './fit-file';
import type { Slabs } from './slabs';

/** A fit as it is searched: its tables, and its vectors where they are needed. */
export interface HeldFit extends FitTables {
  /**
   * Does work with the vectors, which are only lent: nothing of them may be kept, and the work can't wait.
   * @returns null where they are gone, since the file has changed.
   */
  withVectors<T>(work: (vectors: FitVectors) => T): Promise<T | null>;
}

/** Bytes that are read first: most tables are smaller. */
const FIRST = 512 * 1024;

/** A fit that is in memory as a whole, as one is searched. */
export function heldWhole(stored: StoredFit): HeldFit {
  return { ...stored, withVectors: async (work) => work(stored.fit) };
}

/** Same until the file is another one. */
export function versionOf({ ino, size, mtimeMs }: { ino: number; size: number; mtimeMs: number }): string {
  return `${ino} ${size} ${mtimeMs}`;
}

/**
 * Opens a fit's file: its tables are read, its vectors only into slabs once they are asked for.
 * @returns null for anything that is not whole, else with the bytes that it takes itself
 */
export async function openFit(
  file: string,
  version: string,
  slabs: Slabs,
): Promise<{ bytes: number; held: HeldFit } | null> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const first = await readAt(handle, 0, Math.min(size, FIRST));
    const end = vectorsStart(first);
    if (end === null) {
      const bytes = await readAt(handle, 0, size);
      const stored = readFit(bytes);
      return stored && { bytes: size, held: heldWhole(stored) };
    }
    if (end > size) return null;
    const rest = end > first.length ? await readAt(handle, first.length, end - first.length) : null;
    // Its own bytes, lest the vectors that came with it stay in memory too.
    const bytes = rest ? Buffer.concat([first, rest]) : Buffer.from(Uint8Array.from(first.subarray(0, end)).buffer);
    const tables = readTables(bytes);
    if (!tables || end + vectorBytes(tables) !== size) return null;
    return { bytes: end, held: heldInSlabs(tables, { file, version, end }, slabs) };
  } finally {
    await handle.close();
  }
}

function heldInSlabs(tables: FitTables, at: { file: string; version: string; end: number }, slabs: Slabs): HeldFit {
  const length = vectorBytes(tables);
  const key = `${at.file} ${at.version}`;
  const fill = async (into: Uint8Array): Promise<boolean> => {
    const handle = await open(at.file, 'r');
    try {
      if (versionOf(await handle.stat()) !== at.version) return false;
      return (await handle.read(into, 0, length, at.end)).bytesRead === length;
    } finally {
      await handle.close();
    }
  };
  return {
    ...tables,
    withVectors: (work) => slabs.use(key, length, fill, (bytes) => work(vectorsFrom(tables, bytes))),
  };
}

/** In one go: `readFile` takes half a megabyte at a time and lets others work in between, which a question would wait for. */
async function readAt(handle: Awaited<ReturnType<typeof open>>, place: number, length: number): Promise<Buffer> {
  // Not zeroed first: what is returned is what was read.
  const bytes = Buffer.allocUnsafeSlow(length);
  const { bytesRead } = await handle.read(bytes, 0, length, place);
  return bytes.subarray(0, bytesRead);
}

/** A whole file. @returns null where it can't be read. */
export async function readWhole(file: string): Promise<Buffer | null> {
  const handle = await open(file, 'r').catch(() => null);
  try {
    return handle && (await readAt(handle, 0, (await handle.stat()).size));
  } catch {
    return null;
  } finally {
    await handle?.close();
  }
}
