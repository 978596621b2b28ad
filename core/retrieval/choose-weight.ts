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
/** Standard errors by which the gain must stand out from chance, with several shares tried. */
const SURE = 2.33;
/** Places that anybody looks at. */
const DEPTH = 10;

/**
 * The share of the dense score for a course, or 0 where no share is surely better than the words alone: the mean gain in reciprocal rank
 * must be more than 2.33 times its standard error (one-sided 1 %). Of the shares that are within one standard error of the best, the
 * smallest is taken (Breiman and others, 1984, the one-standard-error rule), since the trials are of the material's own making.
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
  const shares = WEIGHTS.map((weight, place) => {
    const { sum = 0, squares = 0 } = gains[place] ?? {};
    const mean = sum / count;
    return { weight, mean, error: Math.sqrt(Math.max(0, squares / count - mean * mean) / (count - 1)) };
  });
  const sure = shares.filter(({ mean, error }) => mean > SURE * error);
  const [best] = [...sure].sort((a, b) => b.mean - a.mean);
  const least = best && sure.find(({ mean }) => mean >= best.mean - best.error);
  return least ? { ...none, weight: least.weight, fused: none.lexical + least.mean } : none;
}

/** 0 beyond the first ten. */
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
  return rank > DEPTH ? 0 : 1 / rank;
}
