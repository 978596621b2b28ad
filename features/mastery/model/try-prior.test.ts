import { expect, it } from 'vitest';
import { createRandom } from '@/core/random/random';
import { DEFAULT_PARAMETERS } from '@/core/tracing/bkt';
import { drawAnswers } from '@/core/tracing/test-support/simulate-bkt';
import { modelDistrict } from './district.testing';
import { fitModel, type ModelAnswer } from './fit-model';
import { tryPrior } from './try-prior';

const TRUTH = { pInit: 0.7, pLearn: 0.35, pForget: 0, pSlip: 0.05, pGuess: 0.25 };
const { at } = modelDistrict();

it('what others found draws concepts of few answers nearer the truth, and is judged on learners the fit has not seen', () => {
  const random = createRandom(5);
  // Thirty concepts of two answers each by three learners, on top of one that everybody answered and that is nothing like them.
  const answers = Array.from({ length: 40 }, (_, i) => {
    const own = (conceptId: string, parameters: typeof TRUTH, count: number): ModelAnswer[] =>
      drawAnswers(random, parameters, count).map((correct) => ({
        ...{ learnerId: `learner ${i}`, conceptId, correct, chanceOfGuessing: 0.25, hintsUsed: 0 },
      }));
    return [
      ...own('common', { ...TRUTH, pInit: 0.05, pLearn: 0.05, pSlip: 0.3 }, 12),
      ...[0, 1, 2].flatMap((n) => own(`rare ${(i + n * 10) % 30}`, TRUTH, 2)),
    ];
  }).flat();
  const inForce = { version: 0, population: { ...DEFAULT_PARAMETERS }, concepts: {} };
  const distance = (prior?: typeof TRUTH) => {
    const fitted = fitModel({ answers, inForce, ...(prior ? { prior } : {}) });
    const rare = (fitted?.concepts ?? []).filter(({ conceptId }) => conceptId.startsWith('rare'));
    return rare.reduce((sum, { parameters }) => sum + Math.abs(parameters.pInit - TRUTH.pInit), 0) / rare.length;
  };
  expect(distance(TRUTH)).toBeLessThan(0.75 * distance());
});

it('keeps the fit as a version that is not in force', async () => {
  const { test } = await at('answered');
  const fit = async (input: Parameters<typeof fitModel>[0]) => fitModel(input);
  const trial = await tryPrior(
    { database: test.database, fit, now: () => new Date('2026-03-03T00:00:00Z') },
    test.districtId,
    TRUTH,
  );
  expect(trial).toMatchObject({ version: 1, better: true });
  const { rows } = await test.owner.query('select version, active from learner_models');
  expect(rows).toEqual([{ version: 1, active: false }]);
});
