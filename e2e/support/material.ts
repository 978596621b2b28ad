import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..', '..');
const shared = path.resolve(root, '..', 'shared', 'data', 'courses');

/** The published course where it is at hand, otherwise our own sample: the journey is the same. */
export function journeyCourse(): { title: string; folder: string } {
  const published = path.join(shared, 'python-novice-inflammation');
  return existsSync(published)
    ? { title: 'Programming with Python', folder: published }
    : { title: 'Industrial maintenance', folder: path.join(root, 'samples', 'industrial-maintenance') };
}

export const sampleFolder = path.join(root, 'samples', 'industrial-maintenance');

export async function readMaterial(folder: string): Promise<{ path: string; bytes: Uint8Array }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && /\.(md|svg|png|jpg)$/.test(entry.name));
  return Promise.all(
    files.map(async (entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return { path: path.relative(folder, file).split(path.sep).join('/'), bytes: await readFile(file) };
    }),
  );
}
