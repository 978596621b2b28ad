import { describe, expect, it } from 'vitest';
import { auc } from '@/core/evaluation/auc';
import { createTracingDataBuilder, type TracingData } from '@/core/tracing/dataset';
import { crossPredictOnline, fitOnlineIrt } from './fit-online';
import { predictOnline } from './follow-all';
import { itemPractice, trueIntercept } from './practice-data.fixture';
import { DEFAULT_SETTINGS } from './settings';
import { subsetOfLearners } from './subset-of-learners';

const train = itemPractice(400, 1);
const model = fitOnlineIrt(train);
const rootMeanSquare = (values: number[]) => Math.sqrt(values.reduce((sum, x) => sum + x * x, 0) / values.length);
/** The same data with the answers of some rows turned round. */
const turned = (data: TracingData, which: (row: number) => boolean): TracingData => ({
  ...data,
  correct: data.correct.map((correct, row) => (which(row) ? 1 - correct : correct)),
});

describe('a fit', () => {
  it('finds items and the spread of abilities', () => {
    const { itemIntercept, abilityDeviation } = model.calibration;
    const off = train.itemNames.map((name, item) => (itemIntercept[item] ?? 0) - trueIntercept(Number(name)));
    // 200 answers an item: standard error about √(1/(200·0.2)) = 0.16, with that of the mean ability 0.05.
    expect(rootMeanSquare(off)).toBeLessThan(0.2);
    expect(Math.abs(abilityDeviation - 1)).toBeLessThan(0.12);
  });

  it('learns from its learners that nobody improves and skills are one', () => {
    expect(model.settings.practice).toBeLessThan(DEFAULT_SETTINGS.practice);
    expect(model.settings.skillVariance).toBeLessThan(DEFAULT_SETTINGS.skillVariance);
  });

  it('predicts other learners nearly as well as the truth would rank them', () => {
    const test = itemPractice(150, 2, train);
    const chances = predictOnline(model, test);
    const items = Float64Array.from(test.item, (item) => trueIntercept(Number(test.itemNames[item])));
    expect(auc(test.correct, chances)).toBeGreaterThan(auc(test.correct, items) + 0.02);
  });
});

describe('no leakage', () => {
  it('a prediction knows nothing of its own answer or later ones', () => {
    const test = itemPractice(3, 3, train);
    const from = (test.learnerStart[1] ?? 0) + 10;
    const [before, after] = [
      predictOnline(model, test),
      predictOnline(
        model,
        turned(test, (row) => row >= from),
      ),
    ];
    expect([...after.subarray(0, from + 1)]).toEqual([...before.subarray(0, from + 1)]);
    expect(after[from + 1]).not.toBe(before[from + 1]);
  });

  it('across folds a learner’s answers do not reach the items they are followed with', () => {
    const few = subsetOfLearners(train, (learner) => learner < 30);
    const first = few.learnerStart[6] ?? 0;
    const next = few.learnerStart[7] ?? 0;
    const all = crossPredictOnline(few, 3, DEFAULT_SETTINGS);
    const other = crossPredictOnline(
      turned(few, (row) => row >= first && row < next),
      3,
      DEFAULT_SETTINGS,
    );
    expect(other[first]).toBe(all[first]);
    // Learner 1 of another fold is followed with items that learner 6 helped to fit.
    expect(other[few.learnerStart[1] ?? 0]).not.toBe(all[few.learnerStart[1] ?? 0]);
    expect(all.every((chance) => chance > 0 && chance < 1)).toBe(true);
  });
});

describe('poor data', () => {
  const build = (rows: [learner: string, skill: string, item: string, correct: boolean][]) => {
    const builder = createTracingDataBuilder();
    for (const [order, [learner, skill, item, correct]] of rows.entries()) {
      builder.add({ learner, skill, item, correct, order });
    }
    return builder.build();
  };
  const test = build([
    ['x', 'a', '', true],
    ['x', 'new', 'n', false],
  ]);

  it.each([
    ['nothing', [], 0.4, 0.6],
    ['one answer', [['l', 'a', '', true]], 0.4, 0.9],
    ['all right', Array.from({ length: 40 }, (_, i) => [`${i % 8}`, 'a', `${i % 4}`, true])],
    ['all wrong', Array.from({ length: 40 }, (_, i) => [`${i % 8}`, 'a', `${i % 4}`, false])],
  ] as [string, [string, string, string, boolean][], number?, number?][])(
    '%s gives chances inside 0 to 1',
    (_what, rows, low = 0, high = 1) => {
      for (const chance of predictOnline(fitOnlineIrt(build(rows)), test)) {
        expect(chance).toBeGreaterThan(low);
        expect(chance).toBeLessThan(high);
      }
    },
  );

  it('predicts no rows', () => {
    expect(predictOnline(model, build([]))).toHaveLength(0);
  });
});

it('a subset keeps its learners’ rows in order, under the old codes', () => {
  const odd = subsetOfLearners(train, (learner) => learner % 2 === 1);
  expect(odd.learners).toBe(200);
  expect(odd.learnerNames.slice(0, 3)).toEqual(['1', '3', '5']);
  const [start, end] = [train.learnerStart[3] ?? 0, train.learnerStart[4] ?? 0];
  const rows = [odd.learnerStart[1], odd.learnerStart[2]] as const;
  expect([...odd.item.subarray(...rows)]).toEqual([...train.item.subarray(start, end)]);
  expect([...odd.correct.subarray(...rows)]).toEqual([...train.correct.subarray(start, end)]);
  expect([...odd.learner.subarray(...rows)]).toEqual(Array(30).fill(1));
  expect(subsetOfLearners(train, () => false)).toMatchObject({ rows: 0, learners: 0 });
});
