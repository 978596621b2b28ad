import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ChainParameters, createWorkspace, emptyCounts, expectCounts } from './bkt-expectation';
import { buildForest } from './bkt-forest';
import type { FittedBktParameters } from './bkt-parameters';
import { smoothAnswers } from './bkt-smooth';
import { byAllPaths } from './test-support/all-paths';
import { anyHistory, anyParameters } from './test-support/arbitrary-bkt';
import { dataOf } from './test-support/simulate-bkt';

function chainOf({ pInit, pLearn, pForget, pSlip, pGuess }: FittedBktParameters): ChainParameters {
  return {
    pInit,
    pLearn,
    pForget,
    ifKnown: Float64Array.of(pSlip, 1 - pSlip),
    ifUnknown: Float64Array.of(1 - pGuess, pGuess),
  };
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

it('counts what a sum over all hidden paths counts, whatever beginnings the histories share', () => {
  fc.assert(
    fc.property(fc.array(anyHistory(6), { minLength: 1, maxLength: 6 }), anyParameters, (histories, parameters) => {
      const forest = buildForest(dataOf(histories.map((history) => ({ s: history }))));
      const counts = emptyCounts(2);
      const found = expectCounts(forest, 0, chainOf(parameters), createWorkspace(forest.nodes), counts);
      const paths = histories.map((history) => byAllPaths(history, parameters));
      expect(found).toBeCloseTo(sum(paths.map(({ chance }) => Math.log(chance))), 7);
      expect(counts.initKnown).toBeCloseTo(sum(paths.map(({ known }) => known[0] ?? 0)), 8);
      expect(counts.init).toBe(histories.length);
      expect(counts.learned).toBeCloseTo(sum(paths.map(({ learned }) => sum(learned))), 8);
      expect(counts.forgotten).toBeCloseTo(sum(paths.map(({ forgotten }) => sum(forgotten))), 8);
      expect(counts.unknown + counts.known).toBeCloseTo(sum(histories.map(({ length }) => length - 1)), 8);
      const rightKnown = sum(
        histories.map((history, i) => sum([...history].map((a, t) => (a === '1' ? (paths[i]?.known[t] ?? 0) : 0)))),
      );
      expect(counts.answersKnown[1]).toBeCloseTo(rightKnown, 8);
      expect(sum([...counts.answersKnown, ...counts.answersUnknown])).toBeCloseTo(
        sum(histories.map((h) => h.length)),
        8,
      );
    }),
    { numRuns: 60 },
  );
});

it('looks back on one history as the sum over all hidden paths does', () => {
  fc.assert(
    fc.property(anyHistory(7), anyParameters, (history, parameters) => {
      const smoothed = smoothAnswers([...history].map(Number), () => parameters);
      const paths = byAllPaths(history, parameters);
      // A chance of 1e-8 keeps some eight figures in its logarithm.
      expect(smoothed.logLikelihood).toBeCloseTo(Math.log(paths.chance), 7);
      for (const name of ['known', 'learned', 'forgotten'] as const) {
        for (const [t, value] of paths[name].entries()) expect(smoothed[name][t]).toBeCloseTo(value, 8);
      }
    }),
  );
});

it('stores equal beginnings once', () => {
  const forest = buildForest(dataOf([{ s: '110' }, { s: '111' }, { s: '11' }, { t: '1' }]));
  expect([...forest.nodeStart]).toEqual([0, 4, 5]);
  expect([...forest.passes]).toEqual([3, 3, 1, 1, 1]);
  expect([...forest.ends]).toEqual([0, 1, 1, 1, 1]);
  expect([...forest.parent]).toEqual([-1, 0, 1, 1, -1]);
});

it('goes on from a given p(L) without counting it as a beginning', () => {
  const parameters: FittedBktParameters = { pInit: 0.3, pLearn: 0.1, pForget: 0, pSlip: 0.1, pGuess: 0.2 };
  const data = dataOf([{ s: '1' }, { s: '1' }]);
  const forest = buildForest(data, { startKnown: (learner) => (learner === 0 ? 0.9 : Number.NaN) });
  const counts = emptyCounts(2);
  const found = expectCounts(forest, 0, chainOf(parameters), createWorkspace(forest.nodes), counts);
  // 0.9·0.9 + 0.1·0.2 and 0.3·0.9 + 0.7·0.2
  expect(found).toBeCloseTo(Math.log(0.83) + Math.log(0.41), 12);
  expect(counts.init).toBe(1);
  expect(counts.initKnown).toBeCloseTo(0.27 / 0.41, 12);
});

it('two hundred thousand answers of one learner neither underflow nor overflow the stack', () => {
  const data = dataOf([{ s: `${'1'.repeat(199_999)}0` }]);
  const forest = buildForest(data);
  const counts = emptyCounts(2);
  const parameters = { pInit: 0.5, pLearn: 0.1, pForget: 0, pSlip: 0.1, pGuess: 0.2 };
  const found = expectCounts(forest, 0, chainOf(parameters), createWorkspace(forest.nodes), counts);
  // All known but for the first few: about ln 0.9 each.
  expect(found / 200_000).toBeCloseTo(Math.log(0.9), 4);
  expect(counts.answersKnown[0]).toBeCloseTo(1, 6);
});
