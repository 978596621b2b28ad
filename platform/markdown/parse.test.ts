import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from './parse';
import type { Block, ParsedDocument } from './types';

const blocksOf = (document: ParsedDocument): Block[] => document.passages.flatMap((passage) => passage.blocks);
const parse = (text: string, path = 'notes/topic.md') => parseDocument(text, path);

describe('parseDocument', () => {
  it('names the document by front matter, first heading, path or any heading', () => {
    expect(parse('---\ntitle: From front matter\n---\n# Heading\n\nx').title).toBe('From front matter');
    expect(parse('# Heading\n\nx').title).toBe('Heading');
    expect(parse('# Introduction\n\nx', 'concepts/array-loops/introduction.md').title).toBe('Array loops');
    expect(parse('text', '03-intro_to-numpy.md').title).toBe('Intro to numpy');
    expect(parse('## Why\n\ntext', 'index.md').title).toBe('Why');
  });

  it('reads YAML front matter, tolerates none and warns of malformed', () => {
    expect(parse('---\nteaching: 30\ntags: [a, b]\n---\ntext').meta).toEqual({ teaching: 30, tags: ['a', 'b'] });
    expect(parse('---\n\ntext\n\n---\n\nmore').meta).toEqual({});
    const broken = parse('---\nname: a: b\n---\ntext');
    expect(broken.meta).toEqual({});
    expect(broken.warnings.join()).toMatch(/front matter/);
    expect(blocksOf(broken).map(({ text }) => text)).toEqual(['text']);
  });

  it('keeps heading paths, anchors and offsets', () => {
    const text = '# Pumps\n\nIntro.\n\n## Seals & rings\n\nOne.\n\n### Wear\n\nTwo.\n\n## Seals & rings\n\nThree.\n';
    const { headings, passages } = parse(text);
    expect(headings.map(({ anchor, depth, start }) => [anchor, depth, text.slice(start, start + 3).trim()])).toEqual([
      ['pumps', 1, '# P'],
      ['seals--rings', 2, '##'],
      ['wear', 3, '###'],
      ['seals--rings-1', 2, '##'],
    ]);
    expect(passages.map(({ headingPath, anchor }) => [headingPath.join('/'), anchor])).toEqual([
      ['Pumps', 'pumps'],
      ['Pumps/Seals & rings', 'seals--rings'],
      ['Pumps/Seals & rings/Wear', 'wear'],
      ['Pumps/Seals & rings', 'seals--rings-1'],
    ]);
  });

  it('tells the kinds of blocks apart and what belongs to each', () => {
    const text = [
      '# T\n\nA *valve* and a **seal** with [play](#play) and `code`.',
      '3. three\n4. four\n   - nested',
      '| a | b |\n|---|---|\n| `x` | *y* |',
      '```js title="x"\nlet a;\n```\n\n```output\n1\n```',
      '$$\nE = mc^2\n$$',
      '> Said *she*.',
      '![A pump](img/p.png)',
      '```mermaid\ngraph TD;\n```',
      'Word\n: Its meaning.',
      '<p>Some <b>HTML</b></p>',
    ].join('\n\n');
    const blocks = blocksOf(parse(text));
    expect(blocks.map(({ kind }) => kind)).toEqual([
      ...[
        'paragraph',
        'list',
        'table',
        'code',
        'output',
        'math',
        'quote',
        'image',
        'diagram',
        'definition',
        'paragraph',
      ],
    ]);
    const [paragraph, list, table, code, , math, , image, , definition, html] = blocks;
    expect(paragraph).toMatchObject({
      text: 'A valve and a seal with play and code.',
      emphasised: ['valve', 'seal', 'play'],
    });
    expect(list).toMatchObject({ ordered: true, items: ['three', 'four\n- nested'], text: 'three\nfour\nnested' });
    expect(table?.rows).toEqual([
      ['a', 'b'],
      ['x', 'y'],
    ]);
    expect(code).toMatchObject({ lang: 'js', text: 'let a;', markdown: '```js\nlet a;\n```' });
    expect(math).toMatchObject({ markdown: '$$\nE = mc^2\n$$', text: '$$E = mc^2$$' });
    expect(image).toMatchObject({ url: 'img/p.png', alt: 'A pump' });
    expect(definition).toMatchObject({ term: 'Word', definition: 'Its meaning.', text: 'Word: Its meaning.' });
    expect(html).toMatchObject({ text: 'Some HTML' });
  });

  it('resolves reference links and drops footnote marks so that a block renders alone', () => {
    const text =
      'See [the *guide*][g], [g], ![pic][p] and more[^1].\n\n[g]: <a b.md> "Guide"\n[p]: p.png\n[^1]: A note.';
    const [block] = blocksOf(parse(text));
    expect(block?.markdown).toBe('See [the *guide*](<a b.md> "Guide"), [g](<a b.md> "Guide"), ![pic](p.png) and more.');
    expect(block?.text).toBe('See the guide, g, pic and more.');
  });

  it('takes container indentation off what is nested', () => {
    const [list] = blocksOf(parse('- one\n\n  ```sh\n  ls\n  ```\n\n  > quoted\n  > twice\n'));
    expect(list?.items).toEqual(['one\n\n```sh\nls\n```\n\n> quoted\n> twice']);
  });

  it('lists local images and links once, and no others', () => {
    const text =
      '[a](a.md#x) [a](a.md#x) ![i](i.png) [e](https://e.org) [m](mailto:a@b.c) [f](#f) <img src="raw.png"> [r]\n\n[r]: r.md';
    expect(parse(text).links).toEqual([
      { url: 'a.md#x', kind: 'link' },
      { url: 'i.png', kind: 'image' },
      { url: 'raw.png', kind: 'image' },
      { url: 'r.md', kind: 'link' },
    ]);
  });

  it('reads glossaries written as lists or bold paragraphs under such a heading', () => {
    const text =
      '# Glossary\n\n- **Bearing**: carries a load.\n- **Seal** – keeps oil in.\n\n**Shaft.** A turning bar.\n';
    expect(blocksOf(parse(text)).map(({ kind, term, definition }) => [kind, term, definition])).toEqual([
      ['definition', 'Bearing', 'carries a load.'],
      ['definition', 'Seal', 'keeps oil in.'],
      ['definition', 'Shaft', 'A turning bar.'],
    ]);
    expect(blocksOf(parse('# Parts\n\n- **Bearing**: carries a load.')).map(({ kind }) => kind)).toEqual(['list']);
  });

  it('gives roles by headings, and by marks before headings', () => {
    const text =
      '# T\n\na\n\n## Exercises\n\nb\n\n### Solution\n\nc\n\n## Summary\n\nd\n\n## Further reading\n\ne\n\n::: callout\n\nf\n\n:::\n';
    expect(blocksOf(parse(text)).map(({ text: body, role }) => [body, role])).toEqual([
      ['a', 'body'],
      ['b', 'exercise'],
      ['c', 'solution'],
      ['d', 'keypoints'],
      ['e', 'reference'],
      ['f', 'callout'],
    ]);
  });

  it('ends lines as Windows and old Macs do', () => {
    for (const newline of ['\r\n', '\r']) {
      const text = ['# T', '', 'Para', 'goes on.', '', 'Term', ': Meaning.', '', '```js', 'a', '```'].join(newline);
      expect(blocksOf(parse(text)).map(({ kind, text: body }) => [kind, body])).toEqual([
        ['paragraph', 'Para goes on.'],
        ['definition', 'Term: Meaning.'],
        ['code', 'a'],
      ]);
    }
  });
});

