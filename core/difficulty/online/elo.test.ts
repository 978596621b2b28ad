import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '@/core/random/random';
import { calibrate } from '../calibrate';
import { probabilityCorrect } from '../item';
import { LSAT6 } from '../lsat6.fixture';
import { responsesOf } from '../responses';
import { itemsOnlineFrom, onlineFrom, stepSize, UNKNOWN, updateOnline } from './elo';

describe('one answer', () => {
  it('moves both by Elo’s rule, worked by hand', () => {
    // P = ½, steps 1 and 1/(1 + 0.05·20) = ½.
    const after = updateOnline({ value: 0.3, answers: 0 }, { value: 0.3, answers: 20 }, true);
    expect(after).toEqual({
      learner: { value: 0.8, answers: 1 },
      item: { value: expect.closeTo(0.05, 12), answers: 21 },
      expected: 0.5,
    });
    expect(updateOnline(UNKNOWN, UNKNOWN, false).learner.value).toBe(-0.5);
  });

  it('a hit where guessing is easy moves less', () => {
    const guessed = updateOnline(UNKNOWN, UNKNOWN, true, { discrimination: 1, guessing: 0.5 });
    // P = ¾, score (¼)·(½/¾) = 1/6
    expect(guessed.learner.value).toBeCloseTo(1 / 6, 12);
    expect(guessed.expected).toBe(0.75);
  });

  it('with an item whose parameters are not numbers moves nothing', () => {
    const after = updateOnline({ value: 0.7, answers: 3 }, UNKNOWN, true, { discrimination: Number.NaN, guessing: 0 });
    expect(after.learner).toEqual({ value: 0.7, answers: 4 });
    expect(after.item).toEqual({ value: 0, answers: 1 });
  });

  it('moves the right way, by at most the step times the discrimination', () => {
    const state = fc.record({
      value: fc.double({ min: -6, max: 6, noNaN: true }),
      answers: fc.integer({ min: 0, max: 10_000 }),
    });
    fc.assert(
      fc.property(
        state,
        state,
        fc.boolean(),
        fc.double({ min: 0.1, max: 3, noNaN: true }),
        (learner, item, right, a) => {
          const after = updateOnline(learner, item, right, { discrimination: a, guessing: 0 });
          const move = after.learner.value - learner.value;
          expect(right ? move : -move).toBeGreaterThanOrEqual(0);
          expect(Math.abs(move)).toBeLessThanOrEqual(stepSize(learner.answers) * a + 1e-12);
          // The other way, unless one of them is too far out to be moved at all.
          expect((after.item.value - item.value) * move).toBeLessThanOrEqual(0);
        },
      ),
    );
  });
});

describe('from a calibration', () => {
  it('a small error means small steps: the step becomes the variance', () => {
    expect(stepSize(onlineFrom(1, 0.2).answers)).toBeCloseTo(0.04, 12);
    expect(onlineFrom(1, 1)).toEqual({ value: 1, answers: 0 });
    expect(onlineFrom(1, Number.NaN).answers).toBe(0);
    expect(onlineFrom(1, 0).answers).toBe(1e6);
  });

  it('every item starts where it was calibrated', () => {
    const responses = responsesOf(LSAT6);
    const fit = calibrate(responses, '1pl');
    const states = itemsOnlineFrom(fit, responses);
    expect(states.map((state) => state.value)).toEqual([...fit.difficulty]);
    // Item 3 has the smallest error, item 1 the greatest.
    expect(states[2]?.answers ?? 0).toBeGreaterThan(states[0]?.answers ?? 0);
  });

  it('where errors are unknown the answers count, and an item nobody saw has none', () => {
    const responses = responsesOf(LSAT6, 6);
    const states = itemsOnlineFrom(calibrate(responses, '1pl', { standardErrors: false }), responses);
    expect(states.map((state) => state.answers)).toEqual([1000, 1000, 1000, 1000, 1000, 0]);
  });
});

it('finds abilities and difficulties from answers alone', () => {
  const random = createRandom(6);
  const abilities = Array.from({ length: 200 }, () => random.normal());
  const difficulties = Array.from({ length: 30 }, () => random.normal());
  const learners = abilities.map(() => UNKNOWN);
  const items = difficulties.map(() => UNKNOWN);
  for (let answer = 0; answer < 12_000; answer++) {
    const [l, i] = [random.integer(200), random.integer(30)];
    const truth = { discrimination: 1, difficulty: difficulties[i] ?? 0, guessing: 0 };
    const right = random.chance(probabilityCorrect(truth, abilities[l] ?? 0));
    const after = updateOnline(learners[l] ?? UNKNOWN, items[i] ?? UNKNOWN, right);
    learners[l] = after.learner;
    items[i] = after.item;
  }
  const correlation = (x: number[], y: number[]) => {
    const mean = (v: number[]) => v.reduce((sum, each) => sum + each, 0) / v.length;
    const product = (a: number[], b: number[]) =>
      a.reduce((sum, each, i) => sum + (each - mean(a)) * ((b[i] ?? 0) - mean(b)), 0);
    return product(x, y) / Math.sqrt(product(x, x) * product(y, y));
  };
  expect(
    correlation(
      abilities,
      learners.map((state) => state.value),
    ),
  ).toBeGreaterThan(0.9);
  expect(
    correlation(
      difficulties,
      items.map((state) => state.value),
    ),
  ).toBeGreaterThan(0.95);
});
