import { GREATEST_STABILITY_DAYS, LEAST_FIRST_STABILITY_DAYS, LEAST_STABILITY_DAYS, WEIGHTS } from './parameters';
import type { StepState, StepWeights } from './step';

/** Slopes of the state by each of the 21 weights. Difficulty depends on w4 to w7 alone; the rest of it stays 0. */
export interface StepSlopes {
  stability: Float64Array;
  difficulty: Float64Array;
}

/** Slopes of R, the probability of recall: by stability, and by w20 with stability held. */
export interface RecallSlopes {
  byStability: number;
  byDecay: number;
}

export function newSlopes(): StepSlopes {
  return { stability: new Float64Array(WEIGHTS), difficulty: new Float64Array(WEIGHTS) };
}

/** Slopes after the first review. Where a bound holds, the state no longer depends on the weight: its slope is 0. */
export function firstSlopes(slopes: StepSlopes, { w }: StepWeights, grade: number): void {
  slopes.stability.fill(0);
  slopes.difficulty.fill(0);
  if ((w[grade - 1] ?? 0) > LEAST_FIRST_STABILITY_DAYS) slopes.stability[grade - 1] = 1;
  const grown = Math.exp((w[5] ?? 0) * (grade - 1));
  const difficulty = (w[4] ?? 0) - grown + 1;
  if (difficulty <= 1 || difficulty >= 10) return;
  slopes.difficulty[4] = 1;
  slopes.difficulty[5] = -(grade - 1) * grown;
}

/** Slopes of R = (1 + f·t/S)^(−w20), f itself being 0.9^(−1/w20) − 1. */
export function recallSlopes(
  slopes: RecallSlopes,
  { w, factor }: StepWeights,
  stability: number,
  days: number,
  recall: number,
): void {
  const decay = w[20] ?? 0;
  const x = days / stability;
  const base = 1 + factor * x;
  slopes.byStability = (decay * factor * x * recall) / (stability * base);
  const factorByDecay = ((factor + 1) * Math.log(0.9)) / (decay * decay);
  slopes.byDecay = -recall * (Math.log1p(factor * x) + (decay * x * factorByDecay) / base);
}

/**
 * Slopes after a later review. Call it with the state *before* that review (and before `nextStep`), R and the slopes of R
 * there; on the same day R is 1 and doesn't matter.
 */
export function nextSlopes(
  slopes: StepSlopes,
  state: StepState,
  weights: StepWeights,
  days: number,
  grade: number,
  recall: number,
  ofRecall: RecallSlopes,
): void {
  if (days === 0) sameDaySlopes(slopes.stability, state.stability, weights.w, grade);
  else if (grade === 1) lapseSlopes(slopes, state, weights.w, recall, ofRecall);
  else rightSlopes(slopes, state, weights.w, grade, recall, ofRecall);
  difficultySlopes(slopes.difficulty, state.difficulty, weights, grade);
}

function rightSlopes(
  { stability: slopes, difficulty }: StepSlopes,
  { stability: s, difficulty: d }: StepState,
  w: Float64Array,
  grade: number,
  recall: number,
  ofRecall: RecallSlopes,
): void {
  const share = grade === 2 ? (w[15] ?? 0) : grade === 4 ? (w[16] ?? 0) : 1;
  const scale = Math.exp(w[8] ?? 0) * (11 - d) * s ** -(w[9] ?? 0);
  const growth = Math.expm1((w[10] ?? 0) * (1 - recall));
  const gain = scale * growth * share;
  if (s * (1 + gain) >= GREATEST_STABILITY_DAYS) {
    slopes.fill(0);
    return;
  }
  const byRecall = -s * scale * share * (w[10] ?? 0) * (growth + 1);
  carry(slopes, 1 + gain - (w[9] ?? 0) * gain + byRecall * ofRecall.byStability);
  carryDifficulty(slopes, difficulty, (-s * gain) / (11 - d));
  add(slopes, 8, s * gain);
  add(slopes, 9, -s * gain * Math.log(s));
  add(slopes, 10, s * scale * share * (1 - recall) * (growth + 1));
  if (grade === 2) add(slopes, 15, s * scale * growth);
  if (grade === 4) add(slopes, 16, s * scale * growth);
  add(slopes, 20, byRecall * ofRecall.byDecay);
}

