import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * Files of exports, in a folder of the district under `exports/` of the data folder: outside that of uploads, so that no backup has them and none
 * outlives its time in one.
 */
export interface ExportFiles {
  /** Where a file is written before it is whole. */
  draft(districtId: string, id: string): Promise<string>;
  /** Puts a whole file in place; how long it is, and its SHA-256. */
  keep(districtId: string, id: string): Promise<{ bytes: number; sha256: string }>;
  file(districtId: string, id: string): string;
  discard(districtId: string, id: string): Promise<void>;
  /** Deletes all files of a district but these. Says how many went. */
  clear(districtId: string, but: ReadonlySet<string>): Promise<number>;
}

const ID = /^[0-9a-f-]{36}$/;

export function createExportFiles(folder: string): ExportFiles {
  const place = (districtId: string, id: string) => {
    if (!ID.test(districtId) || !ID.test(id)) throw new Error('Not an export.');
    return path.join(folder, districtId, id);
  };
  const draftOf = (districtId: string, id: string) => `${place(districtId, id)}.draft`;
  return {
    file: place,
    async draft(districtId, id) {
      const file = draftOf(districtId, id);
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      return file;
    },
    async keep(districtId, id) {
      const draft = draftOf(districtId, id);
      const hash = createHash('sha256');
      await pipeline(createReadStream(draft), hash);
      const { size } = await stat(draft);
      await rename(draft, place(districtId, id));
      return { bytes: size, sha256: hash.digest('hex') };
    },
    async discard(districtId, id) {
      await rm(draftOf(districtId, id), { force: true });
      await rm(place(districtId, id), { force: true });
    },
    async clear(districtId, but) {
      if (!ID.test(districtId)) throw new Error('Not a district.');
      const own = path.join(folder, districtId);
      const names = await readdir(own).catch(() => []);
      const gone = names.filter((name) => !but.has(name.replace(/\.draft$/, '')));
      for (const name of gone) await rm(path.join(own, name), { force: true });
      return gone.length;
    },
  };
}
