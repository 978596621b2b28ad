import { writeFileSync } from 'node:fs';
import { POPULATION } from '@/core/simulation/population';
import type { TracingData } from '@/core/tracing/dataset';
import { datasetPath } from '@/evaluation/bench/learner-model/datasets';
import { readTracing } from '@/evaluation/input/read-tracing';
import { practiceChart } from './practice-chart';
import { type PracticeAnswer, type PracticeFigures, practiceFigures } from './practice-figures';
import { simulatePractice } from './practice-log';

/**
 * Compares the practice of simulated learners with that of real ones, as a Markdown table, and draws both learning curves:
 * `MENO_DATASETS=<folder> npx tsx evaluation/sequencing/compare-practice.ts docs/images/simulation.svg`, four seconds of CPU.
 * Without the data the simulated column stands alone and nothing is drawn.
 */
const FILE = 'kt/assist09_train.csv.gz';

/** Ten schools: concepts are drawn anew for each seed. */
const SEEDS = Array.from({ length: 10 }, (_, seed) => seed + 1);

/** As many learners as the train file has, so that both have the same chance in them. */
const LEARNERS = 3311;

const ROWS: [name: string, value: (figures: PracticeFigures) => number][] = [
  ['right answers', ({ mean }) => mean],
  ...Array.from({ length: 10 }, (_, at): [string, (figures: PracticeFigures) => number] => [
    `right at answer ${at + 1} on a concept`,
    ({ curve }) => curve[at] ?? Number.NaN,
  ]),
  ['right after a right answer on the concept', ({ afterRight }) => afterRight],
  ['right after a wrong one', ({ afterWrong }) => afterWrong],
  ['spread between learners', ({ learnerSpread }) => learnerSpread],
  ['spread between concepts', ({ conceptSpread }) => conceptSpread],
];

function* answersOf(data: TracingData): Generator<PracticeAnswer> {
  for (let row = 0; row < data.rows; row++) {
    const [learner, concept] = [data.learner[row] ?? 0, data.skill[row] ?? 0];
    yield { learner: String(learner), concept: String(concept), correct: data.correct[row] === 1 };
  }
}

const percent = (share: number) => (100 * share).toFixed(1);

function table(real: PracticeFigures | null, simulated: readonly PracticeFigures[]): string {
  const lines = ['| per cent | real | simulated, mean | least to most of 10 schools |', '| --- | --- | --- | --- |'];
  for (const [name, value] of ROWS) {
    const values = simulated.map(value);
    const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
    const range = `${percent(Math.min(...values))} to ${percent(Math.max(...values))}`;
    lines.push(`| ${name} | ${real ? percent(value(real)) : '–'} | ${percent(mean)} | ${range} |`);
  }
  return `${lines.join('\n')}\n`;
}

const path = datasetPath(FILE);
if (path === null) process.stderr.write(`${FILE} is not under MENO_DATASETS: the real column is left out\n`);
const real = path === null ? null : practiceFigures(answersOf(await readTracing(path)));
const simulated = SEEDS.map((seed) => practiceFigures(simulatePractice(LEARNERS, POPULATION, seed)));
process.stdout.write(table(real, simulated));
const answers = simulated.map((each) => each.answers);
process.stdout.write(
  `\n${real ? `${real.answers} real answers of ${real.learners} learners; ` : ''}${Math.min(...answers)} to ${Math.max(...answers)} simulated ones of ${LEARNERS}\n`,
);
if (real) writeFileSync(process.argv[2] ?? 'docs/images/simulation.svg', practiceChart(real, simulated));
