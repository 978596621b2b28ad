import { describe, expect, it } from 'vitest';
import { read } from './pdf.testing';
import { onePage, stream } from './raw-pdf.testing';

/** A font whose letters a, b, c … stand for the given ones, as a subset of a real font does. */
function pageOf(content: string, letters: string) {
  const codes = [...letters].map((letter, at) => {
    const unicode = letter.codePointAt(0)?.toString(16).padStart(4, '0');
    return `<${(0x61 + at).toString(16)}> <${unicode}>`;
  });
  const map = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def 1 begincodespacerange <00> <ff> endcodespacerange ${codes.length} beginbfchar ${codes.join(' ')} endbfchar endcmap end end`;
  return onePage(content, {
    fonts: '/F2 6 0 R',
    more: [
      `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 97 /LastChar 122 /Widths [${'500 '.repeat(26)}] /ToUnicode 7 0 R >>`,
      stream(map),
    ],
  });
}

describe('text from right to left', () => {
  it('comes in the order in which it is read', async () => {
    // "الماء يغلي" as a PDF paints it, from the left: the second word's letters backwards, then the first word's.
    const letters = 'المءيغ';
    const code = (word: string) =>
      [...word]
        .reverse()
        .map((letter) => String.fromCharCode(0x61 + letters.indexOf(letter)))
        .join('');
    const content = `BT /F2 12 Tf 400 700 Td (${code('يغلي')}) Tj 30 0 Td (${code('الماء')}) Tj ET`;
    const bytes = pageOf(content, letters);
    expect((await read(bytes)).markdown.trim()).toBe('الماء يغلي');
  });
});
