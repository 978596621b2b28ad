import { describe, expect, test } from 'vitest';
import { cleanInline, uncapitalise } from './inline';
import { blankShared, isReadable } from './shared-words';
import { splitReason } from './short-why';
import { TermFinder } from './term-finder';

describe('cleanInline', () => {
  test.each([
    ['A **lock** is *never* [borrowed](x.md#y).', 'A lock is never borrowed.'],
    ['Use `a_b` and `**kw` with $x_1 * y_2$.', 'Use `a_b` and `**kw` with $x_1 * y_2$.'],
    ['See [the `len` function][1] now\nand <kbd>Tab</kbd>[^2].', 'See the `len` function now and Tab.'],
    ['One --- two -- three', 'One — two–three'],
    ['2 * 3 and snake_case_name stay', '2 * 3 and snake_case_name stay'],
  ])('%s', (markdown, clean) => expect(cleanInline(markdown)).toBe(clean));
});

test('small letters where a sentence goes on, names as they are', () => {
  expect(['A value', 'The PPE', 'PPE rules', 'LeNet is'].map(uncapitalise)).toEqual([
    'a value',
    'the PPE',
    'PPE rules',
    'LeNet is',
  ]);
});

test('terms are found longest first, in any number and spelling', () => {
  const finder = new TermFinder(['lockout', 'lockoutdevice', 'forloop', 'matrix', 'ppe']);
  const found = (text: string) => finder.find(text).map(({ key, start, end }) => [key, text.slice(start, end)]);
  expect(found('Lockout devices and a lock-out; `for` loops of matrices.')).toEqual([
    ['lockoutdevice', 'Lockout devices'],
    ['lockout', 'lock-out'],
    ['forloop', 'for` loops'],
    ['matrix', 'matrices'],
  ]);
  expect(found("A lockout's end. Lockout. Device.")).toEqual([
    ['lockout', 'lockout'],
    ['lockout', 'Lockout'],
  ]);
});

test('words that give a term away are blanked, others are not', () => {
  expect(blankShared('the person who accepts the permits', 'permit holder')).toEqual({
    text: 'the person who accepts the …',
    count: 1,
  });
  expect(blankShared('what a person wears', 'personal equipment').count).toBe(0);
});

test('a meaning with blanks must not look cut off', () => {
  expect(isReadable('the repeated measurement of the … of a machine', 6)).toBe(false);
  expect(isReadable('an average loss over the training data to approximate the …', 6)).toBe(false);
  expect(isReadable("a number that shows how little an oil's … changes with temperature", 6)).toBe(true);
});

test('claim and reason', () => {
  expect(splitReason('Oxygen is tested first, because most sensors need oxygen to work.')).toEqual({
    claim: 'Oxygen is tested first.',
    reason: 'most sensors need oxygen to work',
  });
  expect(splitReason('Because most sensors need oxygen to work, it is tested first.')?.claim).toBe(
    'It is tested first.',
  );
  expect(splitReason('It failed because of dirt.')).toBeNull();
  expect(splitReason('A lock is used not because somebody said so at all.')).toBeNull();
});
