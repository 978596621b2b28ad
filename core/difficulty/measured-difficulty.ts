import { type ConceptParameters, parametersOf } from '../tracing/bkt';
import { expectedSuccess } from './target-success';

/** A first answer to an item: p(L) before it, and whether it was right without help. */
export interface DifficultyAnswer {
  known: number;
  right: boolean;
}

/** Deviation of the guess that an item is made with, on the scale of difficulties. */
export const GUESS_DEVIATION = 0.2;
/** Points that are summed over. */
const STEPS = 40;

/** What is thought of an item's difficulty, 0 easy to 1 hard, and the deviation of what isn't known of it. */
export interface DifficultyEstimate {
  difficulty: number;
  deviation: number;
}

/**
 * How hard an item is by its answers: mean and deviation of the posterior over difficulties 0 to 1, from a normal prior around what was thought of it before and the likelihood of `expectedSuccess`. Abilities are the learner model's own (p(L)), so that the scale is the one that items are
 * chosen on; what p(L) is wrong about goes into the figure. Expected a posteriori, as of abilities: Bock and Mislevy, Applied Psychological
 * Measurement 6 (1982), 431–444.
 * @param before the guess that it was made with ({@link GUESS_DEVIATION}), or what others found.
 * @param chanceOfGuessing 1/options, null for open answers.
 */
export function measuredDifficulty(
  before: DifficultyEstimate,
  answers: readonly DifficultyAnswer[],
  parameters: ConceptParameters,
  chanceOfGuessing: number | null,
): DifficultyEstimate {
  const chances = parametersOf(parameters, chanceOfGuessing);
  const points = Array.from({ length: STEPS + 1 }, (_, step) => step / STEPS);
  const logs = points.map((difficulty) => {
    let log = -(((difficulty - before.difficulty) / before.deviation) ** 2) / 2;
    for (const { known, right } of answers) {
      const success = Math.min(1 - 1e-9, Math.max(1e-9, expectedSuccess(known, difficulty, chances)));
      log += Math.log(right ? success : 1 - success);
    }
    return log;
  });
  const most = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - most));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const over = (at: (point: number) => number) =>
    points.reduce((sum, point, i) => sum + at(point) * (weights[i] ?? 0), 0) / total;
  const difficulty = over((point) => point);
  return { difficulty, deviation: Math.sqrt(over((point) => (point - difficulty) ** 2)) };
}
