import { docxParts, epubParts, odtParts, type Parts, pptxParts } from './office.testing';
import { pdfOf } from './pdf/pdf.testing';
import { onePage, rawPdf, stream } from './pdf/raw-pdf.testing';
import { bytesOf, packed } from './testing';

/** What may come of a file that is broken or means harm: text, or one of the reasons. */
export interface HostileFile {
  name: string;
  path: string;
  bytes(): Uint8Array | Promise<Uint8Array>;
  /** Codes of `DocumentError` that are right, `read` for a document. */
  ends: readonly string[];
  /** Code of a warning that must come with the document. */
  warns?: string;
}

/** A million characters that are packed into a thousandth of it, so many times. */
const BOMB = 'a'.repeat(1_000_000);
const LAUGHS = `<!DOCTYPE x [<!ENTITY a "lol">${Array.from({ length: 12 }, (_, i) => `<!ENTITY ${String.fromCharCode(98 + i)} "${`&${String.fromCharCode(97 + i)};`.repeat(10)}">`).join('')}]>`;
/** How Office keeps a package that has a password: in an OLE file with this stream. */
const OLE = Buffer.concat([
  Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  Buffer.alloc(504),
  Buffer.from('EncryptedPackage', 'utf16le'),
  Buffer.alloc(512),
]);

interface Package {
  path: string;
  parts: () => Parts;
  /** Part that holds the text, and an element of it that may hold itself. */
  main: string;
  element: string;
  encrypted: () => Uint8Array;
  many: () => Uint8Array;
}

const PACKAGES: readonly Package[] = [
  {
    ...{ path: 'text.docx', parts: docxParts, main: 'word/document.xml', element: 'w:tbl' },
    encrypted: () => OLE,
    many: () =>
      changed(docxParts(), 'word/document.xml', (xml) =>
        xml.replace(
          '<w:sectPr/>',
          '<w:p><w:r><w:br w:type="page"/></w:r></w:p><w:p><w:r><w:t>x</w:t></w:r></w:p>'.repeat(10_000),
        ),
      ),
  },
  {
    ...{ path: 'slides.pptx', parts: pptxParts, main: 'ppt/slides/slide2.xml', element: 'p:grpSp' },
    encrypted: () => OLE,
    many: () =>
      changed(pptxParts(), 'ppt/presentation.xml', (xml) =>
        xml.replace('</p:sldIdLst>', `${'<p:sldId id="300" r:id="s1"/>'.repeat(10_000)}</p:sldIdLst>`),
      ),
  },
  {
    ...{ path: 'text.odt', parts: odtParts, main: 'content.xml', element: 'text:section' },
    encrypted: () =>
      changed(odtParts(), 'META-INF/manifest.xml', (xml) =>
        xml.replace(/\/>(?=<\/manifest:manifest>)/, '><manifest:encryption-data/></manifest:file-entry>'),
      ),
    many: () =>
      changed(odtParts(), 'content.xml', (xml) =>
        xml.replace('</office:text>', `${'<text:soft-page-break/><text:p>x</text:p>'.repeat(10_000)}</office:text>`),
      ),
  },
  {
    ...{ path: 'book.epub', parts: epubParts, main: 'OPS/one.xhtml', element: 'div' },
    encrypted: () =>
      packed({
        ...epubParts(),
        'META-INF/encryption.xml':
          '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/><enc:CipherData><enc:CipherReference URI="OPS/one.xhtml"/></enc:CipherData></enc:EncryptedData></encryption>',
      }),
    many: () =>
      changed(epubParts(), 'OPS/book.opf', (xml) =>
        xml.replace('</spine>', `${'<itemref idref="a"/>'.repeat(10_000)}</spine>`),
      ),
  },
];

function changed(parts: Parts, path: string, change: (xml: string) => string): Uint8Array {
  const before = parts[path];
  if (typeof before !== 'string') throw new Error(`no part ${path}`);
  const after = change(before);
  if (after === before) throw new Error(`nothing to change in ${path}`);
  return packed({ ...parts, [path]: after });
}

