import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random';
import { seedOf } from '../seed/seed-of';
import { createArms, observeArm } from './approach-arms';
import { drawApproach } from './approach-draw';

const even = new Float64Array(3).fill(0.3);
const draws = (arms: ReturnType<typeof createArms>, open: readonly number[], prior: ArrayLike<number> = even) => {
  const counts = [0, 0, 0];
  let propensity = 0;
  for (let seed = 0; seed < 2000; seed++) {
    const drawn = drawApproach(arms, 1, { open, prior }, createRandom(seedOf('draw', seed)));
    counts[drawn?.approach ?? 0] = (counts[drawn?.approach ?? 0] ?? 0) + 1;
    if (drawn && drawn.approach === open[0]) propensity = drawn.propensity;
  }
  return { shares: counts.map((count) => count / 2000), propensity };
};

describe('a way of teaching that is drawn', () => {
  it('is one of those that are open, evenly where nothing speaks for any', () => {
    const { shares, propensity } = draws(createArms(2, even), [0, 2]);
    expect(shares[1]).toBe(0);
    expect(shares[0]).toBeCloseTo(0.5, 1);
    expect(propensity).toBeCloseTo(0.5, 2);
    expect(drawApproach(createArms(2, even), 0, { open: [], prior: even }, createRandom(1))).toBeNull();
  });

  it('leans to what mode and errors speak for, with the propensity that it has', () => {
    const { shares, propensity } = draws(createArms(2, even), [0, 1, 2], [0.5, 0.3, 0.2]);
    expect(shares[0]).toBeGreaterThan(0.6);
    expect(propensity).toBeCloseTo(shares[0] ?? 0, 1);
  });

  it('goes over to what taught, whatever was expected', () => {
    const arms = createArms(2, even);
    for (let i = 0; i < 25; i++) {
      observeArm(arms, 1, 2, 1, 1);
      observeArm(arms, 1, 0, 1, 0);
    }
    expect(draws(arms, [0, 1, 2], [0.5, 0.3, 0.2]).shares[2]).toBeGreaterThan(0.9);
  });
});
