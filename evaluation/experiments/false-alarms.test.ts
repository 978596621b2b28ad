import { describe, expect, it } from 'vitest';
import type { Design } from '@/features/experiments/analyse/analyse';
import { type Effect, NO_EFFECT, runExperiment } from './simulated-class';
import { wilson } from './wilson';

const design: Design = {
  arms: [{ key: 'a' }, { key: 'b' }],
  outcome: 'first_answers',
  worthwhile: 0.1,
  guards: { time: 0.25 },
};

function ends(runs: number, learners: number, effect: Effect) {
  return Array.from({ length: runs }, (_, seed) =>
    runExperiment({ seed: seed + 1, learners, days: 12, looksADay: 2, design, effect }),
  );
}
const share = (all: ReturnType<typeof ends>, ...reasons: string[]) =>
  all.filter(({ reason }) => reasons.includes(reason)).length;

describe('experiments that are looked at after each part of the class has worked', () => {
  it('stop for a difference or a harm that is not there in fewer than 5 of 100', { timeout: 120_000 }, () => {
    const runs = 500;
    const all = ends(runs, 50, NO_EFFECT);
    const { high } = wilson(share(all, 'difference', 'harm'), runs);
    expect(high).toBeLessThanOrEqual(0.05);
    // They were looked at many times, and none could have stopped for want of a look.
    expect(Math.min(...all.filter(({ reason }) => reason === 'none').map(({ looks }) => looks))).toBe(24);
  });

  it('find a true difference, and a side on which answers take twice as long', { timeout: 120_000 }, () => {
    const better = ends(60, 120, { right: 0.15, slower: 1 });
    expect(share(better, 'difference')).toBeGreaterThanOrEqual(54);
    const slower = ends(60, 120, { right: 0, slower: 2 });
    expect(share(slower, 'harm')).toBeGreaterThanOrEqual(54);
  });

  it('have sides that are alike in prior mastery', () => {
    for (const { assigned } of ends(20, 100, NO_EFFECT)) {
      for (let stratum = 0; stratum < 5; stratum++) {
        const of = (arm: string) => assigned.filter((each) => each.stratum === stratum && each.arm === arm).length;
        expect(Math.abs(of('a') - of('b'))).toBeLessThanOrEqual(1);
      }
      const mean = (arm: string) => {
        const priors = assigned.filter((each) => each.arm === arm).map(({ prior }) => prior);
        return priors.reduce((sum, each) => sum + each, 0) / priors.length;
      };
      expect(Math.abs(mean('a') - mean('b'))).toBeLessThan(0.05);
    }
  });
});
