import { describe, expect, test } from 'vitest';
import { readEntries } from './definition-entry';
import { meaningShape } from './definition-meaning';
import { readDefinition } from './definition-sentence';

const known = {
  emphasised: new Set([
    'lockoutdevice',
    'stride',
    'overfitting',
    'mutable',
    'ppe',
    'saddlepoint',
    'confusionmatrix',
    'modelselection',
    'generalizationgap',
  ]),
  concepts: new Set(['tuple']),
};

describe('sentences that say what something is', () => {
  test.each([
    ['A **lockout device** is the lock that holds a valve.', 'lockout device', 'the lock that holds a valve'],
    ['A tuple is an immutable sequence of values.', 'tuple', 'an immutable sequence of values'],
    ['In Python, a tuple is basically a sequence; it never changes.', 'tuple', 'a sequence'],
    [
      'We refer to the number of rows traversed per slide as *stride*.',
      'stride',
      'the number of rows traversed per slide',
    ],
    [
      'The phenomenon of fitting too closely is called *overfitting*, and it hurts.',
      'overfitting',
      'the phenomenon of fitting too closely',
    ],
    [
      'A *saddle point* is any location where all slopes vanish.',
      'saddle point',
      'any location where all slopes vanish',
    ],
    ['The *confusion matrix*, $C$, is simply a matrix of counts.', 'confusion matrix', 'a matrix of counts'],
    ['Choosing among many models is aptly called *model selection*.', 'model selection', 'choosing among many models'],
    [
      'The difference between two fits is called the *generalization gap* and when it is large, a model fails.',
      'generalization gap',
      'the difference between two fits',
    ],
  ])('%s', (sentence, term, meaning) => expect(readDefinition(sentence, known)).toMatchObject({ term, meaning }));

  test.each([
    'A wrench is a tool that turns nuts.',
    'The tuple is 3 by 4 here.',
    'It is the lock that holds a valve.',
    'A **lockout device** holds a valve.',
  ])('not: %s', (sentence) => expect(readDefinition(sentence, known)).toBeNull());
});

describe('what may stand as a meaning', () => {
  test.each([
    ['the lock that holds a valve shut', 'sentence', 'thing'],
    ['energy that remains stored in a machine', 'sentence', 'thing'],
    ['to load a library into a program', 'entry', 'infinitive'],
    ['failing without producing any warning', 'entry', 'doing'],
    ['a vector with as many parts as we have categories', 'sentence', 'thing'],
    ['deep learning models that capture sequences', 'sentence', 'thing'],
    ['extract a section of the string', 'entry', 'command'],
    ['returns a section of the string', 'entry', 'verb'],
  ] as const)('%s', (meaning, form, shape) => expect(meaningShape('term', meaning, form)).toBe(shape));

  test.each([
    'a good idea in most cases',
    'one of the most popular tools',
    'the most common mistake of all',
    'a powerful tool for this job',
    'used to hold the valve shut',
    'useful when the machine is old',
    'the speed of that movement',
    'something that we use every day',
    'short',
  ])('not: %s', (meaning) => expect(meaningShape('term', meaning, 'sentence')).toBeNull());
});

describe('entries', () => {
  const block = { role: 'body' as const, start: 0, end: 1, markdown: '', text: '' };
  test('glossary: first sentence, abbreviation as another name', () => {
    const entry = {
      ...block,
      kind: 'definition' as const,
      term: 'comma-separated values',
      definition: '(CSV) A format for\ntables. See also: [x](y).',
    };
    expect(readEntries(entry)).toEqual([
      { term: 'comma-separated values', aliases: ['CSV'], meaning: 'A format for tables' },
    ]);
  });
  test('a list is one of entries when most items are', () => {
    const list = (items: string[]) =>
      readEntries({ ...block, kind: 'list', ordered: false, items }).map(({ term }) => term);
    expect(list(['**Tag**: a warning sign', '**Lock**: a device that holds'])).toEqual(['Tag', 'Lock']);
    expect(list(['`trim` - remove whitespace', '`slice` - extract a section'])).toEqual(['`trim`', '`slice`']);
    expect(list(['**Note**: be careful', '**Lock**: a device that holds'])).toEqual([]);
    expect(list(['**Tag**: a warning sign', 'plain', 'plain', 'plain'])).toEqual([]);
  });
  test('a table counts when its columns are a term and a meaning', () => {
    const table = (header: string[]) =>
      readEntries({ ...block, kind: 'table', rows: [header, ['a', 'first letter'], ['b', 'second letter']] });
    expect(table(['Term', 'Meaning'])).toHaveLength(2);
    expect(table(['Type', 'Load'])).toHaveLength(0);
  });
});
