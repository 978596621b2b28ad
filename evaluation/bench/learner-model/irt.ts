import { eapAbility } from '@/core/difficulty/ability';
import { calibrate } from '@/core/difficulty/calibrate';
import { itemsOf } from '@/core/difficulty/calibration';
import type { ItemParameters } from '@/core/difficulty/item';
import { LSAT6 } from '@/core/difficulty/lsat6.fixture';
import { updateOnline } from '@/core/difficulty/online/elo';
import { fitOnlineIrt } from '@/core/difficulty/online/fit-online';
import { predictAnswer, startLearner, updateLearner } from '@/core/difficulty/online/follow-learner';
import { itemPractice } from '@/core/difficulty/online/practice-data.fixture';
import { type Responses, responsesOf } from '@/core/difficulty/responses';
import { simulateAbilities, simulateResponses } from '@/core/difficulty/simulate-responses';
import { createRandom } from '@/core/random/random';
import { timed } from '@/evaluation/cpu-time';
import type { Figure } from '../figure';
import { fitTextbook } from './bock-aitkin';

const PERSONS = 600;
const ITEMS = 32;
const SAMPLES = 10;
const UPDATES = 200_000;
/** Both fits end when a step moves no parameter by more. */
const TOLERANCE = 1e-4;

/** Item calibration: published values, recovery and speed beside a textbook's EM, and what an answer costs. */
export async function benchIrt(): Promise<Figure[]> {
  return [...published(), ...(await recovery()), ...(await updates())];
}

function published(): Figure[] {
  const responses = responsesOf(LSAT6);
  const likelihood = (model: '1pl' | '2pl') => calibrate(responses, model, { standardErrors: false }).logLikelihood;
  return [
    {
      what: 'Log-likelihood of the 1PL, LSAT section VI',
      value: likelihood('1pl'),
      unit: 'nats',
      digits: 3,
      aim: 'within .001',
      reference: { what: 'ltm of R', value: -2466.938 },
    },
    {
      what: 'Log-likelihood of the 2PL, LSAT section VI',
      value: likelihood('2pl'),
      unit: 'nats',
      digits: 3,
      aim: 'within .01',
      reference: { what: 'ltm of R', value: -2466.653 },
    },
  ];
}

interface Sample {
  items: ItemParameters[];
  rows: number[][];
  responses: Responses;
}

/** A test as schools give it: a log-normal about 1.1, b normal, five options or four. */
function sampleOf(seed: number): Sample {
  const random = createRandom(seed);
  const items = Array.from({ length: ITEMS }, () => ({
    discrimination: Math.exp(random.normal(0.1, 0.3)),
    difficulty: random.normal(),
    guessing: 0.15 + 0.1 * random.uniform(),
  }));
  const rows = simulateResponses(items, simulateAbilities(PERSONS, random), random);
  return { items, rows, responses: responsesOf(rows) };
}

