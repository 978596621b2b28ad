import { auc } from '@/core/evaluation/auc';
import { logLoss } from '@/core/evaluation/log-loss';
import { countsOfRound, startTracing, tracingAfterRound } from '@/core/federation/models/tracing-counts';
import { decode } from '@/core/federation/updates/fixed-point';
import { seededDraws } from '@/core/privacy/test-support/seeded-bits';
import { seedOf } from '@/core/seed/seed-of';
import { filterAnswer } from '@/core/tracing/bkt-predict';
import { forestOf, type OwnAnswer, vectorOf } from '@/features/federation/own-counts';
import { type FederationPlan, FRACTION_BITS, type SkillParameters, START } from '@/features/federation/plan';
import { noiseIn, stageAt } from '@/features/federation/stages';
import type { NamedCourse } from '../sequencing/course-file';
import { type DistrictOptions, simulateDistricts } from './simulate-districts';

export interface FederationOptions extends DistrictOptions {
  rounds: number;
  rho: number;
}

/** Every fifth learner of each district is kept out of every fit. */
const HELD_OUT_OF = 5;

/** Learners that a district has which is new. */
const NEWCOMERS = 15;

/** A learner's number within their district. */
const numberOf = (learnerId: string) => Number(learnerId.split(' ')[1]);

export interface FederationFigures {
  course: string;
  districts: number;
  learners: number;
  skills: number;
  heldOutAnswers: number;
  rows: { model: string; auc: number; logLoss: number; ofPooledAuc: number }[];
}

/**
 * How well a model predicts the answers of learners whom no fit has seen, of all districts together: fitted to the answers of all in one place, as nobody in a
 * federation has them; by the federation, with and without its noise; by each district alone. All climb as many rounds from the same start. Sums are
 * added in the clear, which gives what secure sums give (tested in `features/federation`).
 */
export function evaluateFederation(course: NamedCourse, options: FederationOptions): FederationFigures {
  const simulated = simulateDistricts(course, { ...options, districts: options.districts + 1 });
  const districts = simulated.slice(0, -1);
  const [train, heldOut] = [false, true].map((out) =>
    districts.map((answers) => answers.filter(({ learnerId }) => (numberOf(learnerId) % HELD_OUT_OF === 0) === out)),
  );
  const skills = [...new Set(districts.flat().map(({ concept }) => concept))].sort();
  const plan: FederationPlan = {
    ...{ name: 'evaluation', members: Object.fromEntries(districts.map((_, i) => [`district-${i}`, ''])) },
    ...{
      threshold: Math.floor(districts.length / 2) + 1,
      colluding: 0,
      skills,
      rounds: options.rounds,
      rho: options.rho,
    },
    ...{ mostAnswers: options.answers, mostConcepts: options.concepts, deadlineS: 1 },
  };
  const own = (train ?? []).map((answers) => forestOf(answers, plan));
  const pooledForest = forestOf((train ?? []).flat(), plan);
  const { mostAnswers } = plan;
  const climb = (
    sumOf: (at: readonly SkillParameters[], round: number) => ArrayLike<number>,
    noise = 0,
  ): SkillParameters[] => {
    let progress = startTracing(skills.map(() => START));
    for (let round = 0; round < options.rounds; round++)
      progress = tracingAfterRound(progress, sumOf(progress.parameters, round), { mostAnswers, noise });
    return progress.parameters;
  };
  const pooled = climb((at) => countsOfRound(pooledForest, at, mostAnswers));
  const stage = stageAt(plan, 0);
  const noisy = climb(
    (at, round) => {
      const sum = new BigInt64Array(stage.size);
      for (const [district, forest] of own.entries()) {
        const draws = seededDraws(seedOf('federation noise', options.seed, round, district));
        const vector = vectorOf(
          { forest, learners: [], cases: [] },
          { skills: at, items: [], risk: null },
          plan,
          round,
          draws,
        );
        for (const [i, each] of vector.entries()) sum[i] = (sum[i] ?? 0n) + each;
      }
      return decode(sum, { fractionBits: FRACTION_BITS });
    },
    noiseIn(stage, plan, own.length),
  );
  const alone = own.map((forest) => climb((at) => countsOfRound(forest, at, mostAnswers)));
  const all = (heldOut ?? []).flat();
  const measured = {
    'pooled, no noise': measure(all, () => pooled, skills),
    'federated, with noise': measure(all, () => noisy, skills),
    'each district alone, no noise': measure(
      all,
      ({ learnerId }) => alone[Number(learnerId.split(' ')[0])] ?? pooled,
      skills,
    ),
  };
  const best = measured['pooled, no noise'].auc;
  // A small district that took no part: by its own few learners, and by what the others found.
  const [few, others] = [true, false].map((early) =>
    (simulated.at(-1) ?? []).filter(({ learnerId }) => numberOf(learnerId) < NEWCOMERS === early),
  );
  const ownFew = forestOf(few ?? [], plan);
  const newcomer = climb((at) => countsOfRound(ownFew, at, mostAnswers));
  const joined = {
    'small district alone, no noise': measure(others ?? [], () => newcomer, skills),
    'small district by the federation': measure(others ?? [], () => noisy, skills),
  };
  const bestOfSmall = measure(others ?? [], () => pooled, skills).auc;
  return {
    course: course.course,
    ...{ districts: districts.length, learners: options.learners, skills: skills.length, heldOutAnswers: all.length },
    rows: [
      ...Object.entries(measured).map(([model, each]) => ({ model, ...each, ofPooledAuc: each.auc / best })),
      ...Object.entries(joined).map(([model, each]) => ({ model, ...each, ofPooledAuc: each.auc / bestOfSmall })),
    ],
  };
}

/** Each answer predicted from the same learner's earlier ones on the concept. */
function measure(
  answers: readonly OwnAnswer[],
  of: (answer: OwnAnswer) => readonly SkillParameters[],
  skills: readonly string[],
): { auc: number; logLoss: number } {
  const place = new Map(skills.map((skill, i) => [skill, i]));
  const known = new Map<string, number>();
  const expected = Float64Array.from(answers, (answer) => {
    const parameters = of(answer)[place.get(answer.concept) ?? -1] ?? START;
    const key = `${answer.learnerId} ${answer.concept}`;
    const before = known.get(key) ?? parameters.pInit;
    known.set(key, filterAnswer(before, answer.correct, parameters));
    return before * (1 - parameters.pSlip) + (1 - before) * parameters.pGuess;
  });
  const labels = Float64Array.from(answers, ({ correct }) => (correct ? 1 : 0));
  return { auc: auc(labels, expected), logLoss: logLoss(labels, expected) };
}
