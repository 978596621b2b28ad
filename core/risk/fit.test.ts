import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random';
import { fitRisk, type RiskRow } from './fit';

/** Learners with log-odds −1 + 3·x₁ − 2·x₂, several rows each. */
function draw(seed: number, learners: number, rowsOf: (learner: number) => number = () => 3): RiskRow[] {
  const random = createRandom(seed);
  return Array.from({ length: learners }, (_, learner) =>
    Array.from({ length: rowsOf(learner) }, () => {
      const features = Float64Array.of(random.uniform(), random.uniform());
      const odds = -1 + 3 * (features[0] ?? 0) - 2 * (features[1] ?? 0);
      return { learner: `l${learner}`, features, happened: random.chance(1 / (1 + Math.exp(-odds))) };
    }),
  ).flat();
}

describe('with too little to learn from', () => {
  it('is null below 40 learners, or below 10 with either outcome', () => {
    expect(fitRisk(draw(1, 39), { seed: 1 })).toBeNull();
    expect(fitRisk([], { seed: 1 })).toBeNull();
    const rare = draw(1, 60).map((row) => ({ ...row, happened: Number(row.learner.slice(1)) < 9 }));
    expect(fitRisk(rare, { seed: 1 })).toBeNull();
    expect(
      fitRisk(
        rare.map((row) => ({ ...row, happened: !row.happened })),
        { seed: 1 },
      ),
    ).toBeNull();
    expect(fitRisk(draw(1, 40), { seed: 1 })).not.toBeNull();
  });
});

it('finds the weights that the outcomes were drawn by, and says honestly what they are worth', () => {
  const fitted = fitRisk(draw(2, 3000), { seed: 1 });
  const [start = 0, first = 0, second = 0] = fitted?.model.weights ?? [];
  expect(Math.abs(start + 1)).toBeLessThan(0.2);
  expect(Math.abs(first - 3)).toBeLessThan(0.25);
  expect(Math.abs(second + 2)).toBeLessThan(0.25);
  expect(fitted?.model.bound).toBeNull();
  // No more than by the truth itself: its AUC lies about .75.
  expect(fitted?.figures.auc).toBeGreaterThan(0.7);
  expect(fitted?.figures.low).toBeLessThan(fitted?.figures.auc ?? 0);
  expect(fitted?.figures.high).toBeGreaterThan(fitted?.figures.auc ?? 1);
});

it('promises nothing where there is nothing to be seen', () => {
  const random = createRandom(3);
  const rows = draw(3, 400).map((row) => ({ ...row, happened: random.chance(0.3) }));
  const fitted = fitRisk(rows, { seed: 1 });
  expect(fitted?.figures.low).toBeLessThan(0.5);
  expect(fitted?.ridge).toBeGreaterThan(1);
  expect(fitted?.figures.brier).toBeLessThan(0.225);
});

it('is the same for a seed whatever the order of the rows', () => {
  const rows = draw(4, 100);
  const fitted = fitRisk(rows, { seed: 7 });
  expect(fitRisk(rows, { seed: 7 })).toEqual(fitted);
  const turned = fitRisk(rows.toReversed(), { seed: 7 });
  expect(turned?.ridge).toBe(fitted?.ridge);
  for (const [i, weight] of (turned?.model.weights ?? []).entries())
    expect(weight).toBeCloseTo(fitted?.model.weights[i] ?? 0, 8);
  expect(turned?.outOfFold[0]).toBeCloseTo(fitted?.outOfFold.at(-1) ?? 0, 8);
});

it('one learner with very many rows counts as one', () => {
  const few = draw(5, 200, () => 1);
  const [other] = few;
  const features = Float64Array.of(1, 0);
  const crowd = Array.from({ length: 20_000 }, () => ({ learner: 'crowd', features, happened: false }));
  const once = fitRisk([...few, ...crowd.slice(0, 1)], { seed: 1 });
  const often = fitRisk([...few, ...crowd], { seed: 1 });
  expect(other).toBeDefined();
  expect(often?.ridge).toBe(once?.ridge);
  for (const [i, weight] of (often?.model.weights ?? []).entries())
    expect(weight).toBeCloseTo(once?.model.weights[i] ?? 0, 6);
});

it('predictions of a learner don’t hang on what came of that learner', () => {
  const rows = draw(6, 80);
  const before = fitRisk(rows, { seed: 1 });
  // All rows of one learner with both outcomes turned round: their fold stays, since both stay.
  const both = rows.find(
    ({ learner }) => new Set(rows.filter((row) => row.learner === learner).map(({ happened }) => happened)).size === 2,
  )?.learner;
  const turned = rows.map((row) => (row.learner === both ? { ...row, happened: !row.happened } : row));
  const after = fitRisk(turned, { seed: 1 });
  let others = 0;
  for (const [at, { learner }] of rows.entries()) {
    if (learner === both) expect(after?.outOfFold[at]).toBe(before?.outOfFold[at]);
    else if (after?.outOfFold[at] !== before?.outOfFold[at]) others += 1;
  }
  expect(both).toBeDefined();
  expect(others).toBeGreaterThan(100);
});

it('what can be told apart without a mistake still gives finite weights', () => {
  const rows = Array.from({ length: 60 }, (_, i) => ({
    learner: `${i}`,
    features: Float64Array.of(i < 30 ? 0 : 1, 0.5),
    happened: i >= 30,
  }));
  const fitted = fitRisk(rows, { seed: 1 });
  expect(fitted?.model.weights.every((weight) => Number.isFinite(weight) && Math.abs(weight) < 30)).toBe(true);
  expect(fitted?.figures).toMatchObject({ auc: 1, averagePrecision: 1, baseRate: 0.5 });
});