describe('offsets', () => {
  const pieces = [
    ...[
      '# Head',
      '## Sub *x*',
      'Plain words here.',
      'Term\n: A meaning of it.',
      '- one\n- two\n  - three',
      '1. first\n\n   para',
    ],
    ...[
      '```py\ncode = 1\n```',
      '$$\na+b\n$$',
      'It is $x$ and $5.',
      '> quote\n> more',
      '![alt](a.png)',
      '::: challenge\n\nTry it.\n\n:::',
    ],
    ...[
      '<details>\n<summary>Solution</summary>\n\nHidden\n\n</details>',
      '| a | b |\n|--|--|\n| c | d |',
      '<!-- gone -->',
      '> [!TIP]\n> Do so.',
    ],
    ...[
      'Text[^n].',
      '[^n]: note',
      '[link][r] here',
      '[r]: x.md',
      'Caption\n$$y$$\ngoes on',
      '😀 emoji 𝒳 end',
      '***',
      ':::',
      '{: .note}',
      'a\\$b',
    ],
  ];
  const documents = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((parts) => parts.join('\n\n'));

  it('lie in the source, in order, and hold the words of the block', () => {
    fc.assert(
      fc.property(documents, (text) => {
        const document = parse(text);
        let at = 0;
        for (const [i, passage] of document.passages.entries()) {
          expect(passage.ordinal).toBe(i);
          for (const block of passage.blocks) {
            expect(block.start).toBeGreaterThanOrEqual(at);
            expect(block.end).toBeGreaterThan(block.start);
            expect(block.end).toBeLessThanOrEqual(text.length);
            expect(passage.start).toBeLessThanOrEqual(block.start);
            expect(passage.end).toBeGreaterThanOrEqual(block.end);
            for (const word of block.text.match(/[A-Za-z]{3,}/g) ?? [])
              expect(text.slice(block.start, block.end)).toContain(word);
            at = block.end;
          }
        }
      }),
      { seed: 2, numRuns: 150 },
    );
  });

  it('leave no word of the source outside, but for headings and marks', () => {
    fc.assert(
      fc.property(documents, (text) => {
        const document = parse(text);
        let rest = text;
        for (const { start, end } of blocksOf(document))
          rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
        const marks =
          /^#+ .*$|<!--.*?-->|::: challenge|<\/?(?:details|summary)>|Solution|\[!TIP\]|\[\^n\]: |\[r\]: x\.md|\{: \.note\}/gm;
        expect(rest.replace(marks, '').match(/[A-Za-z]{2,}/g) ?? []).toEqual([]);
      }),
      { seed: 3, numRuns: 150 },
    );
  });

  it('never throw and stay in range, whatever the characters', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(...('ab \n\t#*_`~[]()<>|$:{}!-+\\&^%1.\uFDD0\u{100001}😀'.match(/./gsu) ?? [])),
          maxLength: 120,
        }),
        (text) => {
          const document = parse(text);
          for (const { start, end, markdown, text: body } of blocksOf(document)) {
            expect(start >= 0 && start < end && end <= text.length).toBe(true);
            expect(markdown + body).not.toMatch(/[\uFDD0\uFDD1]/);
          }
        },
      ),
      { seed: 4, numRuns: 800 },
    );
  });
});
