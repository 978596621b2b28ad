import { describe, expect, it } from 'vitest';
import { parseDocument } from '@/platform/markdown/parse';
import { packed, readOptions } from '../testing';
import { readEpub } from './read-epub';

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const page = (body: string) =>
  `<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>t</title></head><body>${body}</body></html>`;
const CONTAINER =
  '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>';
const NAV = page(
  '<nav epub:type="toc"><ol><li><a href="text/one.xhtml">The <i>first</i></a></li><li><a href="text/two%20b.xhtml#x">Second</a></li></ol></nav>',
);

function epub(chapters: Record<string, string>, more: Record<string, string | Uint8Array> = {}): Uint8Array {
  const names = Object.keys(chapters);
  const opf = `<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Wave
    book</dc:title><dc:language>en-GB</dc:language></metadata><manifest>
    <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
    ${names.map((name, i) => `<item id="i${i}" href="text/${encodeURIComponent(name)}" media-type="application/xhtml+xml"/>`).join('')}</manifest>
    <spine toc="ncx"><itemref idref="nav"/>${names.map((_, i) => `<itemref idref="i${i}"/>`).join('')}</spine></package>`;
  return packed({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': CONTAINER,
    'OPS/book.opf': opf,
    'OPS/nav.xhtml': NAV,
    ...Object.fromEntries(names.map((name) => [`OPS/text/${name}`, page(chapters[name] ?? '')])),
    ...more,
  });
}
const read = async (bytes: Uint8Array) => readEpub(bytes, readOptions('a.epub'));

describe('readEpub', () => {
  it('reads chapters in order, with links between them, pictures and formulas', async () => {
    const document = await read(
      epub(
        {
          'one.xhtml':
            '<section id="s"><h1>First</h1></section><p>See <a href="two%20b.xhtml#x">two</a>, <a href="#s">here</a>, <a href="http://a.org">web</a>, <a href="gone.xhtml">gone</a>.</p><p><img src="../img/a.png" alt="A"/><a id="z"/></p>',
          'two b.xhtml':
            '<p id="x">Let <math xmlns="http://www.w3.org/1998/Math/MathML"><msup><mi>x</mi><mn>2</mn></msup></math>.</p><svg viewBox="0 0 1 1"><image xlink:href="../img/a.png"/></svg>',
        },
        { 'OPS/img/a.png': PIXEL },
      ),
    );
    expect(document.markdown).toBe(
      '# First {#c1-s}\n\nSee [two](#c2-x), [here](#c1-s), [web](http://a.org), gone.\n\n![A](picture-1.png)\n\n# Second {#c2-1}\n\nLet $x^{2}$.\n\n![](picture-1.png)\n'.replace(
        '#c2-x',
        '#c2-1',
      ),
    );
    expect(document).toMatchObject({ title: 'Wave book', language: 'en-GB', warnings: [] });
    expect(
      document.places.map(({ kind, label, number, start }) => [
        kind,
        label,
        number,
        document.markdown.slice(start, start + 5),
      ]),
    ).toEqual([
      ['section', 'The first', 1, '# Fir'],
      ['section', 'Second', 2, '# Sec'],
    ]);
    expect(parseDocument(document.markdown, 'a').headings.map(({ text, anchor }) => [text, anchor])).toEqual([
      ['First', 'c1-s'],
      ['Second', 'c2-1'],
    ]);
  });

  it('tells printed pages where the book does', async () => {
    const document = await read(
      epub(
        {
          'one.xhtml':
            '<h1><span epub:type="pagebreak" id="p1" title="iv"/>One</h1><p>a b<span role="doc-pagebreak" aria-label="12"></span>c d</p><div id="p13">e</div>',
        },
        {
          'OPS/toc.ncx':
            '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><pageList><pageTarget><navLabel><text>Page 13</text></navLabel><content src="text/one.xhtml#p13"/></pageTarget></pageList></ncx>',
        },
      ),
    );
    expect(document.markdown).toBe('# One {#c1-p1}\n\na bc d\n\ne\n');
    expect(
      document.places.map(({ kind, label, number, start, end }) => [
        kind,
        label,
        number,
        document.markdown.slice(start, end),
      ]),
    ).toEqual([
      ['page', 'iv', 1, '# One {#c1-p1}\n\na b'],
      ['page', '12', 2, 'c d\n\n'],
      ['page', '13', 3, 'e\n'],
    ]);
  });

  it('makes notes of notes', async () => {
    const { markdown } = await read(
      epub({
        'one.xhtml':
          '<h1>One</h1><p>So<a epub:type="noteref" href="#n1">1</a>.</p><aside epub:type="footnote" id="n1"><p>A note. <a epub:type="backlink" href="#r">back</a></p></aside>',
      }),
    );
    expect(markdown).toBe('# One {#c1-1}\n\nSo[^c1-1].\n\n[^c1-1]: A note.\n');
  });

  it('reads on where a chapter is missing', async () => {
    const bytes = epub({ 'one.xhtml': '<h1>One</h1>', 'two b.xhtml': 'x' });
    const at = Buffer.from(bytes).lastIndexOf('OPS/text/two b.xhtml');
    bytes[at] = 'X'.charCodeAt(0);
    const document = await read(bytes);
    expect(document.markdown).toBe('# One {#c1-1}\n');
    expect(document.warnings).toEqual([{ code: 'part_unreadable', count: 1, detail: 'Second' }]);
  });

  it('names protected books, not those with obfuscated fonts', async () => {
    const encryption = (algorithm: string, uri: string) => ({
      'META-INF/encryption.xml': `<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod Algorithm="${algorithm}"/><enc:CipherData><enc:CipherReference URI="${uri}"/></enc:CipherData></enc:EncryptedData></encryption>`,
    });
    const one = { 'one.xhtml': '<h1>One</h1>' };
    await expect(
      read(epub(one, encryption('http://www.w3.org/2001/04/xmlenc#aes128-cbc', 'OPS/text/one.xhtml'))),
    ).rejects.toMatchObject({ code: 'encrypted' });
    expect((await read(epub(one, encryption('http://www.idpf.org/2008/embedding', 'OPS/f.otf')))).markdown).toContain(
      'One',
    );
  });

  it.each([
    ['another package', packed({ 'a.txt': 'x' }), 'wrong_content'],
    ['a book without its list', packed({ 'META-INF/container.xml': CONTAINER }), 'corrupt'],
    ['a book of nothing', epub({}), 'empty'],
    ['empty chapters', epub({ 'x.xhtml': '<p/>' }), 'empty'],
    ['depth', epub({ 'x.xhtml': '<div>'.repeat(3_000) }), 'too_deep'],
    ['a book cut off', epub({ 'one.xhtml': '<p>x</p>' }).subarray(0, 500), 'corrupt'],
  ])('names %s', async (_, bytes, code) => {
    await expect(read(bytes)).rejects.toMatchObject({ code });
  });
});
