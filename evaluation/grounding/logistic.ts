import { fitRidge } from '../prerequisites/fit-ridge';

/** A row of a regression: measures, label (1 for altered) and how much it counts. */
export interface Row {
  values: readonly number[];
  altered: boolean;
  weight: number;
}

/** Start and weights of a logistic regression, on the scale of the measures. */
export interface Fitted {
  start: number;
  weights: number[];
}

/** Ridge logistic regression on measures of mean 0 and deviation 1, by L-BFGS. @param ridge penalty of a weight's square, halved. */
export function fitLogistic(rows: readonly Row[], ridge: number): Fitted {
  const columns = rows[0]?.values.length ?? 0;
  const mean = new Float64Array(columns);
  const deviation = new Float64Array(columns);
  for (let j = 0; j < columns; j++) {
    const values = rows.map((row) => row.values[j] ?? 0);
    const middle = values.reduce((a, b) => a + b, 0) / values.length;
    mean[j] = middle;
    deviation[j] = Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / values.length) || 1;
  }
  const scaled = rows.map(({ values, altered, weight }) => ({
    values: values.map((value, j) => (value - (mean[j] ?? 0)) / (deviation[j] ?? 1)),
    label: altered,
    weight,
    offset: 0,
  }));
  const fitted = fitRidge(scaled, ridge);
  const weights = fitted.weights.map((weight, j) => weight / (deviation[j] ?? 1));
  return { start: fitted.start - weights.reduce((sum, weight, j) => sum + weight * (mean[j] ?? 0), 0), weights };
}

/** Log-odds that a row is altered. */
export function marginOf({ start, weights }: Fitted, values: readonly number[]): number {
  return weights.reduce((sum, weight, j) => sum + weight * (values[j] ?? 0), start);
}
