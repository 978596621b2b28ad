import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ScanVerdict } from './scan-file';

export interface ByteScannerOptions {
  /** Looks at a file. */
  look(file: string): Promise<ScanVerdict>;
  /** What becomes of bytes that could not be looked at. */
  unscanned: 'refuse' | 'accept';
  /** Where bytes lie while they are looked at; made when it is missing, for Meno's own user alone. */
  folder: string;
}

/** Begins the names of folders in which bytes wait to be looked at: personal data, so what a killed process left is cleared with other scratch. */
const PREFIX = '.meno-check-';

/** Has a scanner of files look at bytes that are only in memory: they are a file for as long as that takes, and gone afterwards. */
export function createByteScanner({
  look,
  unscanned,
  folder,
}: ByteScannerOptions): (bytes: Uint8Array) => Promise<'clean' | 'harmful' | 'unscanned'> {
  return async (bytes) => {
    await mkdir(folder, { recursive: true });
    const place = await mkdtemp(path.join(folder, PREFIX));
    try {
      const file = path.join(place, 'upload');
      await writeFile(file, bytes, { mode: 0o600 });
      const verdict = await look(file);
      if (verdict !== 'failed') return verdict;
      return unscanned === 'accept' ? 'clean' : 'unscanned';
    } finally {
      await rm(place, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    }
  };
}
