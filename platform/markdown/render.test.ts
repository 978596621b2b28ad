import { describe, expect, it } from 'vitest';
import { parseDocument } from './parse';
import { renderMarkdown, renderSource } from './render';

const inFiles = { resolveUrl: (url: string) => `/files/${url}` };

describe('renderMarkdown', () => {
  it('draws formulas as HTML and MathML, and shows LaTeX that cannot be read', async () => {
    const html = await renderMarkdown('Inline $a_1 < b$ and\n\n$$\n\\frac{1}{2}\n$$\n\nIt is $5.');
    expect(html).toContain('<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><msub>');
    expect(html).toContain('katex-display');
    expect(html).toContain('<p>It is $5.</p>');
    expect(await renderMarkdown('$\\frac{$')).toContain('<code class="math-source">\\frac{</code>');
  });

  it('colours known languages by variables, shows unknown ones plainly, output apart', async () => {
    const html = await renderMarkdown('```python\ndef f(): return 1\n```\n\n```nolang\n<a>\n```\n\n```output\n1\n```');
    expect(html).toMatch(
      /<pre class="code" tabindex="0" data-lang="python"><code class="language-python"><span style="--shiki-light:#\w+;--shiki-dark:#\w+">def<\/span>/,
    );
    expect(html).toContain(
      '<pre class="code" tabindex="0" data-lang="nolang"><code class="language-nolang">&#x3C;a></code></pre>',
    );
    expect(html).toContain(
      '<pre class="output" tabindex="0" data-lang="output"><code class="language-output">1</code></pre>',
    );
  });

  it('leaves lines and blocks without colours that would take a grammar too long', async () => {
    const long = 'a'.repeat(301);
    const html = await renderMarkdown(`\`\`\`js\nlet b;\n${long}\n\`\`\``);
    expect(html).toContain('<span style="--shiki-light');
    expect(html).toContain(long);
    const big = `${'let b;\n'.repeat(3_000)}`;
    expect(await renderMarkdown(`\`\`\`js\n${big}\`\`\``)).not.toContain('--shiki');
  });

  it('leaves diagrams to the browser, as text', async () => {
    expect(await renderMarkdown('```mermaid\ngraph TD; A--><b>\n```')).toBe(
      '<pre class="mermaid" data-diagram="">graph TD; A-->&#x3C;b></pre>',
    );
  });

  it('makes tables scroll, reachable and named', async () => {
    const table = '| Part | $n$ |\n|---|--:|\n| a | $|x|$ |';
    const html = await renderMarkdown(`${table}\n\n${table}`);
    expect(html).toContain('<div class="table-scroll" role="region" tabindex="0" aria-label="Table: Part, n"><table>');
    expect(html).toContain('aria-label="Table: Part, n (2)"');
    expect(html).toContain('<td align="right"><span class="katex">');
  });

  it('maps local addresses, keeps others without a referrer, and turns dead ones to text', async () => {
    const text =
      '[l](a.md#x) ![i](i.png "Cap") [e](https://e.org/?a=1&b=2) [m](mailto:a@b.c) [f](#f) ![far](https://e.org/i.png)';
    const html = await renderMarkdown(text, inFiles);
    expect(html).toContain('<a href="/files/a.md#x">l</a>');
    expect(html).toContain('<img src="/files/i.png" alt="i" title="Cap" loading="lazy" decoding="async">');
    expect(html).toContain('<a href="https://e.org/?a=1&#x26;b=2" rel="noopener noreferrer">e</a>');
    expect(html).toContain('<a href="mailto:a@b.c">m</a>');
    expect(html).toContain('<a href="#f">f</a>');
    expect(html).toContain('<a href="https://e.org/i.png" rel="noopener noreferrer">far</a>');
    expect(await renderMarkdown('[l *x*](a.md) ![i](i.png)')).toBe('<p>l <em>x</em> i</p>');
  });

  it('draws definition lists, callouts, task lists and captioned figures', async () => {
    const html = await renderMarkdown(
      'Cam\n: A *lobe*.\n\n> [!TIP]\n> Look.\n\n- [x] done\n\n![Figure 2: A cam](c.png)',
      inFiles,
    );
    expect(html).toContain('<dl><dt>Cam</dt><dd>A <em>lobe</em>.</dd></dl>');
    expect(html).toMatch(/<div class="callout" data-callout="tip">\s*<p>Look.<\/p>/);
    expect(html).toContain('<input type="checkbox" checked disabled aria-label="done">');
    expect(html).toMatch(/<figure><img [^>]*><figcaption>Figure 2: A cam<\/figcaption><\/figure>/);
  });

  it('shifts headings under those of the page', async () => {
    expect(await renderMarkdown('# A\n\n###### B', { headingOffset: 2 })).toBe('<h3 id="a">A</h3>\n<h6 id="b">B</h6>');
  });

  it('renders every block of a document alone as it does in the whole', async () => {
    const text =
      'See [g] and $x$.\n\n[g]: g.md\n\n- a\n- b\n\n  ```js\n  1\n  ```\n\n| a |\n|---|\n| b |\n\nCam\n: A lobe.\n\n$$\nx\n$$\n';
    const blocks = parseDocument(text, 'a.md').passages.flatMap((passage) => passage.blocks);
    const alone = await Promise.all(blocks.map(({ markdown }) => renderMarkdown(markdown, inFiles)));
    const whole = await renderSource(text, inFiles);
    const plain = whole.replace(/ data-(?:start|end|role)="[^"]*"/g, '');
    for (const html of alone) expect(plain).toContain(html);
  });
});

describe('renderSource', () => {
  const text =
    '# Title\n\nOne.\n\n::: challenge\n\n## Try {#try-it}\n\n- two\n- three\n\n:::\n\n***\n\n```js\nx\n```\n';

  it('carries ranges, roles, highlights and the anchors of passages', async () => {
    const { passages } = parseDocument(text, 'a.md');
    const highlights = passages.map(({ ordinal, start, end }) => ({ id: `p${ordinal}`, start, end }));
    const html = await renderSource(text, { highlights });
    expect(html).toContain('<h1 data-start="0" data-end="7" id="title">Title</h1>');
    expect(html).toContain('<p data-start="9" data-end="13" data-passage="p0">One.</p>');
    expect(html).toMatch(/<ul data-start="\d+" data-end="\d+" data-role="exercise" data-passage="p1">/);
    expect(html).toMatch(/<pre data-start="\d+" data-end="\d+" data-passage="p2" class="code"/);
    for (const { anchor } of passages) expect(html).toContain(`id="${anchor}"`);
    expect(html).not.toContain(':::');
    expect(html.match(/<hr/g)).toHaveLength(1);
  });

  it('keeps footnotes', async () => {
    const html = await renderSource('Text[^1].\n\n[^1]: A note.');
    expect(html).toContain('href="#user-content-fn-1"');
    expect(html).toContain('<h2 class="sr-only" id="footnote-label">Notes</h2>');
  });
});
