import type { DocumentImage } from '@/platform/documents/types';
import type { AssetValues } from '../store-assets';
import { HEAD_BYTES, imageTypeOf, mediaTypeOf, startsAs } from '../upload/media-type';
import { cleanPath } from '../upload/paths';

/**
 * Stores the pictures that a document carried, under the path of the document itself, so that those of two documents never meet. What is
 * no picture that a browser shows, or has a path that leads elsewhere, is left out.
 *
 * @param put stores bytes and returns their hash
 */
export async function keepImages(
  path: string,
  images: readonly DocumentImage[],
  put: (bytes: Uint8Array) => Promise<string>,
): Promise<{ kept: AssetValues[]; leftOut: number }> {
  const kept = new Map<string, AssetValues>();
  let leftOut = 0;
  for (const image of images) {
    const clean = cleanPath(image.path);
    const type = imageTypeOf(image.path);
    if ('fault' in clean || type === null || !startsAs(type, image.bytes.subarray(0, HEAD_BYTES))) {
      leftOut++;
      continue;
    }
    const place = assetPath(path, clean.path);
    const sha256 = await put(image.bytes);
    kept.set(place, { path: place, sha256, bytes: image.bytes.length, mediaType: mediaTypeOf(type) });
  }
  return { kept: [...kept.values()], leftOut };
}

/** Where a picture of a document lies: below the document, as if that were a folder. */
export function assetPath(documentPath: string, imagePath: string): string {
  return `${documentPath}/${imagePath}`;
}
