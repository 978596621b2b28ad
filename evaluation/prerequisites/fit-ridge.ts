import { minimise } from '@/core/optimise/minimise';

/** A row of a regression. */
export interface RidgeRow {
  values: ArrayLike<number>;
  label: boolean;
  /** How much it counts. */
  weight: number;
  /** Known part of its log-odds. */
  offset: number;
}

/** Ridge logistic regression on measures that are standardised already, by L-BFGS. @param ridge penalty of a weight's square, halved; the start has none. */
export function fitRidge(rows: readonly RidgeRow[], ridge: number): { start: number; weights: number[] } {
  const columns = rows[0]?.values.length ?? 0;
  const { x } = minimise(
    (b, gradient) => {
      gradient.fill(0);
      let loss = 0;
      for (const { values, label, weight, offset } of rows) {
        let margin = (b[columns] ?? 0) + offset;
        for (let j = 0; j < columns; j++) margin += (b[j] ?? 0) * (values[j] ?? 0);
        loss += weight * (Math.log1p(Math.exp(-Math.abs(margin))) + Math.max(margin, 0) - Number(label) * margin);
        const slope = weight * (1 / (1 + Math.exp(-margin)) - Number(label));
        for (let j = 0; j < columns; j++) gradient[j] = (gradient[j] ?? 0) + slope * (values[j] ?? 0);
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
  return { start: x[columns] ?? 0, weights: Array.from(x.subarray(0, columns)) };
}
