import { afterAll, describe, expect, it } from 'vitest';
import { closeParseWorker, parseInWorker } from './parse-in-worker';
import { renderSource } from './render';
import { closeRenderWorker, renderSourceInWorker } from './render-in-worker';

const bytes = (text: string) => new TextEncoder().encode(text);

afterAll(async () => {
  await Promise.all([closeParseWorker(), closeRenderWorker()]);
});

describe('parseInWorker', () => {
  it('reads documents, several at once', async () => {
    const titles = await Promise.all(
      ['One', 'Two', 'Three'].map((title) => parseInWorker(bytes(`# ${title}\n\nText.`), 'a.md')),
    );
    expect(titles.map(({ title, passages }) => [title, passages.length])).toEqual([
      ['One', 1],
      ['Two', 1],
      ['Three', 1],
    ]);
  });

  it('refuses 50 MB before any work, and bad bytes with their reason', async () => {
    await expect(parseInWorker(new Uint8Array(50_000_000).fill(97), 'a.md')).rejects.toMatchObject({
      code: 'too_large',
    });
    await expect(parseInWorker(Uint8Array.from([0xff, 1]), 'a.md')).rejects.toMatchObject({ code: 'not_utf8' });
    await expect(parseInWorker(bytes('# a\n'.repeat(30_000)), 'a.md')).rejects.toMatchObject({
      code: 'too_many_blocks',
    });
  });

  it('stops a document that takes too long, and reads the next one', async () => {
    const slow = bytes(Array.from({ length: 1_200 }, (_, i) => '`'.repeat(i + 1)).join(' '));
    const result = parseInWorker(slow, 'slow.md', { timeoutMs: 700 });
    const next = parseInWorker(bytes('# After'), 'b.md');
    await expect(result).rejects.toMatchObject({ code: 'timeout', message: expect.stringContaining('0.7 s') });
    expect((await next).title).toBe('After');
  });
});

describe('renderSourceInWorker', () => {
  it('gives the same HTML as in the process, addresses resolved by the caller', async () => {
    const text = '# T\n\n[a](a.md) ![i](i.png) [gone](gone.md)\n\n```js\nlet a;\n```\n';
    const resolveUrl = (url: string) => (url === 'gone.md' ? null : `/files/${url}`);
    const highlights = [{ id: 'c1', start: 5, end: 10 }];
    const html = await renderSourceInWorker(text, { resolveUrl, highlights, path: 'worker.md' });
    expect(html).toContain('<a href="/files/a.md">a</a> <img src="/files/i.png"');
    expect(html).toContain('data-passage="c1"');
    expect(html).not.toContain('gone.md');
    const other = await renderSource(`${text}\n`, { resolveUrl, highlights, path: 'worker.md' });
    expect(other).toBe(html);
  });

  it('asks again where addresses lead, and does not serve a page with old ones', async () => {
    const text = 'See [a](a.md).';
    const first = await renderSourceInWorker(text, { resolveUrl: () => '/v1/a' });
    const second = await renderSourceInWorker(text, { resolveUrl: () => '/v2/a' });
    expect([first.includes('/v1/a'), second.includes('/v2/a')]).toEqual([true, true]);
  });
});
