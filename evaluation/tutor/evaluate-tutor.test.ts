import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faithful, obedient } from '@/features/tutor/obedient-model.fixture';
import { scriptedServing } from '@/platform/models/serving/scripted-serving.fixture';
import { type CourseInMemory, courseInMemory, readMarkdown } from './course-in-memory';
import { evaluateTutor, isPassed } from './evaluate-tutor';
import { SAMPLE_SITUATIONS } from './sample-situations';
import { readSituations, type Situation } from './situation';

let course: CourseInMemory;
let folder = '';
beforeAll(async () => {
  course = await courseInMemory('Sample', await readMarkdown('samples/industrial-maintenance'));
  folder = await mkdtemp(path.join(os.tmpdir(), 'meno-situations-'));
});
afterAll(async () => {
  await course.close();
  await rm(folder, { recursive: true, force: true });
});
const chosen = (...ids: string[]): Situation[] => SAMPLE_SITUATIONS.filter(({ id }) => ids.includes(id));
const evaluate = (situations: readonly Situation[], script: Parameters<typeof scriptedServing>[0]) =>
  evaluateTutor(course, situations, { name: 'it', serving: scriptedServing(script) });

describe('the situations', () => {
  it('are about forty, each named once, of every kind', () => {
    expect(SAMPLE_SITUATIONS.length).toBeGreaterThanOrEqual(40);
    expect(new Set(SAMPLE_SITUATIONS.map(({ id }) => id)).size).toBe(SAMPLE_SITUATIONS.length);
    expect(new Set(SAMPLE_SITUATIONS.map(({ about }) => about)).size).toBe(9);
  });
});

describe('what the tutor is measured by', () => {
  it('without a model: kinds, refusals and hint discipline are right, and the same each time', async () => {
    const some = SAMPLE_SITUATIONS.filter(({ about }) =>
      ['refusal', 'exercise', 'uncovered', 'injection'].includes(about),
    );
    const { figures, judged } = await evaluate(some, []);
    expect(judged.filter((each) => !isPassed(each))).toEqual([]);
    expect(figures).toMatchObject({
      passed: some.length,
      discipline: 1,
      refusals: 1,
      format: 1,
      grounded: null,
      byModel: 0,
    });
    const again = await evaluate(some, []);
    expect(again.judged.map(({ milliseconds: _, ...rest }) => rest)).toEqual(
      judged.map(({ milliseconds: _, ...rest }) => rest),
    );
  });
  it('tells a model that keeps to the passages from one that makes things up', async () => {
    const situations = chosen('term-confined-space', 'lock-or-tag', 'colleague-went-home');
    const good = await evaluate(situations, faithful);
    const bad = await evaluate(
      situations,
      obedient(() => 'It was invented in 1912 by Marie Curie [c1].\n\nIt weighs 44 kg [c1].'),
    );
    expect(good.figures).toMatchObject({ grounded: 1, byModel: 1 });
    expect(bad.figures).toMatchObject({ grounded: 0, byModel: 0 });
    expect(good.figures['answer tokens']).toBeGreaterThan(0);
  });
});

describe('situations of one’s own', () => {
  const read = async (text: string) => {
    const file = path.join(folder, 'situations.jsonl');
    await writeFile(file, text);
    return readSituations(file);
  };
  it('are read from lines of JSON', async () => {
    const [one] = await read('{"id":"a","about":"term","question":"What is grease?","expect":["answer"]}\n\n');
    expect(one).toMatchObject({ id: 'a', mentions: [], history: [] });
  });
  it.each([
    ['', 'empty'],
    ['{"id":"a"', 'row 1'],
    ['{"id":"a","about":"nonsense","question":"x","expect":["answer"]}', 'row 1: about'],
    ['{"id":"a","about":"term","question":"x","expect":["answer"],"wish":1}', 'row 1'],
    [`${'{"id":"a","about":"term","question":"x","expect":["answer"]}\n'.repeat(2)}`, 'row 2: id “a”'],
  ])('are refused by file, row and reason: %s', async (text, reason) => {
    await expect(read(text)).rejects.toThrow(reason);
  });
});
