import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { RenderInput } from './render-html';
import type { Address, ResolveAll, ResolveUrl } from './render-links';

interface Rendered {
  html: string;
  /** Every local address that the document holds and where it led; the page is good for as long as they lead there. */
  asked: (Address & { target: string | null })[];
}

/** Rendered HTML by the hash of all that decides about it; sizes are characters. */
const cache = new LRUCache<string, Rendered>({
  maxSize: 32_000_000,
  sizeCalculation: ({ html, asked }) => html.length + asked.length * 100 + 100,
});

/** HTML from the cache if it was rendered before and its addresses still lead to the same places, else from `produce`. */
export async function cachedHtml(
  input: RenderInput,
  resolveUrl: ResolveUrl | undefined,
  produce: (input: RenderInput, resolve: ResolveAll) => Promise<string>,
): Promise<string> {
  const resolve: ResolveUrl = (url, kind) => resolveUrl?.(url, kind) ?? null;
  const key = createHash('sha256').update(JSON.stringify(input)).digest('base64');
  const known = cache.get(key);
  if (known?.asked.every(({ url, kind, target }) => resolve(url, kind) === target)) return known.html;
  const asked: Rendered['asked'] = [];
  const html = await produce(input, (addresses) => {
    for (const { url, kind } of addresses) asked.push({ url, kind, target: resolve(url, kind) });
    return asked.map(({ target }) => target);
  });
  cache.set(key, { html, asked });
  return html;
}
