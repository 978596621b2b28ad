import type { ConceptText } from '../lean';
import { MEASURE_NAMES } from './measure-names';
import type { Measures } from './measures';
import data from './weights.json';

interface MeasureWeight {
  name: string;
  weight: number;
  mean: number;
  deviation: number;
}

/** Weights of a logistic regression on standardised measures, made by `evaluation/prerequisites/fit-weights.ts`. */
export interface PairWeights {
  /** Log-odds of a pair whose measures are all usual, in a course where a concept has one other to be needed first. */
  start: number;
  /** By name of the measure: its weight, and its mean and deviation over the pairs of many courses. */
  measures: MeasureWeight[];
}

/** Weights for courses in which concepts have exercises, and for those in prose alone. */
export interface CourseWeights {
  practised: PairWeights;
  prose: PairWeights;
}

/** Words of exercises from which a concept has any to speak of, and the share of concepts from which a course has. */
const PRACTISED_WORDS = 50;
const PRACTISED_SHARE = 1 / 3;

/** Pairs of other courses that a small course's own means and deviations are mixed with. */
const PRIOR_PAIRS = 200;

/** Deviations beyond which a measure says no more. */
const LEAST_SCALED = -3;
const MOST_SCALED = 4;
/** Measures in deviations already. */
const SCALED: ReadonlySet<string> = new Set(['nearOverture']);
/** What those are multiplied with: few pairs have any of them, so that the ridge weighs on them more. */
const SCALED_BY = 3;

/** Measures of one concept, whose size differs from course to course: only how far a concept lies from the others of its course counts. */
const OWN_MEAN: ReadonlySet<string> = new Set([
  'heightOfOther',
  'lengthOfName',
  'namedInPractice',
  'commonness',
  'textOfOther',
  'practiceOfOwn',
]);

/** A measure that hardly varies in a course is not blown up beyond this share of what is usual in others. */
const LEAST_DEVIATION = 0.6;

export const WEIGHTS: CourseWeights = data;

/** The weights that a course is read by: where there are no exercises, their silence says nothing. */
export function weightsFor(texts: ReadonlyMap<string, ConceptText>, { practised, prose } = WEIGHTS): PairWeights {
  const sizes = [...texts.values()].map(({ practice }) =>
    practice.reduce((sum, { words, otherWords }) => sum + words.length + otherWords.length, 0),
  );
  const count = sizes.filter((size) => size >= PRACTISED_WORDS).length;
  return count > 0 && count >= PRACTISED_SHARE * sizes.length ? practised : prose;
}

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
      if (SCALED.has(name)) return { middle: 0, deviation: 1 / SCALED_BY, least: -Infinity, most: Infinity };
      const usual = OWN_MEAN.has(name) ? (this.sums[at] ?? 0) / Math.max(1, this.count) : mean;
      const middle = ((this.sums[at] ?? 0) + PRIOR_PAIRS * usual) / all;
      const square = ((this.squares[at] ?? 0) + PRIOR_PAIRS * (deviation ** 2 + usual ** 2)) / all;
      const own = Math.sqrt(Math.max(0, square - middle ** 2));
      const spread = Math.max(own, LEAST_DEVIATION * deviation) || 1;
      return { middle, deviation: spread, least: LEAST_SCALED, most: MOST_SCALED };
    });
    return (values) =>
      values.map((value, at) => {
        const { middle = 0, deviation = 1, least = -Infinity, most = Infinity } = scales[at] ?? {};
        return Math.max(least, Math.min(most, (value - middle) / deviation));
      });
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
