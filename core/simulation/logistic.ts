/** 1 / (1 + e^−x): a logit as a probability. */
export function logistic(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** Natural log-odds of a probability strictly between 0 and 1. */
export function logit(probability: number): number {
  return Math.log(probability / (1 - probability));
}
