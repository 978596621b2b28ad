import { evaluateSequencing } from './evaluate-sequencing';
import { sampleCourses } from './sample-courses';
import type { ComparisonRow } from './summarise';

/**
 * The full pathway in other worlds than that of seed 1: `npx tsx evaluation/sequencing/other-worlds.ts [learners] [seeds…]` prints a table
 * of means over seeds, in brackets least to most.
 */
const [learnersText = '60', ...seedTexts] = process.argv.slice(2);
const SEEDS = seedTexts.length > 0 ? seedTexts.map(Number) : [8, 9, 10, 11, 12];

const ROWS: [name: string, against: string, value: (row: ComparisonRow) => number][] = [
  ['fewer answers than the gate, %', 'mastery-gate', ({ fewer }) => fewer],
  ['fewer than fixed order, %', 'fixed-order', ({ fewer }) => fewer],
  ['held after the budget, points more than gate', 'mastery-gate', ({ heldAtBudget }) => heldAtBudget],
  ['held after the budget, points more than fixed order', 'fixed-order', ({ heldAtBudget }) => heldAtBudget],
  ['held after 10 % fewer answers, points more than gate', 'mastery-gate', ({ heldAtAim }) => heldAtAim],
  ['held after 20 % fewer answers, points more than fixed order', 'fixed-order', ({ heldAtAim }) => heldAtAim],
  ['held after mastery, points more than gate', 'mastery-gate', ({ heldAtMastery }) => heldAtMastery],
  ['held after mastery, points more than fixed order', 'fixed-order', ({ heldAtMastery }) => heldAtMastery],
];

const courses = sampleCourses();
const comparisons = SEEDS.flatMap((seed) => {
  process.stderr.write(`seed ${seed}\n`);
  return evaluateSequencing(courses, { learners: Number(learnersText), seed }).comparisons;
});
const percent = (share: number) => (100 * share).toFixed(1);

process.stdout.write(
  `| | ${courses.map(({ course }) => course).join(' | ')} |\n|${' --- |'.repeat(courses.length + 1)}\n`,
);
for (const [name, against, value] of ROWS) {
  const cells = courses.map(({ course }) => {
    const values = comparisons.filter((row) => row.course === course && row.against === against).map(value);
    const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
    return `${percent(mean)} (${percent(Math.min(...values))} to ${percent(Math.max(...values))})`;
  });
  process.stdout.write(`| ${name} | ${cells.join(' | ')} |\n`);
}
