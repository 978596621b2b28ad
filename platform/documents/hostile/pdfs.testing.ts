import { pdfOf } from '../pdf/pdf.testing';
import { onePage, rawPdf, stream } from '../pdf/raw-pdf.testing';
import { bytesOf } from '../testing';
import type { HostileFile } from './hostile-file.testing';

/** PDFs that are broken, locked or mean harm. */
export const HOSTILE_PDFS: readonly HostileFile[] = [
  {
    name: 'with a password',
    path: 'a.pdf',
    bytes: () => pdfOf((doc) => void doc.text('x'), { userPassword: 'secret', pdfVersion: '1.7' }),
    ends: ['encrypted'],
  },
  { name: 'corrupt', path: 'a.pdf', bytes: () => bytesOf('%PDF-1.7\nnothing of the kind'), ends: ['corrupt'] },
  {
    name: 'truncated',
    path: 'a.pdf',
    bytes: async () => (await pdfOf((doc) => void doc.text('x'))).subarray(0, 300),
    ends: ['corrupt', 'empty'],
  },
  {
    name: 'a font that does not parse',
    path: 'a.pdf',
    bytes: () =>
      onePage('BT /F2 12 Tf 72 700 Td (Water boils.) Tj ET', {
        resources: '/Font << /F2 6 0 R >>',
        more: [
          '<< /Type /Font /Subtype /TrueType /BaseFont /Bad /FontDescriptor 7 0 R /ToUnicode 8 0 R >>',
          '<< /Type /FontDescriptor /FontName /Bad /FontFile2 8 0 R >>',
          stream('\0\x01\0\0 no font at all'),
        ],
      }),
    ends: ['read', 'empty', 'scanned', 'corrupt'],
  },
  {
    name: '10,000 pages',
    path: 'a.pdf',
    bytes: () =>
      rawPdf([
        '<< /Type /Catalog /Pages 2 0 R >>',
        `<< /Type /Pages /Kids [${'3 0 R '.repeat(10_000)}] /Count 10000 >>`,
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>',
      ]),
    ends: ['too_many_parts'],
  },
  {
    name: 'pages in pages without end',
    path: 'a.pdf',
    bytes: () => rawPdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R] /Count 3 >>']),
    ends: ['corrupt', 'empty'],
  },
  {
    name: 'arrays nested 100,000 deep',
    path: 'a.pdf',
    bytes: () =>
      rawPdf([
        '<< /Type /Catalog /Pages 2 0 R >>',
        `<< /Type /Pages /Kids ${'['.repeat(100_000)}${']'.repeat(100_000)} /Count 1 >>`,
      ]),
    ends: ['corrupt', 'empty', 'too_deep'],
  },
  {
    name: 'a script',
    path: 'a.pdf',
    bytes: () =>
      onePage('BT /F1 12 Tf 72 700 Td (Water boils.) Tj ET', {
        catalogue: '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>',
      }),
    ends: ['read'],
  },
];
