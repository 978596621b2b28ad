/** Prefixes by which the readers name what the formats' namespaces hold, whatever prefix a file uses itself. */
const OOXML: Record<string, string> = {
  'wordprocessingml/main': 'w',
  'drawingml/main': 'a',
  'drawingml/picture': 'pic',
  'drawingml/chart': 'c',
  'drawingml/diagram': 'dgm',
  'drawingml/wordprocessingDrawing': 'wp',
  'presentationml/main': 'p',
  'officeDocument/relationships': 'r',
  'officeDocument/math': 'm',
  'officeDocument/extended-properties': 'ep',
};
const YEARS = ['http://schemas.openxmlformats.org/', 'http://purl.oclc.org/ooxml/'];
const ODF = 'urn:oasis:names:tc:opendocument:xmlns:';

const OTHERS: Record<string, string> = {
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://schemas.openxmlformats.org/package/2006/content-types': 'ct',
  'http://schemas.openxmlformats.org/package/2006/metadata/core-properties': 'cp',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.microsoft.com/office/powerpoint/2010/main': 'p14',
  'http://schemas.microsoft.com/office/drawing/2010/main': 'a14',
  'http://schemas.microsoft.com/office/drawing/2008/diagram': 'dsp',
  'urn:schemas-microsoft-com:vml': 'v',
  'urn:schemas-microsoft-com:office:office': 'o',
  'urn:schemas-microsoft-com:office:word': 'w10',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/dc/terms/': 'dcterms',
  'http://www.w3.org/1999/xlink': 'xlink',
  'http://www.w3.org/1998/Math/MathML': 'math',
  'http://www.w3.org/1999/xhtml': 'html',
  'http://www.w3.org/2000/svg': 'svg',
  'http://www.idpf.org/2007/opf': 'opf',
  'http://www.idpf.org/2007/ops': 'epub',
  'http://www.daisy.org/z3986/2005/ncx/': 'ncx',
  'urn:oasis:names:tc:opendocument:xmlns:container': 'ocf',
  'http://www.w3.org/2001/04/xmlenc#': 'enc',
  'http://www.w3.org/2000/09/xmldsig#': 'ds',
  [`${ODF}office:1.0`]: 'office',
  [`${ODF}text:1.0`]: 'text',
  [`${ODF}table:1.0`]: 'table',
  [`${ODF}drawing:1.0`]: 'draw',
  [`${ODF}style:1.0`]: 'style',
  [`${ODF}meta:1.0`]: 'meta',
  [`${ODF}presentation:1.0`]: 'presentation',
  [`${ODF}manifest:1.0`]: 'manifest',
  [`${ODF}svg-compatible:1.0`]: 'svg',
  [`${ODF}xsl-fo-compatible:1.0`]: 'fo',
  'http://www.w3.org/XML/1998/namespace': 'xml',
};

/** The prefix that stands for a namespace here; null for one that no reader asks about. */
export function knownPrefix(uri: string): string | null {
  if (Object.hasOwn(OTHERS, uri)) return OTHERS[uri] ?? null;
  const start = YEARS.find((each) => uri.startsWith(each));
  if (start === undefined) return null;
  const rest = uri.slice(start.length).replace(/\/\d{4}\//, '/');
  return Object.hasOwn(OOXML, rest) ? (OOXML[rest] ?? null) : null;
}
