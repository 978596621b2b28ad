import { describe, expect, it } from 'vitest';
import { alter } from './alter';
import { fitLogistic, marginOf } from './logistic';
import { reword } from './reword';
import { tradeOff } from './trade-off';

const first = () => 0;

describe('alterations', () => {
  it('change a word, a term, a negation, places and a quantifier', () => {
    const made = alter(
      'Some lubrication plans name the grease and must be read.',
      ['machines', 'rotation'],
      ['grease', 'oil film'],
      first,
    );
    expect(made).toEqual([
      { sentence: 'Some rotation plans name the grease and must be read.', kind: 'term' },
      { sentence: 'Some rotation plans name the grease and must be read.', kind: 'term' },
      { sentence: 'Some rotation plans name the grease and must be read.', kind: 'term' },
      { sentence: 'Some lubrication plans name the oil film and must be read.', kind: 'term' },
      { sentence: 'Some lubrication plans name the grease and must not be read.', kind: 'negation' },
      { sentence: 'All lubrication plans name the grease and must be read.', kind: 'quantifier' },
    ]);
  });

  it('take a negation away where there is one', () => {
    expect(alter('A tag is not a lock.', [], [], first)).toContainEqual({
      sentence: 'A tag is a lock.',
      kind: 'negation',
    });
  });
});

describe('rewording', () => {
  it('moves a condition, or puts an opening before the sentence', () => {
    expect(reword('When the pump stops, the valve closes.', first)).toBe('The valve closes when the pump stops.');
    expect(reword('The valve must close.', first)).toBe('Remember that the valve has to close.');
  });
});

describe('weights', () => {
  const rows = [0, 1, 2, 3, 4, 5].map((x) => ({ values: [x, 1], altered: x > 2, weight: 1 }));

  it('tell what is above from what is below', () => {
    const fitted = fitLogistic(rows, 0.1);
    expect(rows.map(({ values }) => marginOf(fitted, values) > 0)).toEqual(rows.map(({ altered }) => altered));
  });

  it('shrink under a heavier penalty', () => {
    const [light, heavy] = [0.1, 100].map((ridge) => fitLogistic(rows, ridge).weights[0] ?? 0);
    expect(heavy).toBeGreaterThan(0);
    expect(heavy).toBeLessThan((light ?? 0) / 5);
  });
});

describe('the trade-off', () => {
  const doubts = (list: number[]) => list.map((doubt) => ({ doubt }));

  it('is the best of all thresholds', () => {
    expect(tradeOff(doubts([0, 1, 2, 3]), doubts([1, 2, 3, 4]))).toEqual({ lostAt95Caught: 0.75, caughtAt5Lost: 0.25 });
  });

  it('is not there where a rule alone loses or passes too many', () => {
    const [stopped, passed] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    expect(tradeOff(doubts([stopped]), doubts([passed]))).toEqual({ lostAt95Caught: null, caughtAt5Lost: null });
  });
});
