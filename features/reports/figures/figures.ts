import type { Interval } from '@/core/evaluation/bootstrap';
import { intervalByLearner } from '@/core/evaluation/by-learner';
import { seedOf } from '@/core/seed/seed-of';
import { type Estimate, FEWEST_LEARNERS, type Figure, type FigureKey } from '../contract';
import { measures, timeQuantile } from './measures';
import type { Group } from './records';

/** The draws of a figure are the same in every report. */
export const seedFor = (figure: FigureKey | 'progression') => seedOf('report', figure);

/** One figure of a group: a value with its 95 % interval, or why there is none. */
export function figureOf(figure: FigureKey, { learners, dayCount }: Group): Figure {
  const measure = measures[figure];
  const records = learners.filter(measure.has);
  if (records.length < FEWEST_LEARNERS) return withheld(figure, records.length === 0 ? 'none' : 'few');
  const statistic = measure.statistic(records, dayCount);
  const interval = intervalByLearner(records.length, statistic, { seed: seedFor(figure) });
  const everyOnce = new Uint16Array(records.length).fill(1);
  return {
    figure,
    learners: records.length,
    records: records.reduce((sum, record) => sum + measure.records(record), 0),
    estimate: estimateOf(interval),
    quartiles:
      figure === 'response_time'
        ? { lower: timeQuantile(records, 0.25)(everyOnce), upper: timeQuantile(records, 0.75)(everyOnce) }
        : null,
    withheld: null,
  };
}

export function withheld(figure: FigureKey, reason: 'none' | 'few'): Figure {
  return { figure, learners: 0, records: 0, estimate: null, quartiles: null, withheld: reason };
}

export function estimateOf({ estimate, low, high }: Interval): Estimate | null {
  return Number.isNaN(estimate) ? null : { value: estimate, low, high };
}
