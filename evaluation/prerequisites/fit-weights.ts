import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { averagePrecision } from '@/core/evaluation/average-precision';
import { measureCourse } from '@/features/concepts/extract/extract-concepts';
import { MEASURE_NAMES } from '@/features/concepts/extract/prerequisites/measure-names';
import { oddsOfSize, type PairWeights, Totals } from '@/features/concepts/extract/prerequisites/weigh';
import { programFolder } from '@/server/paths';
import { fitRidge } from './fit-ridge';
import { readCourse } from './read-course';
import { type GoldPairs, readPairs } from './read-pairs';

/**
 * Fits the weights of prerequisites (`features/concepts/extract/prerequisites/weights.json`) on courses whose authors say what is needed
 * before what: `npx tsx evaluation/prerequisites/fit-weights.ts COURSE...`, each a folder of Markdown with its `prerequisites.csv`. Every
 * course counts alike. Prints for each course what weights fitted on the others reach.
 */
const RIDGE = 1000;
/** Weight of a course, in pairs. */
const COURSE_WEIGHT = 1000;

interface Course {
  name: string;
  rows: Float64Array[];
  labels: boolean[];
  offset: number;
}

const folders = process.argv.slice(2);
const measured = await Promise.all(
  folders.map(async (folder) => {
    const gold = await readPairs(path.join(folder, 'prerequisites.csv'));
    const { pairs, concepts } = measureCourse({
      chunks: await readCourse(folder),
      language: 'en',
      given: gold.concepts,
    });
    return { name: path.basename(folder), gold, pairs, concepts };
  }),
);

const typical = MEASURE_NAMES.map((name, at) => {
  const values = measured.flatMap(({ pairs }) => pairs.map((pair) => pair.values[at] ?? 0));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) || 1;
  return { name, weight: 0, mean: round(mean), deviation: round(deviation) };
});

const courses: Course[] = measured.map(({ name, gold, pairs, concepts }) => {
  const totals = new Totals();
  for (const { values } of pairs) totals.add(values);
  const scale = totals.scale({ measures: typical });
  return {
    name,
    rows: pairs.map(({ values }) => scale(values)),
    labels: pairs.map(({ from, to }) => isNeeded(gold, from, to)),
    offset: oddsOfSize(concepts),
  };
});

function isNeeded(gold: GoldPairs, from: string, to: string): boolean {
  return gold.pairs.some(({ before, after, needed }) => needed && before === from && after === to);
}

function fitOn(on: readonly Course[]) {
  return fitRidge(
    on.flatMap(({ rows, labels, offset }) =>
      rows.map((values, i) => ({ values, label: labels[i] ?? false, weight: COURSE_WEIGHT / rows.length, offset })),
    ),
    RIDGE,
  );
}

/** Ridge makes odds too small: how much steeper they are, and from where, on courses that were not seen. */
function calibrate(on: readonly { odds: number[]; labels: boolean[]; offset: number }[]) {
  const { start, weights } = fitRidge(
    on.flatMap(({ odds, labels, offset }) =>
      odds.map((odd, i) => ({
        values: [odd - offset],
        label: labels[i] ?? false,
        weight: COURSE_WEIGHT / odds.length,
        offset,
      })),
    ),
    0,
  );
  return { start, slope: weights[0] ?? 1 };
}

function oddsIn({ rows, offset }: Course, { start, weights }: { start: number; weights: readonly number[] }): number[] {
  return rows.map((row) => start + offset + row.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0));
}

/** The probability from which pairs hold, that gives the best mean F1 over the courses. */
function bestThreshold(scored: readonly { odds: number[]; labels: boolean[] }[]): number {
  let best = { threshold: 0.5, f1: 0 };
  for (let threshold = 0.1; threshold < 0.7; threshold += 0.01) {
    const f1 = scored.reduce((sum, one) => sum + f1At(one, threshold), 0) / scored.length;
    if (f1 > best.f1) best = { threshold, f1 };
  }
  return best.threshold;
}

function f1At({ odds, labels }: { odds: number[]; labels: boolean[] }, threshold: number): number {
  const held = odds.map((value) => 1 / (1 + Math.exp(-value)) >= threshold);
  const hits = held.filter((one, i) => one && labels[i]).length;
  return (2 * hits) / Math.max(1, held.filter(Boolean).length + labels.filter(Boolean).length);
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

const unseen = courses.map((course) => ({
  name: course.name,
  odds: oddsIn(course, fitOn(courses.filter((other) => other !== course))),
  labels: course.labels,
  offset: course.offset,
}));
const { start: shift, slope } = calibrate(unseen);
for (const one of unseen) one.odds = one.odds.map((odd) => shift + slope * (odd - one.offset) + one.offset);
const threshold = bestThreshold(unseen);
for (const one of unseen) {
  const precision = averagePrecision(one.labels.map(Number), one.odds);
  process.stdout.write(
    `${one.name}: AP ${precision.toFixed(3)}, F1 ${f1At(one, threshold).toFixed(3)} by the others\n`,
  );
}
const { start, weights } = fitOn(courses);
const made: PairWeights & { source: string } = {
  source: 'evaluation/prerequisites/fit-weights.ts',
  start: round(shift + slope * start),
  threshold: Math.round(threshold * 100) / 100,
  measures: typical.map((measure, at) => ({ ...measure, weight: round(slope * (weights[at] ?? 0)) })),
};
writeFileSync(
  path.join(programFolder, 'features/concepts/extract/prerequisites/weights.json'),
  `${JSON.stringify(made, null, 2)}\n`,
);
