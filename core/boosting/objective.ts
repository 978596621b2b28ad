/** What is fitted: `logistic` for labels 0 and 1 (margins are log-odds), `squared` for numbers (margins are the values). */
export type BoostingObjective = 'logistic' | 'squared';

export interface Loss {
  /** The constant margin that fits the labels best, before any tree. */
  start(labels: ArrayLike<number>, rows: Int32Array): number;
  /** First and second derivative of the loss at each row's margin. */
  derivatives(labels: ArrayLike<number>, margins: Float64Array, first: Float64Array, second: Float64Array): void;
  /** Mean loss over the rows, NaN for none. */
  mean(labels: ArrayLike<number>, margins: Float64Array, rows: Int32Array): number;
}

/** Log-loss: −ln p(label), p the logistic function of the margin. */
const logistic: Loss = {
  start(labels, rows) {
    let right = 0;
    for (let i = 0; i < rows.length; i++) right += labels[rows[i] ?? 0] ?? 0;
    // Half an observation of each kind keeps the log-odds finite where all labels agree.
    return Math.log((right + 0.5) / (rows.length - right + 0.5));
  },
  derivatives(labels, margins, first, second) {
    for (let r = 0; r < margins.length; r++) {
      const p = 1 / (1 + Math.exp(-(margins[r] ?? 0)));
      first[r] = p - (labels[r] ?? 0);
      second[r] = p * (1 - p);
    }
  },
  mean(labels, margins, rows) {
    let sum = 0;
    for (let i = 0; i < rows.length; i++) {
      const [r, m] = [rows[i] ?? 0, margins[rows[i] ?? 0] ?? 0];
      sum += Math.max(m, 0) - (labels[r] ?? 0) * m + Math.log1p(Math.exp(-Math.abs(m)));
    }
    return sum / rows.length;
  },
};

/** Half the squared error. */
const squared: Loss = {
  start(labels, rows) {
    let sum = 0;
    for (let i = 0; i < rows.length; i++) sum += labels[rows[i] ?? 0] ?? 0;
    return rows.length > 0 ? sum / rows.length : 0;
  },
  derivatives(labels, margins, first, second) {
    for (let r = 0; r < margins.length; r++) first[r] = (margins[r] ?? 0) - (labels[r] ?? 0);
    second.fill(1);
  },
  mean(labels, margins, rows) {
    let sum = 0;
    for (let i = 0; i < rows.length; i++) {
      const r = rows[i] ?? 0;
      sum += 0.5 * ((margins[r] ?? 0) - (labels[r] ?? 0)) ** 2;
    }
    return sum / rows.length;
  },
};

export const LOSSES: Record<BoostingObjective, Loss> = { logistic, squared };
