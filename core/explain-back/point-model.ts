import { compareWindows, type Features, type PointReading, type Window } from './compare';
import type { ReadSentence } from './reading';

/**
 * Weights of {@link import('./compare').FEATURES} and the constant. Fitted by `meno evaluate explain-back` on the 4,969 training answers
 * of SciEntsBank (SemEval-2013 task 7, Dzikovska et al. 2013, https://aclanthology.org/S13-2045/), right or not right, with no weight
 * below 0, so that no likeness ever speaks against a point. `docs/evaluation.md` has what they reach on answers that they did not see.
 */
export const POINT_WEIGHTS: readonly number[] = [1.85, 0.073, 0.564, 1.818, 1.934];
export const POINT_CONSTANT = -1.919;

/** Where in the text a point is said best, and how probable it is that it is said there. */
export interface PointMatch {
  /** 0 to 1. */
  probability: number;
  /** Sentences of the text; null for a text without any. */
  window: Window | null;
}

/** Probability that a stretch with these features says the point. */
export function probabilityOf(features: Features): number {
  const sum = features.reduce((total, value, i) => total + value * (POINT_WEIGHTS[i] ?? 0), POINT_CONSTANT);
  return 1 / (1 + Math.exp(-sum));
}

/** The stretch of a text that says a point best. Further sentences never make it less: each stretch is judged alone. */
export function matchPoint(
  point: PointReading,
  sentences: readonly ReadSentence[],
  windows: readonly Window[],
): PointMatch {
  let best: PointMatch = { probability: 0, window: null };
  compareWindows(point, sentences, windows).forEach((features, i) => {
    const probability = probabilityOf(features);
    if (probability > best.probability) best = { probability, window: windows[i] ?? null };
  });
  return best;
}
