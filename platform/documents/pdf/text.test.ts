import { describe, expect, it } from 'vitest';
import { FILLER, lines, pdfOf, read, wrapped } from './pdf.testing';

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

  it('reads columns one after the other also where one holds a list and a program, and the number of the page stands between them', async () => {
    const words = wrapped(FILLER, 46).slice(0, 4);
    const bytes = await pdfOf((doc) => {
      let y = lines(doc, words, { x: 72, y: 72 }) + 8;
      for (const text of ['noise', 'less water', 'pits']) {
        lines(doc, ['•'], { x: 80, y });
        y = lines(doc, [text], { x: 92, y }) + 6;
      }
      for (const row of [
        ['def', 'power', '(', 'flow', ')', ':'],
        ['return', 'flow', '*', 'head'],
        ['print', '(', '2', ')'],
      ]) {
        row.forEach((word, at) => {
          lines(doc, [word], { x: 72 + at * 36, y, size: 9, font: 'Courier' });
        });
        y += 14;
      }
      lines(doc, ['5'], { x: 310, y: 72, size: 14, font: 'Times-Bold' });
      lines(doc, ['Care'], { x: 332, y: 72, size: 14, font: 'Times-Bold' });
      lines(doc, words, { x: 310, y: 96 });
      lines(doc, ['2'], { x: 303, y: 740, size: 10 });
    });
    const { markdown } = await read(bytes);
    const at = ['planet and holds', 'noise', 'less water', 'pits', 'def', 'print', 'Care'].map((text) =>
      markdown.indexOf(text),
    );
    expect(at).toEqual([...at].sort((a, b) => a - b));
    expect(markdown).toContain('5 Care');
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
