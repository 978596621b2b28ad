import { describe, expect, it } from 'vitest';
import { countTerms } from '../embedding/term-matrix';
import { createBm25 } from './bm25';

const TEXTS = [
  ['a', 'b'],
  ['a', 'a', 'c', 'd'],
  ['e', 'f', 'g'],
];

describe('createBm25', () => {
  const bm25 = createBm25(countTerms(TEXTS));

  it('scores as worked by hand', () => {
    // N 3, n(a) 2: idf ln(1 + 1.5/2.5); mean length 3; k1 1.2, b 0.75
    const idf = Math.log(1 + 1.5 / 2.5);
    const [first, second, third] = bm25.scores(['a', 'nowhere']);
    expect(first).toBeCloseTo((idf * 2.2) / (1 + 1.2 * (0.25 + (0.75 * 2) / 3)), 6);
    expect(second).toBeCloseTo((idf * 2 * 2.2) / (2 + 1.2 * (0.25 + (0.75 * 4) / 3)), 6);
    expect(third).toBe(0);
  });

  it('scores a text as it is without some of its words', () => {
    expect(bm25.scoreWithout(['a'], 1, new Map())).toBeCloseTo(bm25.scores(['a'])[1] ?? 0, 6);
    expect(bm25.scoreWithout(['a'], 1, new Map([['a', 2]]))).toBe(0);
    // One "a" less: as a text of length 3 that holds it once.
    const idf = Math.log(1 + 1.5 / 2.5);
    expect(bm25.scoreWithout(['a'], 1, new Map([['a', 1]]))).toBeCloseTo((idf * 2.2) / (1 + 1.2), 6);
  });
});
