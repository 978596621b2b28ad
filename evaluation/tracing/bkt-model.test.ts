import { describe, expect, it } from 'vitest';
import { createRandom } from '@/core/random/random';
import { createTracingDataBuilder, type TracingData, type TracingDictionaries } from '@/core/tracing/dataset';
import { bktModel } from './bkt-model';
import { forgettingBktModel, individualBktModel, itemBktModel } from './bkt-variants';

const options = { seed: 1, progress: () => {} };
const MODELS = {
  bkt: bktModel,
  'bkt-forgetting': forgettingBktModel,
  'bkt-items': itemBktModel,
  'bkt-individual': individualBktModel,
};

interface Sizes {
  learners: number;
  /** How hard each item is: the chance that one who knows slips, and that one who does not guesses. */
  items: readonly { slip: number; guess: number }[];
}

const ITEMS = [
  { slip: 0.05, guess: 0.1 },
  { slip: 0.3, guess: 0.1 },
  { slip: 0.05, guess: 0.4 },
];

/** Two skills, eight answers to each, on items drawn at random. */
function draw(seed: number, { learners, items }: Sizes, known?: TracingDictionaries): TracingData {
  const random = createRandom(seed);
  const builder = createTracingDataBuilder(known);
  for (let learner = 0; learner < learners; learner++) {
    for (const [place, skill] of ['fractions', 'decimals'].entries()) {
      let knows = random.chance(0.4);
      for (let t = 0; t < 8; t++) {
        const item = random.integer(items.length);
        const { slip, guess } = items[item] ?? { slip: 0.1, guess: 0.1 };
        const correct = random.chance(knows ? 1 - slip : guess);
        builder.add({ learner: `${learner}`, skill, item: `${skill} ${item}`, correct, order: 8 * place + t });
        knows ||= random.chance(0.15);
      }
    }
  }
  return builder.build();
}

const train = draw(1, { learners: 400, items: ITEMS });

describe.each(Object.entries(MODELS))('%s', (_name, model) => {
  it('gives probabilities, and the population default to a concept and an item that train did not have', async () => {
    const fitted = await model.fit(train, options);
    const builder = createTracingDataBuilder(train);
    for (const [order, skill] of ['unheard of', 'never met', 'fractions'].entries()) {
      builder.add({ learner: skill, skill, item: 'new', correct: true, order });
    }
    const predicted = await fitted.predictOnline(builder.build());
    expect(predicted.every((p) => p > 0 && p < 1)).toBe(true);
    expect(predicted[0]).toBe(predicted[1]);
    // Both skills are drawn alike here, so the default lies where they lie.
    expect(Math.abs((predicted[0] ?? 0) - (predicted[2] ?? 0))).toBeLessThan(0.1);
    expect(fitted.trainLogLikelihood).toBeLessThan(0);
  });

  it('sees no answer before it is predicted', async () => {
    const fitted = await model.fit(train, options);
    const test = draw(2, { learners: 20, items: ITEMS }, train);
    const before = await fitted.predictOnline(test);
    const changed = { ...test, correct: test.correct.slice() };
    const [cut, end] = [test.learnerStart[7] ?? 0, test.learnerStart[8] ?? 0];
    for (let row = cut + 5; row < end; row++) changed.correct[row] = 1 - (changed.correct[row] ?? 0);
    const after = await fitted.predictOnline(changed);
    expect(after.subarray(0, cut + 6)).toEqual(before.subarray(0, cut + 6));
    expect(after.subarray(end)).toEqual(before.subarray(end));
    expect(after[cut + 6]).not.toBe(before[cut + 6]);
  });

  it('fits one answer of one learner', async () => {
    const builder = createTracingDataBuilder();
    builder.add({ learner: 'a', skill: 's', item: '', correct: true, order: 0 });
    const one = builder.build();
    const [predicted] = await (await model.fit(one, options)).predictOnline(one);
    expect((predicted ?? 0) > 0 && (predicted ?? 1) < 1).toBe(true);
  });
});

it('slip and guess of each item predict better where items differ', async () => {
  const test = draw(3, { learners: 200, items: ITEMS }, train);
  const heightOf = async (model: typeof bktModel) => {
    const predicted = await (await model.fit(train, options)).predictOnline(test);
    return predicted.reduce((sum, p, row) => sum + Math.log(test.correct[row] ? p : 1 - p), 0);
  };
  expect(await heightOf(itemBktModel)).toBeGreaterThan((await heightOf(forgettingBktModel)) + 30);
});
