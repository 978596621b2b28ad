import { type BoostingOptions, fitBoosting } from '@/core/boosting/fit-boosting';
import { matrixOf } from '@/core/boosting/matrix';
import { boostingMargin } from '@/core/boosting/predict-boosting';
import { logLoss } from '@/core/evaluation/log-loss';
import { logistic } from '@/core/tracing/logistic/sigmoid';

/** Rows of numbers, NaN where missing, with what came of each. */
export interface TreeRows {
  values: readonly (readonly number[])[];
  labels: ArrayLike<number>;
  /** Fold of each row, from 0; a person is in one. */
  foldOf: ArrayLike<number>;
  folds: number;
}

export interface FittedTrees {
  leaves: number;
  rounds: number;
  /** Of each row, by trees that saw nobody of its fold. */
  outOfFold: Float64Array;
  predict(values: readonly number[]): number;
}

/** Leaves of a tree that are tried: with two, columns add up; with four, three of them can act together. */
const LEAVES = [2, 4];
const MOST_ROUNDS = 600;
const PATIENCE = 40;
/** Ensembles whose log-odds are averaged: which rows and columns were drawn then matters less. */
const ENSEMBLES = 5;
const OPTIONS = {
  objective: 'logistic',
  learningRate: 0.05,
  minWeight: 1,
  l2: 1,
  rowShare: 0.7,
  columnShare: 0.5,
} as const;

/**
 * Boosted trees for a small table. How many trees: the mean over the folds of what is best for each when it is held out; how many leaves: by loss on folds held out.
 * Predictions of a fold are of trees fitted, and counted, on the other folds alone; only the number of leaves was chosen with it.
 */
export function fitTrees(data: TreeRows, seed: number): FittedTrees {
  const [best] = LEAVES.map((leaves) => fitWith(data, leaves, seed)).sort((a, b) => a.loss - b.loss);
  if (!best) throw new RangeError('no number of leaves to try');
  return best;
}

function fitWith(
  { values, labels, foldOf, folds }: TreeRows,
  leaves: number,
  seed: number,
): FittedTrees & { loss: number } {
  const all = Array.from(values.keys());
  const columns = values[0]?.length ?? 0;
  const boost = (rows: readonly number[], options: Partial<BoostingOptions>) =>
    fitBoosting(
      matrixOf(
        rows.map((row) => values[row] ?? []),
        columns,
      ),
      rows.map((row) => labels[row] ?? 0),
      { ...OPTIONS, leaves, seed, ...options },
    );
  const ensemble = (rows: readonly number[], rounds: number) => {
    const models = Array.from({ length: ENSEMBLES }, (_, i) => boost(rows, { rounds, seed: seed + i }));
    return (row: readonly number[]) =>
      logistic(models.reduce((sum, model) => sum + boostingMargin(model, row), 0) / ENSEMBLES);
  };
  const outOfFold = new Float64Array(values.length);
  const counts: number[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const others = all.filter((row) => foldOf[row] !== fold);
    const counted: number[] = [];
    for (let watched = 0; watched < folds; watched++) {
      if (watched === fold) continue;
      const heldOut = others.map((row) => (foldOf[row] === watched ? 1 : 0));
      counted.push(boost(others, { rounds: MOST_ROUNDS, patience: PATIENCE, heldOut }).trees.length);
    }
    const rounds = Math.round(meanOf(counted));
    counts.push(rounds);
    const predict = ensemble(others, rounds);
    for (const row of all) if (foldOf[row] === fold) outOfFold[row] = predict(values[row] ?? []);
  }
  const rounds = Math.round(meanOf(counts));
  return { leaves, rounds, outOfFold, predict: ensemble(all, rounds), loss: logLoss(labels, outOfFold) };
}

const meanOf = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;
