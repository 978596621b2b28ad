import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random';
import { answersProgress, ZPDES_SETTINGS, zpdesDraw, zpdesProbability, zpdesUpdate } from './zpdes';

describe('quality, w ← β · w + η · r (Clément et al. 2015), worked by hand', () => {
  it('keeps 0.6 of what it was and takes 0.4 of the reward', () => {
    const quality = Float64Array.of(0.5, 0.2);
    zpdesUpdate(quality, 0, 0.3);
    expect(quality[0]).toBeCloseTo(0.42, 12); // 0.6 · 0.5 + 0.4 · 0.3
    zpdesUpdate(quality, 0, 0);
    expect(quality[0]).toBeCloseTo(0.252, 12);
    expect(quality[1]).toBe(0.2);
  });

  it('takes other settings', () => {
    const quality = Float64Array.of(1);
    zpdesUpdate(quality, 0, 0.5, { keeps: 0.8, takes: 0.2, explores: 0 });
    expect(quality[0]).toBeCloseTo(0.9, 12);
  });

  it('counts a negative reward as none, and what is not a number not at all', () => {
    const quality = Float64Array.of(0.5, 0.5);
    zpdesUpdate(quality, 0, -3);
    zpdesUpdate(quality, 1, Number.NaN);
    expect(quality[0]).toBeCloseTo(0.3, 12);
    expect(quality[1]).toBe(0.5);
  });

  it('never falls to nothing', () => {
    const quality = Float64Array.of(0.5);
    for (let i = 0; i < 200; i++) zpdesUpdate(quality, 0, 0);
    expect(quality[0]).toBe(0.001);
  });

  it('stays between the least and the greatest reward', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 50 }), (rewards) => {
        const quality = Float64Array.of(0.5);
        for (const reward of rewards) zpdesUpdate(quality, 0, reward);
        expect(quality[0]).toBeGreaterThanOrEqual(0.001);
        expect(quality[0]).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('the draw', () => {
  const quality = Float64Array.of(0.3, 9, 0.1, 0.6);
  const candidates = Int32Array.of(3, 0, 2, 1); // the last is no candidate: count is 3

  it('has the probability w̃ · (1 − γ) + γ / n', () => {
    // Shares 0.6, 0.3, 0.1 of three candidates: 0.9 · 0.6 + 0.1 / 3.
    expect(zpdesProbability(0.6, 1, 3)).toBeCloseTo(0.573333, 6);
    expect(zpdesProbability(0, 1, 3)).toBeCloseTo(0.033333, 6);
    expect(zpdesProbability(2, 8, 4, { ...ZPDES_SETTINGS, explores: 1 })).toBe(0.25);
  });

  it('comes as often as it says', () => {
    const random = createRandom(4);
    const draws = 30_000;
    const counts = [0, 0, 0];
    for (let i = 0; i < draws; i++) {
      const place = zpdesDraw(quality, candidates, 3, random);
      counts[place] = (counts[place] ?? 0) + 1;
    }
    [0.6, 0.3, 0.1].forEach((share, place) => {
      const p = zpdesProbability(share, 1, 3);
      expect(Math.abs((counts[place] ?? 0) / draws - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / draws));
    });
  });

  it('is always one of the candidates, and its probabilities sum to 1', () => {
    const weights = fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(weights, fc.integer(), (list, seed) => {
        const qualities = Float64Array.from(list);
        const all = Int32Array.from(list, (_, concept) => concept);
        const place = zpdesDraw(qualities, all, all.length, createRandom(seed));
        expect(place).toBeGreaterThanOrEqual(0);
        expect(place).toBeLessThan(list.length);
        const total = list.reduce((sum, each) => sum + each, 0);
        const sum = list.reduce((so, each) => so + zpdesProbability(each, total, list.length), 0);
        expect(sum).toBeCloseTo(1, 9);
      }),
    );
  });
});

describe('progress by answers alone', () => {
  it('is success of the later half less that of the earlier', () => {
    expect(answersProgress(0b0011, 4, 4)).toBe(1); // two wrong, then two right
    expect(answersProgress(0b1100, 4, 4)).toBe(-1);
    expect(answersProgress(0b0101, 4, 4)).toBe(0);
    expect(answersProgress(0b1_0111, 9, 4)).toBe(0.5); // older answers are out of the window
  });

  it('is 0 until the window is full', () => {
    expect(answersProgress(0b111, 3, 4)).toBe(0);
    expect(answersProgress(0, 0, 4)).toBe(0);
  });
});
