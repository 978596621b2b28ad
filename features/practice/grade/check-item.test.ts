import { describe, expect, test } from 'vitest';
import { chanceOfGuessing } from './chance-of-guessing';
import { type CheckableItem, checkItem, type ItemFault } from './check-item';
import { faultText } from './feedback-text';

const hints = ['Think of the door.', 'It begins with l.', 'The ____ is on the door.'];
const rest = { hints, worked: 'Lockout, because …', explanations: {} };
const choice: CheckableItem = {
  ...rest,
  body: {
    kind: 'choice',
    prompt: 'Which?',
    options: ['Lockout', 'Tagout'].map((text, i) => ({ id: String(i), text })),
  },
  key: { kind: 'choice', optionId: '0' },
};
const cloze: CheckableItem = {
  ...rest,
  body: { kind: 'cloze', prompt: 'Which word?', text: 'A ____ stops the machine.' },
  key: { kind: 'cloze', answers: ['lockout'] },
};

test('sound items have no faults', () => {
  expect(checkItem(choice)).toEqual([]);
  expect(checkItem(cloze)).toEqual([]);
});

describe('each fault is found', () => {
  const two = (a: string, b: string) => [
    { id: 'a', text: a },
    { id: 'b', text: b },
  ];
  test.each<[ItemFault, CheckableItem]>([
    ['kindMismatch', { ...choice, key: cloze.key }],
    ['promptEmpty', { ...cloze, body: { kind: 'cloze', prompt: ' ', text: 'A ____ here' } }],
    [
      'optionEmpty',
      {
        ...choice,
        body: { kind: 'choice', prompt: 'Q', options: two('a', '') },
        key: { kind: 'choice', optionId: 'a' },
      },
    ],
    ['optionsRepeated', { ...choice, body: { kind: 'choice', prompt: 'Q', options: two('The lock.', 'lock') } }],
    [
      'optionIdsRepeated',
      { ...choice, body: { kind: 'choice', prompt: 'Q', options: [...two('x', 'y'), { id: 'a', text: 'z' }] } },
    ],
    ['keyNotAnOption', { ...choice, key: { kind: 'choice', optionId: '9' } }],
    ['gapMissing', { ...cloze, body: { kind: 'cloze', prompt: 'Q', text: 'No gap __________ here' } }],
    ['gapRepeated', { ...cloze, body: { kind: 'cloze', prompt: 'Q', text: '____ and ____' } }],
    ['answerEmpty', { ...cloze, key: { kind: 'cloze', answers: ['lockout', ' '] } }],
    ['answerInPrompt', { ...cloze, body: { kind: 'cloze', prompt: 'Q', text: 'A ____ is no lock-out.' } }],
    [
      'orderIncomplete',
      {
        ...rest,
        body: { kind: 'ordering', prompt: 'Q', steps: two('x', 'y') },
        key: { kind: 'ordering', order: ['a', 'a'] },
      },
    ],
    [
      'pairsIncomplete',
      {
        ...rest,
        body: { kind: 'matching', prompt: 'Q', left: two('x', 'y'), right: two('u', 'v') },
        key: { kind: 'matching', pairs: { a: 'a' } },
      },
    ],
    [
      'pairsRepeated',
      {
        ...rest,
        body: { kind: 'matching', prompt: 'Q', left: two('x', 'y'), right: two('u', 'v') },
        key: { kind: 'matching', pairs: { a: 'a', b: 'a' } },
      },
    ],
    [
      'numberNotFinite',
      {
        ...rest,
        body: { kind: 'numeric', prompt: 'Q', unit: null },
        key: { kind: 'numeric', value: Number.NaN, tolerance: 0 },
      },
    ],
    [
      'referenceEmpty',
      { ...rest, body: { kind: 'short', prompt: 'Q' }, key: { kind: 'short', reference: '', keyPoints: [['a']] } },
    ],
    [
      'keyPointsEmpty',
      { ...rest, body: { kind: 'short', prompt: 'Q' }, key: { kind: 'short', reference: 'R', keyPoints: [['']] } },
    ],
    ['hintCount', { ...cloze, hints: hints.slice(1) }],
    ['hintEmpty', { ...cloze, hints: ['', 'b', 'c'] }],
    ['workedEmpty', { ...cloze, worked: '' }],
    ['explanationStray', { ...choice, explanations: { 0: 'the right one' } }],
  ])('%s', (fault, item) => {
    expect(checkItem(item)).toContain(fault);
    expect(faultText(fault)).toMatch(/\.$/);
  });
});

describe('a hint that tells', () => {
  test.each<[CheckableItem, string]>([
    [cloze, 'Think of Lock-outs.'],
    [choice, 'It is called lockout.'],
    [
      {
        ...rest,
        body: { kind: 'numeric', prompt: 'Q', unit: 'mm' },
        key: { kind: 'numeric', value: 1475, tolerance: 0 },
      },
      'About 1,475 mm.',
    ],
    [
      {
        ...rest,
        body: { kind: 'code', prompt: 'Q', lang: 'python', code: 'x ____ y' },
        key: { kind: 'code', answers: ['in'] },
      },
      'Use `in`.',
    ],
    [
      {
        ...rest,
        body: { kind: 'short', prompt: 'Q' },
        key: { kind: 'short', reference: 'Locks save lives.', keyPoints: [['lock']] },
      },
      'Say: locks save lives.',
    ],
  ])('%#', (item, hint) => {
    expect(checkItem({ ...item, hints: ['Think.', hint, 'Passage.'] })).toContain('hintTells');
    expect(checkItem({ ...item, hints: ['Think.', 'Think harder in silence.', hint] })).not.toContain('hintTells');
  });
});

test('options may differ in code alone', () => {
  const options = ['`a`', '`A`', '`a `', '$x^2$', '$x_2$'].map((text, i) => ({ id: String(i), text }));
  const item = { ...choice, body: { kind: 'choice' as const, prompt: 'Q', options } };
  expect(checkItem(item)).toContain('optionsRepeated');
  expect(checkItem({ ...item, body: { ...item.body, options: options.filter(({ id }) => id !== '2') } })).not.toContain(
    'optionsRepeated',
  );
});

test('chance of guessing', () => {
  expect(chanceOfGuessing(choice.body)).toBe(0.5);
  expect(chanceOfGuessing(cloze.body)).toBeNull();
});
