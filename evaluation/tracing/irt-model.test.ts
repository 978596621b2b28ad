import { expect, it } from 'vitest';
import { itemPractice } from '@/core/difficulty/online/practice-data.fixture';
import { evaluateTracing } from './evaluate-tracing';
import { irtModel } from './irt-model';
import { shareModel } from './share-model';

const options = { seed: 1, progress: () => {} };

it('predicts better than the share of right answers where items and learners differ, and says what it fitted', async () => {
  const train = itemPractice(120, 1);
  const test = itemPractice(60, 2, train);
  const share = await evaluateTracing('share', shareModel, train, test, options);
  const irt = await evaluateTracing('irt', irtModel, train, test, options);
  expect(irt.auc).toBeGreaterThan(share.auc + 0.1);
  expect(irt.logLoss).toBeLessThan(share.logLoss);
  expect(irt.trainLogLikelihood).toBeLessThan(0);
  expect(irt.parameters).toMatchObject({ abilityDeviation: expect.closeTo(1, 0), practice: expect.any(Number) });
  const again = await evaluateTracing('irt', irtModel, train, test, options);
  expect(again.auc).toBe(irt.auc);
});
