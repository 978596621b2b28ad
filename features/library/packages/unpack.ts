import { posix } from 'node:path';
import { DocumentError } from '@/platform/documents/errors';
import { openZip, type ZipArchive, type ZipEntry } from '@/platform/documents/zip/open-zip';
import { documentFailure, type FileFailure, fileFailure, packageWords } from '../failure';
import { type ArrivedFile, type SortedFile, sortFiles } from '../upload/arrived';
import { classify } from '../upload/classify';
import { HEAD_BYTES } from '../upload/media-type';
import { type Manifest, readManifest } from './read-manifest';
import { linksPage, readWebLink, type WebLink } from './web-links';

export interface UnpackLimits {
  maxFileBytes: number;
  /** Of all files that are taken out. */
  maxUploadBytes: number;
  maxFiles: number;
}

/** What the table of a ZIP file may add up to; only what is wanted of it is unpacked, within `UnpackLimits`. Bytes. */
const MOST_LISTED = 16 * 1024 ** 3;
const MANIFEST = 'imsmanifest.xml';
const MOST_MANIFEST = 8 * 1024 * 1024;

/**
 * Takes the files of a package out, one by one, each to be read, kept or refused by itself: of a ZIP file all of them, of a SCORM package or
 * a Common Cartridge what there is to read in the order and with the titles of its manifest.
 *
 * @param path of the package in the course; what is in it lies in a folder of its name
 * @param inner the package came in a package itself: others in it are not opened
 * @throws DocumentError where the package as a whole can't be read
 */
export async function unpack(
  source: { file: string; path: string; inner: boolean },
  limits: UnpackLimits,
  put: (bytes: Uint8Array) => Promise<string>,
): Promise<SortedFile[]> {
  const zip = await openZip(source, { maxUnpackedBytes: MOST_LISTED, maxParts: limits.maxFiles });
  try {
    return await new Unpacking(zip, source, limits, put).all();
  } finally {
    zip.close();
  }
}

class Unpacking {
  private readonly root: string;
  private readonly top: string;
  private left: number;

  constructor(
    private readonly zip: ZipArchive,
    private readonly source: { path: string; inner: boolean },
    private readonly limits: UnpackLimits,
    private readonly put: (bytes: Uint8Array) => Promise<string>,
  ) {
    this.root = source.path.replace(/\.[^./]+$/, '');
    this.top = commonFolder([...zip.entries.keys()]);
    this.left = limits.maxUploadBytes;
  }

  async all(): Promise<SortedFile[]> {
    const manifest = this.zip.entries.has(`${this.top}${MANIFEST}`)
      ? readManifest(await this.zip.read(`${this.top}${MANIFEST}`, MOST_MANIFEST))
      : null;
    const arrived: ArrivedFile[] = [];
    const refused: SortedFile[] = [];
    for (const entry of this.zip.entries.values()) {
      const path = posix.join(this.root, entry.path.slice(this.top.length));
      const { kind } = classify(path);
      if (manifest && (kind === 'unsupported' || kind === 'ignored' || entry.path.endsWith(MANIFEST))) continue;
      const failure =
        kind === 'package' && this.source.inner ? fileFailure('nested_package') : await this.take(entry, path, arrived);
      if (failure) refused.push({ kind: 'refused', path, bytes: entry.bytes, failure });
    }
    const sorted = sortFiles(arrived, this.limits.maxFileBytes);
    if (manifest) await this.follow(manifest, sorted);
    if (this.zip.ignored > 0)
      refused.push(this.leftOut('…', fileFailure('package_paths', { count: this.zip.ignored })));
    return [...sorted, ...refused].map((file) => ({ ...file, packageRoot: this.root }));
  }

  /** Stores a file for `arrived`. @returns why that can't be. */
  private async take(entry: ZipEntry, path: string, arrived: ArrivedFile[]): Promise<FileFailure | null> {
    const { kind } = classify(path);
    const wanted = kind === 'document' || kind === 'image' || kind === 'package';
    if (!wanted || entry.bytes > this.limits.maxFileBytes || entry.bytes === 0) {
      arrived.push({ path, bytes: entry.bytes, sha256: null, head: new Uint8Array() });
      return null;
    }
    if (entry.bytes > this.left)
      return fileFailure('package_full', { limit: Math.round(this.limits.maxUploadBytes / 1e6) });
    this.left -= entry.bytes;
    try {
      const bytes = await this.zip.read(entry.path, entry.bytes);
      const sha256 = await this.put(bytes);
      arrived.push({ path, bytes: bytes.length, sha256, head: Uint8Array.from(bytes.subarray(0, HEAD_BYTES)) });
      return null;
    } catch (error) {
      if (error instanceof DocumentError) return documentFailure(error);
      throw error;
    }
  }

  /** Brings files into the order and gives them the titles of the manifest; adds its links, and names what is left out. */
  private async follow(manifest: Manifest, sorted: SortedFile[]): Promise<void> {
    const places = new Map(
      manifest.listed.map((file, place) => [posix.join(this.root, file.path), { ...file, place }]),
    );
    for (const file of sorted) {
      const listed = places.get(file.path);
      if (!listed || file.kind !== 'document') continue;
      file.packagePlace = listed.place;
      if (listed.title !== null) file.title = listed.title;
    }
    const links: WebLink[] = [];
    for (const { path, title } of manifest.links) {
      const link = await this.webLink(path, title);
      if (link) links.push(link);
    }
    if (links.length > 0) sorted.push(await this.linksDocument(links, manifest.listed.length));
    for (const { title, why } of manifest.leftOut) sorted.push(this.leftOut(title, fileFailure(why)));
  }

  private async webLink(path: string, title: string | null): Promise<WebLink | null> {
    try {
      return readWebLink(await this.zip.read(`${this.top}${path}`, 65_536), title);
    } catch (error) {
      if (error instanceof DocumentError) return null;
      throw error;
    }
  }

  private async linksDocument(links: readonly WebLink[], packagePlace: number): Promise<SortedFile> {
    const title = packageWords('links');
    const bytes = Buffer.from(linksPage(title, links));
    const path = posix.join(this.root, 'web-links.md');
    const sha256 = await this.put(bytes);
    return { kind: 'document', format: 'markdown', path, bytes: bytes.length, sha256, title, packagePlace };
  }

  private leftOut(name: string, failure: FileFailure): SortedFile {
    const path = `${this.root}/${name.replaceAll('/', '∕')}`.slice(0, 400);
    return { kind: 'refused', path, bytes: 0, failure };
  }
}

/** The one folder that everything stands in, with its slash; '' where there is none. */
function commonFolder(paths: readonly string[]): string {
  const own = paths.filter((path) => !/^(?:__MACOSX\/|\.)/.test(path));
  const first = own[0]?.slice(0, own[0].indexOf('/') + 1) ?? '';
  return first !== '' && own.every((path) => path.startsWith(first)) ? first : '';
}
