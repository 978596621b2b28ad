/** Scores of all chunks for one question whose right chunk is known. */
export interface Trial {
  lexical: Float32Array;
  /** Cosines. */
  dense: Float32Array;
  right: number;
}

export interface WeightChoice {
  /** Share of the dense score, 0 to below 1. */
  weight: number;
  /** Mean reciprocal rank of the right chunk with it, and without it. */
  fused: number;
  lexical: number;
  trials: number;
}

/** Shares that are tried. */
const WEIGHTS = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8];
/** Standard errors by which the gain must stand out from chance. */
const SURE = 1.64;

/**
 * The share of the dense score that ranks the right chunks best, or 0 where no share is surely better than the words alone: the mean
 * gain in reciprocal rank must be more than its standard error times 1.64 (one-sided 5 %).
 */
export function chooseWeight(trials: Iterable<Trial>): WeightChoice {
  const gains = WEIGHTS.map(() => ({ sum: 0, squares: 0 }));
  let lexical = 0;
  let count = 0;
  for (const trial of trials) {
    const base = reciprocalRank(trial, 0);
    lexical += base;
    count += 1;
    for (const [place, weight] of WEIGHTS.entries()) {
      const gain = reciprocalRank(trial, weight) - base;
      const held = gains[place];
      if (held) {
        held.sum += gain;
        held.squares += gain * gain;
      }
    }
  }
  const none = { weight: 0, fused: lexical / Math.max(1, count), lexical: lexical / Math.max(1, count), trials: count };
  if (count < 2) return none;
  let best = none;
  for (const [place, weight] of WEIGHTS.entries()) {
    const { sum = 0, squares = 0 } = gains[place] ?? {};
    const mean = sum / count;
    const error = Math.sqrt(Math.max(0, squares / count - mean * mean) / (count - 1));
    const fused = none.lexical + mean;
    if (mean > SURE * error && fused > best.fused) best = { ...none, weight, fused };
  }
  return best;
}

function reciprocalRank({ lexical, dense, right }: Trial, weight: number): number {
  let most = 0;
  for (const score of lexical) if (score > most) most = score;
  const scale = most > 0 ? (1 - weight) / most : 0;
  const target = scale * (lexical[right] ?? 0) + weight * Math.max(0, dense[right] ?? 0);
  if (target <= 0) return 0;
  let rank = 1;
  for (let chunk = 0; chunk < lexical.length; chunk++) {
    if (scale * (lexical[chunk] ?? 0) + weight * Math.max(0, dense[chunk] ?? 0) > target) rank += 1;
  }
  return 1 / rank;
}
