import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** Files by the SHA-256 of their bytes, in one folder per district: the same bytes lie there once. */
export interface BlobStore {
  /** Writes bytes durably (fsync, then rename) and returns their hash. */
  put(districtId: string, bytes: Uint8Array): Promise<string>;
  /** @throws Error ENOENT when there is no such blob. */
  get(districtId: string, sha256: string): Promise<Buffer<ArrayBuffer>>;
  /** Where the bytes lie, for what reads a part of them. */
  file(districtId: string, sha256: string): string;
  stream(districtId: string, sha256: string): ReadStream;
  remove(districtId: string, sha256: string): Promise<void>;
}

export function createBlobStore(folder: string): BlobStore {
  const fileOf = (districtId: string, sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256) || !/^[0-9a-f-]{36}$/.test(districtId))
      throw new Error(`Not a blob: ${districtId}/${sha256}`);
    return path.join(folder, districtId, sha256.slice(0, 2), sha256);
  };
  return {
    async put(districtId, bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const file = fileOf(districtId, sha256);
      if (await exists(file)) return sha256;
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      const draft = `${file}.${randomUUID()}`;
      const handle = await open(draft, 'w', 0o600);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(draft, file);
      return sha256;
    },
    file: fileOf,
    get: (districtId, sha256) => readFile(fileOf(districtId, sha256)),
    stream: (districtId, sha256) => createReadStream(fileOf(districtId, sha256)),
    remove: (districtId, sha256) => rm(fileOf(districtId, sha256), { force: true }),
  };
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
