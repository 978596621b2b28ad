import { describe, expect, it } from 'vitest';
import { parseDocument } from '@/platform/markdown/parse';
import { excerptHtml, shownExcerpt } from './excerpt-html';
import { spansOf } from './spans';

function passage(markdown: string) {
  const [first] = parseDocument(`# T\n\n${markdown}\n`, 'a.md').passages;
  if (!first) throw new Error('no passage');
  return first;
}
const spansIn = (markdown: string) => {
  const { text, blocks } = passage(markdown);
  return spansOf(text, blocks).map(({ start, end, kind }) => `${kind} ${text.slice(start, end)}`);
};
const shown = (markdown: string, query: string) => shownExcerpt(passage(markdown), query, ['en']).html;

describe('formulas and code in the text of a passage', () => {
  it('are found in every kind of block', () => {
    expect(
      spansIn('A loss $L(w)$ by `np.dot`.\n\n$$\n\\mathbf{w} = 1\n$$\n\n| a | b |\n|---|---|\n| $x$ | `c` |'),
    ).toEqual([...['math $L(w)$', 'code np.dot', 'math $$\\mathbf{w} = 1$$', 'math $x$', 'code c']]);
    expect(spansIn('```python\nprint("$a$")\n```')).toEqual(['code print("$a$")']);
  });

  it('are found where the formula has a number of its own in the Markdown', () => {
    expect(spansIn('As\n\n$$\\textrm{MSE} = E[(a - b)^2].$$\n:eqlabel:`eq_mse`\n\nThis is it.')).toEqual([
      'math $$\\textrm{MSE} = E[(a - b)^2].$$',
    ]);
  });

  it('are not what only looks like one: money, or dollar signs in code', () => {
    expect(spansIn('It costs \\$5 and `x = y$` more.')).toEqual(['code x = y$']);
    expect(spansIn('It costs $5 or $6 a piece.')).toEqual([]);
  });

  it('are told apart where the same letters stand before them', () => {
    const { text, blocks } = passage('The letter c is code in `c` here.');
    expect(spansOf(text, blocks)).toHaveLength(1);
  });
});

describe('an excerpt as it is shown', () => {
  it('marks words, draws formulas and sets code as code', () => {
    const html = shown('The loss $\\frac{1}{n}$ is what `np.dot` gives.', 'loss');
    expect(html).toContain('The <mark>loss</mark> <span class="katex">');
    expect(html).toContain('<mfrac>');
    expect(html).toContain('<code>np.dot</code>');
    expect(html).not.toContain('$');
  });

  it('cuts no formula, wherever the window falls', () => {
    const words = 'pumps move water through pipes and valves all day long '.repeat(6);
    for (let shift = 0; shift < 60; shift++) {
      const html = shown(`${words.slice(shift)}$\\frac{a + b}{c + d}$ bearing $\\frac{e}{f}$ ${words}`, 'bearing');
      expect(html).not.toContain('$');
      expect(html).not.toContain('\\frac{a + b}{c + d}$');
    }
  });

  it('shows a formula that can’t be read as it was written, and one with its number without it', () => {
    expect(shown('A $\\nonsense{x$ loss.', 'loss')).toContain('<code>$\\nonsense{x$</code>');
    expect(shown('The loss:\n\n$$a = b \\tag{3.1.2}$$', 'loss')).toContain('class="katex"');
  });

  it('lets no markup through, in words, code or marks', () => {
    const html = excerptHtml({ excerpt: 'a <b> & <img src=x onerror=1>', matches: [{ start: 2, end: 5 }] }, [
      { start: 8, end: 29, kind: 'code' },
    ]);
    expect(html).toBe('a <mark>&lt;b&gt;</mark> &amp; <code>&lt;img src=x onerror=1&gt;</code>');
    expect(
      excerptHtml({ excerpt: '$\\href{javascript:alert(1)}{x}$', matches: [] }, [{ start: 0, end: 31, kind: 'math' }]),
    ).not.toMatch(/<a /);
  });
});
