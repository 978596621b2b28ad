import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl';
import { DocumentError } from '../errors';
import type { DocumentLimits } from '../types';
import { Contents } from './contents';
import { isOle, oleError } from './ole';

export type ZipLimits = Pick<DocumentLimits, 'maxUnpackedBytes' | 'maxParts'>;

/** A file in an archive. */
export interface ZipEntry {
  /** Below the archive's root, with `/`. */
  path: string;
  /** Unpacked and packed, bytes. */
  bytes: number;
  packedBytes: number;
  encrypted: boolean;
}

/** An open archive; files are unpacked one by one as they are asked for. */
export interface ZipArchive {
  /** Files by their paths, in the archive's order; folders, links and paths that lead out of the archive are left out. */
  readonly entries: ReadonlyMap<string, ZipEntry>;
  /** How many entries were left out for a path that leads out of the archive, a repeated name, or being a link. */
  readonly ignored: number;
  /** The path as the archive spells it: exactly, else without regard to capitals; null where there is no such file. */
  find(path: string): string | null;
  /**
   * A file's bytes, checked against its length and checksum.
   *
   * @throws DocumentError `encrypted`, `corrupt` (damaged, or packed by an unknown method, or no such file), `too_large` above `maxBytes`
   */
  read(path: string, maxBytes?: number): Promise<Uint8Array<ArrayBuffer>>;
  /** As `read`, in pieces, for what is too large for memory; the stream fails where the file is damaged. */
  stream(path: string): Promise<Readable>;
  /** Frees the file; what is being read fails. */
  close(): void;
}

/**
 * Opens a ZIP archive: bytes in memory, or a file on disk, of which only what is asked for is read. Nothing is unpacked here, yet all is
 * refused that would do harm when it is: too many files, too much once unpacked, files packed beyond what honest ones come to, files that
 * share their packed bytes.
 *
 * @throws DocumentError `wrong_content` (no ZIP), `corrupt` (cut off or damaged), `encrypted` (an Office package with a password),
 *   `too_many_parts`, `too_large`, `unsafe`
 */
export async function openZip(source: Uint8Array | { file: string }, limits: ZipLimits): Promise<ZipArchive> {
  if (source instanceof Uint8Array) {
    if (isOle(source)) throw oleError(source);
    if (source[0] !== 0x50 || source[1] !== 0x4b) throw new DocumentError('wrong_content', 'it is no ZIP package');
  }
  const zip = await opened(source);
  try {
    return new OpenArchive(zip, await contentsOf(zip, limits));
  } catch (error) {
    zip.close();
    throw error instanceof DocumentError ? error : damaged();
  }
}

async function opened(source: Uint8Array | { file: string }): Promise<ZipFile> {
  const options = { autoClose: false, lazyEntries: true, decodeStrings: false, validateEntrySizes: true };
  try {
    if (!(source instanceof Uint8Array)) return await openPromise(source.file, options);
    const buffer = Buffer.from(source.buffer, source.byteOffset, source.byteLength);
    return await fromBufferPromise(buffer, options);
  } catch {
    throw damaged();
  }
}

async function contentsOf(zip: ZipFile, limits: ZipLimits): Promise<Contents> {
  const contents = new Contents(limits);
  if (zip.entryCount > limits.maxParts) throw contents.tooMany(zip.entryCount);
  for await (const entry of zip.eachEntry()) contents.add(entry);
  contents.check();
  return contents;
}

class OpenArchive implements ZipArchive {
  readonly ignored: number;

  constructor(
    private readonly zip: ZipFile,
    private readonly contents: Contents,
  ) {
    this.ignored = contents.ignored;
  }

  get entries(): ReadonlyMap<string, ZipEntry> {
    return this.contents.entries;
  }

  find(path: string): string | null {
    return this.contents.find(path);
  }

  async read(path: string, maxBytes = Number.POSITIVE_INFINITY): Promise<Uint8Array<ArrayBuffer>> {
    const { raw, entry } = this.entry(path);
    if (entry.bytes > maxBytes) throw new DocumentError('too_large', `${path}: ${entry.bytes} bytes`);
    const stream = await this.open(raw, entry);
    const all = new Uint8Array(entry.bytes);
    let filled = 0;
    try {
      for await (const piece of stream) {
        const bytes: Uint8Array = piece;
        if (filled + bytes.length > all.length) throw new Error('longer than it says');
        all.set(bytes, filled);
        filled += bytes.length;
      }
    } catch {
      throw damaged(path);
    }
    if (filled !== all.length || crc32(all) !== raw.crc32)
      throw new DocumentError('corrupt', `${path} is damaged in the package`);
    return all;
  }

  async stream(path: string): Promise<Readable> {
    const { raw, entry } = this.entry(path);
    return this.open(raw, entry);
  }

  close(): void {
    this.zip.close();
  }

  private entry(path: string): { raw: Entry; entry: ZipEntry } {
    const found = this.contents.get(path);
    if (!found) throw new DocumentError('corrupt', `${path} is missing in the package`);
    return found;
  }

  private async open(raw: Entry, entry: ZipEntry): Promise<Readable> {
    if (entry.encrypted) throw new DocumentError('encrypted', entry.path);
    if (!raw.canDecodeFileData())
      throw new DocumentError('corrupt', `${entry.path} is packed by an unknown method (${raw.compressionMethod})`);
    try {
      return await this.zip.openReadStreamPromise(raw);
    } catch {
      throw damaged(entry.path);
    }
  }
}

function damaged(path?: string): DocumentError {
  return new DocumentError('corrupt', path === undefined ? 'it is cut off or not whole' : `${path} is damaged in it`);
}
