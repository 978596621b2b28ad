import { docxParts, epubParts, odtParts, type Parts, pptxParts } from '../office.testing';
import { packed } from '../testing';
import { BOMB, type HostileFile } from './hostile-file.testing';

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
      bytes: () => changed(parts(), main, (xml) => xml.replace(edges, `$1<!--${BOMB.repeat(6)}-->`)),
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

const MACROS: readonly HostileFile[] = [
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
  {
    name: 'macros',
    path: 'text.odt',
    bytes: () =>
      packed({ ...odtParts(), 'Basic/Standard/Module1.xml': '<script:module xmlns:script="x">Sub a</script:module>' }),
    ends: ['read'],
    warns: 'macros_left_out',
  },
  {
    name: 'scripts',
    path: 'book.epub',
    bytes: () =>
      changed(epubParts(), 'OPS/one.xhtml', (xml) => xml.replace(/(<body>)/, '$1<script>while (true) {}</script>')),
    ends: ['read'],
  },
  {
    name: 'a font that does not parse',
    path: 'book.epub',
    bytes: () => packed({ ...epubParts(), 'OPS/bad.ttf': '\0\x01\0\0 no font at all' }),
    ends: ['read'],
  },
];

/** Packages of Office, OpenDocument and EPUB that are broken, locked or mean harm. */
export const HOSTILE_PACKAGES: readonly HostileFile[] = [...PACKAGES.flatMap(packageFiles), ...MACROS];
