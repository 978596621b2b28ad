import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRandom } from '../random/random';
import { type Credit, creditOf } from './soft-credit';

function credit(known: number, teaches: number, rightKnown: number, rightUnknown: number, correct: boolean): Credit {
  const into = { tried: -1, taught: -1 };
  creditOf(known, teaches, rightKnown, rightUnknown, correct, into);
  return into;
}

it('Bayes’ rule worked by hand', () => {
  // Known before 0.45, learned 0.5 · 0.2 · 0.9 = 0.09, still unknown 0.5 · 0.8 · 0.3 = 0.12; together 0.66.
  const right = credit(0.5, 0.2, 0.9, 0.3, true);
  expect(right.taught).toBeCloseTo(0.09 / 0.66, 12);
  expect(right.tried).toBeCloseTo(0.21 / 0.66, 12);
  // 0.05, 0.01, 0.28; together 0.34.
  const wrong = credit(0.5, 0.2, 0.9, 0.3, false);
  expect(wrong.taught).toBeCloseTo(0.01 / 0.34, 12);
  expect(wrong.tried).toBeCloseTo(0.29 / 0.34, 12);
});

it('what was known for sure was not tried; what can only be learned was taught', () => {
  expect(credit(1, 0.3, 0.9, 0.2, true)).toEqual({ tried: 0, taught: 0 });
  expect(credit(0, 0.3, 1, 0, true)).toEqual({ tried: 1, taught: 1 });
  expect(credit(0, 0.3, 1, 0, false)).toEqual({ tried: 1, taught: 0 });
});

it('an impossible answer and what is not a number count for nothing', () => {
  expect(credit(1, 0.3, 0, 0, true)).toEqual({ tried: 0, taught: 0 });
  for (let at = 0; at < 4; at++) {
    const [known = 0, teaches = 0, k = 0, u = 0] = [0.5, 0.2, 0.9, 0.3].map((value, i) =>
      i === at ? Number.NaN : value,
    );
    expect(credit(known, teaches, k, u, true)).toEqual({ tried: 0, taught: 0 });
  }
});

it('both are probabilities, and no more is taught than tried', () => {
  const p = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(p, p, p, p, fc.boolean(), (known, teaches, rightKnown, rightUnknown, correct) => {
      const { tried, taught } = credit(known, teaches, rightKnown, rightUnknown, correct);
      expect(taught).toBeGreaterThanOrEqual(0);
      expect(taught).toBeLessThanOrEqual(tried);
      expect(tried).toBeLessThanOrEqual(1 + 1e-12);
    }),
  );
});

it('on average they are what truly happened', () => {
  const random = createRandom(6);
  const [known, teaches, rightKnown, rightUnknown] = [0.4, 0.25, 0.85, 0.3];
  let [tried, taught] = [0, 0];
  const learners = 20_000;
  for (let i = 0; i < learners; i++) {
    const before = random.chance(known);
    const learned = !before && random.chance(teaches);
    const seen = credit(
      known,
      teaches,
      rightKnown,
      rightUnknown,
      random.chance(before || learned ? rightKnown : rightUnknown),
    );
    tried += seen.tried;
    taught += seen.taught;
  }
  expect(tried / learners).toBeCloseTo(0.6, 2);
  expect(taught / learners).toBeCloseTo(0.15, 2);
});
