import { describe, expect, it } from 'vitest';
import { parseDocument } from '@/platform/markdown/parse';
import { DEFAULT_DOCUMENT_LIMITS } from '../types';
import { htmlToMarkdown } from './html-to-markdown';

const limits = DEFAULT_DOCUMENT_LIMITS;
const md = (html: string) => htmlToMarkdown(html, { limits }).markdown.trimEnd();
const blocks = (html: string) =>
  parseDocument(htmlToMarkdown(html, { limits }).markdown, 'a.html').passages.flatMap((passage) => passage.blocks);

describe('htmlToMarkdown', () => {
  it('finds the main content, the title and the language', () => {
    const page = `<!doctype html><html lang="de_AT"><head><title> Wellen &amp;
      Licht </title><style>p{}</style></head><body><header><nav>Menu</nav><h1>Site</h1></header><nav>n</nav>
      <main><h1>Wellen</h1><script>x()</script><p>Licht ist eine <em>Welle</em>.</p><aside>Werbung</aside><p hidden>no</p>
      <footer>f</footer></main><footer>Impressum</footer></body></html>`;
    expect(htmlToMarkdown(page, { limits })).toMatchObject({
      markdown: '# Wellen\n\nLicht ist eine *Welle*.\n',
      title: 'Wellen & Licht',
      language: 'de-AT',
    });
    expect(md('<body><header><h1>Only title</h1></header><article><p>a</p></article><p>b</p></body>')).toContain('b');
  });

  it('leaves out boxes of links beside the text, not boxes of text', () => {
    const links = Array.from({ length: 6 }, (_, i) => `<li><a href="${i}">Page ${i}</a></li>`).join('');
    expect(
      md(
        `<div id="side-bar"><ul>${links}</ul></div><div class="sidebar"><p>About <a href="x">x</a>.</p></div><ul>${links}</ul>`,
      ),
    ).toMatch(/^About \[x\]\(x\)\.\n\n- \[Page 0\]\(0\)/);
  });

  it('writes lists, quotations, emphasis, breaks and links', () => {
    expect(
      md(`<h2>A</h2><ul><li>one<ul><li>in</li></ul></li><li><p>two</p></li></ul><ol start="3"><li>x</li></ol>
      <blockquote><p>q</p></blockquote><p><b>bold </b>and<strong> more</strong><strong>over</strong><br>next, <a href="b.html#c">link</a>,
      <a href="javascript:x()">no</a>, <a href="#A">up</a>, H<sub>2</sub>O, <del>gone</del></p><hr>`),
    ).toBe(
      '## A\n\n- one\n  - in\n- two\n\n3. x\n\n> q\n\n**bold** and **moreover**\\\nnext, [link](b.html#c), no, up, H<sub>2</sub>O, ~~gone~~\n\n***',
    );
  });

  it('keeps signs that Markdown or its dialects would misread', () => {
    const html = `<p>: no definition</p><p>::: no box</p><p>&lt;details&gt; and &lt;!-- x --&gt; cost $5 or $6 {: .x} [a][b] (c){.d} 1. *not* snake_case</p><h2>Braces {#no}</h2>`;
    const found = blocks(html);
    expect(found.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph', 'paragraph']);
    expect(found.map(({ text }) => text)).toEqual([
      ': no definition',
      '::: no box',
      '<details> and <!-- x --> cost $5 or $6 {: .x} [a][b] (c){.d} 1. *not* snake_case',
    ]);
    expect(parseDocument(md(html), 'a').headings[0]?.text).toBe('Braces {#no}');
  });

  it('lays tables out: spans, heads of several rows, captions, lists and code in cells', () => {
    const html = `<table><caption>Table 1: Results</caption>
      <tr><th rowspan="2">Name</th><th colspan="2">Score</th></tr><tr><th>min</th><th>max</th></tr>
      <tr><td rowspan="2">Ann</td><td>1</td><td>2 | 3</td></tr><tr><td colspan="2"><p>a</p><ul><li>b</li><li>c</li></ul></td></tr>
      <tr><td>Bob</td><td><pre>x = 1
y = 2</pre></td></tr></table>`;
    expect(md(html)).toBe(`Table 1: Results

| Name | Score – min | Score – max |
| - | - | - |
| Ann | 1 | 2 \\| 3 |
| Ann | a<br>• b<br>• c | |
| Bob | \`x = 1\`<br>\`y = 2\` | |`);
    expect(blocks(html).map(({ kind }) => kind)).toEqual(['paragraph', 'table']);
  });

  it('unfolds tables that only arrange a page', () => {
    expect(md('<table><tr><td><h2>A</h2><p>x</p></td><td><p>y</p></td></tr></table>')).toBe('## A\n\nx\n\ny');
    expect(md('<table><tr><td>box</td></tr></table>')).toBe('box');
  });

  it('keeps figures with captions and alternative texts', () => {
    expect(
      md(
        '<figure><img src="a b.png"><figcaption aria-hidden="true">Figure 1. A cell</figcaption></figure><p><img src="c.png" alt="Two [cells]"> <img src="t.gif" width="1" height="1"></p>',
      ),
    ).toBe('![Figure 1. A cell](<a b.png>)\n\nFigure 1. A cell\n\n![Two \\[cells\\]](c.png)');
  });

  it.each([
    ['<pre><code class="language-python hljs">a = 1\n  b</code></pre>', 'python'],
    [
      '<div class="highlight-js notranslate"><div class="highlight"><pre><span></span><span class="k">a = 1\n  b</span></pre></div></div>',
      'js',
    ],
    [
      '<div class="sourceCode" id="cb1"><pre class="sourceCode r"><code class="sourceCode r">a = 1\n  b</code></pre></div>',
      'r',
    ],
    ['<div class="highlight highlight-source-shell"><pre>a = 1\n  b</pre></div>', 'shell'],
    ['<pre class="brush: java;">a = 1<br>  b</pre>', 'java'],
    ['<pre>\na = 1\n  b\n</pre>', ''],
  ])('knows the language of %s', (html, language) => {
    expect(md(html)).toBe(`\`\`\`${language}\na = 1\n  b\n\`\`\``);
  });

  it('writes definition lists as such', () => {
    const html =
      '<dl><dt>Atom</dt><dd>The smallest part.</dd><dd><p>Greek.</p><p>Old.</p></dd><dt>Ion</dt><dt>Charged atom</dt><dd>Has $x$.</dd></dl>';
    expect(md(html)).toBe('Atom\n: The smallest part.\n\n    Greek.\n\n    Old.\n\nIon, Charged atom\n: Has \\$x\\$.');
    expect(blocks(html)).toMatchObject([
      { kind: 'definition', term: 'Atom', definition: 'The smallest part.\n\nGreek.\n\nOld.' },
      { kind: 'definition', term: 'Ion, Charged atom' },
    ]);
    expect(md('<dl><dt>f(x)</dt><dd><pre>code</pre></dd></dl>')).toBe('**f(x)**\n\n```\ncode\n```');
  });

  it('marks boxes, exercises and solutions', () => {
    const html =
      '<div class="admonition warning"><p class="admonition-title">Careful</p><p>Hot.</p></div><div class="exercise"><p>Try.</p><details><summary>Solution</summary><p>Done.</p></details></div>';
    expect(blocks(html).map(({ role, text }) => [role, text])).toEqual([
      ['callout', 'Careful'],
      ['callout', 'Hot.'],
      ['exercise', 'Try.'],
      ['solution', 'Done.'],
    ]);
  });

  it('leads links inside the page to headings', () => {
    const { markdown, anchors } = htmlToMarkdown(
      '<p><a href="#s1">1</a> <a href="#deep">2</a> <a href="#none">3</a></p><section id="s1"><h2>One</h2></section><h2>Two</h2><p id="deep">x</p><h2 id="own">Three</h2>',
      { limits },
    );
    expect(markdown).toBe('[1](#s1) [2](#deep) 3\n\n## One {#s1}\n\n## Two {#deep}\n\nx\n\n## Three {#own}\n');
    expect(Object.fromEntries(anchors)).toEqual({ s1: 's1', deep: 'deep', own: 'own' });
    expect(parseDocument(markdown, 'a').headings.map(({ anchor }) => anchor)).toEqual(['s1', 'deep', 'own']);
  });

  const math = (inner: string, display = '') => `<math${display}>${inner}</math>`;
  it.each([
    [`<p>If ${math('<msup><mi>x</mi><mn>2</mn></msup>')} is</p>`, 'If $x^{2}$ is'],
    [`<p>a ${math('<mi>x</mi>', ' display="block"')} b</p>`, 'a\n\n$$\nx\n$$\n\nb'],
    [
      '<p>x<span class="katex"><span class="katex-mathml"><math><semantics><mi>a</mi><annotation encoding="application/x-tex">a_1</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">a1</span></span>y</p>',
      'x $a_1$y',
    ],
    [
      '<p><span class="MathJax_Preview">p</span><span class="MathJax">drawn</span><script type="math/tex">E=mc^2</script></p><script type="math/tex; mode=display">\\int f</script>',
      '$E=mc^2$\n\n$$\n\\int f\n$$',
    ],
    [
      '<p>so \\(a|b\\) and <span class="math inline">\\(c\\)</span></p><p><span class="math display">\\[d\\]</span></p>',
      'so $a|b$ and $c$\n\n$$\nd\n$$',
    ],
    ['<script src="https://cdn/mathjax/tex.js"></script><p>$y$ costs $$z$$</p>', '$y$ costs\n\n$$\nz\n$$'],
    ['<p>$5 and $6</p>', '\\$5 and \\$6'],
    [
      '<span class="mwe-math-element"><span style="display: none;"><math><mi>q</mi></math></span><img class="mwe-math-fallback-image-inline" alt="{\\displaystyle q}" src="x.svg"></span>',
      '$q$',
    ],
    [
      '<mjx-container display="true"><mjx-math>drawn</mjx-math><mjx-assistive-mml><math><mi>k</mi></math></mjx-assistive-mml></mjx-container>',
      '$$\nk\n$$',
    ],
    [
      '<table><tr><th>a</th><th>b</th></tr><tr><td>\\(|x|\\)</td><td>1</td></tr></table>',
      '| a | b |\n| - | - |\n| $\\vert x\\vert$ | 1 |',
    ],
  ])('reads formulas: %s', (html, expected) => {
    expect(md(html)).toBe(expected);
  });

  it.each([
    [
      '<p>A<sup><a href="#f1" role="doc-noteref" id="r1">1</a></sup> b.</p><section role="doc-endnotes"><ol><li id="f1"><p>Note. <a href="#r1" role="doc-backlink">↩</a></p></li></ol></section>',
      'A[^1] b.\n\n[^1]: Note.',
    ],
    ['<p>A<a class="footnote-ref" href="#x">*</a></p><p><a id="x"></a>Note.</p>', 'A[^1]\n\n[^1]: Note.'],
    ['<p>A<a class="footnote-ref" href="#gone">*</a></p>', 'A\\*'],
  ])('makes notes of notes: %s', (html, expected) => {
    expect(md(html)).toBe(expected);
  });

  it('has its own marks told and taken out', () => {
    const { markdown, marks } = htmlToMarkdown('<p>a</p>', { limits });
    expect([markdown, marks]).toEqual(['a\n', []]);
  });

  it('refuses depth, takes long rows of unclosed elements', () => {
    const code = (html: string) => {
      try {
        return md(html).length > 0 ? 'read' : 'empty';
      } catch (error) {
        return error instanceof Error ? error.message.slice(0, 8) : '';
      }
    };
    for (const tag of ['div', 'b', 'ul><li', 'table><tr><td', 'blockquote', 'span', 'font color=red'])
      expect(code(`<${tag}>`.repeat(20_000)), tag).toBe('too_deep');
    expect(code(`<p>x</p>${'<b><div></b>'.repeat(20_000)}`)).toBe('too_deep');
    expect(code('<li>x<p>y'.repeat(5_000))).toBe('read');
    expect(code('<td>x'.repeat(5_000))).toBe('read');
    expect(code(`<table>${'<tr><td colspan=1000 rowspan=60000>x'.repeat(2_000)}</table>`)).toBe('read');
  });

  it('takes blocks out of headings and emphasis, which are lines', () => {
    expect(md('<h2>Flow <table><tr><td>a</td><td>b</td></tr></table><h3>Head</h3>rest</h2>')).toBe(
      '## Flow\n\n| a | b |\n| - | - |\n\n### Head\n\nrest',
    );
    expect(md('<h2><p>Flow</p></h2><h3><div><blockquote>q</blockquote></div></h3>')).toBe('## Flow\n\n> q');
    expect(md('<b>Two<p>parts</p></b>')).toBe('Two\n\nparts');
    expect(md('<summary>Sum <h2>and</h2><pre>code</pre></summary>')).toBe('Sum and `code`');
  });

  it.each(['h1>x<figure', 'b>x<blockquote', 'em>x<ul><li', 'summary>x<h2', 'summary>x<blockquote'])(
    'takes no longer for <%s> in each other than for its length',
    (tags) => expect(md(`<${tags}>`.repeat(30)).length).toBeLessThan(2_000),
    10_000,
  );
});
