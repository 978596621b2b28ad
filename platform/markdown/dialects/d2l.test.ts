import { describe, expect, it } from 'vitest';
import { parseDocument } from '../parse';

const blocks = (text: string) =>
  parseDocument(`${text}\n`, 'chapter_x/page.md').passages.flatMap((passage) => passage.blocks);
const texts = (text: string) => blocks(text).map((block) => block.text);

describe('d2l pages', () => {
  it('number equations and figures and name references in words', () => {
    const text = [
      '# Pages\n:label:`sec_pages`',
      '$$y = wx$$\n:eqlabel:`eq_line`',
      '![A line.](line.svg)\n:width:`400px`\n:label:`fig_line`',
      'By :eqref:`eq_line`, shown in :numref:`fig_line` of :numref:`sec_pages`, see :numref:`sec_weight_decay`.',
      ':numref:`fig_line` shows it (:numref:`chap_cnn`).',
    ].join('\n\n');
    const [math, image, first, second] = blocks(text);
    expect(math).toMatchObject({ kind: 'math', markdown: '$$\ny = wx \\tag{1}\n$$', labels: ['eq_line'] });
    expect(image).toMatchObject({ kind: 'image', alt: 'Figure 1: A line.', labels: ['fig_line'] });
    expect(first?.text).toBe('By equation (1), shown in Figure 1 of “Pages”, see the section on weight decay.');
    expect(first?.refersTo).toEqual(['eq_line', 'fig_line', 'sec_pages', 'sec_weight_decay']);
    expect(second?.text).toBe('Figure 1 shows it (the chapter on CNN).');
  });

  it('write citations as a reader expects them', () => {
    const text =
      'As :citet:`Bishop.1995` and :citet:`He.Zhang.Ren.ea.2016` say :cite:`Hoerl.Kennard.1970,brown2020language` (see :cite:`Vapnik.1998`).';
    expect(texts(`x\n\n${text}`)[1]).toBe(
      'As Bishop (1995) and He et al. (2016) say (Hoerl and Kennard, 1970; Brown, 2020) (see (Vapnik, 1998)).',
    );
  });

  it('keep one framework of tabs and cells and drop what only runs the notebook', () => {
    const text = [
      '```{.python .input}\n%load_ext d2lbook.tab\ntab.interact_select("mxnet", "pytorch")\n```',
      '```{.python .input  n=3}\n%%tab mxnet\nother\n```',
      '```{.python .input}\n%%tab pytorch\n%matplotlib inline\nx = 1  #@save\n```',
      '```{.python .input}\n#@tab all\ndef f():\n    if tab.selected("mxnet"):\n        a()\n    if tab.selected("pytorch", "jax"):\n        b()\n        if x:\n            c()\n    return 1\n```',
      '```{.python .input}\n%%tab pytorch\nimport torch\n```',
      ':begin_tab:`mxnet`\nMXNet here.\n:end_tab:\n\n:begin_tab:`pytorch, jax`\nTorch here.\n:end_tab:',
      '[Discussions](https://discuss.d2l.ai/t/100)',
      '```toc\n:maxdepth: 2\n\na\n```',
    ].join('\n\n');
    expect(blocks(text).map(({ text: body, lang, setup }) => [body, lang, setup])).toEqual([
      ['x = 1', 'python', undefined],
      ['def f():\n    b()\n    if x:\n        c()\n    return 1', 'python', undefined],
      ['import torch', 'python', true],
      ['Torch here.', undefined, undefined],
    ]);
  });

  it('take slide marks away without a trace of emphasis', () => {
    const [, block] = blocks(
      '```{.python .input}\nx\n```\n\nWe (**train\nthe model**) and [**test `it`**], see [**bold**](a.md).',
    );
    expect(block?.markdown).toBe('We train\nthe model and test `it`, see [**bold**](a.md).');
    expect(block?.emphasised).toEqual(['bold']);
  });
});
