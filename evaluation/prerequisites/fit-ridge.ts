import { fitRidgeLogistic } from '@/core/optimise/ridge-logistic';

/** A row of a regression. */
export interface RidgeRow {
  values: ArrayLike<number>;
  label: boolean;
  /** How much it counts. */
  weight: number;
  /** Known part of its log-odds. */
  offset: number;
}

/** Ridge logistic regression on measures that are standardised already. @param ridge penalty of a weight's square, halved; the start has none. */
export function fitRidge(rows: readonly RidgeRow[], ridge: number): { start: number; weights: number[] } {
  const columns = rows[0]?.values.length ?? 0;
  const values = new Float64Array(rows.length * columns);
  for (const [at, row] of rows.entries()) values.set(Array.from(row.values), at * columns);
  const [start = 0, ...weights] = fitRidgeLogistic(
    {
      ...{ columns, values },
      labels: rows.map(({ label }) => Number(label)),
      weights: rows.map(({ weight }) => weight),
      offsets: rows.map(({ offset }) => offset),
    },
    ridge,
  );
  return { start, weights };
}
