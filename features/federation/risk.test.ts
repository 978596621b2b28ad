import { describe, expect, it } from 'vitest';
import { auc } from '@/core/evaluation/auc';
import { fitRidgeLogistic } from '@/core/optimise/ridge-logistic';
import { riskFeatures } from '@/core/risk/facts';
import { probabilityOf, type RiskModel } from '@/core/risk/model';
import type { OwnRiskCase } from '@/features/early-warning/contract';
import { aggregationCrypto } from '@/platform/crypto/aggregation-crypto';
import { coordinate } from './coordinate';
import { improve, resultOf } from './model';
import { prepareOwn } from './own-counts';
import { federatedResultSchema, federationPlanSchema, RISK_STANDARD, rhoOfPlan } from './plan';
import { plainModel } from './risk';
import { roundsOf, stagesOf } from './stages';
import { testMembers } from './testing';
import { districtCases } from './testing-process';

const NAMES = ['north', 'south', 'west', 'east', 'isle'];
const { plan, join } = testMembers(NAMES);
const agreed = plan({ threshold: 3, rounds: 1, rho: 1, skills: ['*'], risk: { ...RISK_STANDARD, rho: 2 } });

/** The last of five has none yet: it joins with zeros and noise. */
const casesOf = (name: string) => (name === 'isle' ? [] : districtCases(NAMES.indexOf(name) + 60, 400));
const test = NAMES.slice(0, 4).flatMap((name) => districtCases(NAMES.indexOf(name) + 60, 2000).slice(400));

const aucOf = (model: RiskModel, cases: readonly OwnRiskCase[]) =>
  auc(
    cases.map(({ happened }) => (happened ? 1 : 0)),
    cases.map(({ features }) => probabilityOf(model, features)),
  );
function trainedOn(cases: readonly OwnRiskCase[]): RiskModel {
  const weights = fitRidgeLogistic(
    {
      columns: riskFeatures.length,
      values: cases.flatMap(({ features }) => [...features]),
      labels: cases.map(({ happened }) => (happened ? 1 : 0)),
      weights: cases.map(() => 1),
    },
    1,
  );
  return { weights: [...weights], bound: null };
}

describe('a plan with a model of risk', () => {
  it('has two stages more, and loses their ρ besides', () => {
    expect(rhoOfPlan(agreed)).toBe(3);
    expect(roundsOf(agreed)).toBe(10);
    const [, curvature, slopes] = stagesOf(agreed);
    expect(curvature).toMatchObject({ name: 'risk-curvature', rounds: 1, size: 55 });
    expect(slopes).toMatchObject({ name: 'risk', rounds: 8, size: 10 });
    expect((curvature?.rho ?? 0) + 8 * (slopes?.rho ?? 0)).toBeCloseTo(2, 12);
  });

  it('is refused by a district whose version looks at other things, in words', () => {
    const features = ['silence', 'shoe size'];
    const other = federationPlanSchema.safeParse({ ...agreed, risk: { ...RISK_STANDARD, features } });
    expect(other.error?.issues[0]?.message).toMatch(/other things to warn of risk: silence, .*same version/);
    const turned = { ...RISK_STANDARD, features: riskFeatures.toReversed() };
    expect(federationPlanSchema.safeParse({ ...agreed, risk: turned }).success).toBe(false);
    const result = { ...resultOf(agreed, improve(agreed).model(), []), risk: { features, weights: [1], bound: 1 } };
    expect(federatedResultSchema.safeParse(result).success).toBe(false);
  });

  it('counts each learner once', () => {
    const [one] = districtCases(1, 1);
    if (!one) throw new Error('no case');
    const own = { answers: [], itemAnswers: [], riskCases: [one, one, { ...one, learnerId: 'other' }] };
    expect(prepareOwn(agreed, own).cases).toHaveLength(2);
    expect(prepareOwn(plan({ threshold: 3 }), own).cases).toEqual([]);
  });
});

it('a model on centred rows is the same on plain ones', () => {
  const weights = [-1, 2, 0.5, ...Array.from({ length: 7 }, (_, i) => i / 10)];
  const features = Array.from({ length: 9 }, (_, i) => i / 8);
  const centred = weights.reduce((sum, each, i) => sum + each * (i === 0 ? 0.5 : (features[i - 1] ?? 0) - 0.5), 0);
  expect(probabilityOf(plainModel(weights), features)).toBeCloseTo(1 / (1 + Math.exp(-centred)), 12);
  // Nothing is shortened, not even the longest row that there can be.
  const most = features.map(() => 1);
  const sum = plainModel(weights).weights.reduce((total, each) => total + each, 0);
  expect(probabilityOf(plainModel(weights), most)).toBeCloseTo(1 / (1 + Math.exp(-sum)), 9);
});

describe('five districts, one of which has no case and another of which is gone in the midst', () => {
  it('find together what pooled cases say, within 1 % of its AUC', async () => {
    let now = 0;
    const federation = coordinate(aggregationCrypto, agreed, { runId: 'risk', nowMs: now });
    const confirmed = { count: 0 };
    const arrived = (step: string, session: number) => {
      if (step === 'confirm' && session === 4) confirmed.count += 1;
    };
    /** East gives its vector of the fourth round, and is no longer there to confirm it. */
    const leaving = async (step: string, session: number) => {
      if (step !== 'confirm' || session !== 4) return;
      while (confirmed.count < NAMES.length - 1) await new Promise((resolve) => setTimeout(resolve, 5));
      now += 10_000;
      federation.tick(now);
      throw new Error('gone');
    };
    const results = await Promise.allSettled(
      NAMES.map((name) =>
        join(
          ...([federation, name, agreed] as const),
          { answers: [], itemAnswers: [], riskCases: casesOf(name) },
          { arrived, now: () => now, ...(name === 'east' ? { leaving } : {}) },
        ),
      ),
    );
    expect(results.map(({ status }) => status)).toEqual(
      NAMES.map((name) => (name === 'east' ? 'rejected' : 'fulfilled')),
    );
    const result = federation.result();
    expect(results[0]).toEqual({ status: 'fulfilled', value: result });
    expect(result?.survivors).toEqual([5, 5, 5, 5, 4, 4, 4, 4, 4, 4]);
    const found = result?.risk;
    if (!found) throw new Error('nothing was found');
    const pooled = aucOf(trainedOn(NAMES.flatMap(casesOf)), test);
    expect(pooled).toBeGreaterThan(0.7);
    expect(aucOf(found, test) / pooled).toBeGreaterThan(0.99);
    const alone = NAMES.slice(0, 4).map((name) => aucOf(trainedOn(casesOf(name)), test));
    expect(aucOf(found, test)).toBeGreaterThan(alone.reduce((sum, each) => sum + each, 0) / 4);
  }, 90_000);

  it('find nothing where noise hides all learners, and stop asking for more', async () => {
    const few = plan({ threshold: 3, rounds: 1, rho: 1, skills: ['*'], risk: { ...RISK_STANDARD, rho: 0.1 } });
    const federation = coordinate(aggregationCrypto, few, { runId: 'none', nowMs: 0 });
    const spent: number[] = [];
    const own = { answers: [], itemAnswers: [], riskCases: districtCases(1, 3) };
    const [result] = await Promise.all(
      NAMES.map((name) => join(federation, name, few, own, { spend: (round) => spent.push(round) > 0 })),
    );
    expect(result?.risk).toBeNull();
    expect(federatedResultSchema.parse(JSON.parse(JSON.stringify(result))).risk).toBeNull();
    // Skills, and the one look at the curvature.
    expect(Math.max(...spent)).toBe(1);
  }, 60_000);
});
