import { createView, type ViewOptions } from '@/core/sequencing/learner-view';
import { createFullPathway, PATHWAY_OPTIONS, type PathwayParts } from '@/core/sequencing/policies/full-pathway';
import { createMasteryGate } from '@/core/sequencing/policies/mastery-gate';
import { POPULATION } from '@/core/simulation/population';
import { KNOWN_FROM } from '@/core/tracing/thresholds';
import type { Contestant } from './contestants';
import { FULL_VIEW } from './contestants';
import { type PreparedCourse, prepareCourse } from './run-course';
import { type PolicyRun, runPolicy } from './run-policy';
import { sampleCourses } from './sample-courses';

/** What each part brings: `npx tsx evaluation/sequencing/ablation.ts [learners] [seeds…]` prints a table, a row for each part left out. */
const [learnersText = '300', ...seedTexts] = process.argv.slice(2);
const LEARNERS = Number(learnersText);
const SEEDS = seedTexts.length > 0 ? seedTexts.map(Number) : [1];

const without =
  (parts: Partial<PathwayParts>, view: Partial<ViewOptions> = {}) =>
  (course: PreparedCourse): Contestant => ({
    policy: createFullPathway(course.model, { parts: { ...PATHWAY_OPTIONS.parts, ...parts } }),
    view: createView(course.model, { ...FULL_VIEW, ...view }),
  });

const gateAt =
  (threshold: number) =>
  (course: PreparedCourse): Contestant => ({
    policy: createMasteryGate(threshold),
    view: createView(course.model),
  });

const ROWS: Readonly<Record<string, (course: PreparedCourse) => Contestant>> = {
  'mastery gate at 0.85': gateAt(KNOWN_FROM),
  'mastery gate at 0.80': gateAt(PATHWAY_OPTIONS.settings.threshold),
  'full pathway': without({}),
  'without ways of teaching by bandit': without({ approaches: false }),
  'without the item that tells most': without({ items: false }),
  'without order by Q-learning and ZPDES': without({ order: false }),
  'without reviews and forgetting': without({ reviews: false }, { fades: false }),
  'with evidence along prerequisites': without({}, { prerequisites: true }),
  'without kinds of learners': without({}, { kinds: false }),
};

const courses = sampleCourses();
const attempts = new Map<string, number[]>();
const held = new Map<string, number[]>();
for (const [index, { course: name, graph }] of courses.entries()) {
  for (const seed of SEEDS) {
    const course = prepareCourse(graph, seed);
    for (const [row, make] of Object.entries(ROWS)) {
      process.stderr.write(`${name}, seed ${seed}: ${row}\n`);
      const run = runPolicy(course.learner, make(course), POPULATION, course.course, LEARNERS, seed);
      add(attempts, row, index, meanOf(run, 'attempts') / SEEDS.length);
      add(held, row, index, meanOf(run, 'heldAtBudget') / SEEDS.length);
    }
  }
}
const names = courses.map(({ course }) => course).join(' | ');
process.stdout.write(`| answers to mastery (share held 30 days after the budget) | ${names} |\n`);
for (const row of Object.keys(ROWS)) {
  const cells = courses.map((_, index) => {
    const share = 100 * (held.get(row)?.[index] ?? Number.NaN);
    return `${Math.round(attempts.get(row)?.[index] ?? Number.NaN)} (${share.toFixed(1)} %)`;
  });
  process.stdout.write(`| ${row} | ${cells.join(' | ')} |\n`);
}

function add(table: Map<string, number[]>, row: string, index: number, value: number): void {
  const cells = table.get(row) ?? courses.map(() => 0);
  cells[index] = (cells[index] ?? 0) + value;
  table.set(row, cells);
}

function meanOf({ outcomes }: PolicyRun, figure: 'attempts' | 'heldAtBudget'): number {
  return outcomes.reduce((sum, outcome) => sum + outcome[figure], 0) / outcomes.length;
}
