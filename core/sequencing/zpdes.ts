import type { Random } from '../random/random';

/**
 * ZPDES: concepts compete by the learning progress they gave lately (B. Clément, D. Roy, P.-Y. Oudeyer and M. Lopes,
 * "Multi-armed bandits for intelligent tutoring systems", JEDM 7(2), 2015, section 3.2).
 */
export interface ZpdesSettings {
  /** β: how much of a concept's quality stays with each answer on it. */
  keeps: number;
  /** η: weight of the new reward. */
  takes: number;
  /** γ: share of choices made evenly among the candidates. */
  explores: number;
}

export const ZPDES_SETTINGS: Readonly<ZpdesSettings> = { keeps: 0.6, takes: 0.4, explores: 0.1 };

/** Quality never falls to nothing: a concept that gave no progress can be found again. */
const LEAST_QUALITY = 0.001;

/** One quality a concept: w ← β · w + η · r. A reward that isn't a number changes nothing; a negative one counts as 0. */
export function zpdesUpdate(quality: Float64Array, concept: number, reward: number, settings = ZPDES_SETTINGS): void {
  if (Number.isNaN(reward)) return;
  const kept = settings.keeps * (quality[concept] ?? 0) + settings.takes * Math.max(0, reward);
  quality[concept] = Math.max(LEAST_QUALITY, kept);
}

/**
 * Probability of a candidate: w̃ · (1 − γ) + γ / candidates, with w̃ its share of all candidates' quality.
 * @param total quality of all candidates together, above 0.
 */
export function zpdesProbability(
  quality: number,
  total: number,
  candidates: number,
  settings = ZPDES_SETTINGS,
): number {
  return (quality / total) * (1 - settings.explores) + settings.explores / candidates;
}

/**
 * Draws one of the first `count` (1 or more) candidates with the probabilities of {@link zpdesProbability}.
 * @returns its place among the candidates.
 */
export function zpdesDraw(
  quality: Float64Array,
  candidates: Int32Array,
  count: number,
  random: Random,
  settings = ZPDES_SETTINGS,
): number {
  let total = 0;
  for (let at = 0; at < count; at++) total += quality[candidates[at] ?? 0] ?? 0;
  let left = random.uniform();
  for (let at = 0; at < count; at++) {
    left -= zpdesProbability(quality[candidates[at] ?? 0] ?? 0, total, count, settings);
    if (left < 0) return at;
  }
  return count - 1;
}

/**
 * Learning progress by answers alone: mean success of the later half of the last `window` answers, less that of the earlier half.
 * @param bits answers, the latest in the lowest bit, 1 right. @param answers how many there were; with fewer than `window` the
 * progress is 0. @param window even, 2 to 30.
 */
export function answersProgress(bits: number, answers: number, window: number): number {
  if (answers < window) return 0;
  const half = window / 2;
  let progress = 0;
  for (let at = 0; at < window; at++) progress += ((bits >> at) & 1) * (at < half ? 1 : -1);
  return progress / half;
}
