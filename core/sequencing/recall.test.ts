import fc from 'fast-check';
import { expect, it } from 'vitest';
import { daysUntilRecall, LONGEST_STABILITY_DAYS, recallAfter, strengthened } from './recall';

it('stability is the time after which 0.9 is recalled', () => {
  expect(recallAfter(12, 12)).toBeCloseTo(0.9, 12);
  expect(recallAfter(0, 12)).toBe(1);
  expect(recallAfter(-3, 12)).toBe(1);
  // 1 / √(1 + 19/81 · 4) = √(81/157)
  expect(recallAfter(4, 1)).toBeCloseTo(0.718278, 6);
});

it('days until a recall, worked by hand, and back again', () => {
  expect(daysUntilRecall(0.9, 7)).toBeCloseTo(7, 12);
  expect(daysUntilRecall(0.8, 1)).toBeCloseTo((81 / 19) * 0.5625, 12);
  expect(daysUntilRecall(1, 7)).toBe(0);
  const share = fc.double({ min: 0.05, max: 1, noNaN: true });
  fc.assert(
    fc.property(share, fc.double({ min: 0.1, max: 1000, noNaN: true }), (recall, stability) => {
      expect(recallAfter(daysUntilRecall(recall, stability), stability)).toBeCloseTo(recall, 9);
    }),
  );
});

it('a recall strengthens as FSRS-4.5 has it', () => {
  // 10 · (1 + 26.6 · 10^−0.14 · (e^0.094 − 1)) = 10 · (1 + 26.6 · 0.724436 · 0.098560)
  expect(strengthened(10, 0.9)).toBeCloseTo(28.9924, 3);
  expect(strengthened(10, 1)).toBe(10);
});

it('never weakens, more the nearer it was to being lost, and ends at a hundred years', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const days = fc.double({ min: 0.1, max: LONGEST_STABILITY_DAYS, noNaN: true });
  fc.assert(
    fc.property(days, share, share, (stability, one, other) => {
      const [low, high] = [
        strengthened(stability, Math.max(one, other)),
        strengthened(stability, Math.min(one, other)),
      ];
      expect(low).toBeGreaterThanOrEqual(stability);
      expect(high).toBeGreaterThanOrEqual(low);
      expect(high).toBeLessThanOrEqual(LONGEST_STABILITY_DAYS);
    }),
  );
});
