import { startsAsDocument } from '@/platform/documents/formats';
import type { DocumentFormat } from '@/platform/documents/types';
import { type FileFailure, fileFailure } from '../failure';
import { classify } from './classify';
import { mediaTypeOf, startsAs } from './media-type';
import { cleanPath } from './paths';

/** A file as it came in: its bytes are in the blob store, unless it was too large to be kept. */
export interface ArrivedFile {
  /** As the sender named it. */
  path: string;
  bytes: number;
  /** Null when the file is larger than a file may be. */
  sha256: string | null;
  /** Its first bytes. */
  head: Uint8Array;
}

/** What becomes of a file: a source to be read, an image, a package to be unpacked, or nothing, with the reason. */
export type SortedFile = Sorted & {
  /** Folder of the package that it came in. */
  packageRoot?: string;
};
type Sorted =
  | (Stored & {
      kind: 'document';
      format: DocumentFormat;
      /** What its package calls it, and where the package puts it. */
      title?: string;
      packagePlace?: number;
    })
  | (Stored & { kind: 'package' })
  | (Stored & { kind: 'image'; mediaType: string })
  | { kind: 'refused'; path: string; bytes: number; failure: FileFailure };
interface Stored {
  path: string;
  bytes: number;
  sha256: string;
}

/**
 * Decides about each file of an upload by its path, size and first bytes; one bad file never spoils the others. Everything
 * under one ignored folder makes one entry.
 *
 * @param maxFileBytes for the words of the refusal
 */
export function sortFiles(files: readonly ArrivedFile[], maxFileBytes: number): SortedFile[] {
  const sorted: SortedFile[] = [];
  const taken = new Set<string>();
  for (const file of files) {
    const each = sortFile(file, maxFileBytes);
    if (!taken.has(each.path)) sorted.push(each);
    else if (each.kind !== 'refused')
      sorted.push({ kind: 'refused', path: each.path, bytes: each.bytes, failure: fileFailure('duplicate_path') });
    taken.add(each.path);
  }
  return sorted;
}

function sortFile(file: ArrivedFile, maxFileBytes: number): SortedFile {
  const clean = cleanPath(file.path);
  const refuse = (path: string, failure: FileFailure): SortedFile => ({
    kind: 'refused',
    path,
    bytes: file.bytes,
    failure,
  });
  if ('fault' in clean) return refuse(clean.shown, fileFailure('bad_path', { reason: clean.fault }));
  const { path } = clean;
  const found = classify(path);
  if (found.kind === 'ignored') return refuse(found.shown, fileFailure('not_supported'));
  if (found.kind === 'archive') return refuse(path, fileFailure('archive'));
  if (found.kind === 'unsupported') return refuse(path, fileFailure('unsupported_type'));
  if (file.bytes === 0) return refuse(path, fileFailure('empty'));
  if (file.sha256 === null) return refuse(path, fileFailure('too_large', { limit: megabytes(maxFileBytes) }));
  const { bytes, sha256 } = file;
  if (found.kind === 'package')
    return isZip(file.head) ? { kind: 'package', path, bytes, sha256 } : refuse(path, fileFailure('no_zip'));
  if (found.kind === 'document') {
    if (!startsAsDocument(found.format, file.head)) return refuse(path, fileFailure('wrong_format'));
    return { kind: 'document', path, bytes, sha256, format: found.format };
  }
  if (!startsAs(found.type, file.head))
    return refuse(path, fileFailure('wrong_content', { kind: found.type.toUpperCase() }));
  return { kind: 'image', path, bytes, sha256, mediaType: mediaTypeOf(found.type) };
}

/** The signature of a ZIP file, of an empty one, or of one in parts. */
function isZip(head: Uint8Array): boolean {
  const signature = Buffer.from(head.subarray(0, 4)).toString('latin1');
  return ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'].includes(signature);
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 10_000) / 100;
}
