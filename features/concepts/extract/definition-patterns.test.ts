import { describe, expect, it } from 'vitest';
import { abbreviationsIn } from './abbreviations';
import { emphasisedDefinitions, plainDefinition } from './definition-patterns';

describe('emphasisedDefinitions', () => {
  it.each([
    ['A lockout device is the lock that holds a valve in the safe position.', 'lockout device', true],
    ['In statistics, an estimator is a function of given samples.', 'estimator', true],
    ['Personal protective equipment (PPE) is anything worn against a hazard.', 'Personal protective equipment', true],
    ['Risk: the combination of severity and likelihood.', 'Risk', true],
    ['Predicting a number instead of a category is called regression.', 'regression', false],
    ['We refer to the data used for fitting as the training set.', 'training set', false],
  ])('sees what "%s" defines', (sentence, term, leads) => {
    expect(emphasisedDefinitions(sentence, [term])).toMatchObject([{ term, leads }]);
  });

  it.each([
    ['Only an authorised employee may remove the lock.', 'authorised employee'],
    ['They want to know how likely it is to rain.', 'how likely'],
    ['Locks are cheap.', 'lock'],
  ])('sees no definition in "%s"', (sentence, term) => {
    expect(emphasisedDefinitions(sentence, [term])).toEqual([]);
  });
});

describe('plainDefinition', () => {
  it('reads sentences without emphasis', () => {
    expect(plainDefinition('A traceback is a list of calls.')).toMatchObject({ term: 'traceback', leads: true });
    expect(plainDefinition('Two names for one object are known as aliases.')).toMatchObject({ term: 'aliases' });
  });

  it.each([
    ['Objects are collections of key-value pairs.', 'Objects'],
    [
      'Continuous random variables are random variables that can take on a continuum of values.',
      'Continuous random variables',
    ],
    ['Hyperplanes are high-dimensional generalizations of lines and planes.', 'Hyperplanes'],
    ['Differential calculus is fundamentally the study of how functions change.', 'Differential calculus'],
  ])('reads what kind of things they are: %s', (sentence, term) => {
    expect(plainDefinition(sentence)).toMatchObject({ term, leads: true });
  });

  it.each([
    'Matrices are often used as names of things that change.',
    'Graphs are used by authors of books.',
    'Numbers are considered equal if they have the same value.',
    'Sets are always in terms of values.',
    'Scalars are implemented as tensors that contain one element.',
  ])('sees no kind in: %s', (sentence) => {
    expect(plainDefinition(sentence)).toBeNull();
  });

  it('takes no pronoun, sentence or aside for a term', () => {
    expect(plainDefinition('This is a good moment for a break.')).toBeNull();
    expect(plainDefinition('What you see here is a plot.')).toBeNull();
    expect(plainDefinition('The belt runs at walking pace.')).toBeNull();
  });
});

describe('abbreviationsIn', () => {
  it('pairs a long form with its initials, both ways round', () => {
    expect(
      abbreviationsIn('Wear personal protective equipment (PPE). An LFL (lower flammable limit) follows.'),
    ).toEqual([
      { long: 'personal protective equipment', short: 'PPE' },
      { long: 'lower flammable limit', short: 'LFL' },
    ]);
  });

  it('skips small words and hyphens, and wants every initial', () => {
    expect(abbreviationsIn('the mean time between failures (MTBF)')).toMatchObject([{ short: 'MTBF' }]);
    expect(abbreviationsIn('the Occupational Safety office (NASA)')).toEqual([]);
    expect(abbreviationsIn('a network (LeNet)')).toEqual([]);
  });
});
