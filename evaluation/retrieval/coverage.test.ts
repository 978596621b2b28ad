import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { COVERED_FROM } from '@/features/library/contract';
import { testLibrary } from '@/features/library/testing';
import { PYTHON_COVERED, PYTHON_NOT_COVERED } from './python-questions';
import { COVERED, NOT_COVERED } from './sample-questions';

const lib = testLibrary();
const sample = path.resolve('samples/industrial-maintenance');
const python = path.join(process.env.MENO_DATASETS ?? 'none', 'courses', 'python-novice-inflammation');
let courseId: string;

beforeAll(async () => {
  courseId = await courseOf(sample);
}, 60_000);

async function courseOf(folder: string): Promise<string> {
  const id = await lib().newCourse(path.basename(folder));
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
  const files = Object.fromEntries(names.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
  await lib().ingest(id, files);
  await lib().jobs.run();
  return id;
}

async function ask(question: string, id = courseId) {
  return lib().asLearner((tx) =>
    lib().library.port.retrieve(tx, {
      ...{ courseId: id, question, limit: 5, budgetTokens: 2_000 },
      countTokens: (text) => Math.ceil(text.length / 4),
    }),
  );
}

it('finds the passage for most questions of the sample course, and says of few that they are not covered', async () => {
  let [found, refused] = [0, 0];
  for (const { question, headings } of COVERED) {
    const { passages, coverage } = await ask(question);
    const shown = passages.flatMap(({ headingPath, text }) => [...headingPath, text]);
    if (shown.some((text) => headings.includes(text))) found += 1;
    if (coverage < COVERED_FROM) refused += 1;
  }
  expect(found / COVERED.length).toBeGreaterThanOrEqual(0.85);
  expect(refused / COVERED.length).toBeLessThanOrEqual(0.08);
});

it('says of most questions on other subjects that they are not covered', async () => {
  const taken = [];
  for (const question of NOT_COVERED) {
    const { coverage } = await ask(question);
    if (coverage >= COVERED_FROM) taken.push(`${coverage.toFixed(2)} ${question}`);
  }
  expect(taken.length / NOT_COVERED.length).toBeLessThanOrEqual(0.2);
});

it.skipIf(!existsSync(python))(
  'holds on a course that it was not tuned on',
  async () => {
    const id = await courseOf(python);
    const covered = async (question: string) => (await ask(question, id)).coverage >= COVERED_FROM;
    const answers = async (questions: readonly string[]) => {
      let yes = 0;
      for (const question of questions) if (await covered(question)) yes += 1;
      return yes / questions.length;
    };
    expect(await answers(PYTHON_COVERED)).toBeGreaterThanOrEqual(0.92);
    expect(await answers(PYTHON_NOT_COVERED)).toBeLessThanOrEqual(0.15);
  },
  90_000,
);
