import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { classify } from './classify';

/** A file to take into a course, with its path relative to what is taken in. */
export interface ImportFile {
  path: string;
  bytes: Uint8Array;
}

/**
 * Files of a folder that a course can hold (documents, images and packages), in order of their paths. Links are not followed; hidden
 * files and what is no course material is left out. @throws Error ENOENT, ENOTDIR.
 */
export async function readFolder(folder: string): Promise<ImportFile[]> {
  const found: string[] = [];
  await walk(folder, '', found);
  return Promise.all(
    found.sort().map(async (relative) => ({ path: relative, bytes: await readFile(path.join(folder, relative)) })),
  );
}

async function walk(folder: string, under: string, found: string[]): Promise<void> {
  for (const entry of await readdir(path.join(folder, under), { withFileTypes: true })) {
    const relative = under === '' ? entry.name : `${under}/${entry.name}`;
    if (entry.isDirectory() && classify(`${relative}/x.md`).kind !== 'ignored') await walk(folder, relative, found);
    const { kind } = classify(relative);
    if (entry.isFile() && (kind === 'document' || kind === 'image' || kind === 'package')) found.push(relative);
  }
}
