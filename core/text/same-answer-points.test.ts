import { expect, test } from 'vitest';
import { matchPoints } from './same-answer-points';

const reference =
  'Lockout is the placing of a lock on an energy-isolating device so that the device cannot be operated.';
const points = [['lock'], ['device'], ['operated', 'used']];
const match = (given: string) => matchPoints({ given, reference, points });

test('own words, inflected and misspelt, meet the points', () => {
  expect(match('You put locks on devices so nobody can operate it')).toEqual(['covered', 'covered', 'covered']);
  expect(match('a padlock on the machine that stops it, it can not be used')).toEqual([
    'covered',
    'covered',
    'covered',
  ]);
});

test('what is not said is missing', () => {
  expect(match('a lock')).toEqual(['covered', 'missing', 'missing']);
  expect(match('')).toEqual(['missing', 'missing', 'missing']);
});

test('the opposite is contradicted, not covered', () => {
  expect(match('a lock on a device so that the device can be operated')).toEqual([
    'covered',
    'covered',
    'contradicted',
  ]);
  expect(match('no lock, but a device that cannot be operated')[0]).toBe('contradicted');
});

test('two denials make an assertion, and a clause ends a denial', () => {
  const twice = { reference: 'A tag prevents starting.', points: [['starting']] };
  expect(matchPoints({ ...twice, given: 'It does not prevent starting' })).toEqual(['contradicted']);
  expect(matchPoints({ ...twice, given: 'Never, but it prevents starting' })).toEqual(['covered']);
});
