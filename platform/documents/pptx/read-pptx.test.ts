import { describe, expect, it } from 'vitest';
import { packed, readOptions } from '../testing';
import { readPptx } from './read-pptx';

const NS =
  'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"';
const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const rels = (list: [string, string, string][]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(
      ([id, type, target]) =>
        `<Relationship Id="${id}" Type="${RELS}/${type}" Target="${target}"${/^https?:/.test(target) ? ' TargetMode="External"' : ''}/>`,
    )
    .join('')}</Relationships>`;
const tree = (inner: string) => `<p:cSld><p:spTree>${inner}</p:spTree></p:cSld>`;
const LAYOUT = (type: string) =>
  `<p:sldLayout ${NS} type="${type}">${tree(`<p:sp><p:nvSpPr><p:nvPr><p:ph type="body" idx="3"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="5000"/><a:ext cx="10" cy="100"/></a:xfrm></p:spPr><p:txBody><a:lstStyle><a:lvl1pPr><a:buNone/></a:lvl1pPr></a:lstStyle></p:txBody></p:sp>`)}</p:sldLayout>`;

/** Slides in the order of the list, under file names in another order. */
function pptx(
  slides: (string | null)[],
  more: Record<string, string | Uint8Array> = {},
  slideRels: [string, string, string][] = [],
  attributes = '',
): Uint8Array {
  const file = (i: number) => `slides/slide${slides.length - i}.xml`;
  return packed({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': rels([['r', 'officeDocument', 'ppt/presentation.xml']]),
    'ppt/presentation.xml': `<p:presentation ${NS}><p:sldIdLst>${slides.map((_, i) => `<p:sldId id="${256 + i}" r:id="s${i}"/>`).join('')}</p:sldIdLst></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': rels(slides.map((_, i) => [`s${i}`, 'slide', file(i)])),
    'ppt/media/a.png': PIXEL,
    'ppt/slideLayouts/l.xml': LAYOUT('obj'),
    'ppt/slideLayouts/title.xml': LAYOUT('title'),
    ...Object.fromEntries(
      slides.flatMap((slide, i) =>
        slide === null
          ? []
          : [
              [`ppt/${file(i)}`, `<p:sld ${NS}${attributes}>${tree(slide)}</p:sld>`],
              [
                `ppt/slides/_rels/${file(i).slice(7)}.rels`,
                rels([
                  ['l', 'slideLayout', `../slideLayouts/${i === 0 ? 'title' : 'l'}.xml`],
                  ['img', 'image', '../media/a.png'],
                  ['web', 'hyperlink', 'https://x.org/'],
                  ...slideRels,
                ]),
              ],
            ],
      ),
    ),
    ...more,
  });
}
const r = (text: string, properties = '') => `<a:r><a:rPr lang="en-GB" ${properties}/><a:t>${text}</a:t></a:r>`;
const para = (inner: string, properties = '') =>
  `<a:p><a:pPr ${properties.startsWith('<') ? `>${properties}` : `${properties}>`}</a:pPr>${inner.startsWith('<') ? inner : r(inner)}</a:p>`;
const sp = (ph: string, paragraphs: string, at?: [number, number]) =>
  `<p:sp><p:nvSpPr><p:cNvPr id="1" name="n"/><p:nvPr>${ph && `<p:ph ${ph === 'any' ? '' : ph}/>`}</p:nvPr></p:nvSpPr><p:spPr>${at ? `<a:xfrm><a:off x="${at[0]}" y="${at[1]}"/><a:ext cx="10" cy="100"/></a:xfrm>` : ''}</p:spPr><p:txBody>${paragraphs}</p:txBody></p:sp>`;
const title = (text: string) => sp('type="title"', para(text));
const read = async (...args: Parameters<typeof pptx>) => readPptx(pptx(...args), readOptions('a.pptx'));

