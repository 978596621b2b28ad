import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random';
import { chooseWeight, type Trial } from './choose-weight';

/** Trials in which words find nothing of the right chunk in every third, and the cosine knows the right chunk with a skill of 0 to 1. */
function trials(skill: number, count = 200): Trial[] {
  const random = createRandom(9);
  return Array.from({ length: count }, (_, number) => {
    const right = random.integer(50);
    const lexical = Float32Array.from({ length: 50 }, () => random.uniform() * 5);
    const dense = Float32Array.from({ length: 50 }, () => random.uniform() * 0.5);
    lexical[right] = number % 3 === 0 ? 0 : 6;
    if (random.chance(skill)) dense[right] = 0.9;
    return { lexical, dense, right };
  });
}

describe('chooseWeight', () => {
  it('gives meaning a weight where it finds what the words miss', () => {
    const choice = chooseWeight(trials(0.9));
    expect(choice.weight).toBeGreaterThan(0.2);
    expect(choice.fused).toBeGreaterThan(choice.lexical + 0.1);
  });

  it('gives it none where it knows nothing, or where there are too few trials to tell', () => {
    const blind = chooseWeight(trials(0));
    expect(blind).toMatchObject({ weight: 0, fused: blind.lexical, trials: 200 });
    expect(chooseWeight(trials(0.9, 1)).weight).toBe(0);
    expect(chooseWeight([])).toEqual({ weight: 0, fused: 0, lexical: 0, trials: 0 });
  });

  it('reckons the mean reciprocal rank', () => {
    const dense = new Float32Array(3);
    const lexical = Float32Array.from([3, 2, 1]);
    expect(
      chooseWeight([
        { lexical, dense, right: 1 },
        { lexical, dense, right: 0 },
      ]).lexical,
    ).toBeCloseTo(0.75, 12);
  });
});
