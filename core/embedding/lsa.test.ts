import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random';
import { embedTerms, fitLsa, type Lsa } from './lsa';
import { countTerms } from './term-matrix';

/** Thirty subjects with eight words each; every text has half the words of its subject, and some of those that all texts share. */
function texts(): string[][] {
  const random = createRandom(2);
  const some = (name: string, of: number, count: number) =>
    random.shuffle(Array.from({ length: of }, (_, number) => `${name}.${number}`)).slice(0, count);
  return Array.from({ length: 600 }, (_, number) => [...some(`s${number % 30}`, 8, 4), ...some('the', 20, 4)]);
}

function cosine(lsa: Lsa, a: string[], b: string[]): number {
  const [left, right] = [embedTerms(lsa, a), embedTerms(lsa, b)];
  return left.reduce((sum, value, c) => sum + value * (right[c] ?? 0), 0);
}

describe('fitLsa', () => {
  const lsa = fitLsa(countTerms(texts()), 1);

  it('brings words together that stand in texts on the same matter', () => {
    if (!lsa) throw new Error('enough texts');
    const same = cosine(lsa, ['s1.0', 's1.1'], ['s1.2', 's1.3']);
    const other = cosine(lsa, ['s1.0', 's1.1'], ['s2.2', 's2.3']);
    expect(same).toBeGreaterThan(other + 0.3);
  });

  it('gives vectors of length 1, and of length 0 to what has no meaning here', () => {
    if (!lsa) throw new Error('enough texts');
    const length = (terms: string[]) => Math.hypot(...embedTerms(lsa, terms));
    expect(length(['s1.0', 's1.0', 'the.1'])).toBeCloseTo(1, 6);
    expect(length(['unheard', 'of'])).toBe(0);
    expect(length([])).toBe(0);
  });

  it('is the same for the same texts, and null for too few', () => {
    expect(fitLsa(countTerms(texts()), 1)).toEqual(lsa);
    expect(
      fitLsa(
        countTerms([
          ['a', 'b'],
          ['a', 'b'],
        ]),
        1,
      ),
    ).toBeNull();
    expect(fitLsa(countTerms([]), 1)).toBeNull();
  });
});

it('countTerms counts by text and in all', () => {
  const matrix = countTerms([['a', 'b', 'a'], [], ['b', 'c']]);
  expect([...matrix.starts]).toEqual([0, 2, 2, 4]);
  expect([...matrix.counts]).toEqual([2, 1, 1, 1]);
  expect(matrix.vocabulary.terms).toEqual(['a', 'b', 'c']);
  expect([...matrix.vocabulary.frequencies]).toEqual([1, 2, 1]);
});
