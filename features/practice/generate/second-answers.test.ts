import { expect, test } from 'vitest';
import { lexCode } from './code-lexer';
import { namedGaps } from './code-named';
import { hasNearName, isOneOfSeveral } from './code-rivals';
import { conceptsOf } from './course-fixture';
import { generateItems } from './generate-items';
import { sharesStems } from './shared-words';

test('code that is named as one of several is no gap: another would do as well', () => {
  expect(isOneOfSeveral('You can customise the conversion, e.g. by providing a `')).toBe(true);
  expect(isOneOfSeveral('You can count the characters of a string by its `')).toBe(false);
  const named = (sentence: string) => namedGaps(lexCode('box.toString()', 'javascript'), [sentence], 'en');
  expect(named('You can change how an object is converted, for example by its `toString` method.')).toEqual([]);
  expect(named('You can change how an object is converted into text by its `toString` method.')).toHaveLength(1);
});

test('two names of which one goes on from the other may stand for one another', () => {
  const names = new Set(['hasOwn', 'hasOwnProperty', 'slice', 'splice', 'sort', 'sorted']);
  expect(hasNearName('hasOwnProperty', names)).toBe(true);
  expect(hasNearName('Object.hasOwn()', names)).toBe(true);
  expect(hasNearName('slice', names)).toBe(false);
  expect(hasNearName('sort', names)).toBe(false);
});

test('a gap in code needs a name that no other name of the course goes on from', () => {
  const gaps = (more: string) =>
    generateItems({
      concepts: conceptsOf({
        'a.md': `# Objects\n\n## Keys\n\nYou can check whether a certain key exists in an object with the \`hasOwnProperty\` method.${more}\n`,
      }),
      seed: 3,
      language: 'en',
    }).filter(({ key }) => key.kind === 'cloze' && key.answers.includes('`hasOwnProperty`'));
  expect(gaps('')).toHaveLength(1);
  expect(gaps(' The newer method `Object.hasOwn` tells it as well.')).toEqual([]);
});

test('words of one stem give each other away', () => {
  expect(sharesStems('Batch ____ normalises the inputs', 'normalisation')).toBe(true);
  expect(sharesStems('The ____ is a person', 'personality')).toBe(true);
  expect(sharesStems('A function of samples used to estimate a parameter', 'estimator')).toBe(true);
  expect(sharesStems('A function is applied to data', 'fundamental theorem')).toBe(false);
  expect(sharesStems('The contents of a list', 'container')).toBe(false);
});

test('a meaning that opens on the last word of its term is no true statement among others that do not', () => {
  const entries = {
    'loop variable': 'The variable that keeps track of the progress of a loop.',
    assertion: 'An expression that is supposed to be true at one point of a program.',
    docstring: 'A short text at the top of a function that says what the function does.',
    slice: 'A regular part of a larger sequence, such as the first five items.',
    traceback: 'The sequence of calls that led to an error of a program.',
  };
  const glossary = Object.entries(entries).map(([term, meaning]) => `${term}\n:   ${meaning}\n`);
  const truths = generateItems({
    concepts: conceptsOf({ 'a.md': `# Glossary\n\n${glossary.join('\n')}` }),
    seed: 3,
    language: 'en',
  }).flatMap(({ key, body }) =>
    key.kind === 'truth' && body.kind === 'truth'
      ? body.options.filter(({ id }) => id === key.optionId).map(({ text }) => text)
      : [],
  );
  expect(truths.length).toBeGreaterThan(0);
  expect(truths.join()).not.toContain('loop variable');
});
