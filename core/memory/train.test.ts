import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitWeights } from './fit-weights';
import { groupHistories, type ReviewColumns } from './histories';
import { memoryLogLoss } from './log-loss';
import { DEFAULT_WEIGHTS, WEIGHT_BOUNDS } from './parameters';
import { simulateReviews } from './simulate-reviews';
import { trainMemory } from './train';

/** A district that forgets faster at first, and gains more by each review, than FSRS's defaults say. */
const TRUTH = DEFAULT_WEIGHTS.map((w, j) => (j < 4 ? w * 0.5 : j === 8 ? 2.3 : j === 20 ? 0.3 : w));
const district = { conceptsPerLearner: 10, mostReviews: 10 };

function expectWithinBounds(weights: readonly number[]): void {
  expect(weights).toHaveLength(21);
  for (const [j, weight] of weights.entries()) {
    expect(weight).toBeGreaterThanOrEqual(WEIGHT_BOUNDS[j]?.[0] ?? 0);
    expect(weight).toBeLessThanOrEqual(WEIGHT_BOUNDS[j]?.[1] ?? 0);
  }
}

describe('training on simulated reviews', () => {
  const reviews = simulateReviews({ ...district, weights: TRUTH, learners: 300, seed: 5 });
  const unseen = groupHistories(simulateReviews({ ...district, weights: TRUTH, learners: 600, seed: 6 }));
  const result = trainMemory(reviews, { seed: 1 });

  it('comes within 1 % of the log-loss of the true weights on learners never seen', () => {
    const truth = memoryLogLoss(unseen, TRUTH) ?? 0;
    expect(memoryLogLoss(unseen, result.weights)).toBeLessThan(1.01 * truth);
    expect(memoryLogLoss(unseen, DEFAULT_WEIGHTS)).toBeGreaterThan(1.02 * truth);
  });

  it('says so, held out', () => {
    expect(result.better).toBe(true);
    expect(result.finished).toBe(true);
    expect(result.heldOut?.learners).toBe(60);
    expect(result.heldOut?.gain).toBeCloseTo(
      (result.heldOut?.currentLogLoss ?? 0) - (result.heldOut?.logLoss ?? 0),
      12,
    );
  });

  it('keeps first stabilities in the order of their grades', () => {
    expect([...result.weights.slice(0, 4)].sort((a, b) => a - b)).toEqual(result.weights.slice(0, 4));
  });

  it('gives the same for the same seed', () => {
    const small = simulateReviews({ ...district, weights: TRUTH, learners: 20, seed: 7 });
    expect(trainMemory(small, { seed: 3 })).toEqual(trainMemory(small, { seed: 3 }));
  });

  it('finds nothing to gain where the defaults are the truth and in use', () => {
    const usual = simulateReviews({ ...district, weights: DEFAULT_WEIGHTS, learners: 60, seed: 8 });
    const { heldOut } = trainMemory(usual, { seed: 1 });
    expect(Math.abs(heldOut?.gain ?? 1)).toBeLessThan(0.01);
  });
});

const columns = (reviews: number, learner: (i: number) => number, grade: (i: number) => number): ReviewColumns => ({
  learner: Array.from({ length: reviews }, (_, i) => learner(i)),
  concept: new Int32Array(reviews),
  elapsedDays: Array.from({ length: reviews }, (_, i) => (i % 7) + 1),
  grade: Array.from({ length: reviews }, (_, i) => grade(i)),
});

describe('training on what districts may have', () => {
  it('has nothing to say of no reviews, one a history, or same-day reviews only', () => {
    const single = columns(
      50,
      (i) => i,
      () => 3,
    );
    const sameDay = {
      ...columns(
        50,
        (i) => i % 5,
        () => 3,
      ),
      elapsedDays: new Float64Array(50),
    };
    for (const reviews of [
      columns(
        0,
        () => 0,
        () => 3,
      ),
      single,
      sameDay,
    ]) {
      expect(trainMemory(reviews, { seed: 1 })).toMatchObject({
        weights: [...DEFAULT_WEIGHTS],
        reviews: 0,
        logLoss: null,
        heldOut: null,
        better: false,
      });
    }
  });

  it('stays near the defaults on a few reviews, and leaves them with many', () => {
    const away = (weights: readonly number[]) => Math.abs(Math.log((weights[2] ?? 0) / (DEFAULT_WEIGHTS[2] ?? 0)));
    const weightsOf = (learners: number) =>
      fitWeights(groupHistories(simulateReviews({ ...district, weights: TRUTH, learners, seed: 11 }))).weights;
    const [few, many] = [away(weightsOf(1)), away(weightsOf(60))];
    expect(few).toBeLessThan(many);
    // ln 2 is the truth.
    expect(Math.abs(many - Math.LN2)).toBeLessThan(0.35);
  });

  it('never switches on one learner', () => {
    const result = trainMemory(
      columns(
        40,
        () => 1,
        (i) => (i % 3 ? 3 : 1),
      ),
      { seed: 1 },
    );
    expect(result).toMatchObject({ heldOut: null, better: false, learners: 1 });
  });

  it('takes all Again, all Easy, and a long life of one learner', () => {
    const long = columns(
      20_000,
      () => 1,
      (i) => (i % 5 ? 3 : 1),
    );
    for (const reviews of [
      columns(
        300,
        (i) => i % 9,
        () => 1,
      ),
      columns(
        300,
        (i) => i % 9,
        () => 4,
      ),
      long,
    ]) {
      const result = trainMemory(reviews, { seed: 1, shouldStop: stopAfter(12) });
      expectWithinBounds(result.weights);
      expect(result.logLoss).toBeLessThanOrEqual((result.defaultLogLoss ?? 0) + 1e-9);
    }
  });

  it('stays within bounds and never does worse than the defaults on its own reviews', () => {
    const row = fc.record({
      learner: fc.nat(4),
      concept: fc.nat(2),
      elapsedDays: fc.oneof(fc.constant(Number.NaN), fc.double({ min: -3, max: 1000, noNaN: true })),
      grade: fc.integer({ min: 0, max: 5 }),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
        const histories = groupHistories({
          learner: rows.map((r) => r.learner),
          concept: rows.map((r) => r.concept),
          elapsedDays: rows.map((r) => r.elapsedDays),
          grade: rows.map((r) => r.grade),
        });
        const { weights } = fitWeights(histories);
        expectWithinBounds(weights);
        const before = memoryLogLoss(histories, DEFAULT_WEIGHTS);
        const after = memoryLogLoss(histories, weights);
        if (before === null || after === null) expect(after).toBe(before);
        else expect(after).toBeLessThanOrEqual(before + 1e-9);
      }),
      { seed: 9, numRuns: 60 },
    );
  });

  it('reports progress, and stops when told with the best so far', () => {
    const reviews = simulateReviews({ ...district, weights: TRUTH, learners: 40, seed: 10 });
    const losses: number[] = [];
    const stopped = trainMemory(reviews, {
      seed: 1,
      onProgress: ({ loss }) => losses.push(loss),
      shouldStop: stopAfter(3),
    });
    expect(stopped).toMatchObject({ finished: false, passes: 3 });
    expect(losses).toHaveLength(3);
    expect([...losses].sort((a, b) => b - a)).toEqual(losses);
    expectWithinBounds(stopped.weights);
  });
});

function stopAfter(passes: number): () => boolean {
  let asked = 0;
  return () => asked++ >= passes;
}
