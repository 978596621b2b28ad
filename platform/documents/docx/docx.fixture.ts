import { packed, readOptions } from '../testing';
import { readDocx } from './read-docx';

export const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
export const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const STYLES = `<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="de-AT"/></w:rPr></w:rPrDefault></w:docDefaults>
  ${[
    ['Heading1', 'heading 1', ''],
    ['MyHead', 'Chapter', '<w:basedOn w:val="Heading1"/>'],
    ['Deep', 'Deep', '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'],
    ['Title', 'Title', ''],
    ['Caption', 'caption', ''],
    ['Code', 'Source Code', '<w:rPr><w:rFonts w:ascii="Consolas"/></w:rPr>'],
    ['TOC1', 'toc 1', ''],
    ['Quote', 'Quote', ''],
    ['DT', 'Definition Term', ''],
    ['DD', 'Definition', ''],
  ]
    .map(
      ([id, name, rest]) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${rest}</w:style>`,
    )
    .join('')}</w:styles>`;
const NUMBERING = `<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;

export function docx(body: string, more: Record<string, string | Uint8Array> = {}, rels = ''): Uint8Array {
  const relationships = (inner: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
  const rel = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELS}/${type}" Target="${target}"/>`;
  return packed({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relationships(rel('r1', 'officeDocument', 'word/document.xml')),
    'word/_rels/document.xml.rels': relationships(
      rel('s', 'styles', 'styles.xml') +
        rel('n', 'numbering', '/word/numbering.xml') +
        rel('f', 'footnotes', 'footnotes.xml') +
        rel('img', 'image', 'media/image1.png') +
        rel('emf', 'image', 'media/image2.emf') +
        rel('chart', 'chart', 'charts/chart1.xml') +
        rels,
    ),
    'word/document.xml': `<w:document ${W}><w:body>${body}</w:body></w:document>`,
    'word/styles.xml': STYLES,
    'word/numbering.xml': NUMBERING,
    'word/media/image1.png': PIXEL,
    'word/media/image2.emf': 'emf',
    ...more,
  });
}
export const r = (text: string, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
export const p = (inner: string, style = '', properties = '') =>
  `<w:p><w:pPr>${style && `<w:pStyle w:val="${style}"/>`}${properties}</w:pPr>${inner.startsWith('<') ? inner : r(inner)}</w:p>`;
export const item = (text: string, level = 0) =>
  p(text, '', `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`);
export const read = async (body: string, more?: Record<string, string | Uint8Array>, rels?: string) =>
  readDocx(docx(body, more, rels), readOptions('a.docx'));
export const md = async (body: string, more?: Record<string, string | Uint8Array>, rels?: string) =>
  (await read(body, more, rels)).markdown.trimEnd();
export const PAGE = '<w:r><w:lastRenderedPageBreak/></w:r>';
