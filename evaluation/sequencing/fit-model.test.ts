import { describe, expect, it } from 'vitest';
import { createRandom } from '@/core/random/random';
import { createCourseGraph } from '@/core/sequencing/course-graph';
import { type CourseModel, ITEM_LEVELS } from '@/core/sequencing/course-model';
import { recallAfter } from '@/core/sequencing/recall';
import { POPULATION, type Population } from '@/core/simulation/population';
import { createWorld } from '@/core/simulation/world';
import { fitMemory } from './fit-memory';
import { fitCourseModel } from './fit-model';
import { fitSpread, marginalLikelihood } from './fit-spread';
import type { PilotCheck, PilotLog } from './pilot';

/** One concept, answers that leave no doubt: what fits find can be said beforehand. */
const SURE: Pick<CourseModel, 'graph' | 'pInit' | 'pInitReady' | 'pLearn' | 'rightKnown' | 'rightUnknown'> = {
  graph: createCourseGraph(1, []),
  pInit: Float64Array.of(0.5),
  pInitReady: Float64Array.of(0.5),
  pLearn: Float64Array.of(0.5),
  rightKnown: new Float64Array(ITEM_LEVELS).fill(0.999),
  rightUnknown: new Float64Array(ITEM_LEVELS).fill(0.001),
};

/** The same answers from each learner. */
function logOf(answers: readonly (readonly boolean[])[]): PilotLog {
  const rows = answers.flatMap((list, learner) => list.map((correct) => ({ learner, correct })));
  return {
    learners: answers.length,
    rows: rows.length,
    learner: Int32Array.from(rows, ({ learner }) => learner),
    concept: new Int32Array(rows.length),
    item: new Int8Array(rows.length),
    correct: Uint8Array.from(rows, ({ correct }) => Number(correct)),
    approach: new Int8Array(rows.length),
  };
}

describe('fitMemory', () => {
  it('finds the stabilities that checks were drawn with, of what was learned and of what was brought along', () => {
    const [ofLearned, ofBrought] = [5, 80];
    const random = createRandom(1);
    const brought = Array.from({ length: 8000 }, (_, learner) => learner % 2 === 0);
    const log = logOf(brought.map((known) => [known, true]));
    const checks = brought.map((known, learner): PilotCheck => {
      const days = 1 + random.integer(60);
      const correct = random.chance(recallAfter(days, known ? ofBrought : ofLearned));
      return { learner, concept: 0, item: 1, days, correct };
    });
    const { learnedDays, broughtDays } = fitMemory(log, checks, SURE);
    // Stabilities are tried in steps of a quarter.
    expect(Math.abs(Math.log(learnedDays / ofLearned))).toBeLessThan(Math.log(1.25));
    expect(Math.abs(Math.log(broughtDays / ofBrought))).toBeLessThan(Math.log(1.4));
  });
});

describe('fitSpread', () => {
  it('without any spread, the marginal likelihood is that of one kind, worked by hand', () => {
    const none = { init: 0, learn: 0, right: 0, rightByQuickness: 0 };
    // Right: ½ · 0.999 + ½ · 0.001. Then p(L) = 0.999 + 0.001 · ½, and right again.
    const known = 0.999 + 0.001 * 0.5;
    const byHand = Math.log(0.5) + Math.log(known * 0.999 + (1 - known) * 0.001);
    expect(marginalLikelihood(logOf([[true, true]]), SURE, none)).toBeCloseTo(byHand, 9);
  });

  it('never ends below where it began', () => {
    const log = logOf([[true], [false], [false, true], [true, true]]);
    const start = { init: 0.8, learn: 0.4, right: 0.4, rightByQuickness: 0.2 };
    const reached = marginalLikelihood(log, SURE, fitSpread(log, SURE));
    expect(reached).toBeGreaterThanOrEqual(marginalLikelihood(log, SURE, start));
  });
});

describe('fitCourseModel', () => {
  const graph = createCourseGraph(
    8,
    [0, 1, 2, 3, 4, 5, 6].map((concept) => [concept, concept + 1] as const),
  );
  const fitted = (population: Population) => fitCourseModel(createWorld(graph, population, createRandom(1)), 200, 2);

  it('sees in the answers how much learners differ', () => {
    const alike = { learnerDeviation: 0 };
    const same = fitted({
      ...POPULATION,
      initial: { ...POPULATION.initial, ...alike },
      learning: { ...POPULATION.learning, ...alike },
      slip: { ...POPULATION.slip, ...alike },
      guess: { ...POPULATION.guess, ...alike },
    }).spread;
    const different = fitted(POPULATION).spread;
    expect(different.right).toBeGreaterThan(same.right + 0.2);
    expect(different.init + different.learn).toBeGreaterThan(same.init + same.learn);
  });

  it('and how long they remember', () => {
    const withMemory = (learnedDays: number) =>
      fitted({ ...POPULATION, memory: { ...POPULATION.memory, learnedDays } });
    expect(withMemory(60).learnedDays).toBeGreaterThan(2 * withMemory(2).learnedDays);
  });
});