function packageFiles({ path, parts, main, element, encrypted, many }: Package): HostileFile[] {
  const edges = /(<(?:w:body|p:spTree|office:text|body)>)/;
  const deep = (depth: number) =>
    changed(parts(), main, (xml) =>
      xml.replace(edges, `$1${`<${element}>`.repeat(depth)}${`</${element}>`.repeat(depth)}`),
    );
  return [
    { name: 'with a password', path, bytes: encrypted, ends: ['encrypted'] },
    {
      name: 'corrupt: a part that is no XML',
      path,
      bytes: () => changed(parts(), main, (xml) => xml.replace(/>/g, '<')),
      ends: path === 'text.docx' || path === 'text.odt' ? ['corrupt'] : ['read'],
      ...(path === 'slides.pptx' ? { warns: 'part_unreadable' } : {}),
    },
    {
      name: 'corrupt: bytes turned round',
      path,
      bytes: () => packed(parts()).map((byte, i) => (i > 40 && i % 7 === 0 ? byte ^ 255 : byte)),
      ends: ['corrupt', 'wrong_content'],
    },
    { name: 'truncated', path, bytes: () => packed(parts()).subarray(0, 700), ends: ['corrupt'] },
    {
      name: 'another file under its name',
      path,
      bytes: () => packed({ 'a.txt': 'x' }),
      ends: ['wrong_content', 'corrupt'],
    },
    {
      name: 'zip bomb',
      path,
      bytes: () => changed(parts(), main, (xml) => xml.replace(edges, `$1<!--${BOMB.repeat(60)}-->`)),
      ends: ['too_large', 'unsafe'],
    },
    {
      name: 'entities that multiply',
      path,
      bytes: () =>
        changed(
          parts(),
          main,
          (xml) =>
            `${LAUGHS}${xml
              .replace(/^<\?xml[^>]*>/, '')
              .replace(/<!DOCTYPE html>/, '')
              .replace(edges, '$1&m;')}`,
        ),
      // Of a book the other chapters are read.
      ends: path === 'book.epub' ? ['read', 'unsafe'] : ['unsafe', 'corrupt'],
    },
    { name: 'nested 20,000 deep', path, bytes: () => deep(20_000), ends: ['too_deep'] },
    {
      name: '10,000 pages',
      path,
      bytes: many,
      ends: ['too_many_parts'],
    },
    {
      name: 'paths that lead out of it',
      path,
      bytes: () => packed({ ...parts(), '../../../../tmp/x': 'x', '/etc/x': 'x' }),
      ends: ['unsafe', 'read'],
    },
  ];
}

const OFFICE_MACROS: readonly HostileFile[] = [
  {
    name: 'macros',
    path: 'text.docm',
    bytes: () => packed({ ...docxParts(), 'word/vbaProject.bin': OLE }),
    ends: ['read'],
    warns: 'macros_left_out',
  },
  {
    name: 'macros',
    path: 'slides.pptm',
    bytes: () => packed({ ...pptxParts(), 'ppt/vbaProject.bin': OLE }),
    ends: ['read'],
    warns: 'macros_left_out',
  },
];

