import { auc } from '@/core/evaluation/auc';
import { logLoss } from '@/core/evaluation/log-loss';
import { createRandom } from '@/core/random/random';
import { DEFAULT_PARAMETERS, parametersOf, traceAnswer } from '@/core/tracing/bkt';
import { startTracing, traceWithConfidence } from '@/core/tracing/bkt-confidence';
import { fitBkt } from '@/core/tracing/bkt-fit-data';
import type { FittedBktParameters } from '@/core/tracing/bkt-parameters';
import { predictOnline } from '@/core/tracing/bkt-predict';
import { simulateBkt } from '@/core/tracing/test-support/simulate-bkt';
import { timed } from '@/evaluation/cpu-time';
import { readTracing } from '@/evaluation/input/read-tracing';
import { bktModel } from '@/evaluation/tracing/bkt-model';
import type { Figure } from '../figure';
import { datasetPath } from './datasets';
import { fitPlainly, sequencesBySkill } from './plain-baum-welch';

const SEED = 1;
const STARTS = 5;
const UPDATES = 1_000_000;
const PLAIN = `plain Baum–Welch, ${STARTS} starts`;

/** What pyBKT's own example of a known model draws its answers from (test/hand_specified_model3.py); 100 answers each. */
const TRUTH: FittedBktParameters = { pInit: 0.1, pLearn: 0.3, pForget: 0.01, pSlip: 0.03, pGuess: 0.1 };
const SYNTHETIC = { learners: 5_000, answers: 100 };

/** Bayesian knowledge tracing: the fit on assist09 where it is found, known parameters found again, cost of an update. */
export async function benchBkt(): Promise<Figure[]> {
  const files = { train: datasetPath('kt/assist09_train.csv.gz'), test: datasetPath('kt/assist09_test.csv.gz') };
  if (!files.train || !files.test) process.stderr.write('bkt: assist09 is not in MENO_DATASETS, and is left out\n');
  const real = files.train && files.test ? await onRealAnswers(files.train, files.test) : [];
  return [...real, ...(await onKnownParameters()), ...(await updateCost())];
}

async function onRealAnswers(trainFile: string, testFile: string): Promise<Figure[]> {
  const train = await readTracing(trainFile);
  const test = await readTracing(testFile, train);
  const fit = await timed(() => bktModel.fit(train, { seed: SEED, progress: () => {} }));
  const predicted = await fit.result.predictOnline(test);
  const sequences = sequencesBySkill(train);
  const plain = await timed(() => {
    const random = createRandom(SEED);
    return sequences.map((each) => fitPlainly(each, random, STARTS, false));
  });
  const unpenalised = fitBkt(train, { seed: SEED });
  const { parameters: population } = unpenalised.population;
  const plainly = predictOnline(test, (row) => plain.result[test.skill[row] ?? -1]?.parameters ?? population);
  const reference = (value: number) => ({ reference: { what: PLAIN, value } });
  return [
    {
      what: 'Train log-likelihood of BKT, assist09',
      value: fit.result.trainLogLikelihood ?? Number.NaN,
      unit: 'nats',
      digits: 1,
      aim: 'at least −124,350',
      reference: { what: 'pyBKT, 5 starts (docs/evaluation.md)', value: -124_307.9 },
    },
    {
      what: 'Train log-likelihood of BKT without a prior, assist09',
      value: unpenalised.logLikelihood,
      unit: 'nats',
      digits: 1,
      ...reference(plain.result.reduce((sum, each) => sum + (each?.logLikelihood ?? 0), 0)),
    },
    {
      what: 'AUC of BKT, assist09',
      value: auc(test.correct, predicted),
      unit: '',
      aim: 'at least .718',
      ...reference(auc(test.correct, plainly)),
    },
    {
      what: 'Log-loss of BKT, assist09',
      value: logLoss(test.correct, predicted),
      unit: 'nats',
      aim: 'at most .571',
      ...reference(logLoss(test.correct, plainly)),
    },
    {
      what: `Fit of BKT on ${train.rows} answers of ${train.skillNames.length} skills`,
      value: fit.cpuSeconds,
      unit: 'CPU s',
      aim: 'at most 4.0, better under 1',
      ...reference(plain.cpuSeconds),
    },
  ];
}

async function onKnownParameters(): Promise<Figure[]> {
  const data = simulateBkt(createRandom(SEED), { known: TRUTH }, SYNTHETIC);
  const fit = await timed(() => fitBkt(data, { seed: SEED, forgetting: true }));
  const [sequences = []] = sequencesBySkill(data);
  const plain = await timed(() => fitPlainly(sequences, createRandom(SEED), STARTS, true));
  const set = `${SYNTHETIC.learners} simulated learners, ${SYNTHETIC.answers} answers each`;
  return [
    {
      what: `Largest error of the five parameters, ${set}`,
      value: largestError(fit.result.skills[0]?.parameters),
      unit: '',
      aim: 'within .02',
      reference: { what: PLAIN, value: largestError(plain.result?.parameters) },
    },
    {
      what: `Fit of BKT, ${set}`,
      value: fit.cpuSeconds,
      unit: 'CPU s',
      aim: 'under 5',
      reference: { what: PLAIN, value: plain.cpuSeconds },
    },
  ];
}

function largestError(found: FittedBktParameters | undefined): number {
  if (!found) return Number.NaN;
  const names = ['pInit', 'pLearn', 'pForget', 'pSlip', 'pGuess'] as const;
  return Math.max(...names.map((name) => Math.abs(found[name] - TRUTH[name])));
}

async function updateCost(): Promise<Figure[]> {
  const parameters = { ...parametersOf(DEFAULT_PARAMETERS, 0.25), pForget: 0.01 };
  const plainly = () => {
    let pKnown = parameters.pInit;
    for (let i = 0; i < UPDATES; i++) pKnown = traceAnswer(pKnown, i % 3 !== 0, parameters);
    return pKnown;
  };
  const confidently = () => {
    let traced = startTracing(parameters);
    for (let i = 0; i < UPDATES; i++) traced = traceWithConfidence(traced, i % 3 !== 0, parameters);
    return traced.pKnown;
  };
  plainly();
  confidently();
  return [
    {
      what: 'One update of p(L) with its confidence',
      value: ((await timed(confidently)).cpuSeconds / UPDATES) * 1e6,
      unit: 'µs',
      aim: 'under 50 µs with the whole model',
      reference: { what: 'p(L) alone', value: ((await timed(plainly)).cpuSeconds / UPDATES) * 1e6 },
    },
  ];
}
