import type { Matrix } from '../../boosting/matrix';
import { minimise } from '../../optimise/minimise';
import type { TracingData } from '../dataset';
import { logistic, lossAt } from './sigmoid';

/** A logistic regression on scaled features with an effect for each skill and item. */
export interface LogisticModel {
  /** Weight of each feature as given, that is with the scaling worked in. */
  weights: Float64Array;
  intercept: number;
  skill: Float64Array;
  item: Float64Array;
  /** Log-likelihood of the rows fitted, without the penalty. */
  logLikelihood: number;
}

/** Ridge penalties, ½·penalty·w² each: the precision of a normal prior in squared logits. */
const PENALTY = { feature: 2, skill: 10, item: 15 };

/**
 * Maximum a posteriori by L-BFGS. The loss is convex and the penalty strictly so: one optimum, wherever it starts. One
 * class only gives a finite model by the penalty and half an answer of each kind.
 *
 * @param rows those to fit on.
 */
export function fitLogistic(data: TracingData, { columns, values }: Matrix, rows: Int32Array): LogisticModel {
  const [skills, items] = [data.skillNames.length, data.itemNames.length];
  const { mean, deviation } = scaleOf(values, columns, rows);
  const [atSkill, atItem] = [columns + 1, columns + 1 + skills];
  const size = atItem + items;
  const scaled = new Float64Array(columns);

  const pass = (x: Float64Array, gradient: Float64Array): number => {
    gradient.fill(0);
    let loss = 0;
    for (let k = 0; k < rows.length; k++) {
      const row = rows[k] ?? 0;
      const [skill, item] = [data.skill[row] ?? 0, data.item[row] ?? -1];
      let margin = (x[columns] ?? 0) + (x[atSkill + skill] ?? 0) + (item < 0 ? 0 : (x[atItem + item] ?? 0));
      for (let c = 0; c < columns; c++) {
        const value = ((values[row * columns + c] ?? 0) - (mean[c] ?? 0)) * (deviation[c] ?? 0);
        scaled[c] = value;
        margin += value * (x[c] ?? 0);
      }
      const label = data.correct[row] ?? 0;
      const slope = logistic(margin) - label;
      loss += lossAt(margin, label);
      for (let c = 0; c < columns; c++) gradient[c] = (gradient[c] ?? 0) + slope * (scaled[c] ?? 0);
      gradient[columns] = (gradient[columns] ?? 0) + slope;
      gradient[atSkill + skill] = (gradient[atSkill + skill] ?? 0) + slope;
      if (item >= 0) gradient[atItem + item] = (gradient[atItem + item] ?? 0) + slope;
    }
    return loss;
  };
  const objective = (x: Float64Array, gradient: Float64Array): number => {
    let value = pass(x, gradient);
    for (let i = 0; i < size; i++) {
      if (i === columns) continue;
      const penalty = i < columns ? PENALTY.feature : i < atItem ? PENALTY.skill : PENALTY.item;
      value += 0.5 * penalty * (x[i] ?? 0) ** 2;
      gradient[i] = (gradient[i] ?? 0) + penalty * (x[i] ?? 0);
    }
    // Half a right and half a wrong answer keep the intercept finite where all labels agree.
    const p = logistic(x[columns] ?? 0);
    gradient[columns] = (gradient[columns] ?? 0) + p - 0.5;
    return value + 0.5 * (lossAt(x[columns] ?? 0, 0) + lossAt(x[columns] ?? 0, 1));
  };
  const { x } = minimise(objective, new Float64Array(size), { maxIterations: 80, valueTolerance: 1e-6 });

  const weights = new Float64Array(columns);
  let intercept = x[columns] ?? 0;
  for (let c = 0; c < columns; c++) {
    weights[c] = (x[c] ?? 0) * (deviation[c] ?? 0);
    intercept -= (weights[c] ?? 0) * (mean[c] ?? 0);
  }
  const logLikelihood = -pass(x, new Float64Array(size));
  return { weights, intercept, skill: x.slice(atSkill, atItem), item: x.slice(atItem), logLikelihood };
}

/** Log-odds of a right answer; skills and items that were not fitted have effect 0. */
export function logisticMargin(
  model: LogisticModel,
  skill: number,
  item: number,
  values: Float32Array,
  from: number,
): number {
  let margin = model.intercept + (model.skill[skill] ?? 0) + (item < 0 ? 0 : (model.item[item] ?? 0));
  for (let c = 0; c < model.weights.length; c++) margin += (model.weights[c] ?? 0) * (values[from + c] ?? 0);
  return margin;
}

/** Mean and one over the standard deviation of each column; 0 for a constant one, which so takes no part. */
function scaleOf(values: Float32Array, columns: number, rows: Int32Array) {
  const mean = new Float64Array(columns);
  const deviation = new Float64Array(columns);
  for (let c = 0; c < columns; c++) {
    let sum = 0;
    for (const row of rows) sum += values[row * columns + c] ?? 0;
    const centre = rows.length > 0 ? sum / rows.length : 0;
    let square = 0;
    for (const row of rows) square += ((values[row * columns + c] ?? 0) - centre) ** 2;
    mean[c] = centre;
    deviation[c] = square > 1e-9 * rows.length ? Math.sqrt(rows.length / square) : 0;
  }
  return { mean, deviation };
}
