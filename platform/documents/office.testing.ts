/** Parts of a package by their paths, before it is packed. */
export type Parts = Record<string, string | Uint8Array>;

/** A picture of one dot. */
export const DOT = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const MATHS =
  '<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:rad><m:deg/><m:e><m:r><m:t>b</m:t></m:r></m:e></m:rad></m:den></m:f></m:oMath>';

function relations(list: readonly (readonly [string, string, string])[]): string {
  const each = list.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/relationships/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`;
}

/** A Word document with headings, a list, a table that is merged, a picture, a footnote, a formula and a link. */
export function docxParts(): Parts {
  const names = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${OFFICE}/relationships" xmlns:m="${OFFICE}/math" xmlns:a="${DRAWING}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"`;
  const p = (text: string, properties = '') =>
    `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
  const item = (level: number) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`;
  const picture =
    '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="A pump"/><a:graphic><a:graphicData><a:blip r:embed="img"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>';
  const table = `<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${p('Wide')}</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>${p('a')}</w:tc><w:tc>${p('b')}</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>${p('')}</w:tc><w:tc>${p('c')}</w:tc></w:tr></w:tbl>`;
  return {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relations([['r1', 'officeDocument', 'word/document.xml']]),
    'word/_rels/document.xml.rels': relations([
      ['s', 'styles', 'styles.xml'],
      ['n', 'numbering', 'numbering.xml'],
      ['f', 'footnotes', 'footnotes.xml'],
      ['img', 'image', 'media/image1.png'],
      ['l', 'hyperlink', 'https://example.org/'],
    ]),
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ${names}><w:body>${p('Pumps', '<w:pStyle w:val="Heading1"/>')}${p('A pump moves water.')}<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Flow</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:hyperlink r:id="l"><w:r><w:t>a link</w:t></w:r></w:hyperlink>${MATHS}</w:p>${p('one', item(0))}${p('inner', item(1))}${p('two', item(0))}${table}${picture}<w:p><w:r><w:br w:type="page"/></w:r></w:p>${p('More', '<w:pStyle w:val="Heading1"/>')}${p('The end.')}<w:sectPr/></w:body></w:document>`,
    'word/styles.xml': `<w:styles ${names}><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>`,
    'word/numbering.xml': `<w:numbering ${names}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    'word/footnotes.xml': `<w:footnotes ${names}><w:footnote w:id="2">${p('A note.')}</w:footnote></w:footnotes>`,
    'docProps/core.xml':
      '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Pumps</dc:title></cp:coreProperties>',
    'word/media/image1.png': DOT,
  };
}

