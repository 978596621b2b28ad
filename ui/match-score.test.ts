import { describe, expect, it } from 'vitest';
import { matchScore } from './match-score';

describe('matchScore', () => {
  it('prefers the beginning of the label, then of a word, then the middle, then another name', () => {
    const scores = [
      matchScore('lo', ['Lock-out']),
      matchScore('out', ['Lock-out']),
      matchScore('ock', ['Lock-out']),
      matchScore('loto', ['Lock-out', 'LOTO']),
      matchScore('lo', ['Personal protective equipment']),
    ];
    expect(scores).toEqual([1, 0.8, 0.5, 0.3, 0]);
  });
  it('wants every word, in any order, without regard to accents', () => {
    expect(matchScore('out lock', ['Lock-out'])).toBeGreaterThan(0);
    expect(matchScore('lock tag', ['Lock-out'])).toBe(0);
    expect(matchScore('einfuhrung', ['Einführung'])).toBe(1);
  });
  it('keeps everything while nothing is typed', () => {
    expect(matchScore('  ', ['Anything'])).toBe(1);
  });
});
