import { describe, expect, it } from 'vitest';
import { isIndex, orderSources } from './order-sources';

const order = (paths: string[], texts: Record<string, string> = {}) =>
  orderSources(paths, new Map(Object.entries(texts)));

describe('orderSources', () => {
  it('sorts naturally, folder by folder, with the index first', () => {
    expect(order(['10-b.md', '2-a.md', 'index.md', 'part/2.md', 'part/README.md', 'part/10.md'])).toEqual([
      'index.md',
      '2-a.md',
      '10-b.md',
      'part/README.md',
      'part/2.md',
      'part/10.md',
    ]);
  });

  it('follows the list of an index; what it leaves out comes after', () => {
    const index =
      '# Course\n\nSee [glossary](z.md).\n\n1. [Third](c.md)\n2. [First](a%20x.md#part)\n3. [Gone](gone.md)\n';
    expect(order(['a x.md', 'b.md', 'c.md', 'index.md', 'z.md'], { 'index.md': index })).toEqual([
      'index.md',
      'c.md',
      'a x.md',
      'b.md',
      'z.md',
    ]);
  });

  it('follows the list of a web page, as of any other index', () => {
    const index = '1. [Two](two.html)\n2. [One](one.pdf)\n';
    expect(order(['one.pdf', 'two.html', 'index.html', 'a.docx'], { 'index.html': index })).toEqual([
      'index.html',
      'two.html',
      'one.pdf',
      'a.docx',
    ]);
  });

  it('takes links in running text for no table of contents', () => {
    const index = 'Read [z](z.md) and [b](b.md) first.';
    expect(order(['b.md', 'z.md', 'a.md'], { 'index.md': index })).toEqual(['a.md', 'b.md', 'z.md']);
  });

  it('reads toc blocks without endings, and the indices of folders', () => {
    const texts = {
      'index.md': '```toc\n:maxdepth: 1\n\nchapter_two/index\nchapter_one/index\n```\n',
      'chapter_one/index.md': '```toc\nnetworks\nlayers\n```',
    };
    const paths = [
      'chapter_one/index.md',
      'chapter_one/layers.md',
      'chapter_one/networks.md',
      'chapter_two/a.md',
      'chapter_two/index.md',
      'index.md',
    ];
    expect(order(paths, texts)).toEqual([
      'index.md',
      'chapter_two/index.md',
      'chapter_two/a.md',
      'chapter_one/index.md',
      'chapter_one/networks.md',
      'chapter_one/layers.md',
    ]);
  });

  it('does not let the lists inside folders decide about the folders', () => {
    const toc = '```toc\nx\ny\n```';
    const paths = [
      'appendix/index.md',
      'appendix/x.md',
      'appendix/y.md',
      'basics/index.md',
      'basics/x.md',
      'basics/y.md',
    ];
    const sorted = order(paths, { 'appendix/index.md': toc, 'basics/index.md': toc });
    expect(sorted.map((path) => path.split('/')[0])).toEqual([
      ...Array(3).fill('basics'),
      ...Array(3).fill('appendix'),
    ]);
  });

  it('puts first what the others refer to, where nothing lists or numbers them', () => {
    const texts = {
      'attention/a.md': ':label:`attn` builds on :numref:`rnn` and :numref:`calc`; see :numref:`text-<calc>`',
      'basics/a.md': ':label:`calc` comes back in :numref:`rnn`',
      'networks/a.md': ':label:`rnn` needs :numref:`calc`, :eqref:`calc`, :ref:`calc`',
    };
    const paths = Object.keys(texts);
    expect(order(paths, texts)).toEqual(['basics/a.md', 'networks/a.md', 'attention/a.md']);
    const numbered = Object.fromEntries(Object.entries(texts).map(([path, text], at) => [`${at}-${path}`, text]));
    expect(order(Object.keys(numbered), numbered)).toEqual(Object.keys(numbered));
    const quarto = { 'a.qmd': '@sec-c and @sec-b', 'b.qmd': '## B {#sec-b}\n@sec-c', 'c.qmd': '## C {#sec-c}' };
    expect(order(Object.keys(quarto), quarto)).toEqual(['c.qmd', 'b.qmd', 'a.qmd']);
  });

  it('puts introductions first and appendices last where nothing lists them', () => {
    expect(order(['appendix-a/x.md', 'basics/x.md', 'chapter_introduction/x.md', 'glossary.md', 'zeta.md'])).toEqual([
      'chapter_introduction/x.md',
      'basics/x.md',
      'zeta.md',
      'appendix-a/x.md',
      'glossary.md',
    ]);
  });

  it('is the same whatever order the files came in', () => {
    const paths = ['b.md', 'B.md', 'a/1.md', 'a.md', 'ä.md', '1.md', '01.md'];
    expect(order(paths)).toEqual(order([...paths].reverse()));
  });

  it('knows an index by its name', () => {
    expect(['index.md', 'a/README.md', 'a/SUMMARY.md', 'my-index.md', 'index.txt'].map(isIndex)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});
