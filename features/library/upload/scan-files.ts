import type { ScanVerdict } from '@/platform/files/scan-file';
import { fileFailure } from '../failure';
import type { SortedFile } from './arrived';

/** Files that are looked at at once. */
const AT_ONCE = 4;

/** What looks at uploaded files for harm, where the administrator has set it up. */
export interface UploadScan {
  look(file: string): Promise<ScanVerdict>;
  /** What becomes of a file that could not be looked at. */
  unscanned: 'refuse' | 'accept';
}

/**
 * Has every file that would be taken in looked at, and refuses those in which something was found, each alone. The same bytes are looked at once.
 * @param fileOf where the bytes of a hash lie
 */
export async function scanFiles(
  files: readonly SortedFile[],
  scan: UploadScan | null,
  fileOf: (sha256: string) => string,
): Promise<SortedFile[]> {
  if (!scan) return [...files];
  const verdicts = new Map<string, ScanVerdict>();
  const waiting = new Set(files.flatMap((file) => (file.kind === 'refused' ? [] : [file.sha256])));
  const queue = [...waiting];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let sha256 = queue.shift(); sha256 !== undefined; sha256 = queue.shift())
        verdicts.set(sha256, await scan.look(fileOf(sha256)));
    }),
  );
  return files.map((file) => {
    if (file.kind === 'refused') return file;
    const verdict = verdicts.get(file.sha256) ?? 'failed';
    if (verdict === 'clean' || (verdict === 'failed' && scan.unscanned === 'accept')) return file;
    const failure = fileFailure(verdict === 'harmful' ? 'harmful' : 'unscanned');
    return { kind: 'refused', path: file.path, bytes: file.bytes, failure };
  });
}
