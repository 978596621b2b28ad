import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, type Random } from '../random/random';
import { approachEffect, type EffectCounts, shareRight } from './approach-effects';

/** Answers that are right with `chance`, of which `expected` was to be expected. */
function drawn(random: Random, answered: number, chance: number, expected: number): EffectCounts {
  const right = Array.from({ length: answered }, () => random.chance(chance)).filter(Boolean).length;
  return { answered, right, expected: answered * expected, spread: answered * expected * (1 - expected) };
}

describe('share of right answers', () => {
  it('has the interval of the textbook: 15 of 20, and none or all of few', () => {
    // Brown, Cai and DasGupta's own formula worked by hand.
    const share = shareRight(15, 20);
    expect(share?.value).toBe(0.75);
    expect(share?.low).toBeCloseTo(0.5313, 4);
    expect(share?.high).toBeCloseTo(0.8881, 4);
    expect(shareRight(0, 5)?.low).toBe(0);
    expect(shareRight(0, 5)?.high).toBeCloseTo(0.4345, 4);
    expect(shareRight(0, 0)).toBeNull();
  });
});

describe('effect of an approach', () => {
  it('is that of a direct sum over the worth of the approach, the deviation between concepts and the concept itself', () => {
    const counts: EffectCounts[] = [
      { answered: 100, right: 70, expected: 50, spread: 25 },
      { answered: 20, right: 8, expected: 10, spread: 5 },
    ];
    const normal = (x: number, mean: number, deviation: number) =>
      Math.exp(-(((x - mean) / deviation) ** 2) / 2) / deviation;
    let [total, first, general] = [0, 0, 0];
    for (let tau = 0; tau <= 0.4001; tau += 0.01) {
      for (let m = -0.6; m <= 0.6; m += 0.01) {
        const weight = Math.exp(-((tau / 0.1) ** 2) / 2) * normal(m, 0, 0.15);
        const like = counts.map(({ answered, right, expected, spread }) =>
          normal((right - expected) / answered, m, Math.hypot(Math.sqrt(spread) / answered, tau)),
        );
        const all = weight * (like[0] ?? 0) * (like[1] ?? 0);
        const own = tau ** 2 / (tau ** 2 + 0.0025);
        total += all;
        general += all * m;
        first += all * (own * 0.2 + (1 - own) * m);
      }
    }
    const { concepts, overall } = approachEffect(counts);
    expect(overall.value).toBeCloseTo(general / total, 4);
    expect(concepts[0]?.value).toBeCloseTo(first / total, 4);
  });

  it('leaves nothing out of doubt for a handful of answers, and is sure of many', () => {
    const few = approachEffect([drawn(createRandom(1), 4, 1, 0.5)]).concepts[0];
    expect(few && few.low < 0 && few.high > 0).toBe(true);
    const many = approachEffect(Array.from({ length: 6 }, (_, i) => drawn(createRandom(i), 300, 0.7, 0.5))).concepts;
    for (const each of many) expect(each && each.low > 0.05 && each.value > 0.12 && each.value < 0.28).toBe(true);
  });

  it('lies between what the concept says and what the others say, nearer to the others with fewer answers', () => {
    const others = Array.from({ length: 8 }, (_, i) => drawn(createRandom(10 + i), 400, 0.5, 0.5));
    const at = (answered: number) =>
      approachEffect([...others, { answered, right: answered, expected: answered / 2, spread: answered / 4 }]);
    const values = [3, 10, 30, 100].map((answered) => at(answered).concepts.at(-1)?.value ?? 0);
    expect(values).toEqual([...values].sort((a, b) => a - b));
    expect(values[0]).toBeLessThan(0.15);
    expect(values[3]).toBeLessThan(0.5);
  });

  it('holds the truth in 95 % of intervals, over worlds as they are believed to be', () => {
    const random = createRandom(5);
    let [held, all] = [0, 0];
    for (let world = 0; world < 300; world++) {
      const [general, between] = [random.normal(0, 0.15), Math.abs(random.normal(0, 0.1))];
      const truths = Array.from({ length: 12 }, () =>
        Math.min(0.49, Math.max(-0.49, general + random.normal(0, between))),
      );
      const counts = truths.map((truth) => drawn(random, 10 + random.integer(60), 0.5 + truth, 0.5));
      for (const [i, each] of approachEffect(counts).concepts.entries()) {
        all++;
        const truth = truths[i] ?? 0;
        if (each && each.low <= truth && truth <= each.high) held++;
      }
    }
    expect(held / all).toBeGreaterThan(0.93);
    expect(held / all).toBeLessThan(0.975);
  });

  it('is a number between −1 and 1 with its interval around it for any counts', () => {
    const counts = fc
      .tuple(
        fc.integer({ min: 0, max: 500 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.02, max: 0.98, noNaN: true }),
      )
      .map(([answered, share, chance]) => ({
        answered,
        right: Math.round(answered * share),
        expected: answered * chance,
        spread: answered * chance * (1 - chance),
      }));
    fc.assert(
      fc.property(fc.array(counts, { maxLength: 12 }), (cells) => {
        const { overall, concepts } = approachEffect(cells);
        for (const [i, each] of [overall, ...concepts].entries()) {
          if (i > 0) expect(each === null).toBe((cells[i - 1]?.answered ?? 0) === 0);
          if (each)
            expect(-1 <= each.low && each.low <= each.value && each.value <= each.high && each.high <= 1).toBe(true);
        }
      }),
    );
  });
});
