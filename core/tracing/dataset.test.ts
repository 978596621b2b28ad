import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createTracingDataBuilder, type TracingDictionaries, type TracingRow } from './dataset';

function dataOf(rows: TracingRow[], dictionaries?: TracingDictionaries) {
  const builder = createTracingDataBuilder(dictionaries);
  for (const row of rows) builder.add(row);
  return builder.build();
}

const row = (learner: string, skill: string, order: number, correct = true, item = ''): TracingRow => ({
  learner,
  skill,
  item,
  correct,
  order,
});

it('groups rows by learner and sorts each learner by order', () => {
  const data = dataOf([
    row('a', 'x', 2),
    row('b', 'y', 0, false),
    row('a', 'y', 1, false, 'i'),
    row('a', 'x', 2, false),
  ]);
  expect([...data.learnerStart]).toEqual([0, 3, 4]);
  expect([...data.learner]).toEqual([0, 0, 0, 1]);
  expect([...data.order]).toEqual([1, 2, 2, 0]);
  expect([...data.skill]).toEqual([1, 0, 0, 1]);
  expect([...data.correct]).toEqual([0, 1, 0, 0]);
  expect([...data.item]).toEqual([0, -1, -1, -1]);
  expect(data.time).toBeNull();
});

it('keeps known codes and puts new names after them', () => {
  const train = dataOf([row('a', 'x', 0, true, 'i'), row('a', 'y', 1, true, 'j')]);
  const test = dataOf([row('b', 'z', 0, true, 'j'), row('b', 'y', 1, true, 'k'), row('b', 'w', 2)], train);
  expect(test.skillNames).toEqual(['x', 'y', 'z', 'w']);
  expect([...test.skill]).toEqual([2, 1, 3]);
  expect([...test.item]).toEqual([1, 2, -1]);
  expect(train.skillNames).toEqual(['x', 'y']);
});

it('takes times where every row has one', () => {
  expect([...(dataOf([{ ...row('a', 'x', 0), time: 5 }]).time ?? [])]).toEqual([5]);
  expect(dataOf([{ ...row('a', 'x', 0), time: 5 }, row('a', 'x', 1)]).time).toBeNull();
});

it('is empty without rows', () => {
  const data = dataOf([]);
  expect([data.rows, data.learners, [...data.learnerStart]]).toEqual([0, 0, [0]]);
});

it('loses no row and keeps each learner in order', () => {
  const rows = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('x', 'y'), fc.nat(9)), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(rows, (given) => {
      const data = dataOf(given.map(([learner, skill, order]) => row(learner, skill, order)));
      expect(data.rows).toBe(given.length);
      for (let i = 1; i < data.rows; i++) {
        expect(data.learner[i]).toBeGreaterThanOrEqual(data.learner[i - 1] ?? 0);
        if (data.learner[i] === data.learner[i - 1]) {
          expect(data.order[i]).toBeGreaterThanOrEqual(data.order[i - 1] ?? 0);
        }
      }
    }),
  );
});
