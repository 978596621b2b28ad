import { describe, expect, it } from 'vitest';
import { parseDocument } from '@/platform/markdown/parse';
import { bytesOf, readOptions } from '../testing';
import { decodeText } from './decode-text';
import { readText } from './read-text';

const read = (text: string | Uint8Array) => readText(bytesOf(text), readOptions('notes.txt'));
const outline = async (text: string) =>
  parseDocument((await read(text)).markdown, 'notes.txt').headings.map(({ depth, text: words }) => `${depth} ${words}`);
const blocks = async (text: string) =>
  parseDocument((await read(text)).markdown, 'notes.txt').passages.flatMap((passage) => passage.blocks);
const prose =
  'The pump moves water through the pipe and back again, as long as the power is on and the valve stands open.';

describe('plain text', () => {
  it('finds headings that are underlined, with their levels', async () => {
    const text = `Pumps\n=====\n\n${prose}\n\nParts\n-----\n${prose}\n\nCare\n----\n\n${prose}\n`;
    expect(await outline(text)).toEqual(['1 Pumps', '2 Parts', '2 Care']);
  });

  it('finds numbered headings, but leaves a numbered list a list', async () => {
    const text = `How pumps work\n\n1. Introduction\n\n${prose}\n\n1.1 Water\n\n${prose}\n\n2. Care of pumps\n\n${prose}\n\n1. Open it.\n2. Look.\n`;
    expect(await outline(text)).toEqual(['1 How pumps work', '2 Introduction', '3 Water', '2 Care of pumps']);
    expect((await blocks(text)).at(-1)).toMatchObject({ kind: 'list', ordered: true, items: ['Open it.', 'Look.'] });
    const list = `${prose}\n\n1. Open the case\n\n2. Take out the filter\n\n3. Wash the filter\n\n4. Close the case`;
    expect(await outline(list)).toEqual([]);
  });

  it('finds headings in capitals and chapters, unless everything is in capitals', async () => {
    const text = `CHAPTER 1: PUMPS\n\n${prose}\n\nSAFETY FIRST\n\n${prose}\n\nCHAPTER 2: PIPES\n\n${prose}`;
    expect(await outline(text)).toEqual(['1 CHAPTER 1: PUMPS', '2 SAFETY FIRST', '1 CHAPTER 2: PIPES']);
    expect(await outline(`${prose.toUpperCase()}\n\nSTOP\n\n${prose.toUpperCase()}`)).toEqual([]);
  });

  it('shows every character as it was written', async () => {
    const text =
      'A *star*, _line_ under, a [box], 5 < 7 <b>, &amp; a $5 and $6 price, snake_case, `tick`, ~~x~~ C:\\new {#a}.\n# 1 is no heading\n> nor this\n+ x\n--- | ---\n: none\n<!-- kept --> <details> end\n2020. A year';
    const [block, ...others] = await blocks(`${prose}\n\n${text}`).then((all) => all.slice(1));
    expect(others).toEqual([]);
    expect(block?.text).toBe(text.replace(/\n/g, ' '));
  });

  it('keeps indented code, nested lists and line breaks of paragraphs', async () => {
    const text = `${prose}\n\n    for (let i = 0; i < 3; i++) {\n      pump(i);\n    }\n\n* one\n  * inner\n* two\n  goes on\n\n    A quiet line of a poem,\n    and one more of it.`;
    expect((await blocks(text)).map(({ kind, text: words }) => [kind, words])).toEqual([
      ['paragraph', prose],
      ['code', 'for (let i = 0; i < 3; i++) {\n  pump(i);\n}'],
      ['list', 'one\ninner\ntwo goes on'],
      ['paragraph', 'A quiet line of a poem, and one more of it.'],
    ]);
  });

  it('leaves Markdown in a text file as it is', async () => {
    const text = '# Pumps\n\nA **pump** moves water, see [parts](parts.md).\n';
    expect((await read(text)).markdown).toBe(text.trim());
  });

  it('numbers pages by form feeds', async () => {
    const document = await read(`Pumps\n\n${prose}\n\f${prose} Two.\n\f${prose} Three.\n`);
    expect(document.places.map(({ kind, number, label }) => [kind, number, label])).toEqual([
      ['page', 1, '1'],
      ['page', 2, '2'],
      ['page', 3, '3'],
    ]);
    const second = document.places[1];
    expect(document.markdown.slice(second?.start, second?.end)).toBe(`${prose} Two.`);
  });

  it('reads UTF-8, UTF-16 and windows-1252', () => {
    const words = 'Größe – “naïve” café';
    const utf16 = Buffer.from(`\ufeff${words}`, 'utf16le');
    expect(decodeText(bytesOf(`\ufeff${words}`))).toBe(words);
    expect(decodeText(utf16)).toBe(words);
    expect(decodeText(Buffer.from(utf16).swap16())).toBe(words);
    expect(decodeText(utf16.subarray(2))).toBe(words);
    expect(decodeText(Buffer.from([0x47, 0x72, 0xf6, 0xdf, 0x65, 0x20, 0x96, 0x20, 0x93, 0x78, 0x94]))).toBe(
      'Größe – “x”',
    );
  });

  it('names what is no text', async () => {
    await expect(read(' \n\n ')).rejects.toMatchObject({ code: 'empty' });
    await expect(read(Uint8Array.from({ length: 600 }, (_, i) => (i * 7) % 32))).rejects.toMatchObject({
      code: 'wrong_content',
    });
  });
});
