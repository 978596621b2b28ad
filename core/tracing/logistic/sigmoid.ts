/** The logistic function, 1/(1 + e⁻ˣ). */
export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** Log-loss of a 0/1 label at log-odds `x`, without overflow: ln(1 + eˣ) − label·x. */
export function lossAt(x: number, label: number): number {
  return Math.max(x, 0) - label * x + Math.log1p(Math.exp(-Math.abs(x)));
}
