import { describe, expect, it } from 'vitest';
import { FILLER, lines, pdfOf, read, wrapped } from './pdf.testing';

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

  it('keeps photographs small, as JPEG, and no more pictures than the limits allow', async () => {
    const { createCanvas } = await import('@napi-rs/canvas');
    const surface = createCanvas(900, 700);
    const context = surface.getContext('2d');
    const pixels = context.createImageData(900, 700);
    // Noise, which no drawing has and PNG can't pack.
    for (let at = 0, seed = 1; at < pixels.data.length; at++) {
      seed = (seed * 16_807) % 2_147_483_647;
      pixels.data[at] = at % 4 === 3 ? 255 : seed % 256;
    }
    context.putImageData(pixels, 0, 0);
    const photo = surface.toBuffer('image/png');
    const bytes = await pdfOf((doc) => {
      doc.image(photo, 72, 72, { width: 300 });
      lines(doc, ['Photo 3: Noise.'], { x: 72, y: 320 });
      doc.addPage();
      doc.image(photo, 72, 72, { width: 200 });
      lines(doc, wrapped(FILLER, 95), { x: 72, y: 300 });
    });
    const { markdown, images, warnings } = await read(bytes, { limits: { maxImages: 1 } });
    expect(images.map(({ mediaType }) => mediaType)).toEqual(['image/jpeg']);
    expect(markdown).toContain('![Photo 3: Noise.](<book.pdf.images/1.jpg> "Photo 3: Noise.")');
    expect(warnings).toEqual([{ code: 'pictures_left_out', count: 1 }]);
  });
});
