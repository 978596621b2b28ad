import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { classify } from './classify';

/** A file to take into a course, with its path relative to what is taken in: in memory, or read when its turn comes. */
export type ImportFile =
  | { path: string; bytes: Uint8Array }
  | { path: string; size: number; read(): Promise<Uint8Array> };

/** A file of a folder. */
export interface FolderFile {
  path: string;
  /** Bytes. */
  size: number;
  /** When it was changed last, milliseconds since 1970. */
  changedMs: number;
  read(): Promise<Buffer<ArrayBuffer>>;
}

/** Files whose sizes are asked for at once. */
const AT_ONCE = 64;

/**
 * Files of a folder that a course can hold (documents, images and packages), in order of their paths; none is read yet. Links are not
 * followed; hidden files and what is no course material is left out.
 *
 * @param most files; one more is given where there are more
 * @throws Error ENOENT, ENOTDIR
 */
export async function readFolder(folder: string, most = Number.POSITIVE_INFINITY): Promise<FolderFile[]> {
  const found: string[] = [];
  await walk(folder, '', found, most);
  found.sort();
  const files: FolderFile[] = [];
  for (let at = 0; at < found.length; at += AT_ONCE) {
    const batch = found.slice(at, at + AT_ONCE).map((relative) => describe(folder, relative));
    files.push(...(await Promise.all(batch)));
  }
  return files;
}

async function describe(folder: string, relative: string): Promise<FolderFile> {
  const file = path.join(folder, relative);
  const { size, mtimeMs } = await stat(file);
  return { path: relative, size, changedMs: Math.floor(mtimeMs), read: () => readFile(file) };
}

async function walk(folder: string, under: string, found: string[], most: number): Promise<void> {
  for (const entry of await readdir(path.join(folder, under), { withFileTypes: true })) {
    if (found.length > most) return;
    const relative = under === '' ? entry.name : `${under}/${entry.name}`;
    if (entry.isDirectory() && classify(`${relative}/x.md`).kind !== 'ignored')
      await walk(folder, relative, found, most);
    const { kind } = classify(relative);
    if (entry.isFile() && (kind === 'document' || kind === 'image' || kind === 'package')) found.push(relative);
  }
}
