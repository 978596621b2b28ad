import { renderSourceInWorker } from '@/platform/markdown/render-in-worker';
import type { UrlResolver } from '../sources/resolve-url';
import type { ChunkRow } from '../store-chunks';

/** Milliseconds for one block; one that takes longer is shown as it was written. */
const PATIENCE = 5_000;

type RenderedBlock = { kind: string; html: string };

/**
 * The blocks of a passage as its readers see them: formulas drawn, code coloured, tables as tables. Safe HTML; on a thread of its own, so
 * that a hostile block holds nobody up.
 */
export function blockRenderer(path: string, resolve: UrlResolver): (row: ChunkRow) => Promise<RenderedBlock[]> {
  return (row) =>
    Promise.all(
      row.blocks.map(async ({ kind, markdown, text }) => {
        const options = {
          timeoutMs: PATIENCE,
          headingOffset: 2,
          resolveUrl: (url: string, how: 'image' | 'link') => resolve(path, url, how),
        };
        return { kind, html: await renderSourceInWorker(markdown, options).catch(() => plain(text)) };
      }),
    );
}

function plain(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<pre><code>${escaped}</code></pre>`;
}
