import { GREATEST_STABILITY_DAYS, LEAST_FIRST_STABILITY_DAYS, LEAST_STABILITY_DAYS, WEIGHTS } from './parameters';

/** The weights and what follows from them alone, laid out for loops over many reviews. */
export interface StepWeights {
  w: Float64Array;
  /** 0.9^(−1/w20) − 1: with it recall is 0.9 when as many days have passed as stability counts. */
  factor: number;
  /** D0(4) before it is clamped, which difficulty is drawn towards. */
  easyDifficulty: number;
}

/** One memory while it is stepped through its reviews. */
export interface StepState {
  stability: number;
  difficulty: number;
}

export function stepWeights(weights: ArrayLike<number>): StepWeights {
  const w = new Float64Array(WEIGHTS);
  for (let i = 0; i < WEIGHTS; i++) w[i] = weights[i] ?? 0;
  return { w, factor: 0.9 ** (-1 / (w[20] ?? 0)) - 1, easyDifficulty: firstDifficulty(w, 4) };
}

/** The state after the first review, with a grade of 1 to 4. */
export function firstStep(state: StepState, { w }: StepWeights, grade: number): void {
  state.stability = Math.max(w[grade - 1] ?? 0, LEAST_FIRST_STABILITY_DAYS);
  state.difficulty = clamp(firstDifficulty(w, grade), 1, 10);
}

/** ln R after `days`: R = (1 + factor · t/S)^(−w20). */
export function logRecall(stability: number, { w, factor }: StepWeights, days: number): number {
  return -(w[20] ?? 0) * Math.log1p((factor * days) / stability);
}

/**
 * The state after a later review, `recall` being R at that moment (1 on the same day). The formulas are those of `ts-fsrs`
 * without its rounding to eight decimals; a test steps both side by side.
 */
export function nextStep(state: StepState, weights: StepWeights, days: number, grade: number, recall: number): void {
  const { stability: s, difficulty: d } = state;
  const { w } = weights;
  if (days === 0) state.stability = clampStability(s * sameDayGain(w, s, grade));
  else if (grade === 1) state.stability = afterLapse(w, s, d, recall);
  else state.stability = clampStability(s * (1 + recallGain(w, s, d, recall, grade)));
  state.difficulty = nextDifficulty(weights, d, grade);
}

/** D0(G) = w4 − e^(w5·(G−1)) + 1 */
function firstDifficulty(w: Float64Array, grade: number): number {
  return (w[4] ?? 0) - Math.exp((w[5] ?? 0) * (grade - 1)) + 1;
}

/** S′/S − 1 = e^w8 · (11−D) · S^(−w9) · (e^(w10·(1−R)) − 1) · (w15 if Hard) · (w16 if Easy) */
function recallGain(w: Float64Array, s: number, d: number, recall: number, grade: number): number {
  const share = grade === 2 ? (w[15] ?? 0) : grade === 4 ? (w[16] ?? 0) : 1;
  return Math.exp(w[8] ?? 0) * (11 - d) * s ** -(w[9] ?? 0) * Math.expm1((w[10] ?? 0) * (1 - recall)) * share;
}

/** S′ = w11 · D^(−w12) · ((S+1)^w13 − 1) · e^(w14·(1−R)), at most S/e^(w17·w18) */
function afterLapse(w: Float64Array, s: number, d: number, recall: number): number {
  const forgotten =
    (w[11] ?? 0) * d ** -(w[12] ?? 0) * ((s + 1) ** (w[13] ?? 0) - 1) * Math.exp((w[14] ?? 0) * (1 - recall));
  const most = Math.max(s / Math.exp((w[17] ?? 0) * (w[18] ?? 0)), LEAST_STABILITY_DAYS);
  return Math.min(clampStability(forgotten), most);
}

/** S′/S = e^(w17·(G−3+w18)) · S^(−w19), at least 1 for a right answer */
function sameDayGain(w: Float64Array, s: number, grade: number): number {
  const gain = s ** -(w[19] ?? 0) * Math.exp((w[17] ?? 0) * (grade - 3 + (w[18] ?? 0)));
  return grade > 1 ? Math.max(1, gain) : gain;
}

/** D′ = w7 · D0(4) + (1−w7) · (D − w6·(G−3) · (10−D)/9), 1 to 10 */
function nextDifficulty({ w, easyDifficulty }: StepWeights, d: number, grade: number): number {
  const moved = d - ((w[6] ?? 0) * (grade - 3) * (10 - d)) / 9;
  return clamp((w[7] ?? 0) * easyDifficulty + (1 - (w[7] ?? 0)) * moved, 1, 10);
}

function clampStability(stability: number): number {
  return clamp(stability, LEAST_STABILITY_DAYS, GREATEST_STABILITY_DAYS);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
