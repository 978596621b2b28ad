import { gzipSync } from 'node:zlib';
import type { BenchContext, Figure } from './figure';

/** Compressed JavaScript of the first pages, as the HTML asks for it. */
export async function benchPages(context: BenchContext): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const page of ['/sign-in', '/']) {
    const html = await (await fetch(`${context.meno.url}${page}`, { headers: context.owner.headers })).text();
    const scripts = scriptsOf(html);
    let bytes = 0;
    for (const script of scripts)
      bytes += gzipSync(Buffer.from(await (await fetch(new URL(script, context.meno.url))).arrayBuffer())).length;
    figures.push({
      what: `JavaScript of ${page} (${scripts.length} files, gzip)`,
      value: bytes / 1000,
      unit: 'kB',
      aim: '< 200 kB',
    });
  }
  return figures;
}

/** What a browser of today loads: scripts for browsers without modules are left out. */
function scriptsOf(html: string): string[] {
  const tags = [...html.matchAll(/<script[^>]+src="([^"]+)"[^>]*>/g)].filter(([tag]) => !/nomodule/i.test(tag));
  return [...new Set(tags.map((match) => match[1] ?? ''))];
}
