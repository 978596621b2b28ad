import { describe, expect, it } from 'vitest';
import { parseDocument } from '../parse';

const blocks = (text: string, path = 'a.md') => parseDocument(text, path).passages.flatMap((passage) => passage.blocks);
const roles = (text: string) => blocks(text).map(({ text: body, role }) => [body, role]);

describe('definition lists', () => {
  it('are read in every common form', () => {
    const text =
      'Apple\n: A fruit.\nPear\n:   Another\nfruit.\n\nPlum\n\n: A third.\n\n    More on it.\n\n: Or a colour.\n\nNot a term\nfor sure\n\nAfter.';
    expect(blocks(text).map(({ kind, term, definition }) => [kind, term, definition])).toEqual([
      ['definition', 'Apple', 'A fruit.'],
      ['definition', 'Pear', 'Another\nfruit.'],
      ['definition', 'Plum', 'A third.\n\nMore on it.\n\nOr a colour.'],
      ['paragraph', undefined, undefined],
      ['paragraph', undefined, undefined],
    ]);
  });

  it('are not seen in prose with a colon, tables or times', () => {
    expect(blocks('At\n:30 we start\n\n- a\n: b\n\n| : a |\n').every(({ kind }) => kind !== 'definition')).toBe(true);
  });
});

describe('maths and money', () => {
  it.each([
    ['Costs $5 and $10, or US$3.', 'Costs $5 and $10, or US$3.'],
    ['From $5-$10 to $5 million (about €4), then $x$.', 'From $5-$10 to $5 million (about €4), then $x$.'],
    ['An escaped \\$5 too.', 'An escaped $5 too.'],
  ])('money in %j stays money', (text, plain) => {
    const [block] = blocks(text);
    expect(block?.text).toBe(plain);
    expect(block?.markdown.match(/(?<!\\)\$/g)?.length ?? 0).toBe(text.includes('$x$') ? 2 : 0);
  });

  it('formulas keep stars, underscores and pipes', () => {
    expect(blocks('Here $a_1 * b_2 * c$ and $2 x$.')[0]).toMatchObject({ markdown: 'Here $a_1 * b_2 * c$ and $2 x$.' });
    expect(blocks('| f | g |\n|---|---|\n| $|x|$ | 1 |')[0]?.rows).toEqual([
      ['f', 'g'],
      ['$|x|$', '1'],
    ]);
  });

  it('a displayed formula is a block of its own even inside a paragraph, and stays in its list item', () => {
    expect(blocks('We get\n$$\na = b\n$$\nas wanted.').map(({ kind, text }) => [kind, text])).toEqual([
      ['paragraph', 'We get'],
      ['math', '$$a = b$$'],
      ['paragraph', 'as wanted.'],
    ]);
    expect(blocks('1. We get\n   $$\n   a = b\n   $$\n   as wanted.\n2. Next.')[0]?.items).toEqual([
      'We get\n\n$$a = b$$\n\nas wanted.',
      'Next.',
    ]);
    expect(blocks('```math\nx^2\n```')[0]).toMatchObject({ kind: 'math', markdown: '$$\nx^2\n$$' });
  });
});

describe('admonitions', () => {
  it('of Exercism are Markdown with a role, fences inside kept', () => {
    const text = 'a\n\n~~~~exercism/note\nMind [this][r].\n\n```js\ncode\n```\n\n[r]: x.md\n~~~~\n\nb';
    expect(blocks(text).map(({ kind, role, markdown }) => [kind, role, markdown])).toEqual([
      ['paragraph', 'body', 'a'],
      ['paragraph', 'callout', 'Mind [this](x.md).'],
      ['code', 'callout', '```js\ncode\n```'],
      ['paragraph', 'body', 'b'],
    ]);
  });

  it('of GitHub lose their mark', () => {
    const text = '> [!WARNING]\n> Hot **steam**.\n> Keep off.\n>\n> - one\n\n> A quotation.';
    expect(blocks(text).map(({ kind, role, markdown }) => [kind, role, markdown])).toEqual([
      ['paragraph', 'callout', 'Hot **steam**.\nKeep off.'],
      ['list', 'callout', '- one'],
      ['quote', 'body', '> A quotation.'],
    ]);
  });

  it('folded away are solutions or asides', () => {
    expect(
      roles(
        '<details>\n<summary>Show the answer</summary>\n\n42\n\n</details>\n\nx\n\n<details><summary>Details</summary>\n\nOld.\n</details>',
      ),
    ).toEqual([
      ['42', 'solution'],
      ['x', 'body'],
      ['Old.', 'callout'],
    ]);
    expect(
      roles(
        'a\n\n<details>\n<summary>Why <b>steel</b>?</summary>\n\nIt is strong.\n\n</details>\n\n<details><summary>More</summary>\nb\n</details>',
      ),
    ).toEqual([
      ['a', 'body'],
      ['Why steel?', 'callout'],
      ['It is strong.', 'callout'],
      ['b', 'callout'],
    ]);
  });
});

describe('noise', () => {
  it('of comments, MDX and attributes is gone', () => {
    expect(roles('<!-- a\n\nb -->\nText <!-- c -->here.\n{: .lead}\n')).toEqual([['Text here.', 'body']]);
    const mdx = 'import X from "y"\n\nexport const a = 1;\n\nText {/* gone */}here.';
    expect(blocks(mdx, 'a.mdx').map(({ text }) => text)).toEqual(['Text here.']);
    const { headings } = parseDocument('## Title {#given .cls}\n\n## Title\n', 'a.md');
    expect(headings.map(({ text, anchor }) => [text, anchor])).toEqual([
      ['Title', 'given'],
      ['Title', 'title'],
    ]);
  });

  it('of links that lead nowhere leaves their text, with a warning', () => {
    const document = parseDocument(
      'See [the array][nope] and [ok][a], veg[1][2].\n\n[concept:js/rest-and-spread]()\n\n[a]: a.md\n',
      'a.md',
    );
    expect(document.passages.flatMap((passage) => passage.blocks.map(({ markdown }) => markdown))).toEqual([
      'See the array and [ok](a.md), veg[1][2].',
      'rest and spread',
    ]);
    expect(document.warnings).toEqual(['line 1: the link "nope" is not defined']);
  });

  it('an author’s own private-use characters and odd code points survive', () => {
    expect(blocks('A \u{100041} B')[0]).toMatchObject({ text: 'A \u{100041} B' });
    expect(blocks('`\u{100041}`')[0]).toMatchObject({ text: '\u{100041}' });
    expect(blocks('\uFEFF# T\n\nx').map(({ text }) => text)).toEqual(['x']);
  });
});
