import { describe, expect, it } from 'vitest';
import { parseDocument } from './parse';

const sentence = 'The pump moves the oil through the filter and back into the tank. ';
const paragraph = (n: number) => sentence.repeat(n).trim();
const passages = (text: string) => parseDocument(text, 'a.md').passages;

describe('passagesOf', () => {
  it('joins short neighbours and parts long ones', () => {
    const text = `# T\n\n${Array.from({ length: 12 }, () => paragraph(4)).join('\n\n')}`;
    const lengths = passages(text).map((passage) => passage.text.length);
    expect(lengths.length).toBeGreaterThan(2);
    expect(lengths.every((length) => length >= 300 && length <= 1_500)).toBe(true);
  });

  it('never runs over a heading or a change of role', () => {
    const text = '# T\n\none\n\n## A\n\ntwo\n\n::: challenge\n\nthree\n\n::: solution\n\nfour\n\n:::\n\n:::\n\nfive';
    expect(passages(text).map((passage) => passage.text)).toEqual(['one', 'two', 'three', 'four', 'five']);
  });

  it('keeps an announcement with what it announces and code with its output', () => {
    const long = `# T\n\n${paragraph(15)}\n\nRun it like this:\n\n\`\`\`sh\n${'ls\n'.repeat(100)}\`\`\`\n\n\`\`\`output\nfile\n\`\`\`\n\n${paragraph(15)}`;
    const kinds = passages(long).map(({ blocks }) => blocks.map(({ kind }) => kind).join());
    expect(kinds.some((kind) => kind.includes('paragraph,code,output'))).toBe(true);
    expect(passages(long).every(({ blocks }) => !/:$/.test(blocks.at(-1)?.text ?? ''))).toBe(true);
  });

  it('keeps a formula with the sentence that it ends or that goes on after it', () => {
    const text = `# T\n\n${paragraph(16)}\n\nThe energy is given by\n\n$$E = mc^2$$\n\nwhere $m$ is the mass.\n\n${paragraph(16)}`;
    const found = passages(text).find(({ blocks }) => blocks.some(({ kind }) => kind === 'math'));
    expect(found?.blocks.map(({ text: body }) => body)).toEqual(
      expect.arrayContaining(['The energy is given by', 'where $m$ is the mass.']),
    );
  });

  it('keeps a long list, table or code block whole and cuts only a paragraph, at sentences', () => {
    const list = Array.from({ length: 80 }, (_, i) => `- item ${i} of the parts list`).join('\n');
    expect(passages(`# T\n\n${list}`)).toHaveLength(1);
    const cut = passages(`# T\n\n${paragraph(100)}`);
    expect(cut.length).toBeGreaterThan(3);
    expect(cut.every((passage) => passage.text.length <= 1_500 && passage.text.endsWith('.'))).toBe(true);
  });

  it('gives each definition a passage of its own', () => {
    expect(passages('# Glossary\n\nCam\n: A lobe.\n\nRod\n: A bar.\n').map((passage) => passage.text)).toEqual([
      'Cam: A lobe.',
      'Rod: A bar.',
    ]);
  });

  it('moves a note for instructors out from between an announcement and its list', () => {
    const text = '# T\n\nDo these:\n\n::: instructor\n\nWatch them.\n\n:::\n\n- one\n- two\n';
    expect(passages(text).map(({ blocks }) => blocks.map(({ text: body }) => body))).toEqual([
      ['Do these:', 'one\ntwo'],
      ['Watch them.'],
    ]);
  });
});
