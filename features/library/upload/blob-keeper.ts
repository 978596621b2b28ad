import { createHash } from 'node:crypto';
import { type Database, systemActor } from '@/platform/database/transaction';
import type { BlobStore } from '@/platform/files/blob-store';
import { unreferencedBlobs } from '../store-assets';

/** Stores bytes that rows will refer to only later, and removes bytes that no row refers to any more. */
export interface BlobKeeper {
  /** Bytes of one upload: safe from `collect` until `done`, which removes those that no row came to refer to. */
  begin(districtId: string): { put(bytes: Uint8Array): Promise<string>; done(): Promise<void> };
  /** Removes those of the files that nothing in the district refers to. */
  collect(districtId: string, hashes: readonly string[]): Promise<void>;
}

export function createBlobKeeper(database: Database, blobs: BlobStore): BlobKeeper {
  /** Uploads under way that hold a file, counted, since the same bytes may be in two. */
  const held = new Map<string, number>();
  const keyOf = (districtId: string, hash: string) => `${districtId}/${hash}`;

  async function collect(districtId: string, hashes: readonly string[]): Promise<void> {
    const free = hashes.filter((hash) => !held.has(keyOf(districtId, hash)));
    for (let at = 0; at < free.length; at += 500) {
      const batch = free.slice(at, at + 500);
      const gone = await database.transaction(systemActor(districtId), (tx) => unreferencedBlobs(tx, batch));
      // Another upload may have brought the same bytes while the database was asked.
      for (const hash of gone) if (!held.has(keyOf(districtId, hash))) await blobs.remove(districtId, hash);
    }
  }

  return {
    collect,
    begin(districtId) {
      const mine = new Set<string>();
      return {
        async put(bytes) {
          const hash = sha256Of(bytes);
          if (!mine.has(hash)) held.set(keyOf(districtId, hash), (held.get(keyOf(districtId, hash)) ?? 0) + 1);
          mine.add(hash);
          return blobs.put(districtId, bytes);
        },
        async done() {
          for (const hash of mine) {
            const left = (held.get(keyOf(districtId, hash)) ?? 1) - 1;
            if (left > 0) held.set(keyOf(districtId, hash), left);
            else held.delete(keyOf(districtId, hash));
          }
          await collect(districtId, [...mine]);
        },
      };
    },
  };
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
