import { auc } from '@/core/evaluation/auc';
import { logLoss } from '@/core/evaluation/log-loss';
import { decode } from '@/core/federation/updates/fixed-point';
import { fitRidgeLogistic } from '@/core/optimise/ridge-logistic';
import { seededDraws } from '@/core/privacy/test-support/seeded-bits';
import { riskFeatures } from '@/core/risk/facts';
import { probabilityOf, type RiskModel } from '@/core/risk/model';
import { seedOf } from '@/core/seed/seed-of';
import type { OwnRiskCase } from '@/features/early-warning/contract';
import { improve, resultOf } from '@/features/federation/model';
import { prepareOwn, vectorOf } from '@/features/federation/own-counts';
import { type FederationPlan, FRACTION_BITS, RISK_STANDARD } from '@/features/federation/plan';
import { roundsOf, stageAt } from '@/features/federation/stages';
import type { NamedCourse } from '../sequencing/course-file';
import { type RiskDistrict, simulateRiskDistricts } from './simulate-risk';

export interface EarlyWarningOptions {
  districts: number;
  learners: number;
  rhos: readonly number[];
  seed: number;
}

export interface EarlyWarningFigures {
  course: string;
  districts: number;
  learners: number;
  /** Learners of whom it is known whether they fell behind, and the share of those who did. */
  cases: number;
  behind: number;
  heldOut: number;
  rows: { model: string; rho: number | null; auc: number; logLoss: number; ofPooledAuc: number }[];
}

/** Learners of each district whom no fit sees. */
const HELD_OUT = 400;

/**
 * How well a model of who falls behind orders learners whom no fit has seen, by the features that the product has of them: fitted to the cases of all in one place, by the
 * federation with its noise, and by each district alone. AUC is within each district, as its teachers see it, and then the mean of districts. Sums are
 * added in the clear, which gives what secure sums give (tested in `features/federation`).
 */
export function evaluateEarlyWarning(course: NamedCourse, options: EarlyWarningOptions): EarlyWarningFigures {
  const { districts: count, learners, rhos, seed } = options;
  const all = simulateRiskDistricts(course, { districts: count, learners, heldOut: HELD_OUT, seed });
  // Of a course that stood still nothing can be told; such a district joins with zeros and noise.
  const told = all.filter(({ test }) => new Set(test.map(({ happened }) => happened)).size === 2);
  const train = all.map((district) => district.train);
  const pooled = trainedOn(train.flat());
  const measured = [
    { model: 'pooled, no noise', rho: null, ...measure(told, () => pooled) },
    ...rhos.map((rho) => {
      const found = federated(train, rho, seed);
      return { model: 'federated, with noise', rho, ...measure(told, () => found) };
    }),
    { model: 'all features alike, no data', rho: null, ...measure(told, () => ALIKE) },
    { model: 'each district alone, no noise', rho: null, ...measure(told, (own) => trainedOn(own.train)) },
  ];
  const best = measured[0]?.auc ?? Number.NaN;
  const cases = train.flat();
  return {
    ...{ course: course.course, districts: count, learners, cases: cases.length },
    behind: cases.filter(({ happened }) => happened).length / cases.length,
    heldOut: told.reduce((sum, { test }) => sum + test.length, 0),
    rows: measured.map((row) => ({ ...row, ofPooledAuc: row.auc / best })),
  };
}

/** What the rounds begin with, before any data. */
const ALIKE: RiskModel = { weights: [-5, ...riskFeatures.map(() => 1)], bound: null };

/** Ridge regression; where all or none fell behind, nothing but that can be learned. */
function trainedOn(cases: readonly OwnRiskCase[]): RiskModel {
  const labels = cases.map(({ happened }) => (happened ? 1 : 0));
  if (new Set(labels).size < 2) return { weights: [0], bound: null };
  const data = {
    ...{ columns: riskFeatures.length, labels, weights: cases.map(() => 1) },
    values: cases.flatMap(({ features }) => [...features]),
  };
  return { weights: [...fitRidgeLogistic(data, RISK_STANDARD.ridge)], bound: null };
}

function federated(districts: readonly OwnRiskCase[][], rho: number, seed: number): RiskModel {
  const plan: FederationPlan = {
    ...{ name: 'evaluation', members: Object.fromEntries(districts.map((_, i) => [`district-${i}`, ''])) },
    ...{ threshold: Math.floor(districts.length / 2) + 1, colluding: 0, skills: ['*'], rounds: 1, rho: 1 },
    ...{ mostAnswers: 1, mostConcepts: 1, deadlineS: 1, risk: { ...RISK_STANDARD, rho } },
  };
  const size = districts.map(({ length }) => length).join();
  const own = districts.map((riskCases) => prepareOwn(plan, { answers: [], itemAnswers: [], riskCases }));
  const improvement = improve(plan);
  // The one round of skills comes first, and has nothing to say.
  for (let round = 1; round < roundsOf(plan) && !improvement.isOver(round); round++) {
    const sum = new BigInt64Array(stageAt(plan, round).size);
    for (const [district, data] of own.entries()) {
      const draws = seededDraws(seedOf('federation risk noise', seed, round, district, rho, size));
      for (const [i, each] of vectorOf(data, improvement.model(), plan, round, draws).entries())
        sum[i] = (sum[i] ?? 0n) + each;
    }
    improvement.take(round, decode(sum, { fractionBits: FRACTION_BITS }), districts.length);
  }
  return resultOf(plan, improvement.model(), []).risk ?? { weights: [0], bound: null };
}

function measure(districts: readonly RiskDistrict[], of: (district: RiskDistrict) => RiskModel) {
  const [aucs, losses] = [[] as number[], [] as number[]];
  for (const district of districts) {
    const model = of(district);
    const labels = district.test.map(({ happened }) => (happened ? 1 : 0));
    const scores = district.test.map(({ features }) => probabilityOf(model, features));
    aucs.push(auc(labels, scores));
    losses.push(logLoss(labels, scores));
  }
  const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;
  return { auc: mean(aucs), logLoss: mean(losses) };
}
