export type ImageType = 'png' | 'jpeg' | 'gif' | 'webp' | 'svg' | 'avif';

const BY_EXTENSION: Record<string, ImageType> = {
  png: 'png',
  jpg: 'jpeg',
  jpeg: 'jpeg',
  gif: 'gif',
  webp: 'webp',
  svg: 'svg',
  avif: 'avif',
};

/** Bytes that a look at the start of a file needs. */
export const HEAD_BYTES = 1024;

export function imageTypeOf(name: string): ImageType | null {
  return BY_EXTENSION[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? null;
}

export function mediaTypeOf(type: ImageType): string {
  return type === 'svg' ? 'image/svg+xml' : `image/${type}`;
}

/**
 * Whether bytes begin as an image of that type does (magic numbers of the formats' specifications). SVG has none: its text
 * must open an `svg` element after nothing but a declaration, comments and a document type.
 */
export function startsAs(type: ImageType, head: Uint8Array): boolean {
  switch (type) {
    case 'png':
      return latin(head, 0, 8) === '\x89PNG\r\n\x1a\n';
    case 'jpeg':
      return latin(head, 0, 3) === '\xff\xd8\xff';
    case 'gif':
      return /^GIF8[79]a$/.test(latin(head, 0, 6));
    case 'webp':
      return latin(head, 0, 4) === 'RIFF' && latin(head, 8, 12) === 'WEBP';
    case 'avif':
      return latin(head, 4, 8) === 'ftyp' && /avi[fs]/.test(latin(head, 8, 64));
    case 'svg':
      return isSvg(head);
  }
}

function latin(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.subarray(from, to)).toString('latin1');
}

function isSvg(head: Uint8Array): boolean {
  const text = new TextDecoder().decode(head.subarray(0, HEAD_BYTES));
  const body = text.replace(
    /^\s*(?:<\?xml[^>]*>|<!--[\s\S]*?(?:-->|$)|<!DOCTYPE[^>[]*(?:\[[\s\S]*?\]\s*)?(?:>|$)|\s)*/i,
    '',
  );
  // A long comment may fill everything we look at.
  return /^<(?:\w+:)?svg[\s>]/i.test(body) || (body === '' && /^\s*<(?:\?xml|!--)/.test(text));
}
