import { MEASURE_NAMES } from './measure-names';
import type { Measures } from './measures';
import data from './weights.json';

/** Weights of a logistic regression on standardised measures, made by `evaluation/prerequisites/fit-weights.ts`. */
export interface PairWeights {
  /** Log-odds of a pair whose measures are all usual, in a course where a concept has one other to be needed first. */
  start: number;
  /** By name of the measure: its weight, and its mean and deviation over the pairs of many courses. */
  measures: { name: string; weight: number; mean: number; deviation: number }[];
  /** Probability from which a pair holds. */
  threshold: number;
}

/** Pairs of other courses that a small course's own means and deviations are mixed with. */
const PRIOR_PAIRS = 200;

/** A measure that hardly varies in a course is not blown up beyond this share of what is usual in others. */
const LEAST_DEVIATION = 0.6;

export const WEIGHTS: PairWeights = data;

/** Sums of the measures of many pairs. */
export class Totals {
  private count = 0;
  private readonly sums = new Float64Array(MEASURE_NAMES.length);
  private readonly squares = new Float64Array(MEASURE_NAMES.length);

  add(values: Measures): void {
    this.count++;
    for (let at = 0; at < values.length; at++) {
      const value = values[at] ?? 0;
      this.sums[at] = (this.sums[at] ?? 0) + value;
      this.squares[at] = (this.squares[at] ?? 0) + value * value;
    }
  }

  /**
   * Puts the measures of a pair on the scale of its course: how far they lie above what is usual there, in deviations. Prose that names much
   * and prose that names little are then alike.
   */
  scale({ measures }: Pick<PairWeights, 'measures'>): (values: Measures) => Float64Array {
    const all = this.count + PRIOR_PAIRS;
    const scales = MEASURE_NAMES.map((name, at) => {
      const { mean, deviation } = measures.find((measure) => measure.name === name) ?? { mean: 0, deviation: 1 };
      const middle = ((this.sums[at] ?? 0) + PRIOR_PAIRS * mean) / all;
      const square = ((this.squares[at] ?? 0) + PRIOR_PAIRS * (deviation ** 2 + mean ** 2)) / all;
      const own = Math.sqrt(Math.max(0, square - middle ** 2));
      return { middle, deviation: Math.max(own, LEAST_DEVIATION * deviation) || 1 };
    });
    return (values) => values.map((value, at) => (value - (scales[at]?.middle ?? 0)) / (scales[at]?.deviation ?? 1));
  }
}

/** Log-odds that come with the size of the map: the more others there are, the fewer of them are needed first, though more in all. */
export function oddsOfSize(concepts: number): number {
  return -Math.log(Math.max(1, concepts - 1)) / 2;
}

/** What each standardised measure adds. */
export function addedBy(standardised: Float64Array, { measures }: PairWeights): Float64Array {
  const weights = MEASURE_NAMES.map((name) => measures.find((measure) => measure.name === name)?.weight ?? 0);
  return standardised.map((value, at) => value * (weights[at] ?? 0));
}
