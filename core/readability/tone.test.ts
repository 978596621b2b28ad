import { describe, expect, it } from 'vitest';
import { courseTerm, newTermsOf, termsIn } from './new-terms';
import { isPraise, toneOf } from './tone';

describe('tone', () => {
  it('counts passives and impersonal sentences', () => {
    const tone = toneOf(
      'The value is stored in a list. You read it later. There are two ways. The list was written by hand.',
    );
    expect(tone.impersonal).toBe(0.75);
    expect(toneOf('Man liest den Wert. Du merkst ihn dir.', 'de').impersonal).toBe(0.5);
    expect(toneOf('Jedna. Dva.', 'cs').impersonal).toBeNull();
  });

  it('finds exclamations outside code, and praise for nothing', () => {
    const tone = toneOf('Great job! Now compare `a != b` and `!done`. You’re doing amazing! A loop repeats.');
    expect(tone.exclamations).toBe(2);
    expect(tone.praise).toEqual(['Great job!', 'You’re doing amazing!']);
  });

  it.each([
    ['A good start value is zero.', false],
    [
      'The work is well done when the bearing runs quietly and stays below eighty degrees for a whole hour of load.',
      false,
    ],
    ['Keep it up!', true],
    ['Excellent work so far.', true],
  ])('%s', (sentence, praise) => {
    expect(isPraise(sentence)).toBe(praise);
  });
});

describe('new terms', () => {
  const terms = [
    courseTerm('loop', ['Loop']),
    courseTerm('while', ['While loop']),
    courseTerm('list', ['List (data)', 'array']),
  ].flatMap((term) => term ?? []);

  it('finds terms by their words in any form, the longer before the shorter', () => {
    expect(termsIn('Two while loops fill arrays.', terms).map(({ id }) => id)).toEqual(['while', 'list']);
    expect(termsIn('Nothing here.', terms)).toEqual([]);
  });

  it('counts a term once, where it comes first, and none that the learner has met', () => {
    const fresh = newTermsOf(['A loop runs.', 'Loops fill lists.', 'Lists again.'], terms, new Set(['while']));
    expect(fresh.map((each) => each.map(({ id }) => id))).toEqual([['loop'], ['list'], []]);
    expect(newTermsOf(['A loop.'], terms, new Set(['loop']))).toEqual([[]]);
  });

  it('has no term without words', () => {
    expect(courseTerm('x', ['(only this)'])).toBeNull();
  });
});
