import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeModelsConfig } from '@/platform/models/config-file';
import { createModelsSource } from '@/platform/models/models-source';
import { createServing, type Serving } from '@/platform/models/serving/serving';
import { startTutorServer, type TutorServer } from '@/platform/models/testing/tutor-server';
import type { Lesson, LessonEvent } from '../contract';
import { eventsOf, type TestLessons, testLessons } from '../testing';

const opened = testLessons();
let t: TestLessons;
let conceptId = '';
let folder = '';
let server: TutorServer;
let serving: Serving;

beforeAll(async () => {
  t = await opened();
  conceptId = await t.conceptId('While loop');
});

beforeEach(async () => {
  await t.forget();
  server = await startTutorServer();
  folder = await mkdtemp(path.join(os.tmpdir(), 'meno-models-'));
  await writeModelsConfig(folder, {
    models: [{ kind: 'openai', id: 'tutor', url: server.url, model: 'tutor' }],
    order: { tutor: ['tutor'], judge: [], embeddings: [] },
  });
  serving = createServing({
    models: createModelsSource(folder, (error) => t.reported.push(error)),
    report: (error) => t.reported.push(error),
  });
});

afterEach(async () => {
  await serving.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const write = (signal = new AbortController().signal) => t.lessons(serving).write(t.request(conceptId), signal);
async function lesson(): Promise<{ lesson: Lesson; events: LessonEvent[] }> {
  const events = await eventsOf(write());
  const last = events.at(-1);
  if (last?.type !== 'lesson') throw new Error('no lesson');
  return { lesson: last.lesson, events };
}

describe('a lesson over HTTP', () => {
  it('is planned, written, checked and kept', async () => {
    const made = await lesson();
    expect(t.reported).toEqual([]);
    expect(made.lesson).toMatchObject({ writer: 'model', composer: 'tutor lesson-text-2' });
    expect(made.lesson.sections.length).toBeGreaterThanOrEqual(2);
    for (const block of made.lesson.sections.flatMap(({ blocks }) => blocks))
      expect(block.citations.length).toBeGreaterThan(0);
    expect(server.asked.map(({ name }) => name)).toContain('lesson_plan');
  });

  it('loses what no passage bears out', async () => {
    server.mischief.next = ['none', 'invent_number'];
    const made = await lesson();
    expect(made.lesson.writer).toBe('model');
    expect(JSON.stringify(made.events)).not.toContain('4711');
  });

  it.each([
    ['dies', 'die'],
    ['writes garbage', 'garbage'],
    ['has no slot', 'busy'],
  ] as const)('is the composer’s when the server %s, and says so', async (_, mischief) => {
    server.mischief.always = mischief;
    const made = await lesson();
    expect(made.lesson).toMatchObject({ writer: 'composer', composer: 'extractive-2' });
    expect(made.lesson.note).not.toBeNull();
    expect(t.records.at(-1)).toMatchObject({ outcome: 'fallback', served: null });
    expect(t.reported).toEqual([]);
  });

  it('has a source or the plain mark for everything, also when the model cites nothing', async () => {
    server.mischief.always = 'drop_citations';
    const made = await lesson();
    for (const block of made.lesson.sections.flatMap(({ blocks }) => blocks))
      expect(block.own || block.citations.length > 0, block.markdown).toBe(true);
  });

  it('is the composer’s when nobody listens', async () => {
    await server.close();
    const made = await lesson();
    expect(made.lesson).toMatchObject({ writer: 'composer', note: 'model_unreachable' });
  });

  it('hangs up when its learner leaves', async () => {
    server.options.tokenMs = 20;
    const leaving = new AbortController();
    const follow = async () => {
      for await (const event of write(leaving.signal))
        if (event.type === 'writing') setTimeout(() => leaving.abort(), 50);
    };
    await expect(follow()).rejects.toMatchObject({ failure: 'cancelled' });
    expect(t.records).toMatchObject([{ outcome: 'cancelled' }]);
    await expect.poll(() => serving.states()[0]?.running).toBe(0);
  });
});
