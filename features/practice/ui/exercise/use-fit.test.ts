import { expect, it } from 'vitest';
import { missedInARow } from './exercise-flow';
import { noteOf } from './use-fit';

it('two misses in a row call for an easier question, one or an old pair does not', () => {
  const of = (...missed: boolean[]) => missedInARow(missed.map((each) => ({ missed: each })));
  expect([of(true), of(true, true), of(false, true, true), of(true, true, false), of(true, false, true)]).toEqual([
    false,
    true,
    true,
    false,
    false,
  ]);
});

it('says what became of a wish, and that help is at hand where there is nothing easier', () => {
  expect([noteOf('easier', true), noteOf('easier', false), noteOf('harder', true), noteOf('harder', false)]).toEqual([
    'easierNow',
    'easierLater',
    'harderNow',
    'harderLater',
  ]);
  expect([noteOf(null, true), noteOf(null, false)]).toEqual(['eased', 'help']);
});
