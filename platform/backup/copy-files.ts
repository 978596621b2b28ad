import { copyFile, link, mkdir, readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** A file of the blob store: in the folder of its district, under the SHA-256 of its bytes. */
const BLOB = /^[0-9a-f-]{36}\/[0-9a-f]{2}\/[0-9a-f]{64}$/;

/**
 * Brings a folder's stored files into another by links, which cost no room and keep the bytes when the original is removed meanwhile; by copying where the
 * disk can't. What is there already stays; drafts of files that are being written are left out.
 */
export async function linkFiles(from: string, to: string): Promise<void> {
  for await (const file of blobsIn(from)) {
    const target = path.join(to, file);
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    await link(path.join(from, file), target).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST' || error.code === 'ENOENT') return;
      await copyFile(path.join(from, file), target);
    });
  }
}

/** Paths of all stored files under a folder, with `/` between; nothing where there is no folder. */
export async function* blobsIn(folder: string): AsyncGenerator<string> {
  for (const district of await names(folder))
    for (const group of await names(path.join(folder, district)))
      for (const name of await names(path.join(folder, district, group))) {
        const file = `${district}/${group}/${name}`;
        if (BLOB.test(file)) yield file;
      }
}

export async function countFiles(folder: string): Promise<{ count: number; bytes: number; hashes: Set<string> }> {
  const hashes = new Set<string>();
  let bytes = 0;
  for await (const file of blobsIn(folder)) {
    hashes.add(path.basename(file));
    bytes += (await stat(path.join(folder, file))).size;
  }
  return { count: hashes.size, bytes, hashes };
}

async function names(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw error;
  });
}
