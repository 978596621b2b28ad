import { describe, expect, it } from 'vitest';
import { packed, readOptions } from '../testing';
import { readOdt } from './read-odt';

const NS = [
  ...['office', 'text', 'table', 'style', 'meta', 'manifest'].map(
    (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
  ),
  'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"',
  'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"',
  'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
  'xmlns:xlink="http://www.w3.org/1999/xlink"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
].join(' ');
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const style = (name: string, family: string, text: string, parent = '') =>
  `<style:style style:name="${name}" style:family="${family}"${parent && ` style:parent-style-name="${parent}"`}><style:text-properties ${text}/></style:style>`;
const AUTOMATIC = `<office:font-face-decls><style:font-face style:name="F" svg:font-family="'Liberation Mono'"/></office:font-face-decls><office:automatic-styles>
  ${style('B', 'text', 'fo:font-weight="bold"')}${style('I', 'text', 'fo:font-style="italic"')}${style('Sub', 'text', 'style:text-position="sub 58%"')}
  ${style('M', 'text', 'style:font-name="F"')}${style('P1', 'paragraph', '', 'Preformatted_20_Text')}${style('P2', 'paragraph', '', 'Quotations')}
  <text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1"/><text:list-level-style-bullet text:level="2"/></text:list-style></office:automatic-styles>`;
const odt = (text: string, more: Record<string, string | Uint8Array> = {}) =>
  packed({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<office:document-content ${NS}>${AUTOMATIC}<office:body><office:text>${text}</office:text></office:body></office:document-content>`,
    'styles.xml': `<office:document-styles ${NS}><office:styles><style:default-style style:family="paragraph"><style:text-properties fo:language="de" fo:country="AT"/></style:default-style></office:styles></office:document-styles>`,
    'Pictures/a.png': PIXEL,
    ...more,
  });
const read = async (text: string, more?: Record<string, string | Uint8Array>) =>
  readOdt(odt(text, more), readOptions('a.odt'));
const md = async (text: string, more?: Record<string, string | Uint8Array>) =>
  (await read(text, more)).markdown.trimEnd();
const p = (inner: string, name = 'Standard') => `<text:p text:style-name="${name}">${inner}</text:p>`;
const h = (inner: string, level = 1) => `<text:h text:outline-level="${level}">${inner}</text:h>`;
const span = (name: string, inner: string) => `<text:span text:style-name="${name}">${inner}</text:span>`;
const item = (inner: string) => `<text:list-item>${inner}</text:list-item>`;

describe('readOdt', () => {
  it('reads headings, emphasis, links, quotations, code and definitions', async () => {
    const body =
      p('Waves', 'Title') +
      h('<text:bookmark-start text:name="b"/>Light<text:bookmark-end text:name="b"/>') +
      h('Deep', 3) +
      p(
        `A ${span('B', 'bold ')}and ${span('I', 'slanted')} H${span('Sub', '2')}O, ${span('M', 'x = 1')}\n   <text:a xlink:href="http://a.org">web</text:a> <text:a xlink:href="#b">up</text:a>`,
      ) +
      p('for x:', 'P1') +
      p('<text:s text:c="4"/>print(x)', 'P1') +
      p('', 'P1') +
      p('end()', 'P1') +
      p('Said', 'P2') +
      p('Atom', 'Definition_20_Term') +
      p('Small.', 'Definition');
    expect(await md(body)).toBe(
      '# Waves\n\n# Light {#b}\n\n### Deep\n\nA **bold** and *slanted* H<sub>2</sub>O, `x = 1` [web](http://a.org) [up](#b)\n\n```\nfor x:\n    print(x)\n\nend()\n```\n\n> Said\n\nAtom\n: Small.',
    );
  });

  it('reads lists in each other, headings in lists, and goes on counting', async () => {
    const list = (items: string, more = '') => `<text:list text:style-name="L" ${more}>${items}</text:list>`;
    expect(
      await md(
        list(item(p('a') + list(item(p('b')))) + item(p('c'))) +
          p('x') +
          list(item(p('d')), 'text:continue-numbering="true"') +
          list(item(h('Chapter'))),
      ),
    ).toBe('1. a\n   - b\n2. c\n\nx\n\n3. d\n\n# Chapter');
  });

  it('reads tables with spans, heads and captions', async () => {
    const cell = (inner: string, more = '') => `<table:table-cell ${more}>${inner && p(inner)}</table:table-cell>`;
    const row = (cells: string) => `<table:table-row>${cells}</table:table-row>`;
    const table = `<table:table><table:table-header-rows>${row(cell('A') + cell('B'))}</table:table-header-rows>${row(cell('1', 'table:number-rows-spanned="2"') + cell(span('M', 'x')))}${row(`<table:covered-table-cell/>${cell('3')}`)}${row(cell('', 'table:number-columns-repeated="2"')).replace('<table:table-row>', '<table:table-row table:number-rows-repeated="100000">')}</table:table>`;
    expect(await md(p('Table 1: Numbers', 'Table') + table)).toBe(
      'Table 1: Numbers\n\n| A | B |\n| - | - |\n| 1 | `x` |\n| 1 | 3 |',
    );
  });

  it('reads pictures, formulas, charts, boxes and notes', async () => {
    const frame = (inner: string) => `<draw:frame>${inner}</draw:frame>`;
    const formula = (id: number) =>
      frame(`<draw:object xlink:href="./Object ${id}"/><draw:image xlink:href="./ObjectReplacements/Object ${id}"/>`);
    const math =
      '<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mfrac><mi>a</mi><mi>b</mi></mfrac><annotation encoding="StarMath 5.0">{a} over {b}</annotation></semantics></math>';
    const chart = `<office:document-content ${NS}><office:body><office:chart><table:table><table:table-row><table:table-cell>${p('May')}</table:table-cell><table:table-cell>${p('3')}</table:table-cell></table:table-row></table:table></office:chart></office:body></office:document-content>`;
    const document = await read(
      p(frame('<draw:image xlink:href="Pictures/a.png"/><svg:title>T</svg:title><svg:desc>A cell</svg:desc>')) +
        p(`${frame('<draw:image xlink:href="Pictures/a.png"/>')}Figure 1`, 'Figure') +
        p(
          `If ${formula(1)} so<text:note><text:note-citation>1</text:note-citation><text:note-body>${p('A note.')}</text:note-body></text:note>`,
        ) +
        p(formula(1)) +
        p(`x${formula(2)}`) +
        p(frame(`<draw:text-box>${p('boxed')}</draw:text-box>`)),
      { 'Object 1/content.xml': math, 'Object 2/content.xml': chart },
    );
    expect(document.markdown).toBe(
      '![A cell](picture-1.png)\n\n![Figure 1](picture-1.png)\n\nFigure 1\n\nIf $\\frac{a}{b}$ so[^1]\n\n$$\n\\frac{a}{b}\n$$\n\nx\n\n| May | 3 |\n| - | - |\n\nboxed\n\n[^1]: A note.\n',
    );
    expect(document).toMatchObject({
      language: 'de-AT',
      title: null,
      warnings: [],
      images: [{ path: 'picture-1.png' }],
    });
  });

  it('tells pages by soft page breaks and leaves out the table of contents', async () => {
    const document = await read(
      `<text:table-of-content><text:index-body>${p('Light 2')}<text:soft-page-break/></text:index-body></text:table-of-content>${h('Light')}${p('on <text:soft-page-break/>and on')}<text:soft-page-break/>${p('end')}`,
      {
        'meta.xml': `<office:document-meta ${NS}><office:meta><dc:title>Waves</dc:title><dc:language>en-US</dc:language></office:meta></office:document-meta>`,
        'Basic/Standard/Module1.xml': 'x',
      },
    );
    expect(document.markdown).toBe('# Light\n\non and on\n\nend\n');
    expect(document.places.map(({ label, start, end }) => [label, document.markdown.slice(start, end)])).toEqual([
      ['2', '# Light\n\non '],
      ['3', 'and on\n\n'],
      ['4', 'end\n'],
    ]);
    expect(document).toMatchObject({
      title: 'Waves',
      language: 'en-US',
      warnings: [{ code: 'macros_left_out', count: 1 }],
    });
  });

  it.each([
    ['a sheet', odt('', { mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }), 'wrong_content'],
    ['another package', packed({ 'a.txt': 'x' }), 'wrong_content'],
    ['nothing in it', odt(p(' ')), 'empty'],
    [
      'a password',
      odt('', {
        'META-INF/manifest.xml': `<manifest:manifest ${NS}><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>`,
      }),
      'encrypted',
    ],
    ['entities', odt('', { 'content.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }), 'unsafe'],
    ['depth', odt('<text:section>'.repeat(3_000) + '</text:section>'.repeat(3_000)), 'too_deep'],
    ['a package cut off', odt(p('x')).subarray(0, 300), 'corrupt'],
  ])('names %s', async (_, bytes, code) => {
    await expect(readOdt(bytes, readOptions('a.odt'))).rejects.toMatchObject({ code });
  });
});
