import { DocumentError } from './errors';
import type { DocumentImage, DocumentLimits, DocumentWarning } from './types';

/** What browsers show, by how the bytes begin; other pictures (EMF, WMF, TIFF) can't be shown to a learner. */
const KINDS: readonly { ending: string; mediaType: string; starts(head: string): boolean }[] = [
  { ending: 'png', mediaType: 'image/png', starts: (head) => head.startsWith('\x89PNG') },
  { ending: 'jpg', mediaType: 'image/jpeg', starts: (head) => head.startsWith('\xff\xd8\xff') },
  { ending: 'gif', mediaType: 'image/gif', starts: (head) => /^GIF8[79]a/.test(head) },
  {
    ending: 'webp',
    mediaType: 'image/webp',
    starts: (head) => head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP',
  },
  { ending: 'avif', mediaType: 'image/avif', starts: (head) => /^.{4}ftypavi[fs]/s.test(head) },
  {
    ending: 'svg',
    mediaType: 'image/svg+xml',
    starts: (head) => /^(?:\xef\xbb\xbf)?\s*(?:<\?xml|<!--|<!DOCTYPE svg|<(?:\w+:)?svg[\s>])/.test(head),
  },
];

/** Pictures that a document carries, each once however often it is shown. */
export class Pictures {
  readonly images: DocumentImage[] = [];
  private readonly known = new Map<string, string | null>();
  private leftOut = 0;

  constructor(private readonly limits: Pick<DocumentLimits, 'maxImages'>) {}

  /**
   * Keeps a picture and gives the path that the Markdown names; null, and counted as left out, for what no browser shows.
   *
   * @param key by which the document knows it
   * @throws DocumentError `too_many_parts`
   */
  add(key: string, bytes: Uint8Array): string | null {
    const before = this.known.get(key);
    if (before !== undefined) return before;
    const head = new TextDecoder('latin1').decode(bytes.subarray(0, 300));
    const kind = KINDS.find(({ starts }) => starts(head));
    if (!kind) return this.leaveOut(key);
    if (this.images.length >= this.limits.maxImages)
      throw new DocumentError('too_many_parts', `more than ${this.limits.maxImages} pictures`);
    const path = `picture-${this.images.length + 1}.${kind.ending}`;
    this.images.push({ path, bytes, mediaType: kind.mediaType });
    this.known.set(key, path);
    return path;
  }

  /** Counts a picture that can't be taken over. */
  leaveOut(key: string): null {
    if (!this.known.has(key)) this.leftOut++;
    this.known.set(key, null);
    return null;
  }

  has(key: string): boolean {
    return this.known.has(key);
  }

  pathOf(key: string): string | null {
    return this.known.get(key) ?? null;
  }

  get warnings(): DocumentWarning[] {
    return this.leftOut === 0 ? [] : [{ code: 'pictures_left_out', count: this.leftOut }];
  }
}

/** Bytes of a picture that stands in its own address (`data:image/…;base64,`), null for any other address. */
export function dataPicture(address: string): Uint8Array | null {
  const match = /^data:image\/[\w.+-]+(?:;[\w=.-]+)*;base64,([A-Za-z0-9+/=\s]+)$/i.exec(address);
  if (match?.[1] !== undefined) return Uint8Array.from(Buffer.from(match[1], 'base64'));
  const plain = /^data:image\/svg\+xml(?:;[\w=.-]+)*,([\s\S]+)$/i.exec(address)?.[1];
  if (plain === undefined) return null;
  try {
    return new TextEncoder().encode(decodeURIComponent(plain));
  } catch {
    return null;
  }
}
