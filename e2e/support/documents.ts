import { docxParts, epubParts, pptxParts } from '@/platform/documents/office.testing';
import { lines, pdfOf } from '@/platform/documents/pdf/pdf.testing';
import { packed } from '@/platform/documents/testing';

/** A file as a page's upload takes it. */
export interface UploadFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const file = (name: string, content: Uint8Array | string): UploadFile => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
});

/** A PDF of two pages: bearings, and then gears. */
export async function bookFile(): Promise<UploadFile> {
  const page = (about: string) => [
    `A ${about} is a part of a machine that has to be kept clean and looked at once a week.`,
    `Whoever works with a ${about} stops the machine before they touch it, and locks it out.`,
    `The wear of a ${about} is measured each month and written into the book of the machine.`,
  ];
  const bytes = await pdfOf((doc) => {
    for (const [at, about] of ['bearing', 'gear'].entries()) {
      if (at > 0) doc.addPage();
      lines(doc, [`The ${about}`], { x: 72, y: 72, size: 20, font: 'Times-Bold' });
      lines(doc, page(about), { x: 72, y: 120 });
    }
  });
  return file('book.pdf', bytes);
}

/** Slides of which the second says what an impeller is. */
export function slidesFile(definition: string): UploadFile {
  const parts = pptxParts();
  const slide = String(parts['ppt/slides/slide2.xml'])
    .replace('<a:t>Parts</a:t>', '<a:t>Impeller</a:t>')
    .replace('<a:t>one</a:t>', `<a:t>${definition}</a:t>`)
    .replace('<a:t>inner</a:t>', '<a:t>An impeller turns inside of a housing.</a:t>')
    .replace('<a:t>two</a:t>', '<a:t>A housing is a shell that holds the water of a pump.</a:t>');
  return file('slides.pptx', packed({ ...parts, 'ppt/slides/slide2.xml': slide }));
}

/** A book of two chapters, a notebook of one cell and a package with a page and a list of words. */
export function otherFiles(): UploadFile[] {
  const notebook = {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { language_info: { name: 'python' } },
    cells: [
      { cell_type: 'markdown', source: '# Flow\n\nA **flow rate** is a volume that passes in a second.' },
      { cell_type: 'code', source: 'flow = 10 * 0.5', outputs: [] },
    ],
  };
  const inside = {
    'week/notes.md': '# Valves\n\nA **valve** is a part that opens or closes a pipe.\n',
    'week/terms.csv': 'term,definition\nStrainer,a sieve that keeps dirt out of a pump\n',
  };
  return [
    file('book.epub', packed(epubParts())),
    file('lab.ipynb', JSON.stringify(notebook)),
    file('week.zip', packed(inside)),
  ];
}

/** A PDF with a password, and a Word document that was cut off on its way. */
export async function badFiles(): Promise<UploadFile[]> {
  const locked = await pdfOf((doc) => void doc.text('secret'), { userPassword: 'secret', pdfVersion: '1.7' });
  return [file('locked.pdf', locked), file('cut-off.docx', packed(docxParts()).subarray(0, 700))];
}
