import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { COVERED_FROM } from '@/features/library/contract';
import { testLibrary } from '@/features/library/testing';
import { COVERED, NOT_COVERED } from './sample-questions';

const lib = testLibrary();
let courseId: string;

beforeAll(async () => {
  const folder = path.resolve('samples/industrial-maintenance');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md'));
  courseId = await lib().newCourse('Sample');
  const files = Object.fromEntries(names.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
  await lib().ingest(courseId, files);
  await lib().jobs.run();
}, 60_000);

async function ask(question: string) {
  return lib().asLearner((tx) =>
    lib().library.port.retrieve(tx, {
      ...{ courseId, question, limit: 5, budgetTokens: 2_000 },
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
