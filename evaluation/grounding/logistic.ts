import { minimise } from '@/core/optimise/minimise';

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
    x: values.map((value, j) => (value - (mean[j] ?? 0)) / (deviation[j] ?? 1)),
    y: altered ? 1 : 0,
    weight,
  }));
  const { x } = minimise(
    (b, gradient) => {
      gradient.fill(0);
      let loss = 0;
      for (const { x, y, weight } of scaled) {
        let margin = b[columns] ?? 0;
        for (let j = 0; j < columns; j++) margin += (b[j] ?? 0) * (x[j] ?? 0);
        loss += weight * (Math.log1p(Math.exp(-Math.abs(margin))) + Math.max(margin, 0) - y * margin);
        const slope = weight * (1 / (1 + Math.exp(-margin)) - y);
        for (let j = 0; j < columns; j++) gradient[j] = (gradient[j] ?? 0) + slope * (x[j] ?? 0);
        gradient[columns] = (gradient[columns] ?? 0) + slope;
      }
      for (let j = 0; j < columns; j++) {
        loss += (ridge / 2) * (b[j] ?? 0) ** 2;
        gradient[j] = (gradient[j] ?? 0) + ridge * (b[j] ?? 0);
      }
      return loss;
    },
    new Float64Array(columns + 1),
  );
  const weights = [...mean].map((_, j) => (x[j] ?? 0) / (deviation[j] ?? 1));
  return { start: (x[columns] ?? 0) - weights.reduce((sum, weight, j) => sum + weight * (mean[j] ?? 0), 0), weights };
}

/** Log-odds that a row is altered. */
export function marginOf({ start, weights }: Fitted, values: readonly number[]): number {
  return weights.reduce((sum, weight, j) => sum + weight * (values[j] ?? 0), start);
}
