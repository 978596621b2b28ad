import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random';
import { armOf, STRATA, stratumOf, takesPart } from './assign';
import { type ArmFigures, type Comparison, compareArms, NOTHING_KNOWN, stoppingReason } from './compare-arms';
import { hedgesG, hedgesGOfChange } from './effect-size';

const arms = [
  { key: 'a', share: 2 },
  { key: 'b', share: 1 },
];

describe('who gets which arm', () => {
  it('fills each block of a stratum by the shares, the same again for the same place', () => {
    for (let block = 0; block < 20; block++) {
      const got = [0, 1, 2].map((place) => armOf('x', 1, block * 3 + place, arms));
      expect(got.filter((arm) => arm === 'a')).toHaveLength(2);
      expect([0, 1, 2].map((place) => armOf('x', 1, block * 3 + place, arms))).toEqual(got);
    }
  });

  it('comes in an order that differs between experiments, strata and blocks', () => {
    const orderOf = (experiment: string, stratum: number) =>
      Array.from({ length: 60 }, (_, place) => armOf(experiment, stratum, place, arms)).join('');
    expect(new Set([orderOf('x', 0), orderOf('x', 1), orderOf('y', 0)]).size).toBe(3);
  });

  it('sorts mastery into strata, and takes the share of learners that was asked for', () => {
    expect([0, 0.19, 0.2, 0.5, 0.99, 1].map(stratumOf)).toEqual([0, 0, 1, 2, 4, STRATA - 1]);
    const taken = Array.from({ length: 2_000 }, (_, i) => takesPart('x', `learner ${i}`, 0.3)).filter(Boolean).length;
    expect(taken / 2_000).toBeCloseTo(0.3, 1);
  });

  it('refuses arms that make no sense', () => {
    expect(() => armOf('x', 0, 0, [])).toThrow(RangeError);
    expect(() => armOf('x', 0, 0, [{ key: 'a', share: 0.5 }])).toThrow('“a”');
  });
});

/** Draws learners one by one into two arms and looks after each pair; whether it ever stopped, and with what. */
function watch(seed: number, difference: number, pairs: number, look: (a: ArmFigures, b: ArmFigures) => boolean) {
  const random = createRandom(seed);
  const values: [number[], number[]] = [[], []];
  for (let pair = 0; pair < pairs; pair++) {
    values[0].push(random.normal(0, 1));
    values[1].push(random.normal(difference, 1));
    if (look(figuresOf(values[0]), figuresOf(values[1]))) return true;
  }
  return false;
}

function figuresOf(values: readonly number[]): ArmFigures {
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  const squares = values.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  return { learners: values.length, mean, variance: values.length > 1 ? squares / (values.length - 1) : 0 };
}

describe('comparing while it runs', () => {
  const RUNS = 300;
  const share = (difference: number, look: (a: ArmFigures, b: ArmFigures) => boolean) =>
    Array.from({ length: RUNS }, (_, seed) => watch(seed, difference, 150, look)).filter(Boolean).length / RUNS;

  it('raises a false alarm in at most 5 % of experiments that are looked at after every learner, where a plain test does so far more often', () => {
    expect(share(0, (a, b) => compareArms(a, b, 0.3).p < 0.05)).toBeLessThanOrEqual(0.05);
    const plain = (a: ArmFigures, b: ArmFigures) =>
      a.learners >= 10 && Math.abs(b.mean - a.mean) > 1.96 * Math.sqrt((a.variance + b.variance) / a.learners);
    expect(share(0, plain)).toBeGreaterThan(0.15);
  });

  it('finds a difference of the size that it was made for', () => {
    expect(share(0.6, (a, b) => compareArms(a, b, 0.3).p < 0.05)).toBeGreaterThan(0.9);
  });

  it('gives p and interval that agree', () => {
    const figures = fc.record({
      learners: fc.integer({ min: 10, max: 500 }),
      mean: fc.double({ min: -2, max: 2, noNaN: true }),
      variance: fc.double({ min: 0.01, max: 4, noNaN: true }),
    });
    fc.assert(
      fc.property(figures, figures, fc.double({ min: 0.05, max: 1, noNaN: true }), (a, b, worthwhile) => {
        const { low, high, p } = compareArms(a, b, worthwhile);
        if (Math.abs(p - 0.05) > 1e-9) expect(low > 0 || high < 0).toBe(p < 0.05);
      }),
    );
  });

  it('knows nothing of a handful of learners, and everything where all are alike', () => {
    const few = { learners: 9, mean: 1, variance: 1 };
    expect(compareArms(few, few, 0.1)).toEqual(NOTHING_KNOWN);
    const alike = { learners: 20, mean: 1, variance: 0 };
    expect(compareArms(alike, { ...alike, mean: 2 }, 0.1)).toEqual({ difference: 1, low: 1, high: 1, p: 0 });
    expect(compareArms(alike, alike, 0.1).p).toBe(1);
  });
});

describe('when to stop', () => {
  const between = (low: number, high: number): Comparison => ({ difference: (low + high) / 2, low, high, p: 0.5 });

  it('for harm first, then for a difference, then because none would matter', () => {
    expect(stoppingReason(between(-0.5, 0.4), 0.2, [])).toBe('none');
    expect(stoppingReason(between(0.01, 0.4), 0.2, [])).toBe('difference');
    expect(stoppingReason(between(-0.1, 0.15), 0.2, [])).toBe('no_worthwhile_difference');
    expect(stoppingReason(between(0.01, 0.4), 0.2, [{ comparison: between(-0.5, -0.1) }])).toBe('harm');
    expect(stoppingReason(between(-0.5, 0.4), 0.2, [{ comparison: between(0.1, 0.5), less: true }])).toBe('harm');
    expect(stoppingReason(NOTHING_KNOWN, 0.2, [])).toBe('none');
  });
});

describe('effect sizes', () => {
  it('are those of the textbook: Borenstein and others 2009, chapter 4', () => {
    const second = { learners: 50, mean: 103, variance: 5.5 ** 2 };
    const first = { learners: 50, mean: 100, variance: 4.5 ** 2 };
    const effect = hedgesG(first, second);
    expect(effect?.g).toBeCloseTo(0.5924, 3);
    expect(effect?.variance).toBeCloseTo(0.0411, 3);
    expect(effect?.low).toBeCloseTo(0.195, 2);
    expect(effect?.high).toBeCloseTo(0.9897, 2);
  });

  it('of one group before and after: a change of 3, 5.5 its deviation, correlation .7', () => {
    const effect = hedgesGOfChange({ learners: 50, mean: 3, variance: 5.5 ** 2 }, 0.7);
    expect(effect?.g).toBeCloseTo(0.416, 3);
    expect(effect?.variance).toBeCloseTo(0.0126, 3);
  });

  it('are none where there is nothing to compare', () => {
    const one = { learners: 1, mean: 1, variance: 0 };
    expect(hedgesG(one, one)).toBeNull();
    expect(hedgesGOfChange(one, 0.5)).toBeNull();
    expect(hedgesG({ learners: 5, mean: 1, variance: 0 }, { learners: 5, mean: 2, variance: 0 })).toBeNull();
  });
});
