/**
 * What is known of an item: the three-parameter logistic model of A. Birnbaum, in Lord and Novick, "Statistical Theories
 * of Mental Test Scores" (1968), chapters 17–20, in logits (no factor 1.7). With guessing 0 it is the two-parameter model.
 */
export interface ItemParameters {
  /** a: how sharply the item tells learners apart, per unit of ability; usually 0.5 to 2. Below 0 the item is broken. */
  discrimination: number;
  /** b: the ability at which a learner who does not guess is right half the time; 0 is the average learner. */
  difficulty: number;
  /** c: the chance of a right answer without any ability, 0 to 1. */
  guessing: number;
}

/** 1 / (1 + exp(−x)), without overflow at either end. */
export function logistic(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const e = Math.exp(x);
  return e / (1 + e);
}

/** log(1 + exp(x)), without overflow. */
export function softplus(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
}

/** P(right | ability) = c + (1 − c) / (1 + exp(−a(θ − b))). */
export function probabilityCorrect({ discrimination, difficulty, guessing }: ItemParameters, ability: number): number {
  return guessing + (1 - guessing) * logistic(discrimination * (ability - difficulty));
}

/**
 * Fisher information that one answer carries about ability, a² · (Q/P) · ((P − c)/(1 − c))²: Lord, "Applications of Item
 * Response Theory to Practical Testing Problems" (1980), equation 5-9. Its inverse root is a standard error.
 */
export function itemInformation(item: ItemParameters, ability: number): number {
  const { discrimination: a, difficulty, guessing: c } = item;
  if (c >= 1) return 0;
  const x = a * (ability - difficulty);
  const knows = logistic(x);
  const p = c + (1 - c) * knows;
  // So far below an item without guessing that P underflows: the limit is 0, not 0/0.
  if (p === 0) return 0;
  // Q = (1 − c)(1 − knows) and P − c = (1 − c) knows: no cancellation far from b.
  return (a * a * (1 - c) * logistic(-x) * knows * knows) / p;
}

/** Information of several answers together: the sum, for answers that depend on ability alone. */
export function testInformation(items: readonly ItemParameters[], ability: number): number {
  return items.reduce((sum, item) => sum + itemInformation(item, ability), 0);
}
