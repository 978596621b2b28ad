import { describe, expect, it } from 'vitest';
import { item, md, PAGE, p, RELS, r, read, W } from './docx.fixture';

describe('readDocx', () => {
  it('reads headings by name, by what a style is based on and by outline level, emphasis and quotations', async () => {
    const body =
      p('Waves', 'Title') +
      p(r('Li', '<w:b/>') + r('ght', '<w:b/>'), 'Heading1') +
      p('One', 'MyHead') +
      p('Two', 'Deep') +
      p(
        r('A ') +
          r('wave ', '<w:b/>') +
          r('is', '<w:i/>') +
          r('2', '<w:vertAlign w:val="superscript"/>') +
          r(' hidden', '<w:vanish/>') +
          r(' gone', '<w:strike/>'),
      ) +
      p('Said', 'Quote') +
      p('more', 'Quote');
    expect(await md(body)).toBe(
      '# Waves\n\n# Light\n\n# One\n\n### Two\n\nA **wave** *is*<sup>2</sup> ~~gone~~\n\n> Said\n>\n> more',
    );
    expect(await read(body)).toMatchObject({ title: null, language: 'de-AT', places: [], warnings: [] });
  });

  it('reads lists in each other and goes on counting after what stands between', async () => {
    expect(await md(item('a') + item('b', 1) + item('c', 1) + item('d') + p('between') + item('e'))).toBe(
      '1. a\n   - b\n   - c\n2. d\n\nbetween\n\n3. e',
    );
  });

  it('reads tables with merged cells and code in cells', async () => {
    const tc = (inner: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(inner)}</w:tc>`;
    const row = (cells: string, properties = '') => `<w:tr><w:trPr>${properties}</w:trPr>${cells}</w:tr>`;
    const table = `<w:tbl>${row(tc('Name') + tc('Both', '<w:gridSpan w:val="2"/>'), '<w:tblHeader/>')}${row(tc('Ann', '<w:vMerge w:val="restart"/>') + tc('1') + tc('2'))}${row(tc('', '<w:vMerge/>') + tc(r('x = 1', '<w:rFonts w:ascii="Courier New"/>')) + tc('4'))}</w:tbl>`;
    expect(await md(p('Table 1: Scores', 'Caption') + table)).toBe(
      'Table 1: Scores\n\n| Name | Both | Both |\n| - | - | - |\n| Ann | 1 | 2 |\n| Ann | `x = 1` | 4 |',
    );
  });

  it('reads pictures with their alternative texts and captions, and says what no browser shows', async () => {
    const drawing = (id: string, alt: string) =>
      `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="${alt}"/><a:graphic><a:blip r:embed="${id}"/></a:graphic></wp:inline></w:drawing></w:r>`;
    const document = await read(
      p(drawing('img', 'A cell')) + p('Figure 1: Cell', 'Caption') + p(drawing('img', '')) + p(drawing('emf', 'Old')),
    );
    expect(document.markdown).toBe('![A cell](picture-1.png)\n\nFigure 1: Cell\n\n![](picture-1.png)\n\nOld\n');
    expect(document.images.map(({ path, mediaType }) => [path, mediaType])).toEqual([['picture-1.png', 'image/png']]);
    expect(document.warnings).toEqual([{ code: 'pictures_left_out', count: 1 }]);
  });

  it('reads formulas in the line and on lines of their own', async () => {
    const x = '<m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>';
    expect(
      await md(
        p(`${r('Let ')}<m:oMath>${x}</m:oMath>${r(' be')}`) +
          p(`<m:oMathPara><m:oMath>${x}</m:oMath></m:oMathPara>`) +
          p(`<m:oMath>${x}</m:oMath>`),
      ),
    ).toBe('Let $x^{2}$ be\n\n$$\nx^{2}\n$$\n\n$$\nx^{2}\n$$');
    expect((await read(p(`${r('a')}<m:oMath><m:r><m:t> </m:t></m:r></m:oMath>`))).warnings).toEqual([
      { code: 'formula_left_out', count: 1 },
    ]);
  });

  it('knows code by its style and by its typeface', async () => {
    const mono = '<w:rFonts w:ascii="Courier New"/>';
    const body =
      p('for x in y:', 'Code') +
      p('    print(x)', 'Code') +
      p(r('Call ') + r('pri', mono) + r('nt', mono) + r('.')) +
      p(`${r('a', mono)}<w:r><w:br/></w:r>${r('b', mono)}`);
    expect(await md(body)).toBe('```\nfor x in y:\n    print(x)\n```\n\nCall `print`.\n\n```\na\nb\n```');
  });

  it('keeps blocks of code apart where each is one paragraph', async () => {
    const lines = (...all: string[]) => `<w:r>${all.map((line) => `<w:t>${line}</w:t>`).join('<w:br/>')}</w:r>`;
    expect(await md(p(lines('a', 'b'), 'Code') + p(lines('c'), 'Code'))).toBe('```\na\nb\n```\n\n```\nc\n```');
  });

  it('reads links, notes, definitions and boxes, leaves out contents, deletions and instructions', async () => {
    const field = (instruction: string, inner: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${inner}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const body =
      p(field(' TOC \\o "1-3" ', r('Contents 1'))) +
      p('One 1', 'TOC1') +
      p(`<w:bookmarkStart w:id="0" w:name="_Ref1"/>${r('Part')}`, 'Heading1') +
      p(
        `<w:hyperlink r:id="web">${r('web')}</w:hyperlink>${r(' ')}<w:hyperlink w:anchor="_Ref1">${r('up')}</w:hyperlink>${r(' ')}${field(' HYPERLINK "http://a.org/b" ', r('old'))}<w:del>${r('no')}</w:del><w:ins>${r(' new')}</w:ins><w:r><w:footnoteReference w:id="2"/></w:r>`,
      ) +
      p('Atom', 'DT') +
      p('Small.', 'DD') +
      p(
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>twice</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>',
      );
    const more = {
      'word/footnotes.xml': `<w:footnotes ${W}><w:footnote w:id="0"><w:p/></w:footnote><w:footnote w:id="2">${p('A note.')}</w:footnote></w:footnotes>`,
    };
    const web = `<Relationship Id="web" Type="${RELS}/hyperlink" Target="https://x.org/" TargetMode="External"/>`;
    expect(await md(body, more, web)).toBe(
      '# Part {#_Ref1}\n\n[web](https://x.org/) [up](#_Ref1) [old](http://a.org/b) new[^2]\n\nAtom\n: Small.\n\nIn a box\n\n[^2]: A note.',
    );
  });

  it('reads charts as tables', async () => {
    const point = (i: number, v: string) => `<c:pt idx="${i}"><c:v>${v}</c:v></c:pt>`;
    const chart = `<c:chartSpace ${W}><c:chart><c:title><a:p><a:r><a:t>Rain</a:t></a:r></a:p></c:title><c:ser><c:tx>${point(0, 'mm')}</c:tx><c:cat>${point(0, 'May')}${point(1, 'June')}</c:cat><c:val>${point(0, '3')}${point(1, '5')}</c:val></c:ser></c:chart></c:chartSpace>`;
    const body = p('<w:r><w:drawing><wp:docPr id="1" name="c"/><c:chart r:id="chart"/></w:drawing></w:r>');
    expect(await md(p('x') + body, { 'word/charts/chart1.xml': chart })).toBe(
      'x\n\nRain\n\n| | mm |\n| - | - |\n| May | 3 |\n| June | 5 |',
    );
  });

  it('tells pages where Word noted them, also in the midst of a paragraph', async () => {
    const document = await read(
      p('One', 'Heading1') +
        p(`${r('first ')}${PAGE}${r('second')}`) +
        p(`${PAGE}${r('Two')}`, 'Heading1') +
        p('1. no list') +
        p(PAGE) +
        p(`${PAGE}${r('end')}`),
    );
    expect(document.markdown).toBe('# One\n\nfirst second\n\n# Two\n\n1\\. no list\n\nend\n');
    expect(document.places.map(({ label, start, end }) => [label, document.markdown.slice(start, end)])).toEqual([
      ['1', '# One\n\nfirst '],
      ['2', 'second\n\n'],
      ['3', '# Two\n\n1\\. no list\n\n'],
      ['5', 'end\n'],
    ]);
  });

  it('sets no emphasis around nothing but the beginning of a page', async () => {
    const bold = `<w:r><w:rPr><w:b/></w:rPr><w:lastRenderedPageBreak/><w:t xml:space="preserve"> </w:t></w:r>`;
    expect(await md(p(r('a') + bold + r('b')))).toBe('a b');
  });

  it('loses no page to an empty paragraph or a line of the contents', async () => {
    const blank = '<w:r><w:lastRenderedPageBreak/><w:t xml:space="preserve"> </w:t></w:r>';
    const document = await read(p('a') + p(blank) + p('b') + p(`${PAGE}${r('Light 3')}`, 'TOC1') + p('c'));
    expect(document.places.map(({ label, start, end }) => [label, document.markdown.slice(start, end)])).toEqual([
      ['1', 'a\n\n'],
      ['2', 'b\n\n'],
      ['3', 'c\n'],
    ]);
  });

  it('takes bold and large lines for headings where there are none by style', async () => {
    const big = '<w:sz w:val="32"/>';
    const body =
      p(r('Waves', big)) +
      p('Text of the first part that says something.') +
      p(r('Light', '<w:b/>')) +
      p('More text of the same size, which goes on.') +
      p(r('Bold sentence.', '<w:b/>')) +
      p('End of it all.');
    expect(await md(body)).toBe(
      '# Waves\n\nText of the first part that says something.\n\n## Light\n\nMore text of the same size, which goes on.\n\n**Bold sentence.**\n\nEnd of it all.',
    );
  });

  it('notes macros and takes title and language from the properties', async () => {
    const core =
      '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title> Wellen </dc:title><dc:language>fr</dc:language></cp:coreProperties>';
    expect(await read(p('x'), { 'word/vbaProject.bin': 'vba', 'docProps/core.xml': core })).toMatchObject({
      title: 'Wellen',
      language: 'fr',
      warnings: [{ code: 'macros_left_out', count: 1 }],
    });
  });
});
