import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citedSentences, onlyCitations, withoutCitations } from './citations';

const one = (text: string) => citedSentences(text, 'en');

describe('citedSentences', () => {
  it.each([
    [
      'A tag warns [c1]. A lock prevents [c2].',
      [
        ['A tag warns.', ['c1']],
        ['A lock prevents.', ['c2']],
      ],
    ],
    [
      'A tag warns. [c1] A lock prevents. [c2]',
      [
        ['A tag warns.', ['c1']],
        ['A lock prevents.', ['c2']],
      ],
    ],
    [
      'A tag warns.[c1][c2] A lock prevents.',
      [
        ['A tag warns.', ['c1', 'c2']],
        ['A lock prevents.', []],
      ],
    ],
    ['A tag warns [c1, c2] and [c3] a lock prevents.', [['A tag warns and a lock prevents.', ['c1', 'c2', 'c3']]]],
    ['[c1] A tag warns.', [['A tag warns.', ['c1']]]],
    ['A tag warns (c4).', [['A tag warns.', ['c4']]]],
    ['A tag warns [c1-c3].', [['A tag warns.', ['c1', 'c2', 'c3']]]],
    ['A tag **warns** [C1, 2].', [['A tag **warns**.', ['c1', 'c2']]]],
    ['Use `row[c1]` here [c2].', [['Use `row[c1]` here.', ['c2']]]],
    ['It is 3.5 mm [c1]. [c1]', [['It is 3.5 mm.', ['c1']]]],
    ['', []],
    ['[c1]', []],
  ])('%s', (text, wanted) => {
    expect(one(text).map(({ text: sentence, refs }) => [sentence, refs])).toEqual(wanted);
  });

  it('never throws, and leaves no mark of its own in a text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const sentence of one(text)) expect(sentence.text).not.toMatch(/\uE010/);
      }),
    );
  });
});

it('tells a line of marks from a line of words', () => {
  expect(onlyCitations('[c1], [c2]')).toEqual(['c1', 'c2']);
  expect(onlyCitations('Sources: [c1]')).toEqual(['c1']);
  expect(onlyCitations('Locks [c1]')).toBeNull();
  expect(onlyCitations('')).toBeNull();
});

it('takes marks out of a line', () => {
  expect(withoutCitations('Locks [c1]')).toEqual({ text: 'Locks', refs: ['c1'] });
});
