import { calibrationCurve } from '@/core/evaluation/calibration';
import { logLoss } from '@/core/evaluation/log-loss';
import { dealLearners, learnersOf } from '@/core/risk/deal-learners';
import { riskFigures } from '@/core/risk/figures';
import { fitRisk } from '@/core/risk/fit';
import { probabilityOf } from '@/core/risk/model';
import { timed } from '../cpu-time';
import { InputError } from '../input/input-error';
import { fitTrees } from './boosted-trees';
import { encodingOf } from './encode';
import { gapsOf, groupsOf } from './groups';
import type { OutcomeRow, RiskColumns } from './read-rows';

const FOLDS = 5;

interface Candidate {
  model: 'logistic' | 'boosting';
  outOfFold: Float64Array;
  predict(row: OutcomeRow): number;
  settings: Record<string, number>;
}

/**
 * How well what came can be told: a penalised logistic regression and boosted trees are fitted on `train`, the one with the less loss on people held out of its fit is
 * measured on `test`.
 *
 * @param trainFile names the file in complaints.
 */
export async function evaluateRisk(
  columns: RiskColumns,
  { train, test, trainFile }: { train: readonly OutcomeRow[]; test: readonly OutcomeRow[]; trainFile: string },
  { seed, progress }: { seed: number; progress(line: string): void },
) {
  const encoding = encodingOf(train, columns);
  const fit = await timed((): Candidate[] => {
    const fitted = fitRisk(
      train.map((row) => ({ learner: row.learner, happened: row.happened, features: encoding.scaled(row) })),
      { seed },
    );
    if (!fitted)
      throw new InputError(trainFile, null, 'too little to fit on: 40 people are needed, and 10 of each label');
    progress(`boosted trees on ${encoding.plainNames.length} columns`);
    const learners = learnersOf(train);
    const trees = fitTrees(
      {
        values: train.map(encoding.plain),
        labels: train.map(({ happened }) => Number(happened)),
        foldOf: dealLearners(learners, { rows: train.length, folds: FOLDS, seed }),
        folds: FOLDS,
      },
      seed,
    );
    return [
      {
        ...{ model: 'logistic', outOfFold: fitted.outOfFold, settings: { ridge: fitted.ridge } },
        predict: (row) => probabilityOf(fitted.model, encoding.scaled(row)),
      },
      {
        ...{ model: 'boosting', outOfFold: trees.outOfFold, settings: { leaves: trees.leaves, trees: trees.rounds } },
        predict: (row) => trees.predict(encoding.plain(row)),
      },
    ];
  });
  const labels = train.map(({ happened }) => Number(happened));
  const candidates = fit.result
    .map((candidate) => ({ ...candidate, loss: logLoss(labels, candidate.outOfFold) }))
    .sort((a, b) => a.loss - b.loss);
  const [best] = candidates;
  if (!best) throw new RangeError('no model');
  const scores = Float64Array.from(test, best.predict);
  const groups = groupsOf(test, scores, columns.sensitive);
  const { auc, low, high, averagePrecision, brier, baseRate } = riskFigures(test, scores);
  return {
    rows: test.length,
    ...{ auc, low, high, averagePrecision, brier, baseRate },
    fitSeconds: fit.cpuSeconds,
    model: best.model,
    ...best.settings,
    features: best.model === 'logistic' ? encoding.names.length : encoding.plainNames.length,
    unseenWords: test.reduce((sum, row) => sum + encoding.unseen(row), 0),
    calibration: calibrationCurve(
      test.map(({ happened }) => Number(happened)),
      scores,
    ),
    candidates: candidates.map(({ model, loss, outOfFold, predict }) => ({
      model,
      crossValidatedLogLoss: loss,
      crossValidatedAuc: riskFigures(train, outOfFold).auc,
      testAuc: riskFigures(test, Float64Array.from(test, predict)).auc,
    })),
    missing: missingOf(columns, { train, test }),
    groups,
    gaps: gapsOf(groups),
  };
}

/** Columns with missing values, and how many of them. */
function missingOf(
  { numeric, categorical, sensitive }: RiskColumns,
  { train, test }: { train: readonly OutcomeRow[]; test: readonly OutcomeRow[] },
) {
  const kinds: [readonly string[], (row: OutcomeRow, at: number) => boolean][] = [
    [numeric, ({ numbers }, at) => Number.isNaN(numbers[at] ?? Number.NaN)],
    [categorical, ({ words }, at) => words[at] === ''],
    [sensitive, ({ groups }, at) => groups[at] === ''],
  ];
  return kinds.flatMap(([names, isMissing]) =>
    names.flatMap((column, at) => {
      const count = (rows: readonly OutcomeRow[]) => rows.filter((row) => isMissing(row, at)).length;
      const found = { column, train: count(train), test: count(test) };
      return found.train + found.test > 0 ? [found] : [];
    }),
  );
}
