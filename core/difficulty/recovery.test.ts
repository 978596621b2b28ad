import { describe, expect, it } from 'vitest';
import { createRandom } from '@/core/random/random';
import { calibrate } from './calibrate';
import { responsesOf } from './responses';
import { simulateAbilities, simulateResponses } from './simulate-responses';

const rootMeanSquare = (values: number[]) => Math.sqrt(values.reduce((sum, x) => sum + x * x, 0) / values.length);

/** Three samples of a test: 25 items with a from 1 to 2 and b from −1 to 1, 500 persons. Errors, and errors over their standard errors. */
function recover(model: '2pl' | '3pl') {
  const errors = { a: [] as number[], za: [] as number[], zb: [] as number[] };
  for (const seed of [1, 2, 3]) {
    const random = createRandom(seed);
    const items = Array.from({ length: 25 }, () => ({
      discrimination: 1 + random.uniform(),
      difficulty: 2 * random.uniform() - 1,
      guessing: model === '3pl' ? 0.15 + 0.1 * random.uniform() : 0,
    }));
    const fit = calibrate(responsesOf(simulateResponses(items, simulateAbilities(500, random), random)), model);
    for (const [j, item] of items.entries()) {
      const a = (fit.discrimination[j] ?? 0) - item.discrimination;
      errors.a.push(a);
      errors.za.push(a / (fit.standardErrors?.discrimination[j] ?? 0));
      errors.zb.push(((fit.difficulty[j] ?? 0) - item.difficulty) / (fit.standardErrors?.difficulty[j] ?? 0));
    }
  }
  return errors;
}

describe('true parameters come back as well as theory allows', () => {
  it.each(['2pl', '3pl'] as const)('%s: errors over their standard errors have mean square 1', (model) => {
    const errors = recover(model);
    // 75 of them, those of one sample tied together by its mean ability: not far from 1, not exactly.
    for (const size of [rootMeanSquare(errors.za), rootMeanSquare(errors.zb)]) {
      expect(size).toBeGreaterThan(0.75);
      expect(size).toBeLessThan(1.3);
    }
    // Chen, Li, Ouyang and Xu (Psychometrika 88, 2023, 1097–1122), table 2: mean squared error of a, 25 items, 500 persons.
    // Theirs is a 2PL that estimates effects of a group as well: what is published is a bound from above.
    if (model === '2pl') expect(rootMeanSquare(errors.a) ** 2).toBeLessThan(0.0482);
  });

  it('with its weak prior no discrimination of a 3PL runs away, without it one does', () => {
    const random = createRandom(7);
    const items = Array.from({ length: 16 }, () => ({
      discrimination: 0.5 + 1.5 * random.uniform(),
      difficulty: random.normal(),
      guessing: 0.25,
    }));
    const responses = responsesOf(simulateResponses(items, simulateAbilities(400, random), random));
    const worst = (discriminationPrior?: null) => {
      const fit = calibrate(responses, '3pl', {
        standardErrors: false,
        ...(discriminationPrior === null ? { discriminationPrior } : {}),
      });
      return Math.max(...items.map((item, j) => Math.abs((fit.discrimination[j] ?? 0) - item.discrimination)));
    };
    expect(worst()).toBeLessThan(1);
    expect(worst(null)).toBeGreaterThan(5);
  });
});
