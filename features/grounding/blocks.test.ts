import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBlockSplitter, type RawBlock } from './blocks';

function blocksOf(text: string, size = text.length || 1): RawBlock[] {
  const splitter = createBlockSplitter();
  const out: RawBlock[] = [];
  for (let i = 0; i < text.length; i += size) out.push(...splitter.push(text.slice(i, i + size)));
  return [...out, ...splitter.end()];
}
const kinds = (text: string) => blocksOf(text).map(({ kind, markdown }) => [kind, markdown]);

describe('blocks', () => {
  it.each<[string, string, string[][]]>([
    [
      'paragraphs',
      'One.\nStill one.\n\nTwo.',
      [
        ['paragraph', 'One.\nStill one.'],
        ['paragraph', 'Two.'],
      ],
    ],
    [
      'a heading without a blank line',
      '## Head\nText.',
      [
        ['heading', '## Head'],
        ['paragraph', 'Text.'],
      ],
    ],
    [
      'a list after its lead-in',
      'Steps:\n- a\n- b\n\nText.',
      [
        ['paragraph', 'Steps:'],
        ['list', '- a\n- b'],
        ['paragraph', 'Text.'],
      ],
    ],
    [
      'a loose list',
      '1. a\n\n2. b\n   more\n\nText.',
      [
        ['list', '1. a\n2. b\n   more'],
        ['paragraph', 'Text.'],
      ],
    ],
    [
      'a list of another kind',
      '- a\n\n1. b',
      [
        ['list', '- a'],
        ['list', '1. b'],
      ],
    ],
    [
      'code with blank lines',
      '```python\nx = 1\n\n# Head\n```\nText.',
      [
        ['code', '```python\nx = 1\n\n# Head\n```'],
        ['paragraph', 'Text.'],
      ],
    ],
    ['a longer fence', '````\n```\n````', [['code', '````\n```\n````']]],
    [
      'maths on one line',
      '$$R = S$$\n\nText.',
      [
        ['math', '$$R = S$$'],
        ['paragraph', 'Text.'],
      ],
    ],
    [
      'maths over lines',
      'So\n$$\nR = S\n$$ [c1]\nText.',
      [
        ['paragraph', 'So'],
        ['math', '$$\nR = S\n$$ [c1]'],
        ['paragraph', 'Text.'],
      ],
    ],
    ['bracket maths', '\\[\nR\n\\]', [['math', '\\[\nR\n\\]']]],
    [
      'a table',
      '| a | b |\n|---|---|\n| 1 | 2 |\n\nText.',
      [
        ['table', '| a | b |\n|---|---|\n| 1 | 2 |'],
        ['paragraph', 'Text.'],
      ],
    ],
    [
      'a rule',
      'One.\n\n---\n\nTwo.',
      [
        ['paragraph', 'One.'],
        ['paragraph', 'Two.'],
      ],
    ],
  ])('%s', (_what, text, wanted) => {
    expect(kinds(text)).toEqual(wanted);
  });

  it.each(['Text.\n\n```js\nlet x = 1;', 'Text.\n\n$$\nR = S', 'Text.\n\n```', 'Text.\n\n$$'])(
    'knows that %j is cut',
    (text) => {
      expect(blocksOf(text).map(({ whole }) => whole)).toEqual([true, false]);
    },
  );

  it('gives the same blocks however the text comes, and gives a block out with the line that ends it', () => {
    const piece = fc.constantFrom(
      'a. ',
      '\n',
      '\n\n',
      '- x\n',
      '1. y\n',
      '```\n',
      '$$',
      '$$\n',
      '| a |\n',
      '# h\n',
      '  in\n',
      '[c1]',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.integer({ min: 1, max: 5 }), (pieces, size) => {
        const text = pieces.join('');
        expect(blocksOf(text, size)).toEqual(blocksOf(text));
      }),
    );
  });
});
