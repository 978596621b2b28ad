import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { askInMemory } from '@/evaluation/tutor/ask-in-memory';
import { type CourseInMemory, courseInMemory, readMarkdown } from '@/evaluation/tutor/course-in-memory';
import { createGrounding } from '@/features/grounding/service';
import { writeModelsConfig } from '@/platform/models/config-file';
import { createModelsSource } from '@/platform/models/models-source';
import type { ModelsSource } from '@/platform/models/opened';
import { createServing, type Serving } from '@/platform/models/serving/serving';
import { type Mischief, startTutorServer, type TutorServer } from '@/platform/models/testing/tutor-server';

let course: CourseInMemory;
let folder = '';
let server: TutorServer;
let models: ModelsSource;
let serving: Serving;
const problems: unknown[] = [];

beforeAll(async () => {
  course = await courseInMemory('Industrial maintenance', await readMarkdown('samples/industrial-maintenance'));
  folder = await mkdtemp(path.join(os.tmpdir(), 'meno-tutor-'));
  server = await startTutorServer();
  await writeModelsConfig(folder, {
    models: [{ kind: 'openai', id: 'tutor', url: server.url, model: 'tutor' }],
    order: { tutor: ['tutor'], judge: [], embeddings: [] },
  });
  models = createModelsSource(folder, (error) => problems.push(error));
  serving = createServing({ models, report: (error) => problems.push(error) });
});
afterEach(() => {
  server.mischief.always = 'none';
});
afterAll(async () => {
  await serving.close();
  await models.close();
  await server.close();
  await course.close();
  await rm(folder, { recursive: true, force: true });
});

const ask = (signal?: AbortSignal) =>
  askInMemory(course, { serving, grounding: createGrounding() }, { question: 'What is a fire watch?' }, signal);
async function askWhile(mischief: Mischief) {
  server.mischief.always = mischief;
  const answer = await ask();
  return { ...answer, text: answer.reply.blocks.map((block) => block.markdown).join('\n') };
}

describe('over a real server', () => {
  it('is answered in the model’s words, with its tokens and its name', async () => {
    const { reply, output } = await askWhile('none');
    expect(reply).toMatchObject({ kind: 'answer', model: 'tutor' });
    expect(output?.served?.use.promptTokens).toBeGreaterThan(200);
    expect(problems).toEqual([]);
  });
  it('shows no number that no passage has', async () => {
    const { reply, text } = await askWhile('invent_number');
    expect(text).not.toContain('4711');
    expect(reply.notes.some((note) => note === 'left_out' || note === 'nothing_stood')).toBe(true);
  });
  it('shows nothing that cites nothing', async () => {
    const { reply } = await askWhile('drop_citations');
    expect(reply.blocks.filter((block) => block.kind !== 'ask').some((block) => block.citations.length > 0)).toBe(true);
    expect(['answer', 'passages']).toContain(reply.kind);
  });
  it.each(['die', 'busy', 'garbage'] as const)(
    'answers from the material where the server is up to this: %s',
    async (mischief) => {
      const { reply, output, text } = await askWhile(mischief);
      expect(reply).toMatchObject({ kind: 'passages', model: null });
      expect(reply.notes.some((note) => note === 'model_failed' || note === 'model_interrupted')).toBe(true);
      expect(text).toContain('word for word');
      expect(output?.problem?.code ?? 'resting').toMatch(/interrupted|bad_answer|busy|unavailable|resting/);
    },
  );
});
