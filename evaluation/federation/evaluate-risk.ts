import path from 'node:path';
import { auc } from '@/core/evaluation/auc';
import {
  boundOfCurvature,
  boundOfSlope,
  curvatureOf,
  numbersOfCurvature,
  type RiskCase,
  riskOf,
  settledWeights,
  slopeOf,
  stepFrom,
  weightsAfterRound,
} from '@/core/federation/models/risk-rounds';
import { decode } from '@/core/federation/updates/fixed-point';
import { sumOfLearners } from '@/core/federation/updates/learner-sums';
import { addNoiseShare } from '@/core/federation/updates/noise-share';
import { seededDraws } from '@/core/privacy/test-support/seeded-bits';
import { seedOf } from '@/core/seed/seed-of';
import { RISK_STANDARD } from '@/features/federation/plan';
import { CURVATURE_SHARE } from '@/features/federation/stages';
import { readCsv } from '../input/read-csv';

/** Numbers and yes-or-no of the set, with what they are at most; groups of people are none of them. */
const NUMBERS: Record<string, number> = {
  G1: 20,
  absences: 30,
  studytime: 4,
  failures: 3,
  Medu: 4,
  Fedu: 4,
  goout: 5,
  health: 5,
};
const YES_OR_NO = ['schoolsup', 'famsup', 'paid', 'activities', 'nursery', 'higher', 'internet', 'romantic'];

/** As a plan has them that says nothing else. */
const { bound: BOUND, ridge: RIDGE } = RISK_STANDARD;
const FRACTION = 24;

interface Pupil extends RiskCase {
  id: string;
  school: string;
}

export interface RiskFigures {
  pupils: number;
  features: number;
  districts: string;
  testRows: number;
  rows: { model: string; rho: number | null; auc: number; ofPooledAuc: number }[];
}

/**
 * Who fails a course, by districts that train a logistic regression together: the rows of real pupils, each pupil counted once, the larger school in districts by pupil.
 * Means over several draws of the noise.
 *
 * @param folder with `train.csv` and `test.csv` of "Student Performance" (P. Cortez and A. Silva, 2008).
 */
export async function evaluateRisk(
  folder: string,
  { rhos, rounds, seed, draws }: { rhos: readonly number[]; rounds: number; seed: number; draws: number },
): Promise<RiskFigures> {
  const train = await read(path.join(folder, 'train.csv'));
  const test = await read(path.join(folder, 'test.csv'));
  // A pupil in both subjects counts once: the bound is one person's.
  const once = [...new Map(train.map((pupil) => [pupil.id, pupil])).values()];
  const districts = new Map<string, Pupil[]>();
  for (const pupil of once) {
    const name = pupil.school === 'MS' ? 'MS' : `GP ${seedOf(pupil.id) % 3}`;
    districts.set(name, [...(districts.get(name) ?? []), pupil]);
  }
  const parts = [...districts.values()];
  const score = (weights: Float64Array) =>
    auc(
      test.map(({ happened }) => (happened ? 1 : 0)),
      test.map(({ features }) => riskOf(features, weights, BOUND)),
    );
  const best = score(climb([once], null, 60, 0));
  const row = (model: string, rho: number | null, reached: number) => ({
    model,
    rho,
    auc: reached,
    ofPooledAuc: reached / best,
  });
  const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;
  return {
    ...{ pupils: once.length, features: once[0]?.features.length ?? 0, testRows: test.length },
    districts: parts.map(({ length }) => length).join(' + '),
    rows: [
      row('pooled, no noise', null, best),
      row('federated, no noise', null, score(climb(parts, null, rounds, 0))),
      ...rhos.map((rho) =>
        row(
          'federated, with noise',
          rho,
          mean(Array.from({ length: draws }, (_, i) => score(climb(parts, rho, rounds, seedOf('risk', seed, i))))),
        ),
      ),
      row('each district alone, no noise', null, mean(parts.map((part) => score(climb([part], null, 60, 0))))),
    ],
  };
}

/** One look at the curvature, and rounds of slopes. */
function climb(districts: readonly Pupil[][], rho: number | null, rounds: number, seed: number): Float64Array {
  const size = (districts[0]?.[0]?.features.length ?? 0) + 1;
  const honest = Math.floor(districts.length / 2) + 1;
  const total = (
    vectors: (pupil: Pupil) => Float64Array,
    { length, bound, share, round }: { length: number; bound: number; share: number; round: number },
  ) => {
    const sum = new BigInt64Array(length);
    for (const [i, pupils] of districts.entries()) {
      const fixed = { fractionBits: FRACTION, parties: districts.length, mostLearners: 100_000 };
      const own = sumOfLearners(pupils.map(vectors), length, { bound, fixed });
      if (rho !== null)
        addNoiseShare(
          own,
          { bound, fractionBits: FRACTION, rho: rho * share, honest },
          seededDraws(seedOf('risk noise', seed, round, i)),
        );
      own.forEach((value, at) => {
        sum[at] = (sum[at] ?? 0n) + value;
      });
    }
    return decode(sum, { fractionBits: FRACTION });
  };
  const bound = boundOfCurvature(BOUND);
  const curvature = total((pupil) => curvatureOf(pupil, BOUND), {
    ...{ length: numbersOfCurvature(size), bound, share: CURVATURE_SHARE, round: 0 },
  });
  // Of each district's share a threshold of them suffices.
  const noise = rho === null ? 0 : ((bound ** 2 / (2 * rho * CURVATURE_SHARE)) * districts.length) / honest;
  const step = stepFrom(curvature, size, RIDGE, noise);
  let weights: Float64Array = new Float64Array(size);
  if (!step) return weights;
  const reached: Float64Array[] = [];
  for (let round = 1; round <= rounds; round++) {
    const at = weights;
    weights = weightsAfterRound(
      at,
      total((pupil) => slopeOf(pupil, at, BOUND), {
        ...{ length: size, bound: boundOfSlope(BOUND), share: (1 - CURVATURE_SHARE) / rounds, round },
      }),
      step,
    );
    reached.push(weights);
  }
  return settledWeights(reached);
}

async function read(file: string): Promise<Pupil[]> {
  const pupils: Pupil[] = [];
  await readCsv(file, ['student_id', 'label', 'school', ...Object.keys(NUMBERS), ...YES_OR_NO], ({ cell }) => {
    const numbers = Object.entries(NUMBERS).map(([name, most]) => Math.min(1, Number(cell(name)) / most) - 0.5);
    const answers = YES_OR_NO.map((name) => (cell(name) === 'yes' ? 0.25 : -0.25));
    pupils.push({
      id: cell('student_id'),
      school: cell('school'),
      happened: cell('label') === '1',
      features: [...numbers, ...answers],
    });
  });
  return pupils;
}
