import { expect, it } from 'vitest';
import { createRandom } from '../random/random';
import { DEFAULT_PARAMETERS, parametersOf } from '../tracing/bkt';
import { GUESS_DEVIATION, measuredDifficulty } from './measured-difficulty';
import { expectedSuccess } from './target-success';

const GUESS = { difficulty: 0.5, deviation: GUESS_DEVIATION };

it('is the guess without answers, and comes to the truth with many, surer with each', () => {
  const none = measuredDifficulty(GUESS, [], DEFAULT_PARAMETERS, null);
  expect(none.difficulty).toBeCloseTo(0.5, 6);
  const chances = parametersOf(DEFAULT_PARAMETERS, null);
  for (const truth of [0.15, 0.5, 0.85]) {
    const random = createRandom(4);
    const answers = Array.from({ length: 400 }, () => {
      const known = random.uniform();
      return { known, right: random.chance(expectedSuccess(known, truth, chances)) };
    });
    const few = measuredDifficulty(GUESS, answers.slice(0, 10), DEFAULT_PARAMETERS, null);
    const many = measuredDifficulty(GUESS, answers, DEFAULT_PARAMETERS, null);
    expect(Math.abs(many.difficulty - truth)).toBeLessThan(3 * many.deviation);
    expect(many.deviation).toBeLessThan(few.deviation);
    expect(few.deviation).toBeLessThan(none.deviation);
    expect(many.deviation).toBeLessThan(0.1);
  }
});
