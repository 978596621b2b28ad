import { describe, expect, it } from 'vitest';
import { fitBkt } from './bkt-fit-data';
import { createTracingDataBuilder } from './dataset';

/** Learners with their answers on one skill, each so often. */
function dataOf(histories: readonly (readonly [answers: string, times: number])[]) {
  const builder = createTracingDataBuilder();
  histories.forEach(([answers, times], kind) => {
    for (let copy = 0; copy < times; copy++)
      [...answers].forEach((answer, order) => {
        builder.add({ learner: `${kind} ${copy}`, skill: 's', item: '', correct: answer === '1', order });
      });
  });
  return builder.build();
}

const HISTORIES = ['0011', '0111', '1111', '0101', '0000'] as const;
const TIMES = [3, 1, 2, 4, 2] as const;

describe('learners who count for more than one', () => {
  it('are as many learners of the same answers', () => {
    const options = { seed: 1, starts: 3, priorStrength: 5 };
    const copied = fitBkt(dataOf(HISTORIES.map((history, kind) => [history, TIMES[kind] ?? 0])), options);
    const weighed = fitBkt(dataOf(HISTORIES.map((history) => [history, 1])), { ...options, weights: TIMES });
    for (const name of ['pInit', 'pLearn', 'pSlip', 'pGuess'] as const)
      expect(weighed.skills[0]?.parameters[name]).toBeCloseTo(copied.skills[0]?.parameters[name] ?? Number.NaN, 9);
    expect(weighed.logLikelihood).toBeCloseTo(copied.logLikelihood, 9);
  });

  it('draw the fit to themselves', () => {
    const data = dataOf([
      ['1111', 10],
      ['0000', 10],
    ]);
    const pInit = (weight: number) =>
      fitBkt(data, {
        ...{ seed: 1, weights: Array.from({ length: 20 }, (_, learner) => (learner < 10 ? weight : 1)) },
      }).skills[0]?.parameters.pInit;
    expect(pInit(4)).toBeGreaterThan((pInit(1) ?? 1) + 0.2);
  });

  it('can’t count for nothing or less', () => {
    const data = dataOf([['01', 2]]);
    for (const weight of [0, -1, Number.NaN])
      expect(() => fitBkt(data, { seed: 1, weights: [1, weight] })).toThrow(RangeError);
  });
});