function lapseSlopes(
  { stability: slopes, difficulty }: StepSlopes,
  { stability: s, difficulty: d }: StepState,
  w: Float64Array,
  recall: number,
  ofRecall: RecallSlopes,
): void {
  const grown = (s + 1) ** (w[13] ?? 0);
  const scale = d ** -(w[12] ?? 0) * Math.exp((w[14] ?? 0) * (1 - recall));
  const forgotten = (w[11] ?? 0) * scale * (grown - 1);
  const shrink = Math.exp(-(w[17] ?? 0) * (w[18] ?? 0));
  const most = Math.max(s * shrink, LEAST_STABILITY_DAYS);
  if (Math.max(forgotten, LEAST_STABILITY_DAYS) >= most) {
    carry(slopes, s * shrink > LEAST_STABILITY_DAYS ? shrink : 0);
    if (s * shrink <= LEAST_STABILITY_DAYS) return;
    add(slopes, 17, -s * shrink * (w[18] ?? 0));
    add(slopes, 18, -s * shrink * (w[17] ?? 0));
    return;
  }
  if (forgotten <= LEAST_STABILITY_DAYS) {
    slopes.fill(0);
    return;
  }
  const byRecall = -(w[14] ?? 0) * forgotten;
  const byStability = ((w[11] ?? 0) * scale * (w[13] ?? 0) * grown) / (s + 1);
  carry(slopes, byStability + byRecall * ofRecall.byStability);
  carryDifficulty(slopes, difficulty, (-(w[12] ?? 0) * forgotten) / d);
  add(slopes, 11, scale * (grown - 1));
  add(slopes, 12, -forgotten * Math.log(d));
  add(slopes, 13, (w[11] ?? 0) * scale * grown * Math.log(s + 1));
  add(slopes, 14, forgotten * (1 - recall));
  add(slopes, 20, byRecall * ofRecall.byDecay);
}

function sameDaySlopes(slopes: Float64Array, s: number, w: Float64Array, grade: number): void {
  const exponent = grade - 3 + (w[18] ?? 0);
  const gain = s ** -(w[19] ?? 0) * Math.exp((w[17] ?? 0) * exponent);
  if (grade > 1 && gain <= 1) return;
  const after = s * gain;
  if (after <= LEAST_STABILITY_DAYS || after >= GREATEST_STABILITY_DAYS) {
    slopes.fill(0);
    return;
  }
  carry(slopes, gain * (1 - (w[19] ?? 0)));
  add(slopes, 17, after * exponent);
  add(slopes, 18, after * (w[17] ?? 0));
  add(slopes, 19, -after * Math.log(s));
}

function difficultySlopes(slopes: Float64Array, d: number, { w, easyDifficulty }: StepWeights, grade: number): void {
  const [pull, step] = [w[7] ?? 0, (w[6] ?? 0) * (grade - 3)];
  const moved = d - (step * (10 - d)) / 9;
  const after = pull * easyDifficulty + (1 - pull) * moved;
  if (after <= 1 || after >= 10) {
    slopes.fill(0);
    return;
  }
  const kept = (1 - pull) * (1 + step / 9);
  for (let j = 4; j <= 7; j++) slopes[j] = (slopes[j] ?? 0) * kept;
  add(slopes, 4, pull);
  add(slopes, 5, -3 * pull * Math.exp(3 * (w[5] ?? 0)));
  add(slopes, 6, (-(1 - pull) * (grade - 3) * (10 - d)) / 9);
  add(slopes, 7, easyDifficulty - moved);
}

function carry(slopes: Float64Array, factor: number): void {
  for (let j = 0; j < WEIGHTS; j++) slopes[j] = (slopes[j] ?? 0) * factor;
}

function carryDifficulty(slopes: Float64Array, difficulty: Float64Array, factor: number): void {
  for (let j = 4; j <= 7; j++) slopes[j] = (slopes[j] ?? 0) + factor * (difficulty[j] ?? 0);
}

function add(slopes: Float64Array, index: number, value: number): void {
  slopes[index] = (slopes[index] ?? 0) + value;
}