const PDFS: readonly HostileFile[] = [
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

const TEXTS: readonly HostileFile[] = [
  ...file('page.html', [
    ['elements nested 100,000 deep', '<div>'.repeat(100_000), ['too_deep']],
    ['tables nested 5,000 deep', '<table><tr><td>'.repeat(5_000), ['too_deep']],
    [
      'a cell of a billion columns',
      `<table><tr><td colspan="1000000000" rowspan="1000000000">x${'<td>y'.repeat(100)}</table>`,
      ['read'],
    ],
    ['truncated', '<html><body><main><p>Water <b>boils <table><tr><td', ['read']],
    ['zero bytes', 'a\0b\0c', ['wrong_content']],
    ['a script and nothing else', '<script>alert(1)</script>', ['empty']],
  ]),
  ...file('lab.ipynb', [
    ['truncated', '{"cells": [{"cell_type": "markdown", "source": "x"', ['corrupt']],
    ['JSON nested 1,000,000 deep', '['.repeat(1_000_000), ['corrupt', 'too_deep']],
    [
      '10,000 cells',
      JSON.stringify({ cells: Array.from({ length: 10_000 }, () => ({ cell_type: 'code', source: 'x' })) }),
      ['too_many_parts'],
    ],
    [
      'a picture that is none',
      JSON.stringify({
        cells: [
          { cell_type: 'code', source: 'x', outputs: [{ output_type: 'display_data', data: { 'image/png': 'AAAA' } }] },
        ],
      }),
      ['read'],
    ],
    [
      'output without end',
      JSON.stringify({
        cells: [{ cell_type: 'code', source: 'x', outputs: [{ output_type: 'stream', text: BOMB.repeat(9) }] }],
      }),
      ['read'],
    ],
    [
      'a table of HTML nested 5,000 deep',
      JSON.stringify({
        cells: [
          {
            cell_type: 'code',
            source: 'x',
            outputs: [{ output_type: 'display_data', data: { 'text/html': '<table><tr><td>'.repeat(5_000) } }],
          },
        ],
      }),
      ['too_deep'],
    ],
  ]),
  ...file('paper.tex', [
    [
      'a macro that doubles itself',
      `\\def\\a{\\b\\b}\\def\\b{\\a\\a}\\begin{document}Words \\a\\end{document}`,
      ['read', 'too_large', 'empty'],
    ],
    [
      'macros that multiply',
      `${Array.from({ length: 20 }, (_, i) => `\\def\\${String.fromCharCode(97 + i)}{${`\\${String.fromCharCode(98 + i)}`.repeat(10)}}`).join('')}\\def\\u{lol }Words. \\a`,
      ['read', 'too_large'],
    ],
    ['groups nested 100,000 deep', `${'{'.repeat(100_000)}x`, ['read', 'too_deep']],
    [
      'environments nested 2,000 deep',
      `${'\\begin{itemize}\\item '.repeat(2_000)}x${'\\end{itemize}'.repeat(2_000)}`,
      ['too_deep'],
    ],
    ['truncated', '\\begin{document}\\section{Water} It $boils \\begin{tabular}{l} a & b', ['read']],
    ['a file of the machine', '\\begin{document}Words. \\input{/etc/passwd}\\write18{rm x}\\end{document}', ['read']],
  ]),
  ...file('page.mdx', [
    ['truncated', '# Water\n\n<Tabs title="x">\n\nIt {boils', ['read']],
    ['elements nested 5,000 deep', `${'<A>\n\n'.repeat(5_000)}x\n\n${'</A>\n\n'.repeat(5_000)}`, ['too_deep', 'read']],
    ['braces without end', `Words.\n\n${'{('.repeat(20_000)}${'}'.repeat(20_000)}`, ['read']],
    ['code that would run', 'export const a = process.exit(1);\n\nWords. {process.exit(1)}\n', ['read']],
  ]),
  ...file('terms.csv', [
    ['a quotation that never closes', `term,definition\n"${'x,y\n'.repeat(50_000)}`, ['read', 'too_large']],
    ['100,000 columns', `${'a,'.repeat(100_000)}\n${'b,'.repeat(100_000)}\n`, ['read']],
    ['300,000 rows', 'a,1\n'.repeat(300_000), ['read']],
    ['formulas', 'term,definition\n=cmd|calc,It is =1+1 only\n', ['read']],
  ]),
  ...file('film.vtt', [
    ['no cue', 'WEBVTT\n\nNOTE nothing', ['corrupt']],
    ['300,000 cues', `WEBVTT\n\n${'00:01.000 --> 00:02.000\nx\n\n'.repeat(300_000)}`, ['too_many_parts']],
    [
      'times that are none',
      'WEBVTT\n\n99:99:99.999 --> 00:00:00.000\nx\n\n00:01.000 --> never\ny\n',
      ['corrupt', 'read'],
    ],
    ['tags without end', `WEBVTT\n\n00:01.000 --> 00:02.000\n${'<v '.repeat(50_000)}x\n`, ['read']],
  ]),
  ...file('notes.txt', [
    [
      'bytes that are no text',
      String.fromCharCode(...Array.from({ length: 5_000 }, (_, i) => (i * 31) % 32)),
      ['wrong_content', 'empty'],
    ],
    ['one line of 5,000,000 characters', BOMB.repeat(5), ['read']],
    ['nothing but marks', '*_[]`'.repeat(40_000), ['read']],
    ['another file under its name', 'PK\x03\x04 and more', ['wrong_content']],
  ]),
];

function file(path: string, files: readonly (readonly [string, string, readonly string[]])[]): HostileFile[] {
  return files.map(([name, text, ends]) => ({ name, path, bytes: () => bytesOf(text), ends }));
}

/** Files of every format that are broken, locked or mean harm, with what must come of them. */
export const HOSTILE_FILES: readonly HostileFile[] = [
  ...PACKAGES.flatMap(packageFiles),
  ...OFFICE_MACROS,
  ...PDFS,
  ...TEXTS,
];
