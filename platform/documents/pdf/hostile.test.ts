import { describe, expect, it } from 'vitest';
import { DocumentError } from '../errors';
import { FILLER, lines, pdfOf, read, wrapped } from './pdf.testing';
import { onePage, rawPdf, stream } from './raw-pdf.testing';

const TEXT = 'BT /F1 12 Tf 72 700 Td (Water boils at a hundred degrees.) Tj ET';

async function codeOf(bytes: Uint8Array, limits = {}): Promise<string> {
  try {
    return (await read(bytes, { limits })).markdown;
  } catch (error) {
    if (error instanceof DocumentError) return error.code;
    throw error;
  }
}

describe('PDF files that are broken or mean harm', () => {
  it('names an encrypted file as such, and reads one that asks no password', async () => {
    const draw = (doc: PDFKit.PDFDocument) => void lines(doc, ['Secret words.'], { x: 72, y: 72 });
    expect(await codeOf(await pdfOf(draw, { userPassword: 'secret', pdfVersion: '1.7' }))).toBe('encrypted');
    expect(await codeOf(await pdfOf(draw, { ownerPassword: 'owner', pdfVersion: '1.7' }))).toBe('Secret words.\n');
  });

  it('names what is no PDF, has no pages, or too many', async () => {
    expect(await codeOf(new TextEncoder().encode('%PDF-1.7\nnothing of the kind'))).toBe('corrupt');
    const none = rawPdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>']);
    expect(['empty', 'corrupt']).toContain(await codeOf(none));
    const pages = await pdfOf((doc) => {
      for (let at = 1; at < 12; at++) doc.addPage();
    });
    expect(await codeOf(pages, { maxPages: 10 })).toBe('too_many_parts');
    expect(await codeOf(pages)).toBe('empty');
    expect(await codeOf(pages, { maxBytes: 100 })).toBe('too_large');
    const lies = rawPdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 2000000000 >>']);
    expect(['too_many_parts', 'corrupt', 'empty']).toContain(await codeOf(lies));
  });

  it('reads a file without its end, as far as it goes', async () => {
    const whole = await pdfOf((doc) => {
      for (let page = 0; page < 5; page++) {
        if (page > 0) doc.addPage();
        lines(doc, wrapped(FILLER, 90), { x: 72, y: 72 });
      }
    });
    const found = await codeOf(whole.slice(0, Math.floor(whole.length * 0.98)));
    expect(found === 'corrupt' || found.includes('The sea covers')).toBe(true);
    for (const share of [0.02, 0.3, 0.6, 0.9])
      expect(typeof (await codeOf(whole.slice(0, Math.floor(whole.length * share))))).toBe('string');
  });

  it('reads the other pages where one is broken, and names it', async () => {
    const bytes = rawPdf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 2 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
      stream(TEXT),
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      '[ 1 2 3 ]',
    ]);
    const { markdown, warnings } = await read(bytes);
    expect(markdown).toBe('Water boils at a hundred degrees.\n');
    expect(warnings).toEqual([{ code: 'part_unreadable', count: 1, detail: '2' }]);
  });

  it('runs nothing and fetches nothing: scripts, attachments, forms, links', async () => {
    const action = '<< /S /JavaScript /JS (globalThis.meno_was_here = true) >>';
    const bytes = onePage(TEXT, {
      catalogue: `/OpenAction ${action} /AA << /WC ${action} >> /Names << /JavaScript << /Names [(a) ${action}] >> >> /AcroForm << /Fields [] /XFA (<x/>) >>`,
      page: `/AA << /O ${action} >> /Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (http://127.0.0.1:9/) >> >>]`,
    });
    expect((await read(bytes)).markdown).toBe('Water boils at a hundred degrees.\n');
    expect('meno_was_here' in globalThis).toBe(false);
  });

  it('survives functions, forms and pages that lead to themselves', async () => {
    const loop = onePage(`${TEXT} /X1 Do`, {
      resources: '/XObject << /X1 6 0 R >>',
      more: [
        stream('/X1 Do', '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X1 6 0 R >> >>'),
      ],
    });
    expect(typeof (await codeOf(loop))).toBe('string');
    const tree = rawPdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 4 >>']);
    expect(typeof (await codeOf(tree))).toBe('string');
    const outline = onePage(TEXT, {
      catalogue: '/Outlines 6 0 R',
      more: ['<< /First 7 0 R /Last 7 0 R >>', '<< /Title (Loop) /Parent 6 0 R /Next 7 0 R /First 7 0 R >>'],
    });
    expect((await read(outline)).markdown).toContain('Water boils');
  });

  it('survives deep nesting', async () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const kids = onePage(TEXT, { page: `/Deep ${deep}` });
    const result = await codeOf(kids).catch((error: unknown) => (error instanceof RangeError ? 'too_deep' : 'other'));
    expect(result).not.toBe('other');
    expect(await codeOf(onePage(`${'q '.repeat(1_000)}${TEXT}`))).toBe('Water boils at a hundred degrees.\n');
    expect(await codeOf(onePage(`${'q '.repeat(4_000)}${TEXT}`))).toBe('corrupt');
  });

  it('survives pages of any size, and numbers of any kind', async () => {
    for (const box of ['[0 0 200000 200000]', '[0 0 0 0]', '[-5e9 -5e9 5e9 5e9]', '[1 2]', '[0 0 1e308 1e308]'])
      expect(typeof (await codeOf(onePage(TEXT, { page: `/MediaBox ${box}` })))).toBe('string');
    const wild = `1e300 0 0 1e300 0 0 cm BT /F1 1e30 Tf 1e30 1e30 Td (far) Tj ET 0 0 0 0 0 0 cm ${TEXT}`;
    expect(typeof (await codeOf(onePage(wild)))).toBe('string');
  });

  it('survives a font that does not parse, and says nothing where letters are not known', async () => {
    const font = stream('this is no font at all '.repeat(20));
    const bytes = onePage(TEXT, {
      resources: '',
      more: [],
    });
    const broken = rawPdf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
      stream(TEXT),
      '<< /Type /Font /Subtype /TrueType /BaseFont /Broken /FirstChar 32 /LastChar 33 /Widths [500 500] /Encoding /WinAnsiEncoding /FontDescriptor 6 0 R >>',
      '<< /Type /FontDescriptor /FontName /Broken /Flags 32 /FontBBox [0 0 1 1] /ItalicAngle 0 /Ascent 1 /Descent 0 /CapHeight 1 /StemV 1 /FontFile2 7 0 R >>',
      font,
    ]);
    expect((await read(bytes)).markdown).toBe('Water boils at a hundred degrees.\n');
    expect((await read(broken)).markdown.replace(/\s+/g, '')).toContain('Waterboilsatahundreddegrees');
  });

  it('cuts what is longer than the limit at the end of a paragraph, and says so', async () => {
    const bytes = await pdfOf((doc) => {
      for (let page = 0; page < 6; page++) {
        if (page > 0) doc.addPage();
        lines(doc, wrapped(`${page} begins. ${FILLER}`, 90), { x: 72, y: 72 });
      }
    });
    const { markdown, places, warnings } = await read(bytes, { limits: { maxTextLength: 1_000 } });
    expect(markdown.length).toBeLessThanOrEqual(1_001);
    expect(markdown.trimEnd().endsWith('every coast.')).toBe(true);
    expect(warnings.map((warning) => warning.code)).toEqual(['cut_short']);
    expect(places.at(-1)?.end).toBe(markdown.length);
  });
});
