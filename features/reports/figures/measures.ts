import { quantileOf } from '@/core/evaluation/bootstrap';
import { quantileStatistic, ratioStatistic, type WeightedStatistic } from '@/core/evaluation/by-learner';
import type { EffectMeasure, FigureKey } from '../contract';
import { interactionsOf, type LearnerRecord, workOf } from './records';

/** How a figure is had from records of learners. */
export interface Measure {
  /** Which learners it can be had of. */
  has(record: LearnerRecord): boolean;
  /** How much was counted of one. */
  records(record: LearnerRecord): number;
  /** The figure of one learner alone, for effect sizes. */
  ofOne(record: LearnerRecord, dayCount: number): number;
  /** The figure of all, as a function of how often each stands in the group. */
  statistic(records: readonly LearnerRecord[], dayCount: number): WeightedStatistic;
  effect: EffectMeasure;
}

/** Sum over sum: each record counts once, whoever it is of. */
function ratio(
  above: (record: LearnerRecord, dayCount: number) => number,
  below: (record: LearnerRecord) => number,
  effect: EffectMeasure,
): Measure {
  return {
    has: (record) => below(record) > 0,
    records: below,
    ofOne: (record, dayCount) => above(record, dayCount) / below(record),
    statistic: (records, dayCount) =>
      ratioStatistic(
        records.map((record) => above(record, dayCount)),
        records.map(below),
      ),
    effect,
  };
}

const begun = (record: LearnerRecord) => (record.curve ? 1 : 0);
const daysWorked = (record: LearnerRecord) => record.days.length;
const starCount = ({ stars }: LearnerRecord) => stars.reduce((sum, count) => sum + count, 0);
const starSum = ({ stars }: LearnerRecord) => stars.reduce((sum, count, index) => sum + count * (index + 1), 0);
const endOf = ({ curve }: LearnerRecord) => curve?.mastery.at(-1) ?? 0;
const knownAtEnd = ({ curve }: LearnerRecord) => curve?.known.at(-1) ?? 0;
const startOf = ({ curve }: LearnerRecord) => curve?.startMastery ?? 0;
const knownAtStart = ({ curve }: LearnerRecord) => curve?.startKnown ?? 0;
const weeks = (dayCount: number) => dayCount / 7;

/** How each figure is had. Response time is the one that is a median over all answers; all others are sums over sums. */
export const measures: Record<FigureKey, Measure> = {
  success_rate: ratio(
    ({ right }) => right,
    ({ first }) => first,
    'difference_of_proportions',
  ),
  response_time: {
    has: ({ times }) => times.length > 0,
    records: ({ times }) => times.length,
    ofOne: ({ times }) => median(times),
    statistic: (records) => timeQuantile(records, 0.5),
    effect: 'cliffs_delta',
  },
  daily_interactions: ratio(interactionsOf, daysWorked, 'hedges_g'),
  daily_answers: ratio((record) => workOf(record, 'answers'), daysWorked, 'hedges_g'),
  daily_lessons: ratio((record) => workOf(record, 'lessons'), daysWorked, 'hedges_g'),
  daily_questions: ratio((record) => workOf(record, 'questions'), daysWorked, 'hedges_g'),
  satisfaction: ratio(starSum, starCount, 'cliffs_delta'),
  mastery_start: ratio(startOf, begun, 'hedges_g'),
  mastery_end: ratio(endOf, begun, 'hedges_g'),
  mastery_gain: ratio((record, days) => (endOf(record) - startOf(record)) / weeks(days), begun, 'hedges_g'),
  concepts_start: ratio(knownAtStart, begun, 'hedges_g'),
  concepts_end: ratio(knownAtEnd, begun, 'hedges_g'),
  concepts_gain: ratio((record, days) => (knownAtEnd(record) - knownAtStart(record)) / weeks(days), begun, 'hedges_g'),
};

/** A quantile of the times of all answers, as a function of how often each learner stands in the group. */
export function timeQuantile(records: readonly LearnerRecord[], share: number): WeightedStatistic {
  return quantileStatistic(
    records.map(({ times }) => times),
    share,
  );
}

/** NaN without values. */
export function median(values: readonly number[]): number {
  return quantileOf(
    values.toSorted((a, b) => a - b),
    0.5,
  );
}
