import { describe, expect, it } from 'vitest';
import { blocksIn, FILLER, lines, pdfOf, read, wrapped } from './pdf.testing';

describe('text of a PDF', () => {
  it('joins the lines of a paragraph, undoes hyphens of line ends and keeps those of words', async () => {
    const bytes = await pdfOf((doc) => {
      lines(
        doc,
        [
          'The well-known photosynthesis of plants turns light into sugar, and photo-',
          'synthesis needs water. It was a well-',
          'known fact long before anybody could say why. This line ends the para-',
          'graph.',
          '',
          'A second paragraph stands below a gap.',
        ],
        { x: 72, y: 72 },
      );
    });
    expect((await read(bytes)).markdown).toBe(
      'The well-known photosynthesis of plants turns light into sugar, and photosynthesis needs water. It was a well-known fact long before anybody could say why. This line ends the paragraph.\n\nA second paragraph stands below a gap.\n',
    );
  });

  it('tells paragraphs by their indents where no gap does', async () => {
    const bytes = await pdfOf((doc) => {
      lines(
        doc,
        ['First paragraph, whose first line is not indented, as usual', 'after a heading, and which goes on.'],
        {
          x: 72,
          y: 72,
        },
      );
      lines(doc, ['Second paragraph, with an indent, as printers have done for'], { x: 90, y: 98.4 });
      lines(doc, ['several hundred years, so that no gap is needed between the', 'paragraphs of a book.'], {
        x: 72,
        y: 111.6,
      });
    });
    expect((await read(bytes)).markdown.split('\n\n')).toHaveLength(2);
  });

  it('reads columns one after the other, under a title that stands over both', async () => {
    const bytes = await pdfOf((doc) => {
      doc.font('Times-Bold').fontSize(20).text('Oceans and their currents', 72, 60, { lineBreak: false });
      lines(doc, wrapped(`Left column begins. ${FILLER}`, 46), { x: 60, y: 110 });
      lines(doc, wrapped(`Right column begins. ${FILLER}`, 46), { x: 318, y: 110 });
    });
    const { markdown } = await read(bytes);
    expect(markdown).toBe(
      `# Oceans and their currents\n\nLeft column begins. ${FILLER}\n\nRight column begins. ${FILLER}\n`,
    );
  });

  it('joins a paragraph that goes on in the next column and on the next page', async () => {
    const words = wrapped(FILLER, 46);
    const bytes = await pdfOf((doc) => {
      lines(doc, [...words, 'This sentence of the left column is not at'], { x: 60, y: 72 });
      lines(doc, ['its end before the right one.', ...words, 'And this one is not at its'], { x: 318, y: 72 });
      doc.addPage();
      lines(doc, ['end before the next page.', ...words], { x: 60, y: 72 });
    });
    const read1 = await read(bytes);
    expect(read1.markdown).toContain('is not at its end before the right one.');
    expect(read1.markdown).toContain('is not at its end before the next page.');
    const [first, second] = read1.places;
    expect(read1.markdown.slice(second?.start, second?.end)).toMatch(/^end before the next page\./);
    expect(first?.end).toBe(second?.start);
  });

  it('leaves out running headers, footers and page numbers, and keeps what only looks like them', async () => {
    const bytes = await pdfOf((doc) => {
      for (let page = 1; page <= 6; page++) {
        if (page > 1) doc.addPage();
        lines(doc, [`Chapter 1: Oceans        ${page}`], { x: 72, y: 36, size: 9 });
        lines(doc, wrapped(`Page begins here with ${'abcdef'[page - 1]}. ${FILLER}`, 80), { x: 72, y: 80 });
        lines(
          doc,
          [`${['A whale', 'The tide', 'Salt', 'Ice', 'A reef', 'Wind'][page - 1]} ends what somebody wrote.`],
          { x: 72, y: 700 },
        );
        lines(doc, [`– ${page} –`], { x: 290, y: 750, size: 9 });
      }
    });
    const { markdown } = await read(bytes);
    expect(markdown).not.toMatch(/Chapter 1|– \d –/);
    expect(markdown.match(/somebody wrote/g)).toHaveLength(6);
    expect(markdown.match(/Page begins here/g)).toHaveLength(6);
  });

  it('keeps footnotes at the end of their page, after a paragraph that goes on', async () => {
    const bytes = await pdfOf((doc) => {
      lines(doc, [...wrapped(FILLER, 90), 'The last sentence of the page has a mark and'], { x: 72, y: 72 });
      doc.font('Times-Roman').fontSize(6).text('1', 72, 698, { lineBreak: false });
      lines(doc, ['A note at the foot of the page.'], { x: 77, y: 700, size: 8 });
      doc.addPage();
      lines(doc, ['goes on over here.', ...wrapped(FILLER, 90)], { x: 72, y: 72 });
    });
    const { markdown, places } = await read(bytes);
    expect(markdown).toContain('has a mark and goes on over here.');
    const note = markdown.indexOf('A note at the foot');
    expect(note).toBeGreaterThan(markdown.indexOf('goes on over here'));
    expect(places.find((place) => place.start <= note && place.end > note)?.number).toBe(1);
  });

  it('marks bold and italic words, and code, from their fonts', async () => {
    const bytes = await pdfOf((doc) => {
      doc.fontSize(11).font('Times-Roman').text('A ', 72, 72, { continued: true });
      doc
        .font('Times-Bold')
        .text('variable', { continued: true })
        .font('Times-Roman')
        .text(' holds a ', { continued: true });
      doc.font('Times-Italic').text('value', { continued: true }).font('Times-Roman').text('; ', { continued: true });
      doc.font('Courier').text('x = a * b', { continued: true }).font('Times-Roman').text(' sets one.');
    });
    expect((await read(bytes)).markdown).toBe('A **variable** holds a *value*; `x = a * b` sets one.\n');
  });

  it('writes powers and indices as such', async () => {
    const bytes = await pdfOf((doc) => {
      doc.fontSize(12).font('Times-Roman').text('It is 10', 72, 72, { lineBreak: false });
      const x = 72 + doc.widthOfString('It is 10');
      doc.fontSize(8).text('3', x, 71, { lineBreak: false });
      doc.fontSize(12).text(' of H', x + 4.2, 72, { lineBreak: false });
      const next = x + 4.2 + doc.widthOfString(' of H');
      doc.fontSize(8).text('2', next, 78, { lineBreak: false });
      doc.fontSize(12).text('O that flow here.', next + 4.2, 72, { lineBreak: false });
    });
    expect((await read(bytes)).markdown).toBe('It is 10³ of H₂O that flow here.\n');
  });
});

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

