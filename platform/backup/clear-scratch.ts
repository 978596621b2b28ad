import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** Folders of work under way: parts of a backup, a backup unpacked. They hold personal data in the clear. */
const SCRATCH = /^\.meno-(?:backup|restore|check)-/;
const STALE_MS = 24 * 3600 * 1000;

/** Removes what a backup, a check or a restore left in the data folder when its process was killed. */
export async function clearScratch(dataFolder: string, now: Date): Promise<void> {
  for (const name of await readdir(dataFolder)) {
    const place = path.join(dataFolder, name);
    if (!SCRATCH.test(name)) continue;
    const { mtimeMs } = await stat(place).catch(() => ({ mtimeMs: now.getTime() }));
    if (now.getTime() - mtimeMs > STALE_MS) await rm(place, { recursive: true, force: true });
  }
}
