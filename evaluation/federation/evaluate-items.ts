import { GUESS_DEVIATION, measuredDifficulty } from '@/core/difficulty/measured-difficulty';
import { expectedSuccess } from '@/core/difficulty/target-success';
import { decode } from '@/core/federation/updates/fixed-point';
import { seededDraws } from '@/core/privacy/test-support/seeded-bits';
import { createRandom } from '@/core/random/random';
import { seedOf } from '@/core/seed/seed-of';
import { improve } from '@/features/federation/model';
import { type OwnItemAnswer, prepareOwn, vectorOf } from '@/features/federation/own-counts';
import { type FederationPlan, FRACTION_BITS } from '@/features/federation/plan';
import { stageAt } from '@/features/federation/stages';

export interface ItemOptions {
  districts: number;
  learners: number;
  rounds: number;
  rho: number;
  seed: number;
}

const ITEMS = 100;
/** Exercises that a learner answers, of all. */
const ANSWERED = 15;
/** How far districts differ in how hard an exercise is for them: a deviation, of difficulties 0 to 1. */
const SCHOOLS_DIFFER = 0.05;
const CHANCES = { pInit: 0.3, pLearn: 0.2, pSlip: 0.1, pGuess: 0.2 };
const HELD_OUT_OF = 5;

/** Rows: what is thought of exercises, and how far that is off the truth of each district and of its held-out answers. */
export interface ItemFigures {
  items: number;
  answersOfOneItem: number;
  rows: { difficulties: string; error: number; logLoss: number }[];
}

/**
 * How near districts come to how hard 100 exercises are for their own learners: by the guesses that exercises are made with, by each district's own answers, by the federation
 * with its noise, and by all answers in one place. Districts differ in what their learners know and a little in how hard each exercise is for them.
 */
export function evaluateItems(options: ItemOptions): ItemFigures {
  const { districts, learners, seed } = options;
  const random = createRandom(seedOf('federation items', seed));
  const within = (value: number) => Math.min(1, Math.max(0, value));
  const common = Array.from({ length: ITEMS }, () => within(random.normal(0.5, GUESS_DEVIATION)));
  const listed = common.map((_, i) => ({ hash: `${i}`, guess: 0.5 }));
  const worlds = Array.from({ length: districts }, (_, district) => {
    const truth = common.map((each) => within(random.normal(each, SCHOOLS_DIFFER)));
    const level = random.normal(0, 0.15);
    const answers = Array.from({ length: learners }, (__, i) => {
      const known = Math.min(0.97, Math.max(0.03, random.normal(0.55 + level, 0.25)));
      const of = new Set(Array.from({ length: ANSWERED }, () => random.integer(ITEMS)));
      return [...of].map((item): OwnItemAnswer => {
        const right = random.chance(expectedSuccess(random.chance(known) ? 1 : 0, truth[item] ?? 0.5, CHANCES));
        return { learnerId: `${district} ${i}`, hash: `${item}`, known, right, chances: CHANCES };
      });
    });
    return {
      truth,
      train: answers.filter((_, i) => i % HELD_OUT_OF > 0).flat(),
      test: answers.filter((_, i) => i % HELD_OUT_OF === 0).flat(),
    };
  });
  const measured = (answers: readonly OwnItemAnswer[]) =>
    common.map((_, item) => {
      const own = answers.filter(({ hash }) => hash === `${item}`);
      return measuredDifficulty({ difficulty: 0.5, deviation: GUESS_DEVIATION }, own, CHANCES, null).difficulty;
    });
  const found = federated(
    worlds.map(({ train }) => train),
    listed,
    options,
  );
  const pooled = measured(worlds.flatMap(({ train }) => train));
  const alone = worlds.map(({ train }) => measured(train));
  const row = (difficulties: string, of: (district: number) => readonly number[]) => {
    let [squared, loss, answers] = [0, 0, 0];
    for (const [district, { truth, test }] of worlds.entries()) {
      const mine = of(district);
      truth.forEach((each, i) => {
        squared += ((mine[i] ?? 0.5) - each) ** 2 / ITEMS / districts;
      });
      for (const { hash, known, right, chances } of test) {
        const p = expectedSuccess(known, mine[Number(hash)] ?? 0.5, chances);
        loss -= Math.log(right ? p : 1 - p);
        answers += 1;
      }
    }
    return { difficulties, error: Math.sqrt(squared), logLoss: loss / answers };
  };
  return {
    items: ITEMS,
    answersOfOneItem: worlds[0] ? worlds[0].train.length / ITEMS : 0,
    rows: [
      row('first guesses', () => common.map(() => 0.5)),
      row('each district alone, no noise', (district) => alone[district] ?? []),
      row('federated, with noise', () => found),
      row('pooled, no noise', () => pooled),
      row('the truth', (district) => worlds[district]?.truth ?? []),
    ],
  };
}

function federated(
  districts: readonly OwnItemAnswer[][],
  listed: { hash: string; guess: number }[],
  { rounds, rho, seed }: ItemOptions,
): number[] {
  const plan: FederationPlan = {
    ...{ name: 'evaluation', members: Object.fromEntries(districts.map((_, i) => [`district-${i}`, ''])) },
    ...{ threshold: Math.floor(districts.length / 2) + 1, colluding: 0, skills: ['*'], rounds: 1, rho: 1 },
    ...{ mostAnswers: 1, mostConcepts: 1, deadlineS: 1 },
    items: { listed, rounds, rho, mostItems: ANSWERED },
  };
  const own = districts.map((itemAnswers) => prepareOwn(plan, { answers: [], itemAnswers, riskCases: [] }));
  const improvement = improve(plan);
  // The one round of skills comes first, and has nothing to say.
  for (let round = 1; round <= rounds; round++) {
    const sum = new BigInt64Array(stageAt(plan, round).size);
    for (const [district, data] of own.entries()) {
      const draws = seededDraws(seedOf('federation items noise', seed, round, district));
      for (const [i, each] of vectorOf(data, improvement.model(), plan, round, draws).entries())
        sum[i] = (sum[i] ?? 0n) + each;
    }
    improvement.take(round, decode(sum, { fractionBits: FRACTION_BITS }), districts.length);
  }
  return improvement.model().items.map(({ difficulty }) => difficulty);
}