async function recovery(): Promise<Figure[]> {
  const samples = Array.from({ length: SAMPLES }, (_, i) => sampleOf(i + 1));
  const ours = () => samples.map(({ responses }) => calibrate(responses, '3pl', { tolerance: TOLERANCE }));
  const textbook = () =>
    samples.map(({ rows }) => fitTextbook(rows, { points: 61, tolerance: TOLERANCE, mostCycles: 2000 }));
  // Once unmeasured, so that neither pays for the compiler.
  calibrate(sampleOf(99).responses, '3pl');
  fitTextbook(sampleOf(99).rows, { points: 61, tolerance: 0.01, mostCycles: 20 });
  const fit = await timed(ours);
  const reference = await timed(textbook);
  const noPrior = samples.map(({ responses }) =>
    calibrate(responses, '3pl', { tolerance: TOLERANCE, discriminationPrior: null, standardErrors: false }),
  );
  const error = (values: (sample: number, item: number) => number, truth: (item: ItemParameters) => number) =>
    rootMeanSquare(samples.flatMap(({ items }, s) => items.map((item, j) => values(s, j) - truth(item))));
  const kinds = [
    {
      name: 'discrimination',
      ours: (s: number, j: number) => fit.result[s]?.discrimination[j] ?? 0,
      textbook: (s: number, j: number) => reference.result[s]?.a[j] ?? 0,
      truth: (item: ItemParameters) => item.discrimination,
    },
    {
      name: 'difficulty',
      ours: (s: number, j: number) => fit.result[s]?.difficulty[j] ?? 0,
      textbook: (s: number, j: number) => reference.result[s]?.b[j] ?? 0,
      truth: (item: ItemParameters) => item.difficulty,
    },
    {
      name: 'guessing',
      ours: (s: number, j: number) => fit.result[s]?.guessing[j] ?? 0,
      textbook: (s: number, j: number) => reference.result[s]?.c[j] ?? 0,
      truth: (item: ItemParameters) => item.guessing,
    },
  ] as const;
  return [
    {
      what: `3PL of ${PERSONS} persons × ${ITEMS} items, standard errors too (mean of ${SAMPLES})`,
      value: fit.cpuSeconds / SAMPLES,
      unit: 'CPU s',
      aim: 'under 5 s',
      reference: { what: "a textbook's EM without standard errors", value: reference.cpuSeconds / SAMPLES },
    },
    ...kinds.map((kind) => ({
      what: `Recovered ${kind.name} of the same 3PL, root mean squared error`,
      value: error(kind.ours, kind.truth),
      unit: '',
      reference: { what: "a textbook's EM", value: error(kind.textbook, kind.truth) },
    })),
    {
      what: 'Recovered discrimination, weak prior on it',
      value: error(kinds[0].ours, kinds[0].truth),
      unit: '',
      reference: {
        what: 'without the prior',
        value: error((s, j) => noPrior[s]?.discrimination[j] ?? 0, kinds[0].truth),
      },
    },
  ];
}

async function updates(): Promise<Figure[]> {
  const items = itemsOf(calibrate(sampleOf(1).responses, '3pl', { standardErrors: false }));
  const answers = items.map((_, j) => j % 2);
  const elo = () => {
    let [learner, item] = [
      { value: 0, answers: 0 },
      { value: 0, answers: 0 },
    ];
    for (let i = 0; i < UPDATES; i++) ({ learner, item } = updateOnline(learner, item, i % 3 !== 0, items[i % ITEMS]));
  };
  const model = fitOnlineIrt(itemPractice(200, 1));
  const follow = () => {
    let learner = startLearner(model);
    for (let i = 0; i < UPDATES; i++) {
      if (i % 100 === 0) learner = startLearner(model);
      predictAnswer(model, learner, i % 3, i % 60);
      updateLearner(model, learner, i % 3, i % 60, i % 4 !== 0);
    }
  };
  const eap = () => {
    for (let i = 0; i < UPDATES / 1000; i++) eapAbility(items, answers);
  };
  const microseconds = async (work: () => void, times: number) => {
    work();
    return ((await timed(work)).cpuSeconds / times) * 1e6;
  };
  const anew = { what: `ability anew from ${ITEMS} answers (EAP)`, value: await microseconds(eap, UPDATES / 1000) };
  return [
    {
      what: 'One update of ability and difficulty (Elo)',
      value: await microseconds(elo, UPDATES),
      unit: 'µs',
      aim: 'under 50 µs',
      reference: anew,
    },
    {
      what: 'One prediction and update of ability, general and by skill (irt of evaluate tracing)',
      value: await microseconds(follow, UPDATES),
      unit: 'µs',
      aim: 'under 50 µs',
      reference: anew,
    },
  ];
}

function rootMeanSquare(values: number[]): number {
  return Math.sqrt(values.reduce((sum, x) => sum + x * x, 0) / values.length);
}
