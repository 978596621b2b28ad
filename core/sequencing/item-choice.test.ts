import fc from 'fast-check';
import { expect, it } from 'vitest';
import { informationOf } from './item-choice';

it('variance of p(L) after one answer, worked by hand', () => {
  // p ½, right 0.9 or 0.3: after a right answer 0.75, after a wrong one 0.125, with 0.6 and 0.4: 0.4 · 0.6 · 0.625².
  expect(informationOf(0.5, 0.9, 0.3)).toBeCloseTo(0.09375, 12);
});

it('nothing is told of what is certain, nor by an answer that is', () => {
  expect(informationOf(0, 0.9, 0.3)).toBe(0);
  expect(informationOf(1, 0.9, 0.3)).toBe(0);
  expect(informationOf(0.5, 0.6, 0.6)).toBe(0);
  expect(informationOf(0.5, 1, 1)).toBe(0);
});

it('is what Bayes’ rule gives, and never more than there was to know', () => {
  const p = fc.double({ min: 0.001, max: 0.999, noNaN: true });
  fc.assert(
    fc.property(p, p, p, (known, rightKnown, rightUnknown) => {
      const right = known * rightKnown + (1 - known) * rightUnknown;
      const after = [(known * rightKnown) / right, (known * (1 - rightKnown)) / (1 - right)] as const;
      const variance = right * (after[0] - known) ** 2 + (1 - right) * (after[1] - known) ** 2;
      const tells = informationOf(known, rightKnown, rightUnknown);
      expect(tells).toBeCloseTo(variance, 9);
      expect(tells).toBeLessThanOrEqual(known * (1 - known) + 1e-12);
    }),
  );
});
