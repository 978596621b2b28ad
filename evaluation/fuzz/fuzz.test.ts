import { afterAll, describe, expect, it } from 'vitest';
import { readInWorker } from '@/platform/documents/read-in-worker';
import { mutate } from './mutate';
import { randomFrom } from './random';
import { closeFuzz, runFuzz } from './run-fuzz';
import { FUZZED_FORMATS, seedsOf } from './seeds';

afterAll(closeFuzz);

/** Broken files of each format that are read with every run of the tests; `npm run fuzz` reads thousands. */
const FILES = 20;
const BUDGET_MS = 25_000;

describe.each(FUZZED_FORMATS)('broken files: %s', (format) => {
  it('come of whole ones', async () => {
    for (const { bytes, path } of await seedsOf(format)) {
      const { markdown } = await readInWorker(Uint8Array.from(bytes), path);
      expect(markdown.length).toBeGreaterThan(20);
    }
  });

  it('end in time, as a document or with a reason', async () => {
    const { files, problems, outcomes } = await runFuzz(format, {
      count: FILES,
      seed: 7,
      timeoutMs: 15_000,
      budgetMs: BUDGET_MS,
    });
    expect(problems.map(({ index, what }) => `file ${index}: ${what}`)).toEqual([]);
    expect(files).toBeGreaterThan(5);
    expect(outcomes.get('read') ?? 0).toBeGreaterThan(0);
  }, 60_000);
});

it('the same seed breaks the same files, another one others', async () => {
  const seeds = await seedsOf('docx');
  const bytes = (seed: number) => Buffer.from(mutate('docx', seeds, randomFrom(seed)).bytes).toString('base64');
  expect(bytes(1)).toBe(bytes(1));
  expect(bytes(1)).not.toBe(bytes(2));
});

it('a promise of a library that fails unheard does not take the thread with it', async () => {
  const { problems } = await runFuzz('pdf', { count: 1, seed: 1, from: 702 });
  expect(problems).toEqual([]);
}, 60_000);