/** A presentation of three slides with a list, a table, a picture and notes. */
export function pptxParts(): Parts {
  const names = `xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="${DRAWING}" xmlns:r="${OFFICE}/relationships"`;
  const para = (text: string, level = 0) =>
    `<a:p><a:pPr lvl="${level}"/><a:r><a:rPr lang="en-GB"/><a:t>${text}</a:t></a:r></a:p>`;
  const shape = (kind: string, inner: string) =>
    `<p:sp><p:nvSpPr><p:cNvPr id="1" name="n"/><p:nvPr><p:ph ${kind}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="9"/><a:ext cx="10" cy="10"/></a:xfrm></p:spPr><p:txBody>${inner}</p:txBody></p:sp>`;
  const table = `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="2" name="t"/></p:nvGraphicFramePr><a:graphic><a:graphicData><a:tbl><a:tblGrid><a:gridCol/><a:gridCol/></a:tblGrid><a:tr><a:tc gridSpan="2"><a:txBody>${para('Wide')}</a:txBody></a:tc><a:tc hMerge="1"><a:txBody/></a:tc></a:tr><a:tr><a:tc><a:txBody>${para('a')}</a:txBody></a:tc><a:tc><a:txBody>${para('b')}</a:txBody></a:tc></a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>`;
  const picture =
    '<p:pic><p:nvPicPr><p:cNvPr id="3" name="p" descr="A pump"/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="img"/></p:blipFill></p:pic>';
  const contents = [
    shape('type="ctrTitle"', para('Pumps')),
    shape('type="title"', para('Parts')) + shape('idx="1"', para('one') + para('inner', 1) + para('two')) + table,
    shape('type="title"', para('A picture')) + picture,
  ];
  const files: Parts = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relations([['r', 'officeDocument', 'ppt/presentation.xml']]),
    'ppt/presentation.xml': `<p:presentation ${names}><p:sldIdLst>${contents.map((_, i) => `<p:sldId id="${256 + i}" r:id="s${i}"/>`).join('')}</p:sldIdLst></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': relations(
      contents.map((_, i) => [`s${i}`, 'slide', `slides/slide${i + 1}.xml`] as const),
    ),
    'ppt/media/a.png': DOT,
    'ppt/notesSlides/n1.xml': `<p:notes ${names}><p:cSld><p:spTree>${shape('type="body" idx="1"', para('Said aloud.'))}</p:spTree></p:cSld></p:notes>`,
  };
  contents.forEach((content, i) => {
    files[`ppt/slides/slide${i + 1}.xml`] = `<p:sld ${names}><p:cSld><p:spTree>${content}</p:spTree></p:cSld></p:sld>`;
    files[`ppt/slides/_rels/slide${i + 1}.xml.rels`] = relations([
      ['img', 'image', '../media/a.png'],
      ['n', 'notesSlide', '../notesSlides/n1.xml'],
    ]);
  });
  return files;
}

/** A text document of OpenOffice with headings, a list, a table, a picture, a note and a formula. */
export function odtParts(): Parts {
  const names =
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"';
  const cell = (text: string, attributes = '') =>
    `<table:table-cell ${attributes}><text:p>${text}</text:p></table:table-cell>`;
  const body = `<text:h text:outline-level="1">Pumps</text:h><text:p>A pump <text:span text:style-name="B">moves</text:span> water.<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note></text:p><text:list text:style-name="L"><text:list-item><text:p>one</text:p><text:list><text:list-item><text:p>inner</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>two<text:tab/><text:s text:c="3"/></text:p></text:list-item></text:list><table:table><table:table-column table:number-columns-repeated="2"/><table:table-row>${cell('Wide', 'table:number-columns-spanned="2"')}<table:covered-table-cell/></table:table-row><table:table-row table:number-rows-repeated="2">${cell('a')}${cell('b')}</table:table-row></table:table><text:p><draw:frame draw:name="p"><draw:image xlink:href="Pictures/a.png"/><svg:desc>A pump</svg:desc></draw:frame><draw:frame><draw:object xlink:href="./Object 1"/></draw:frame></text:p><text:h text:outline-level="2">Parts</text:h><text:p>The end.</text:p>`;
  return {
    mimetype: 'application/vnd.oasis.opendocument.text',
    'META-INF/manifest.xml':
      '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/></manifest:manifest>',
    'content.xml': `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${names}><office:automatic-styles><style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style><text:list-style style:name="L"><text:list-level-style-number text:level="1"/></text:list-style></office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    'styles.xml': `<office:document-styles ${names}><office:styles/></office:document-styles>`,
    'meta.xml': `<office:document-meta ${names}><office:meta><dc:title>Pumps</dc:title><dc:language>en</dc:language></office:meta></office:document-meta>`,
    'Object 1/content.xml':
      '<math xmlns="http://www.w3.org/1998/Math/MathML"><mfrac><mi>a</mi><msqrt><mi>b</mi></msqrt></mfrac></math>',
    'Pictures/a.png': DOT,
  };
}

/** A book of two chapters with a table of contents, a picture, a table and a formula. */
export function epubParts(): Parts {
  const page = (body: string) =>
    `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>t</title></head><body>${body}</body></html>`;
  return {
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
    'OPS/book.opf':
      '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Pumps</dc:title><dc:language>en</dc:language></metadata><manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="a" href="one.xhtml" media-type="application/xhtml+xml"/><item id="b" href="two.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>',
    'OPS/nav.xhtml': page(
      '<nav epub:type="toc"><ol><li><a href="one.xhtml">One</a></li><li><a href="two.xhtml#x">Two</a></li></ol></nav>',
    ),
    'OPS/one.xhtml': page(
      '<h1>One</h1><p>A pump <b>moves</b> water, see <a href="two.xhtml#x">two</a>.</p><img src="a.png" alt="A pump"/><span epub:type="pagebreak" title="2" id="p2"/><table><tr><th colspan="2">Wide</th></tr><tr><td rowspan="2">a</td><td>b</td></tr></table>',
    ),
    'OPS/two.xhtml': page(
      '<h1 id="x">Two</h1><p><math xmlns="http://www.w3.org/1998/Math/MathML"><msup><mi>x</mi><mn>2</mn></msup></math></p><pre><code>let a = 1;</code></pre><dl><dt>Pump</dt><dd>A machine</dd></dl>',
    ),
    'OPS/a.png': DOT,
  };
}
