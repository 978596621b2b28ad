import { compareWindows, FEATURES, type Features, windowsOf } from '@/core/explain-back/compare';
import { POINT_CONSTANT, POINT_WEIGHTS } from '@/core/explain-back/point-model';
import { readPoint } from '@/core/explain-back/read-point';
import { readText, stemsOf } from '@/core/explain-back/reading';
import type { Vocabulary } from '@/core/explain-back/vocabulary';
import { minimise } from '@/core/optimise/minimise';
import type { JudgedAnswer } from './read-answers';

/** Weights of the features, and the constant last. */
export type Weights = ArrayLike<number>;

export const SHIPPED_WEIGHTS: Weights = [...POINT_WEIGHTS, POINT_CONSTANT];
/** Ridge on each weight. */
const PENALTY = 1;
/** Rounds of choosing the best stretch of each answer and fitting to it. */
const ROUNDS = 8;

/** Features of every stretch of an answer, through the same code as the product's. */
export function featuresOf(
  { question, reference, answer }: Pick<JudgedAnswer, 'question' | 'reference' | 'answer'>,
  vocabulary: Vocabulary,
): Features[] {
  const context = { locale: 'en', vocabulary, given: stemsOf([question], 'en') };
  const sentences = readText(answer, context);
  return compareWindows(readPoint(reference, context), sentences, windowsOf(sentences.length));
}

/** Probability that the best of these stretches says the reference. */
export function bestProbability(stretches: readonly Features[], weights: Weights): number {
  const best = bestOf(stretches, weights);
  return best === null ? 0 : 1 / (1 + Math.exp(-sumOf(best, weights)));
}

/** Logistic regression on the best stretch of each answer, no weight below 0; the stretch is chosen anew with each fit. */
export function fitPoints(stretches: readonly Features[][], correct: readonly boolean[]): Float64Array {
  const size = FEATURES.length;
  let weights: Float64Array = Float64Array.from({ length: size + 1 }, (_, i) => (i < size ? 1 : -3));
  for (let round = 0; round < ROUNDS; round++) {
    const rows = stretches.map((each) => bestOf(each, weights) ?? FEATURES.map(() => 0));
    const lower = Float64Array.from({ length: size + 1 }, (_, i) => (i < size ? 0 : -20));
    weights = minimise(
      (at, gradient) => {
        gradient.fill(0);
        let value = 0;
        rows.forEach((row, r) => {
          const sum = sumOf(row, at);
          const label = correct[r] ? 1 : 0;
          value += Math.max(sum, 0) + Math.log1p(Math.exp(-Math.abs(sum))) - label * sum;
          const slope = 1 / (1 + Math.exp(-sum)) - label;
          row.forEach((feature, i) => {
            gradient[i] = (gradient[i] ?? 0) + slope * feature;
          });
          gradient[size] = (gradient[size] ?? 0) + slope;
        });
        for (let i = 0; i < size; i++) {
          value += (PENALTY / 2) * (at[i] ?? 0) ** 2;
          gradient[i] = (gradient[i] ?? 0) + PENALTY * (at[i] ?? 0);
        }
        return value;
      },
      weights,
      { lower },
    ).x;
  }
  return weights;
}

function sumOf(row: Features, weights: Weights): number {
  return row.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), weights[FEATURES.length] ?? 0);
}

function bestOf(stretches: readonly Features[], weights: Weights): Features | null {
  return stretches.reduce<Features | null>(
    (best, each) => (best === null || sumOf(each, weights) > sumOf(best, weights) ? each : best),
    null,
  );
}
