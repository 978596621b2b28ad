import { auc } from '@/core/evaluation/auc';
import { logLoss } from '@/core/evaluation/log-loss';
import { type BestTracing, fitBest } from '@/core/tracing/best/fit-best';
import { practiceData } from '@/core/tracing/best/practice.fixture';
import { createBestLearner, predictBest } from '@/core/tracing/best/predict-best';
import type { TracingData } from '@/core/tracing/dataset';
import { fitLogisticTracing, predictLogisticTracing } from '@/core/tracing/logistic/logistic-tracing';
import { timed } from '@/evaluation/cpu-time';
import { readTracing } from '@/evaluation/input/read-tracing';
import { shareModel } from '@/evaluation/tracing/share-model';
import type { Figure } from '../figure';
import { datasetPath } from './datasets';

const SEED = 1;
const UPDATES = 50_000;

/** The model that predicts best online: on assist09 where it is found, and on generated answers otherwise. */
export async function benchBest(): Promise<Figure[]> {
  const files = { train: datasetPath('kt/assist09_train.csv.gz'), test: datasetPath('kt/assist09_test.csv.gz') };
  if (files.train && files.test) {
    const train = await readTracing(files.train);
    return measure('assist09', train, await readTracing(files.test, train));
  }
  process.stderr.write('best: assist09 is not in MENO_DATASETS; generated answers instead\n');
  const sizes = { skills: 20, items: 400 };
  const train = practiceData({ ...sizes, learners: 2_000, seed: SEED });
  return measure(
    'generated answers',
    train,
    practiceData({ ...sizes, learners: 500, seed: SEED + 1, dictionaries: train }),
  );
}

async function measure(name: string, train: TracingData, test: TracingData): Promise<Figure[]> {
  const fit = await timed(() => fitBest(train, { seed: SEED }));
  const linear = await timed(() => fitLogisticTracing(train));
  const best = predictBest(fit.result, test);
  const line = predictLogisticTracing(linear.result, test);
  const share = await (await shareModel.fit(train, { seed: SEED, progress: () => {} })).predictOnline(test);
  const aims = name === 'assist09' ? { auc: { aim: 'at least .785' }, loss: { aim: 'at most .520' } } : {};
  const reference = (value: number) => ({ reference: { what: "the skill's share of right answers", value } });
  return [
    {
      what: `AUC of best, ${name}`,
      value: auc(test.correct, best),
      unit: '',
      ...aims.auc,
      ...reference(auc(test.correct, share)),
    },
    {
      what: `Log-loss of best, ${name}`,
      value: logLoss(test.correct, best),
      unit: 'nats',
      ...aims.loss,
      ...reference(logLoss(test.correct, share)),
    },
    {
      what: `AUC of logistic tracing, ${name}`,
      value: auc(test.correct, line),
      unit: '',
      ...reference(auc(test.correct, share)),
    },
    {
      what: `Log-loss of logistic tracing, ${name}`,
      value: logLoss(test.correct, line),
      unit: 'nats',
      ...reference(logLoss(test.correct, share)),
    },
    {
      what: `Fit of best on ${train.rows} answers`,
      value: fit.cpuSeconds,
      unit: 'CPU s',
      aim: 'minutes',
      reference: { what: 'logistic tracing alone', value: linear.cpuSeconds },
    },
    await updateCost(fit.result, test),
  ];
}

async function updateCost(model: BestTracing, test: TracingData): Promise<Figure> {
  const rows = Math.min(UPDATES, test.rows);
  const follow = () => {
    let learner = createBestLearner(model);
    for (let row = 0; row < rows; row++) {
      if (row === test.learnerStart[test.learner[row] ?? 0]) learner = createBestLearner(model);
      const [skill, item, time] = [test.skill[row] ?? -1, test.item[row] ?? -1, test.time?.[row] ?? Number.NaN];
      learner.predict(skill, item, time);
      learner.observe(skill, item, time, test.correct[row] === 1);
    }
  };
  follow();
  const { cpuSeconds } = await timed(follow);
  return {
    what: 'One prediction of best with its update',
    value: (cpuSeconds / rows) * 1e6,
    unit: 'µs',
    aim: 'under 50 µs',
  };
}