describe('pictures, labels and properties of a PDF', () => {
  it('takes a picture to its place, with its caption', async () => {
    const bytes = await pdfOf((doc) => {
      lines(doc, wrapped(FILLER, 95), { x: 72, y: 72 });
      doc.moveTo(190, 200).lineTo(190, 310).lineTo(350, 310).stroke();
      for (let at = 0; at < 12; at++) doc.circle(200 + at * 12, 260 + Math.sin(at) * 40, 9).fill('#345678');
      lines(doc, ['0', '10', '20'], { x: 170, y: 220, size: 8, leading: 4 });
      lines(doc, ['Figure 1: A wave of dots.'], { x: 180, y: 330, size: 9 });
      lines(doc, wrapped(FILLER, 95), { x: 72, y: 370 });
    });
    const { markdown, images, warnings } = await read(bytes, { path: 'unit/book.pdf' });
    expect(images).toHaveLength(1);
    expect(images[0]?.bytes.subarray(0, 4)).toEqual(Uint8Array.of(0x89, 0x50, 0x4e, 0x47));
    expect(markdown).toBe(`${FILLER}\n\n![Figure 1: A wave of dots.](<${images[0]?.path}>)\n\n${FILLER}\n`);
    expect(images[0]?.path).toMatch(/^book\.pdf\.images\/1\.png$/);
    expect(warnings).toEqual([]);
  });

  it('is no picture: a frame around text, a page that is coloured', async () => {
    const bytes = await pdfOf((doc) => {
      doc.rect(0, 0, 612, 792).fill('#f4f0e0').fillColor('black');
      doc.roundedRect(60, 60, 480, 120, 8).fillAndStroke('#ddeeff', '#3366aa').fillColor('black');
      lines(doc, wrapped(FILLER, 90), { x: 72, y: 76 });
    });
    const { markdown, images } = await read(bytes);
    expect(images).toEqual([]);
    expect(markdown).toBe(`${FILLER}\n`);
  });

  it('names pages by their labels, and gives title and language', async () => {
    const bytes = await pdfOf(
      (doc) => {
        for (const text of ['Preface text.', 'More of the preface.', 'Chapter text.']) {
          if (text !== 'Preface text.') doc.addPage();
          lines(doc, [text], { x: 72, y: 72 });
        }
        const nums = [0, doc.ref({ S: 'r' }), 2, doc.ref({ S: 'D' })];
        for (const ref of nums) if (typeof ref === 'object') Reflect.apply(ref.end, ref, []);
        const root: unknown = Reflect.get(doc, '_root');
        if (typeof root === 'object' && root !== null)
          Object.assign(Reflect.get(root, 'data'), { PageLabels: { Nums: nums } });
      },
      { info: { Title: 'A  book of seas' }, lang: 'en-GB' },
    );
    const { places, title, language } = await read(bytes);
    expect(places.map(({ label, number }) => [label, number])).toEqual([
      ['i', 1],
      ['ii', 2],
      ['1', 3],
    ]);
    expect([title, language]).toEqual(['A book of seas', 'en-GB']);
  });

  it('believes the tags: levels of headings, alternative texts of pictures', async () => {
    const bytes = await pdfOf(
      (doc) => {
        const root = doc.struct('Document');
        doc.addStructure(root);
        const heading = (role: string, text: string, y: number) =>
          root.add(doc.struct(role, {}, () => void lines(doc, [text], { x: 72, y })));
        const text = (y: number) =>
          root.add(doc.struct('P', {}, () => void lines(doc, wrapped(FILLER, 95), { x: 72, y })));
        heading('H1', 'Oceans', 72);
        text(90);
        heading('H2', 'Currents', 180);
        text(200);
        heading('H2', 'Tides', 290);
        root.add(
          doc.struct('Figure', { alt: 'The moon pulls at the water.' }, () => {
            doc.moveTo(190, 320).lineTo(190, 420).lineTo(350, 420).stroke();
            for (let at = 0; at < 9; at++) doc.circle(210 + at * 12, 360, 5).fill('#345678');
          }),
        );
        lines(doc, ['NOT A HEADING'], { x: 72, y: 470, font: 'Times-Bold' });
        text(490);
        root.end();
      },
      { tagged: true, pdfVersion: '1.5' },
    );
    const { markdown } = await read(bytes);
    expect(markdown.match(/^#.*$/gm)).toEqual(['# Oceans', '## Currents', '## Tides']);
    expect(markdown).toContain('![The moon pulls at the water.](<book.pdf.images/1.png>)');
  });
});
