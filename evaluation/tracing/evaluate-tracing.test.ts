import { expect, it } from 'vitest';
import { createTracingDataBuilder, type TracingDictionaries } from '@/core/tracing/dataset';
import { evaluateTracing } from './evaluate-tracing';
import { shareModel } from './share-model';

const options = { seed: 1, progress: () => {} };

function dataOf(rows: [skill: string, correct: boolean][], dictionaries?: TracingDictionaries) {
  const builder = createTracingDataBuilder(dictionaries);
  for (const [order, [skill, correct]] of rows.entries()) {
    builder.add({ learner: 'a', skill, item: '', correct, order });
  }
  return builder.build();
}

it('prints the figures of the contract, worked by hand', async () => {
  const train = dataOf([
    ['easy', true],
    ['easy', true],
    ['hard', false],
    ['hard', false],
  ]);
  const test = dataOf(
    [
      ['easy', true],
      ['hard', false],
      ['new', true],
    ],
    train,
  );
  const result = await evaluateTracing('share', shareModel, train, test, options);
  // overall 3/6; easy (2 + 1) / 4, hard (0 + 1) / 4, new the overall share
  expect(result).toMatchObject({ model: 'share', rows: 3, auc: 1, accuracy: 1, parameters: { overall: 0.5 } });
  expect(result.logLoss).toBeCloseTo(-(2 * Math.log(0.75) + Math.log(0.5)) / 3, 12);
  expect(result.rmse).toBeCloseTo(Math.sqrt((2 / 16 + 1 / 4) / 3), 12);
  expect(result).not.toHaveProperty('trainLogLikelihood');
  expect(result.fitSeconds).toBeGreaterThanOrEqual(0);
});

it('says that AUC is not defined with one class', async () => {
  const data = dataOf([['easy', true]]);
  expect((await evaluateTracing('share', shareModel, data, data, options)).auc).toBeNaN();
});