describe('readPptx', () => {
  it('reads slides in order under their titles, with lists by level and places', async () => {
    const document = await read([
      sp('type="ctrTitle"', para('Waves')) +
        sp('type="subTitle"', para('An introduction')) +
        sp('type="sldNum"', para('1')),
      title('Light') + sp('idx="1"', para('one') + para('in', 'lvl="1"') + para('two') + para('plain', '<a:buNone/>')),
      sp(
        '',
        para('first', '<a:buAutoNum type="arabicPeriod"/>') + para('second', '<a:buAutoNum type="arabicPeriod"/>'),
      ) + title('Steps'),
    ]);
    expect(document.markdown).toBe(
      '# Waves\n\nAn introduction\n\n## Light\n\n- one\n  - in\n- two\n\nplain\n\n## Steps\n\n1. first\n2. second\n',
    );
    expect(
      document.places.map(({ kind, label, number, start, end }) => [
        kind,
        label,
        number,
        document.markdown.slice(start, end).slice(0, 8),
      ]),
    ).toEqual([
      ['slide', '1', 1, '# Waves\n'],
      ['slide', '2', 2, '## Light'],
      ['slide', '3', 3, '## Steps'],
    ]);
    expect(document).toMatchObject({ title: null, language: 'en-GB', warnings: [] });
  });

  it('orders shapes as one reads them, the layout telling where placeholders stand', async () => {
    const shapes =
      sp('type="body" idx="3"', para('below') + para('below too')) +
      sp('', para('right'), [900, 110]) +
      sp('', para('left'), [10, 100]) +
      title('T');
    expect((await read(['', shapes])).markdown).toBe('## T\n\nleft\n\nright\n\nbelow\n\nbelow too\n');
  });

  it('reads emphasis, links, code, formulas, tables, pictures and groups', async () => {
    const x =
      '<m:oMathPara><m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath></m:oMathPara>';
    const mono = '<a:latin typeface="Consolas"/>';
    const cell = (text: string, spans = '') => `<a:tc ${spans}><a:txBody>${text && para(text)}</a:txBody></a:tc>`;
    const table = `<p:graphicFrame><a:graphic><a:tbl><a:tblPr firstRow="1"/><a:tr>${cell('A', 'gridSpan="2"')}${cell('', 'hMerge="1"')}</a:tr><a:tr>${cell('1')}${cell('2')}</a:tr></a:tbl></a:graphic></p:graphicFrame>`;
    const picture =
      '<p:pic><p:nvPicPr><p:cNvPr id="4" name="Picture 3" descr="A cell"/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="img"/></p:blipFill></p:pic>';
    const smart = '<p:graphicFrame><a:graphic><dgm:relIds r:dm="dm"/></a:graphic></p:graphicFrame>';
    const code = `<a:p><a:r><a:rPr>${mono}</a:rPr><a:t>x = 1</a:t></a:r></a:p><a:p><a:r><a:rPr>${mono}</a:rPr><a:t>  y</a:t></a:r></a:p>`;
    const { markdown } = await read(
      [
        '',
        `${title('T') + sp('', para(`${r('bold', 'b="1"') + r(' H') + r('2', 'baseline="-25000"') + r('O ')}<a:r><a:rPr><a:hlinkClick r:id="web"/></a:rPr><a:t>web</a:t></a:r>`)) + sp('', code) + sp('', `<a:p><mc:AlternateContent><mc:Choice Requires="a14"><a14:m>${x}</a14:m></mc:Choice><mc:Fallback/></mc:AlternateContent></a:p>`) + table}<p:grpSp>${picture}</p:grpSp>${smart}`,
      ],
      {
        'ppt/diagrams/d.xml': `<dgm:dataModel ${NS}><dgm:ptLst><dgm:pt><dgm:t>${para('plan')}</dgm:t></dgm:pt><dgm:pt><dgm:t>${para('do')}</dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>`,
      },
      [['dm', 'diagramData', '../diagrams/d.xml']],
    );
    expect(markdown).toBe(
      '## T\n\n**bold** H<sub>2</sub>O [web](https://x.org/)\n\n```\nx = 1\n  y\n```\n\n$$\nx^{2}\n$$\n\n| A | A |\n| - | - |\n| 1 | 2 |\n\n![A cell](picture-1.png)\n\n- plan\n- do\n',
    );
  });

  it('keeps the notes of the speaker in a box, and names a slide by its first line', async () => {
    const notes = `<p:notes ${NS}>${tree(sp('type="sldImg"', '') + sp('type="body" idx="1"', para('Tell the story.')) + sp('type="sldNum"', para('7')))}</p:notes>`;
    const { markdown } = await read(
      ['', sp('', para('No title')) + sp('', para('But text.'))],
      { 'ppt/notesSlides/n.xml': notes },
      [['n', 'notesSlide', '../notesSlides/n.xml']],
    );
    expect(markdown).toBe(
      '::: note\n\nTell the story.\n\n:::\n\n## No title\n\nBut text.\n\n::: note\n\nTell the story.\n\n:::\n',
    );
  });

  it('takes hidden slides, says which are missing, and bears what is wrong', async () => {
    const document = await read([title('A'), null, title('C')], {}, [], ' show="0"');
    expect(document.markdown).toBe('## A\n\n## C\n'.replace('## A', '# A'));
    expect(document.places.map(({ number }) => number)).toEqual([1, 3]);
    expect(document.warnings).toEqual([{ code: 'part_unreadable', count: 1, detail: '2' }]);
  });

  it('refuses too many slides, other documents and nothing', async () => {
    await expect(
      readPptx(pptx(Array.from({ length: 30 }, () => title('x'))), readOptions('a.pptx', { maxPages: 20 })),
    ).rejects.toMatchObject({ code: 'too_many_parts' });
    await expect(
      readPptx(pptx(Array.from({ length: 30 }, () => title('x'))), readOptions('a.pptx', { maxParts: 20 })),
    ).rejects.toMatchObject({ code: 'too_many_parts' });
    await expect(read([''])).rejects.toMatchObject({ code: 'empty' });
    await expect(
      readPptx(
        pptx([title('x')], {
          'ppt/presentation.xml':
            '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>',
        }),
        readOptions('a.pptx'),
      ),
    ).rejects.toMatchObject({ code: 'wrong_content' });
    await expect(
      readPptx(
        pptx([title('x')], { 'ppt/slides/slide1.xml': `<p:sld ${NS}>${'<p:grpSp>'.repeat(3_000)}` }),
        readOptions('a.pptx'),
      ),
    ).rejects.toMatchObject({ code: 'too_deep' });
  });
});
