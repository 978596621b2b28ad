import { averagePrecision } from '@/core/evaluation/average-precision';
import { mostByExpectedF1 } from '@/features/concepts/extract/prerequisites/expected-f1';
import { MEASURE_NAMES } from '@/features/concepts/extract/prerequisites/measure-names';
import type { MeasuredPair } from '@/features/concepts/extract/prerequisites/measures';
import { LEAST_WEIGHT } from '@/features/concepts/extract/prerequisites/propose';
import { shareNeeds } from '@/features/concepts/extract/prerequisites/together';
import { oddsOfSize, type PairWeights, Totals } from '@/features/concepts/extract/prerequisites/weigh';
import { fitRidge } from './fit-ridge';

/** A course whose author says which pairs are needed. */
export interface MeasuredCourse {
  name: string;
  concepts: number;
  pairs: MeasuredPair[];
  /** Of each pair. */
  labels: boolean[];
}

const RIDGE = 1500;
/** Weight of a course with one edge, in pairs; it grows with the root of its edges. */
const COURSE_WEIGHT = 200;
const TOGETHER = MEASURE_NAMES.indexOf('together');

interface Course extends MeasuredCourse {
  rows: Float64Array[];
  offset: number;
  weight: number;
}

type Fitted = ReturnType<typeof fitRidge>;

/**
 * Weights fitted on courses, and for each of them what weights fitted on the others reach. O(courses² × pairs).
 *
 * @param isUsed by name, whether a measure is to have a weight
 */
export function fitCourses(
  measured: readonly MeasuredCourse[],
  isUsed: (name: string) => boolean,
): { weights: PairWeights; unseen: { name: string; averagePrecision: number; f1: number }[] } {
  const typical = typicalOf(measured);
  const used = MEASURE_NAMES.flatMap((name, at) => (isUsed(name) ? [at] : []));
  const courses = measured.map((course): Course => {
    const totals = new Totals();
    for (const { values } of course.pairs) totals.add(values);
    const scale = totals.scale({ measures: typical });
    return {
      ...course,
      rows: course.pairs.map(({ values }) => {
        const scaled = scale(values);
        return Float64Array.from(used, (at) => scaled[at] ?? 0);
      }),
      offset: oddsOfSize(course.concepts),
      weight: COURSE_WEIGHT * Math.sqrt(course.labels.filter(Boolean).length),
    };
  });
  const unseen = courses.map((course) => ({
    course,
    odds: oddsIn(course, fitOn(courses.filter((other) => other !== course))),
  }));
  const { start: shift, slope } = calibrate(unseen);
  const { start, weights } = fitOn(courses);
  return {
    weights: {
      start: round(shift + slope * start),
      measures: used.flatMap((at, place) => {
        const measure = typical[at];
        return measure ? [{ ...measure, weight: round(slope * (weights[place] ?? 0)) }] : [];
      }),
    },
    unseen: unseen.map(({ course, odds }) => ({
      name: course.name,
      averagePrecision: averagePrecision(course.labels.map(Number), odds),
      f1: f1Of(
        odds.map((value) => 1 / (1 + Math.exp(-(shift + slope * value + course.offset)))),
        course.labels,
      ),
    })),
  };
}

/** Mean and deviation of each measure over all pairs. */
function typicalOf(measured: readonly MeasuredCourse[]): PairWeights['measures'] {
  return MEASURE_NAMES.map((name, at) => {
    const values = measured.flatMap(({ pairs }) => pairs.map((pair) => pair.values[at] ?? 0));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) || 1;
    return { name, weight: 0, mean: round(mean), deviation: round(deviation) };
  });
}

function fitOn(on: readonly Course[]): Fitted {
  return fitRidge(
    on.flatMap(({ rows, labels, offset, weight }) =>
      rows.map((values, i) => ({ values, label: labels[i] ?? false, weight: weight / rows.length, offset })),
    ),
    RIDGE,
  );
}

/** Log-odds of each pair but for the size of the map, needs shared as in the map. */
function oddsIn({ rows, pairs }: Course, { start, weights }: Fitted): number[] {
  const alone = pairs.map(({ from, to, values }, i) => ({
    ...{ from, to, together: values[TOGETHER] ?? 0 },
    odds: rows[i]?.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0) ?? 0,
  }));
  return shareNeeds(alone).map((odds) => start + odds);
}

/** Ridge makes odds too small: how much steeper they are, and from where, on courses that were not seen. */
function calibrate(on: readonly { course: Course; odds: number[] }[]): { start: number; slope: number } {
  const { start, weights } = fitRidge(
    on.flatMap(({ course, odds }) =>
      odds.map((odd, i) => ({
        ...{ values: [odd], label: course.labels[i] ?? false },
        ...{ weight: course.weight / odds.length, offset: course.offset },
      })),
    ),
    0,
  );
  return { start, slope: weights[0] ?? 1 };
}

/** F1 of the pairs that the map would hold, before cycles are broken. */
function f1Of(probabilities: readonly number[], labels: readonly boolean[]): number {
  const ranked = probabilities
    .map((probability, i) => ({ probability, needed: labels[i] ?? false }))
    .sort((a, b) => b.probability - a.probability);
  const held = ranked
    .slice(0, mostByExpectedF1(ranked.map(({ probability }) => probability)))
    .filter(({ probability }) => probability >= LEAST_WEIGHT);
  const hits = held.filter(({ needed }) => needed).length;
  return (2 * hits) / Math.max(1, held.length + labels.filter(Boolean).length);
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
