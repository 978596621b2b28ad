import { formatByName } from '@/platform/documents/formats';
import { DOT, docxParts, epubParts, odtParts, pptxParts } from '@/platform/documents/office.testing';
import { FILLER, lines, pdfOf, wrapped } from '@/platform/documents/pdf/pdf.testing';
import { onePage } from '@/platform/documents/pdf/raw-pdf.testing';
import { packed } from '@/platform/documents/testing';
import type { DocumentFormat } from '@/platform/documents/types';
import { notebookSeed, TEXT_SEEDS } from './text-seeds';

/** A whole file that mutations start from. */
export interface Seed {
  path: string;
  bytes: Uint8Array;
}

/** Formats that have a reader of their own, with a name for their files. */
const NAMES: Record<Exclude<DocumentFormat, 'markdown'>, string> = {
  ...{
    text: 'notes.txt',
    html: 'page.html',
    mdx: 'page.mdx',
    latex: 'paper.tex',
    glossary: 'terms.csv',
    subtitles: 'film.vtt',
  },
  ...{
    notebook: 'lab.ipynb',
    pdf: 'book.pdf',
    docx: 'text.docx',
    pptx: 'slides.pptx',
    odt: 'text.odt',
    epub: 'book.epub',
  },
};
export type FuzzedFormat = keyof typeof NAMES;
export const FUZZED_FORMATS: readonly FuzzedFormat[] = [
  'text',
  'html',
  'mdx',
  'latex',
  'glossary',
  'subtitles',
  'notebook',
  'pdf',
  'docx',
  'pptx',
  'odt',
  'epub',
];

/** Small whole files of a format, made in code. */
export async function seedsOf(format: FuzzedFormat): Promise<Seed[]> {
  const path = NAMES[format];
  const files = (await filesOf(format)).map((bytes) => ({ path, bytes }));
  if (format === 'subtitles' && files[1]) files[1].path = 'film.srt';
  if (format === 'glossary' && files[2]) files[2].path = 'terms.tsv';
  if (files.some((seed) => formatByName(seed.path) !== format))
    throw new Error(`a seed of ${format} has another format`);
  return files;
}

async function filesOf(format: FuzzedFormat): Promise<Uint8Array[]> {
  switch (format) {
    case 'docx':
      return [packed(docxParts())];
    case 'pptx':
      return [packed(pptxParts())];
    case 'odt':
      return [packed(odtParts())];
    case 'epub':
      return [packed(epubParts())];
    case 'pdf':
      return pdfSeeds();
    case 'notebook':
      return [new TextEncoder().encode(notebookSeed(Buffer.from(DOT).toString('base64')))];
    default:
      return TEXT_SEEDS[format].map((text) => new TextEncoder().encode(text));
  }
}

/** Two written by a library, packed and not, and one written by hand. */
async function pdfSeeds(): Promise<Uint8Array[]> {
  const draw = (doc: PDFKit.PDFDocument) => {
    lines(doc, ['Pumps'], { x: 72, y: 72, size: 24, font: 'Helvetica-Bold' });
    lines(doc, wrapped(FILLER, 80), { x: 72, y: 120 });
    doc.image(Buffer.from(DOT), 72, 300, { width: 50 });
    doc.addPage();
    lines(doc, ['• one', '• two', 'Name   Flow', 'a      1'], { x: 72, y: 72 });
    doc.rect(72, 200, 100, 50).stroke();
    doc.outline.addItem('Pumps');
  };
  return [
    await pdfOf(draw, { compress: false, info: { Title: 'Pumps' } }),
    await pdfOf(draw, { compress: true, pdfVersion: '1.7' }),
    onePage(
      'BT /F1 12 Tf 72 700 Td (Water boils at a hundred degrees.) Tj 0 -20 Td [(Kerned)-20(text)] TJ ET 1 0 0 1 0 0 cm q Q',
    ),
  ];
}
