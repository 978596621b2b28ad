import { createEmptyCard, fsrs } from 'ts-fsrs';
import { MS_PER_DAY } from '@/core/memory/days';
import { groupHistories, type Histories } from '@/core/memory/histories';
import { memoryLogLoss } from '@/core/memory/log-loss';
import { type ConceptMemory, reviewConcept } from '@/core/memory/memory';
import { DEFAULT_WEIGHTS } from '@/core/memory/parameters';
import { simulateReviews } from '@/core/memory/simulate-reviews';
import { trainMemory } from '@/core/memory/train';
import { createRandom } from '@/core/random/random';
import { drawWeights } from '@/evaluation/memory/populations';
import { compareOnce, POPULATIONS, reportRow, SEEDS } from '@/evaluation/memory/report';
import type { Figure } from '../figure';

const UPDATES = 100_000;
/** About 100,000 reviews, and as many again to judge by. */
const REVIEWS = { learners: 1_280, conceptsPerLearner: 12, mostReviews: 12 };

/** FSRS memory: recovery of known weights, retention against a fixed ladder, cost of an update and of training. */
export async function benchMemory(): Promise<Figure[]> {
  return [...recovery(), ...retention(), updateCost()];
}

function recovery(): Figure[] {
  const weights = drawWeights(createRandom(1), 1);
  const reviews = simulateReviews({ ...REVIEWS, weights, seed: 1 });
  const unseen = groupHistories(simulateReviews({ ...REVIEWS, weights, seed: 2 }));
  const histories = groupHistories(reviews);
  const pass = cpuSeconds(() => stepThroughPackage(histories));
  let trained: number[] = [];
  const training = cpuSeconds(() => {
    trained = trainMemory(reviews, { seed: 1 }).weights;
  });
  const truth = memoryLogLoss(unseen, weights) ?? Number.NaN;
  const excess = (list: ArrayLike<number>) => 100 * ((memoryLogLoss(unseen, list) ?? Number.NaN) / truth - 1);
  return [
    {
      what: `Log-loss on unseen simulated reviews above that of the true FSRS weights (${truth.toFixed(4)} nats), trained weights`,
      value: excess(trained),
      unit: '%',
      aim: 'at most 1',
      reference: { what: 'default weights', value: excess(DEFAULT_WEIGHTS) },
    },
    {
      what: `Training FSRS weights on ${reviews.grade.length} reviews`,
      value: training,
      unit: 'CPU s',
      reference: { what: 'stepping the same reviews once by ts-fsrs', value: pass },
    },
  ];
}

/** Learners that FSRS describes, and ones that it does not. */
function retention(): Figure[] {
  return Object.entries(POPULATIONS).flatMap(([name, population]) =>
    [false, true].map((trained) => {
      const {
        ladder,
        fsrs: kept,
        gain,
      } = reportRow(SEEDS.map((seed) => compareOnce(population, 'days', trained, seed)));
      const [by, error] = [100 * gain.mean, 100 * gain.error];
      return {
        what: `Recall, days 0–180, 7 checks by FSRS, ${trained ? 'trained' : 'default'} weights (${name}; gain ${by.toFixed(1)} ± ${error.toFixed(1)})`,
        value: 100 * kept,
        unit: '%',
        aim: 'above the ladder',
        reference: { what: 'ladder 0, 1, 3, 7, 14, 30, 60 days', value: 100 * ladder },
      };
    }),
  );
}

function updateCost(): Figure {
  const ours = () => {
    let memory: ConceptMemory | null = null;
    for (let i = 0; i < UPDATES; i++) {
      memory = reviewConcept(i % 10 === 0 ? null : memory, {
        correct: i % 7 !== 0,
        hintsUsed: 0,
        at: 3 * i * MS_PER_DAY,
      });
    }
  };
  const scheduler = fsrs({ enable_fuzz: false });
  const reference = () => {
    let card = createEmptyCard(new Date(0));
    for (let i = 0; i < UPDATES; i++) {
      if (i % 10 === 0) card = createEmptyCard(new Date(0));
      card = scheduler.next(card, new Date(3 * i * MS_PER_DAY), i % 7 !== 0 ? 3 : 1).card;
    }
  };
  ours();
  reference();
  return {
    what: 'One memory update (stability, difficulty, next check)',
    value: (cpuSeconds(ours) / UPDATES) * 1e6,
    unit: 'µs',
    aim: 'a few µs',
    reference: { what: "ts-fsrs's own scheduler", value: (cpuSeconds(reference) / UPDATES) * 1e6 },
  };
}

/** One pass by the package: what any trainer has to do at the least, once. */
function stepThroughPackage({ count, starts, days, grade }: Histories): void {
  const scheduler = fsrs({ enable_fuzz: false, learning_steps: [], relearning_steps: [] });
  for (let h = 0; h < count; h++) {
    let state = null;
    for (let row = starts[h] ?? 0; row < (starts[h + 1] ?? 0); row++) {
      state = scheduler.next_state(state, days[row] ?? 0, grade[row] ?? 0);
    }
  }
}

function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
