import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { discreteLaplaceMass } from '@/core/privacy/noise/discrete-laplace';
import { chiSquareOf } from '@/core/privacy/test-support/goodness';
import { seededDraws } from '@/core/privacy/test-support/seeded-bits';
import { testDatabase } from '@/platform/database/testing';
import { type AggregateQuestion, aggregateSchema, budgetsSchema } from '../contract';
import { type ResearchWorld, researchWorld } from '../testing';
import { figuresOf } from './figures';
import type { LearnerConcept } from './store';

const database = testDatabase();
let world: ResearchWorld;
const question = (rest: Partial<AggregateQuestion> = {}): AggregateQuestion => ({
  ...{ courseId: world.courseId, measure: 'learners', from: '2026-03-01', to: '2026-03-31', by: 'concept' },
  ...{ mechanism: 'gaussian', rho: 0.1, mostConcepts: 1, mostAnswers: 10, purpose: 'A test', ...rest },
});

beforeAll(async () => {
  world = await researchWorld(database());
  for (let i = 0; i < 30; i++) {
    const learnerId = await world.learner({ agrees: i < 24 });
    const own = { courseId: world.courseId, conceptId: world.conceptId, learnerId };
    for (let n = 0; n < 4; n++) await world.answer({ ...own, correct: n > 0 });
  }
});
afterAll(() => world.close());
beforeEach(async () => {
  await database().owner.query('delete from privacy_spendings; delete from research_aggregates');
});

async function ask(rest: Partial<AggregateQuestion> = {}) {
  const response = await world.call('POST', '/research/aggregates', question(rest));
  if (response.status !== 202) return { status: response.status, code: (await response.json()).code };
  await world.jobs.run();
  const { items } = await (await world.call('GET', '/research/aggregates?limit=1')).json();
  return { status: 202, told: aggregateSchema.parse(items[0]) };
}

describe('figures with noise', () => {
  it('count those who agreed alone, near the truth where the loss is large', async () => {
    const exact = { rho: 1 } as const;
    const { told } = await ask(exact);
    const figure = told?.rows?.[0]?.figures[0];
    expect(told?.rows?.[0]?.label).toBe('Loops');
    expect(Math.abs((figure?.value ?? 0) - 24)).toBeLessThanOrEqual(4);
    expect(figure?.within95).toBeLessThanOrEqual(2);
  });

  it('spend of the budget when they are asked for, and are refused when it runs out', async () => {
    expect((await ask({ rho: 0.75 })).status).toBe(202);
    expect(await ask({ rho: 0.5 })).toEqual({ status: 409, code: 'budget_spent' });
    expect((await ask({ rho: 0.25, measure: 'attempts' })).status).toBe(202);
    expect((await ask({ rho: 0.0001 })).status).toBe(409);
    const { items } = budgetsSchema.parse(await (await world.call('GET', '/research/budgets')).json());
    expect(items[0]).toMatchObject({ dataSet: 'answers', spent: 1, left: 0 });
    expect(items[0]?.latest.map(({ purpose }) => purpose)).toEqual(['attempts', 'learners']);
    await world.call('PUT', '/research/budgets/answers', { limit: 1.5 });
    expect((await ask({ rho: 0.5 })).status).toBe(202);
    await database().owner.query('delete from privacy_budgets');
  });

  it('are told once: a job that comes twice changes nothing', async () => {
    const { told } = await ask({ rho: 0.1 });
    await world.jobs.send('research.aggregate', { districtId: database().districtId, id: told?.id });
    await world.jobs.run();
    const { items } = await (await world.call('GET', '/research/aggregates')).json();
    expect(items[0].rows).toEqual(told?.rows);
  });

  it('of a course that is not there are refused before anything is spent', async () => {
    expect((await ask({ courseId: database().newId() })).status).toBe(400);
    const { items } = budgetsSchema.parse(await (await world.call('GET', '/research/budgets')).json());
    expect(items[0]?.spent).toBe(0);
  });
});

describe('what is worked out', () => {
  const concepts = [
    { id: 'a', name: 'Loops' },
    { id: 'b', name: 'Lists' },
  ];
  const rows = (of: number): LearnerConcept[] =>
    Array.from({ length: of }, (_, i) => [
      { learnerId: `${i}`, conceptId: 'a', answers: 4, right: 3, mastery: 0.9 },
      { learnerId: `${i}`, conceptId: 'b', answers: 2, right: 0, mastery: i % 2 === 0 ? 0.2 : null },
    ]).flat();
  const figures = (rest: Partial<AggregateQuestion>, of = 4000) =>
    figuresOf(question({ mostConcepts: 2, rho: 2, ...rest }), concepts, rows(of), seededDraws(4)).map((row) =>
      row.figures.map(({ value }) => value),
    );

  it('is right up to the noise, for every measure', () => {
    const near = (told: (number | null)[][], wanted: number[][], within: number) =>
      told.forEach((row, i) => {
        row.forEach((value, j) => {
          expect(Math.abs((value ?? Number.NaN) - (wanted[i]?.[j] ?? Number.NaN))).toBeLessThan(within);
        });
      });
    near(figures({ measure: 'learners' }), [[4000], [4000]], 6);
    near(figures({ measure: 'attempts' }), [[16000], [8000]], 40);
    near(figures({ measure: 'success' }), [[0.75], [0]], 0.01);
    near(figures({ measure: 'mastery' }), [[0.9], [0.2]], 0.01);
    near(
      figures({ measure: 'levels' }),
      [
        [0, 0, 0, 4000],
        [2000, 0, 0, 0],
      ],
      6,
    );
    near(figures({ measure: 'success', by: 'course', mechanism: 'laplace' }), [[0.5]], 0.01);
    near(figures({ measure: 'mastery', by: 'course' }), [[0.725]], 0.01);
  });

  it('counts a learner in their first concepts alone, with their first answers alone', () => {
    expect(figures({ measure: 'learners', mostConcepts: 1 })[1]?.[0]).toBeLessThan(8);
    expect(
      Math.abs((figures({ measure: 'attempts', mostAnswers: 3, mostConcepts: 1 })[0]?.[0] ?? 0) - 16_000),
    ).toBeLessThan(
      // The store gives no more than that many answers; whatever is above is clipped.
      4100,
    );
  });

  it('tells no mean of so few that the noise could be all of it', () => {
    expect(figures({ measure: 'success', rho: 0.01 }, 3)).toEqual([[null], [null]]);
    expect(figuresOf(question(), [], [], seededDraws(1))).toEqual([]);
  });

  it('has Laplace noise of ε = √2ρ', () => {
    const draws = seededDraws(9);
    const many = Array.from({ length: 300 }, (_, i) => ({ id: `c${i}`, name: '' }));
    const asked = question({ mechanism: 'laplace', rho: 0.5, mostConcepts: 3, measure: 'learners' });
    const base = Array.from({ length: 60 }, (_, learner) =>
      many.map(({ id }) => ({ learnerId: `${learner}`, conceptId: id, answers: 1, right: 1, mastery: null })),
    ).flat();
    // Sixty learners count in the first three concepts; the noise of the others is cut at 0, so only its upper half is looked at.
    const told = Array.from({ length: 10 }, () => figuresOf(asked, many, base, draws).slice(3)).flat();
    const above = told.flatMap(({ figures: [figure] }) => (figure?.value ? [figure.value] : []));
    const upper = (1 - discreteLaplaceMass(0, 3)) / 2;
    expect(chiSquareOf(above, (x) => (x > 0 ? discreteLaplaceMass(x, 3) / upper : 0), 25)).toBeGreaterThan(1e-4);
  });
});
