import { describe, expect, it } from 'vitest';
import { isKnown, modeOf } from './thresholds';

describe('mode', () => {
  it.each([
    [0, 'foundational'],
    [0.3999, 'foundational'],
    [0.4, 'scaffolded'],
    [0.7499, 'scaffolded'],
    [0.75, 'advanced'],
    [1, 'advanced'],
  ])('p(L) %d is taught as %s', (pKnown, mode) => {
    expect(modeOf(pKnown)).toBe(mode);
  });
});

it('known begins at 0.85', () => {
  expect([0.8499, 0.85].map(isKnown)).toEqual([false, true]);
});
