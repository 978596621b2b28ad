import { fitRidgeLogistic, type RidgeRows, ridgeMargin } from '../optimise/ridge-logistic';
import { lossAt } from '../tracing/logistic/sigmoid';

/** Penalties that are tried. A learner's loss counts 1, so that of a thousand learners even the last is mild. */
export const RIDGES = [0.1, 0.3, 1, 3, 10, 30, 100] as const;

export interface RidgeChoice {
  /** Of the whole: the penalty with the least loss on learners held out. */
  ridge: number;
  /** For each fold, what was fitted on the others, with the penalty that they alone chose. */
  within: { ridge: number; weights: Float64Array }[];
}

/**
 * Chooses the penalty by cross-validation, and within the other folds of each fold once more. A fit without two folds serves both: it judges its penalty for either
 * when the other is held out.
 *
 * @param foldOf fold of each row; learners are never split.
 */
export function chooseRidge(data: RidgeRows, foldOf: ArrayLike<number>, folds: number): RidgeChoice {
  const without = (...left: number[]) => {
    const rows: number[] = [];
    for (let row = 0; row < foldOf.length; row++) if (!left.includes(foldOf[row] ?? 0)) rows.push(row);
    return Int32Array.from(rows);
  };
  const lossIn = (fold: number, weights: Float64Array) => {
    let loss = 0;
    for (let row = 0; row < foldOf.length; row++) {
      if (foldOf[row] !== fold) continue;
      loss +=
        (data.weights[row] ?? 0) * lossAt(ridgeMargin(weights, data.values, row * data.columns), data.labels[row] ?? 0);
    }
    return loss;
  };

  // inner[j][r]: loss, with fold j held out of everything, of penalty r on the other folds.
  const inner = Array.from({ length: folds }, () => RIDGES.map(() => 0));
  for (let i = 0; i < folds; i++) {
    for (let j = i + 1; j < folds; j++) {
      for (const [r, weights] of pathOf(data, without(i, j)).entries()) {
        for (const [held, judged] of [
          [i, j],
          [j, i],
        ] as const) {
          const losses = inner[held];
          if (losses) losses[r] = (losses[r] ?? 0) + lossIn(judged, weights);
        }
      }
    }
  }
  const outer = RIDGES.map(() => 0);
  const within = inner.map((losses, fold) => {
    const path = pathOf(data, without(fold));
    for (const [r, weights] of path.entries()) outer[r] = (outer[r] ?? 0) + lossIn(fold, weights);
    const best = leastOf(losses);
    return { ridge: RIDGES[best] ?? 1, weights: path[best] ?? new Float64Array(data.columns + 1) };
  });
  return { ridge: RIDGES[leastOf(outer)] ?? 1, within };
}

/** A fit for each penalty, the strongest first, each beginning where the one before ended. */
function pathOf(data: RidgeRows, rows: Int32Array): Float64Array[] {
  let start: Float64Array | undefined;
  return RIDGES.toReversed()
    .map((ridge) => {
      start = fitRidgeLogistic(data, ridge, start ? { rows, start } : { rows });
      return start;
    })
    .reverse();
}

function leastOf(losses: readonly number[]): number {
  return losses.reduce((best, loss, at) => (loss < (losses[best] ?? 0) ? at : best), 0);
}
