import type { Entry } from 'yauzl';
import { DocumentError } from '../errors';
import { entryPath, safePath } from './entry-path';
import type { ZipEntry, ZipLimits } from './open-zip';

/** A file larger than this, unpacked, must not be packed tighter than `MAX_RATIO`. Bytes. */
const RATIO_FROM = 4 * 1024 * 1024;
/** Deflate can't go beyond 1,032; texts and tables that people write stay far below this. */
const MAX_RATIO = 300;
/** Length of a local header before its name, APPNOTE 4.3.7. Bytes. */
const LOCAL_HEADER = 30;

/** The table of an archive, checked as it is read. */
export class Contents {
  readonly entries = new Map<string, ZipEntry>();
  ignored = 0;
  private readonly raw = new Map<string, Entry>();
  private readonly byLowerCase = new Map<string, string>();
  private readonly ranges: { start: number; end: number }[] = [];
  private total = 0;

  constructor(private readonly limits: ZipLimits) {}

  /** @throws DocumentError `too_many_parts`, `too_large`, `unsafe` */
  add(entry: Entry): void {
    this.total += entry.uncompressedSize;
    if (this.ranges.length >= this.limits.maxParts) throw this.tooMany(this.ranges.length + 1);
    if (this.total > this.limits.maxUnpackedBytes) {
      const most = `${Math.round(this.limits.maxUnpackedBytes / 1_048_576)} MB`;
      throw new DocumentError('too_large', `unpacked it is larger than ${most}`);
    }
    if (entry.uncompressedSize > RATIO_FROM && entry.uncompressedSize > entry.compressedSize * MAX_RATIO)
      throw new DocumentError('unsafe', `a file in it is packed more than ${MAX_RATIO} times`);
    const start = entry.relativeOffsetOfLocalHeader;
    this.ranges.push({ start, end: start + LOCAL_HEADER + entry.compressedSize });
    this.keep(entry);
  }

  /** @throws DocumentError `unsafe` where two files share packed bytes, as bombs do */
  check(): void {
    const sorted = this.ranges.sort((a, b) => a.start - b.start);
    if (sorted.some(({ start }, i) => start < (sorted[i - 1]?.end ?? 0)))
      throw new DocumentError('unsafe', 'files in it share their packed bytes');
  }

  find(path: string): string | null {
    const clean = safePath(path);
    if (clean === null) return null;
    return this.entries.has(clean) ? clean : (this.byLowerCase.get(clean.toLowerCase()) ?? null);
  }

  get(path: string): { raw: Entry; entry: ZipEntry } | null {
    const known = this.find(path) ?? '';
    const raw = this.raw.get(known);
    const entry = this.entries.get(known);
    return raw && entry ? { raw, entry } : null;
  }

  tooMany(count: number): DocumentError {
    return new DocumentError('too_many_parts', `${count} files in the package, at most ${this.limits.maxParts}`);
  }

  private keep(entry: Entry): void {
    const name = entryPath(entry);
    if (name.endsWith('/')) return;
    const path = safePath(name);
    if (path === null || this.entries.has(path) || isLink(entry)) {
      this.ignored++;
      return;
    }
    const { uncompressedSize: bytes, compressedSize: packedBytes } = entry;
    this.entries.set(path, { path, bytes, packedBytes, encrypted: entry.isEncrypted() });
    this.raw.set(path, entry);
    const lower = path.toLowerCase();
    if (!this.byLowerCase.has(lower)) this.byLowerCase.set(lower, path);
  }
}

/** A symbolic link, by the Unix mode in the upper half of the attributes. */
function isLink(entry: Entry): boolean {
  return entry.versionMadeBy >> 8 === 3 && ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000;
}
