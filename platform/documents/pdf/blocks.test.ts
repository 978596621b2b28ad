import { describe, expect, it } from 'vitest';
import { blocksIn, FILLER, lines, pdfOf, read, wrapped } from './pdf.testing';
import { onePage } from './raw-pdf.testing';

describe('blocks of a PDF', () => {
  it('finds headings by size, weight and numbering', async () => {
    const bytes = await pdfOf((doc) => {
      let y = lines(doc, ['Biology for beginners'], { x: 72, y: 60, size: 24, font: 'Helvetica-Bold' }) + 20;
      for (const [title, size] of [
        ['1 Cells', 16],
        ['1.1 The nucleus', 13],
        ['1.2 The membrane', 13],
        ['2 Plants', 16],
      ] as const) {
        y = lines(doc, [title], { x: 72, y, size, font: 'Helvetica-Bold' }) + 8;
        y = lines(doc, wrapped(FILLER, 95), { x: 72, y }) + 16;
      }
    });
    const { markdown } = await read(bytes);
    expect(markdown.match(/^#.*$/gm)).toEqual([
      '# Biology for beginners',
      '## 1 Cells',
      '### 1.1 The nucleus',
      '### 1.2 The membrane',
      '## 2 Plants',
    ]);
  });

  it('takes no author or date under the title for a heading', async () => {
    const bytes = await pdfOf((doc) => {
      let y = lines(doc, ['Cavitation in small pumps'], { x: 72, y: 60, size: 17 }) + 12;
      y = lines(doc, ['Ada Larkfield'], { x: 72, y, size: 13 }) + 12;
      y = lines(doc, ['May 2024'], { x: 72, y, size: 13 }) + 20;
      for (const title of ['1 What it is', '2 What to do']) {
        y = lines(doc, [title], { x: 72, y, size: 14, font: 'Times-Bold' }) + 8;
        y = lines(doc, wrapped(FILLER, 95), { x: 72, y }) + 16;
      }
    });
    const { markdown } = await read(bytes);
    expect(markdown.match(/^#.*$/gm)).toEqual(['# Cavitation in small pumps', '## 1 What it is', '## 2 What to do']);
    expect(markdown).toContain('Ada Larkfield');
  });

  it('tells a program by letters that are equally wide, and not by a font of which it has one letter', async () => {
    const wide = Array.from({ length: 91 }, (_, at) => 300 + ((at * 37) % 300)).join(' ');
    const font = (first: number, last: number, widths: string, encoding: string) =>
      `<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Roman /FirstChar ${first} /LastChar ${last} /Widths [${widths}] /FontDescriptor 8 0 R ${encoding} >>`;
    const more = [
      font(1, 1, '500', '/Encoding << /Type /Encoding /Differences [1 /bullet] >>'),
      font(32, 122, wide, ''),
      '<< /Type /FontDescriptor /FontName /ABCDEF+Roman /Flags 4 /FontBBox [0 0 500 500] /ItalicAngle 0 /Ascent 500 /Descent 0 /CapHeight 500 /StemV 80 >>',
    ];
    const item = (text: string, y: number) => `BT /F2 10 Tf 72 ${y} Td (\\001) Tj /F3 10 Tf 10 0 Td (${text}) Tj ET`;
    const page = `${item('a noise like gravel in the pump', 700)} ${item('a head that falls', 685)} ${item('pits in the impeller', 670)}`;
    const { markdown } = await read(onePage(page, { fonts: '/F2 6 0 R /F3 7 0 R', more }));
    expect(markdown).toBe('- a noise like gravel in the pump\n- a head that falls\n- pits in the impeller\n');
  });

  it('takes levels from the bookmarks, where headings look alike', async () => {
    const bytes = await pdfOf((doc) => {
      let y = 72;
      const top = doc.outline.addItem('Cells');
      for (const title of ['Cells', 'Nucleus', 'Membrane']) {
        if (title !== 'Cells') top.addItem(title);
        y = lines(doc, [title], { x: 72, y, size: 14, font: 'Helvetica' }) + 8;
        y = lines(doc, wrapped(FILLER, 95), { x: 72, y }) + 16;
      }
    });
    expect((await read(bytes)).markdown.match(/^#.*$/gm)).toEqual(['# Cells', '## Nucleus', '## Membrane']);
  });

  it('makes lists of marked lines, with their nesting and numbers', async () => {
    const bytes = await pdfOf((doc) => {
      let y = lines(doc, ['What plants need:'], { x: 72, y: 72 }) + 4;
      for (const [x, mark, text] of [
        [80, '•', 'light from the sun, of which they take a small part only, and then only red and blue'],
        [80, '•', 'water'],
        [100, '–', 'from rain'],
        [100, '–', 'from the ground'],
        [80, '•', 'air'],
      ] as const) {
        lines(doc, [mark], { x, y });
        y = lines(doc, wrapped(text, 70), { x: x + 12, y });
      }
      y += 20;
      for (const text of ['Dig a hole.', 'Put the seed in.', 'Wait.']) {
        const number = ['Dig a hole.', 'Put the seed in.', 'Wait.'].indexOf(text) + 1;
        lines(doc, [`${number}.`], { x: 80, y });
        y = lines(doc, [text], { x: 95, y });
      }
    });
    expect((await read(bytes)).markdown).toBe(
      'What plants need:\n\n- light from the sun, of which they take a small part only, and then only red and blue\n- water\n    - from rain\n    - from the ground\n- air\n\n1. Dig a hole.\n2. Put the seed in.\n3. Wait.\n',
    );
  });

  it('keeps code as it is indented', async () => {
    const bytes = await pdfOf((doc) => {
      const y =
        lines(doc, ['A loop in Python looks like this, with its body indented below it:'], { x: 72, y: 72 }) + 10;
      const code = ['for name in names:', '    if name:', '        print("*", name)', '', 'print("end")'];
      const end = lines(doc, code, { x: 90, y, size: 10, font: 'Courier' }) + 10;
      lines(doc, ['It prints each of the names after a star.'], { x: 72, y: end });
    });
    expect(blocksIn(await read(bytes))).toEqual([
      'paragraph: A loop in Python looks like this, with its body indented below it:',
      'code: for name in names:\n    if name:\n        print("*", name)\n\nprint("end")',
      'paragraph: It prints each of the names after a star.',
    ]);
  });

  it('makes tables of cells that stand under each other, ruled or not', async () => {
    const rows = [
      ['Planet', 'Moons', 'Day in hours'],
      ['Earth', '1', '24'],
      ['Mars', '2', '24.6'],
      ['Jupiter', '95', '9.9'],
    ];
    const bytes = await pdfOf((doc) => {
      lines(doc, ['Planets of the sun differ in how many moons they have and how fast they turn.'], { x: 72, y: 72 });
      rows.forEach((row, at) => {
        row.forEach((cell, column) => {
          lines(doc, [cell], { x: 90 + column * 110, y: 110 + at * 16 });
        });
      });
      lines(doc, ['Two columns of words are one too, where lines are drawn around them.'], { x: 72, y: 220 });
      for (const y of [250, 268, 300]) doc.moveTo(88, y).lineTo(400, y).stroke();
      lines(doc, ['Word', 'Meaning'], { x: 90, y: 254, leading: 0 });
      lines(doc, ['osmosis'], { x: 90, y: 272 });
      lines(doc, ['water moving through a wall'], { x: 220, y: 272 });
    });
    const blocks = blocksIn(await read(bytes));
    expect(blocks[1]).toBe('table: Planet | Moons | Day in hours\nEarth | 1 | 24\nMars | 2 | 24.6\nJupiter | 95 | 9.9');
  });

  it('leaves text with two aligned columns of prose alone', async () => {
    const bytes = await pdfOf((doc) => {
      lines(doc, wrapped(FILLER, 46), { x: 60, y: 72 });
      lines(doc, wrapped(FILLER, 46), { x: 318, y: 72 });
    });
    expect((await read(bytes)).markdown).not.toContain('|');
  });
});
