import { expect, it } from 'vitest';
import { read } from '@/platform/documents/pdf/pdf.testing';
import { settable } from './fonts';
import { createSheet } from './sheet';
import { drawTable } from './table';

const latin = (codePoint: number) => codePoint < 0x250;

it('sets letters that the face has, and says when some are missing', () => {
  expect(settable('Zoë', latin)).toEqual({ text: 'Zoë', missing: false });
  expect(settable('李雷 x', latin)).toEqual({ text: '?? x', missing: true });
});

it('leaves out what only steers direction or prints nothing', () => {
  expect(settable('a\u202Eb\u0000c\u2068d\u2069\ne', latin)).toEqual({ text: 'abcd e', missing: false });
});

it('joins letters and their accents, so that one letter is looked for', () => {
  expect(settable('e\u0301', latin).text).toBe('é');
});

it('writes a tagged file that goes on over pages, with its names in every script of the face', {
  timeout: 120_000,
}, async () => {
  const sheet = await createSheet({ title: 'A list', lang: 'en', creator: 'Meno' });
  sheet.heading(1, 'A list');
  const names = Array.from({ length: 80 }, (_, index) => [`Ελένη Ирина Łódź ${index}`, String(index)]);
  drawTable(
    sheet,
    'Names',
    [
      { header: 'Name', share: 3 },
      { header: 'Number', share: 1, numeric: true },
    ],
    names,
  );
  const bytes = await sheet.finish((page, pages) => `${page} of ${pages}`);
  expect(sheet.missing()).toBe(false);
  const raw = Buffer.from(bytes).toString('latin1');
  for (const part of ['/Lang (en)', '/Marked true', '/DisplayDocTitle true', '/S /TH', '(A list)', 'pdfuaid:part'])
    expect(raw).toContain(part);
  const { markdown } = await read(bytes);
  for (const words of ['Ελένη Ирина Łódź 0', 'Ελένη Ирина Łódź 79']) expect(markdown).toContain(words);
});
