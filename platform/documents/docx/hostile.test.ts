import { describe, expect, it } from 'vitest';
import { packed, readOptions } from '../testing';
import type { DocumentLimits } from '../types';
import { docx, md, p, W } from './docx.fixture';
import { readDocx } from './read-docx';

describe('readDocx, given what is no good document', () => {
  it.each<[string, string | Uint8Array, string, Partial<DocumentLimits>]>([
    ['no package', 'hello', 'wrong_content', {}],
    ['another package', packed({ 'a.txt': 'x' }), 'wrong_content', {}],
    ['a package without its document', packed({ '[Content_Types].xml': '<Types/>' }), 'corrupt', {}],
    ['nothing in it', docx(''), 'empty', {}],
    ['a part cut off', docx('', { 'word/document.xml': `<w:document ${W}><w:body><w:p>` }), 'corrupt', {}],
    [
      'entities',
      docx('', { 'word/document.xml': `<!DOCTYPE w [<!ENTITY a "b">]><w:document ${W}>&a;</w:document>` }),
      'unsafe',
      {},
    ],
    [
      'tables in each other without end',
      docx('<w:tbl><w:tr><w:tc>'.repeat(5_000) + '</w:tc></w:tr></w:tbl>'.repeat(5_000)),
      'too_deep',
      {},
    ],
    ['more text than may be', docx(p('x'.repeat(2_000))), 'too_large', { maxTextLength: 1_000 }],
    ['a package that is cut off', docx(p('x')).subarray(0, 900), 'corrupt', {}],
  ])('names %s', async (_, bytes, code, limits) => {
    const source = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
    await expect(readDocx(source, readOptions('a.docx', limits))).rejects.toMatchObject({ code });
  });

  it('bears missing parts, styles that are based on themselves and wrong numbers', async () => {
    const styles = `<w:styles ${W}><w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style></w:styles>`;
    const body =
      p('x', 'A') +
      p('y', '', '<w:numPr><w:ilvl w:val="-4"/><w:numId w:val="1"/></w:numPr>') +
      p('z', '', '<w:outlineLvl w:val="99"/>') +
      p('<w:r><w:drawing><a:blip r:embed="none"/></w:drawing></w:r><w:r><w:footnoteReference w:id="9"/></w:r>');
    expect(await md(body, { 'word/styles.xml': styles, 'word/numbering.xml': '<broken' })).toContain('x\n\ny\n\nz');
  });
});
