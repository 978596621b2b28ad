import { zipSync } from 'fflate';
import { DEFAULT_DOCUMENT_LIMITS, type DocumentLimits, type ReadOptions } from './types';

/** A ZIP package of the files, for tests. Texts are UTF-8; the first file of an EPUB or ODT stays unpacked as their specifications want. */
export function packed(files: Record<string, string | Uint8Array>): Uint8Array {
  const contents = Object.entries(files).map(([path, content]) => [path, bytesOf(content)] as const);
  // The same bytes at any time.
  return zipSync(Object.fromEntries(contents), { level: 6, mtime: new Date(2026, 0, 1) });
}

export function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

/** Options as the product sets them, for tests. */
export function readOptions(path: string, limits: Partial<DocumentLimits> = {}): ReadOptions {
  return { path, limits: { ...DEFAULT_DOCUMENT_LIMITS, ...limits }, ocr: null };
}
