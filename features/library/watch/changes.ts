import { createHash } from 'node:crypto';
import type { SeenFiles } from '../schema';
import type { FolderFile, ImportFile } from '../upload/read-folder';

export interface Changes {
  /** New, or with other bytes than were taken in last. */
  changed: ImportFile[];
  /** Paths that were taken in and are there no more. */
  gone: string[];
  /** All files as they are now. */
  seen: SeenFiles;
}

/**
 * What of a folder is new since it was seen last. A file of the same size and time of change is not opened; one whose time alone has changed
 * is read to tell whether its bytes have.
 *
 * @param maxFileBytes larger files are not read: the upload refuses them by their size
 */
export async function changesSince(
  seen: Readonly<SeenFiles>,
  files: readonly FolderFile[],
  maxFileBytes: number,
): Promise<Changes> {
  const changes: Changes = { changed: [], gone: [], seen: {} };
  for (const file of files) {
    const before = Object.hasOwn(seen, file.path) ? seen[file.path] : undefined;
    if (before && before[0] === file.size && before[1] === file.changedMs) {
      changes.seen[file.path] = before;
      continue;
    }
    const hash = file.size > maxFileBytes ? `${file.size} bytes` : sha256Of(await file.read());
    changes.seen[file.path] = [file.size, file.changedMs, hash];
    if (before?.[2] !== hash) changes.changed.push(file);
  }
  changes.gone = Object.keys(seen).filter((path) => !Object.hasOwn(changes.seen, path));
  return changes;
}

/** Parts of a list that keep to the limits of one upload. */
export function* uploadsOf(
  files: readonly ImportFile[],
  limits: { maxFiles: number; maxUploadBytes: number; maxFileBytes: number },
): Generator<ImportFile[]> {
  let part: ImportFile[] = [];
  let bytes = 0;
  for (const file of files) {
    const size = 'bytes' in file ? file.bytes.length : file.size;
    // What is larger than a file may be is refused by itself and takes no room.
    const whole = size > limits.maxFileBytes ? 0 : size;
    if (part.length > 0 && (part.length === limits.maxFiles || bytes + whole > limits.maxUploadBytes)) {
      yield part;
      [part, bytes] = [[], 0];
    }
    part.push(file);
    bytes += whole;
  }
  if (part.length > 0) yield part;
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
