import { describe, expect, it } from 'vitest';
import { bytesOf, readOptions } from '../testing';
import { readHtml } from './read-html';

const read = (source: string | Uint8Array) => readHtml(bytesOf(source), readOptions('a/page.html'));
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

describe('readHtml', () => {
  it.each([
    ['its meta element', Buffer.from('<meta charset="iso-8859-1"><p>Größe', 'latin1')],
    [
      'an old meta element',
      Buffer.from('<META http-equiv=Content-Type content="text/html; charset=windows-1252"><p>Größe', 'latin1'),
    ],
    ['nothing, and is western', Buffer.from('<p>Größe', 'latin1')],
    ['nothing, and is UTF-8', Buffer.from('<p>Größe')],
    ['a byte order mark', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<p>Größe', 'utf16le')])],
    ['an XML declaration', Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><p>Größe</p>', 'latin1')],
    ['UTF-16, which it is not', Buffer.from('<meta charset="utf-16"><p>Größe')],
  ])('decodes a page that declares %s', async (_, bytes) => {
    expect((await read(bytes)).markdown).toBe('Größe\n');
  });

  it('keeps addresses relative to the page and takes pictures out of it', async () => {
    const { markdown, images } = await read(
      `<p><img src="../img/a.png" alt="A"><img src="data:image/png;base64,${PIXEL}" alt="dot"><img src="data:image/tiff;base64,AAAA" alt="scan"></p>`,
    );
    expect(markdown).toBe('![A](../img/a.png)![dot](picture-1.png)scan\n');
    expect(images.map(({ path, mediaType, bytes }) => [path, mediaType, bytes.length])).toEqual([
      ['picture-1.png', 'image/png', 70],
    ]);
  });

  it('closes what XHTML closes', async () => {
    const page =
      '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><a id="x"/><p>a<br/>b</p><script src="y"/><p>c</p></body></html>';
    expect((await read(page)).markdown).toBe('a\\\nb\n\nc\n');
  });

  it('names what is empty or no text', async () => {
    await expect(read('  ')).rejects.toMatchObject({ code: 'empty' });
    await expect(read('<nav>x</nav><script>y</script>')).rejects.toMatchObject({ code: 'empty' });
    await expect(read(Uint8Array.from([1, 0, 2]))).rejects.toMatchObject({ code: 'wrong_content' });
  });
});
