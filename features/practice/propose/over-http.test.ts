import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { consentPort } from '@/features/consent/port';
import { createGrounding } from '@/features/grounding/service';
import { addPerson, testDatabase } from '@/platform/database/testing';
import { addConcept, addCourse } from '@/platform/database/testing-course';
import type { Principal } from '@/platform/http/principal';
import { heldJobs } from '@/platform/jobs/testing';
import { writeModelsConfig } from '@/platform/models/config-file';
import { createModelsSource } from '@/platform/models/models-source';
import { createServing, type Serving } from '@/platform/models/serving/serving';
import { fillSchema } from '@/platform/models/testing/fill-schema';
import { startTutorServer, type TutorServer } from '@/platform/models/testing/tutor-server';
import { bankItemSchema, proposalsSchema } from '../contract';
import { generatedItem, keptOutputs, practiceApp, principalOf } from '../testing';
import { PROPOSAL_SCHEMAS, PROPOSED_KINDS } from './proposal-schema';
import { PASSAGE, SOUND, solveRightly } from './proposals.fixture';

const test = testDatabase();
let server: TutorServer;
let serving: Serving;
let folder = '';
let app: ReturnType<typeof practiceApp>;
let teacher: Principal;
let courseId = '';
let conceptId = '';
const jobs = heldJobs();
const reported: unknown[] = [];

beforeEach(async () => {
  reported.length = 0;
  server = await startTutorServer();
  folder = await mkdtemp(path.join(os.tmpdir(), 'meno-models-'));
  await writeModelsConfig(folder, {
    models: [{ kind: 'openai', id: 'tutor', url: server.url, model: 'tutor' }],
    order: { tutor: ['tutor'], judge: ['tutor'], embeddings: [] },
  });
  serving = createServing({
    models: createModelsSource(folder, (error) => reported.push(error)),
    report: (error) => reported.push(error),
  });
  app = practiceApp(test(), {
    serving,
    consent: consentPort,
    grounding: createGrounding(),
    outputs: keptOutputs(),
    jobs,
    database: test().database,
  });
  teacher = principalOf(test(), await addPerson(test(), 'teacher'), 'teacher');
  const course = await addCourse(test(), { ownerId: teacher.userId });
  courseId = course.courseId;
  app.chunkSources.set(course.chunkId, course.sourceId);
  app.texts.set(course.chunkId, PASSAGE);
  conceptId = await addConcept(test(), courseId, 'Stored energy');
  app.state.material = [generatedItem({ conceptId, chunkId: course.chunkId }, conceptId)];
});

afterEach(async () => {
  await serving.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

async function propose() {
  const { status, text } = await app.call(teacher, `/courses/${courseId}/proposals`, { conceptId });
  expect(status, text).toBe(202);
  await jobs.run();
  const state = await app.call(teacher, `/courses/${courseId}/proposals`);
  return proposalsSchema.parse(JSON.parse(state.text)).runs[0];
}
async function bank() {
  const { text } = await app.call(teacher, `/courses/${courseId}/items?review=unreviewed`);
  return bankItemSchema.array().parse(JSON.parse(text).items);
}

describe('exercises by a model over HTTP', () => {
  it('are held to a schema that the server takes, solved again by tutor and judge, and kept', async () => {
    server.options.answer = ({ name, data }) => {
      const kind = PROPOSED_KINDS.find((each) => PROPOSAL_SCHEMAS[each].name === name);
      if (kind) return { items: [SOUND[kind]] };
      return name.startsWith('answer_') ? solveRightly(data.get('question')?.[0] ?? '') : undefined;
    };
    expect(await propose()).toMatchObject({ state: 'done', proposed: 7, kept: 7, rejected: {} });
    for (const item of await bank())
      expect(item.trust?.solvedBy.map(({ purpose }) => purpose)).toEqual(['tutor', 'judge']);
    expect(reported).toEqual([]);
  });

  it('are not kept from a server that fills the schema with sentences of the passages', async () => {
    server.options.answer = ({ schema }) =>
      schema &&
      fillSchema(schema, {
        text: (path, most) => (path.endsWith('passage') ? 'c1' : (PASSAGE.split('\n')[0] ?? '').slice(0, most)),
        count: () => 3,
        number: () => 15,
        boolean: () => true,
        pick: () => 0,
      });
    const run = await propose();
    expect(run?.state).toBe('done');
    expect(run?.proposed).toBeGreaterThan(5);
    expect(run?.kept).toBe(0);
    expect(await bank()).toEqual([]);
  });

  it('fail with a reason where nobody listens', async () => {
    await server.close();
    expect(await propose()).toMatchObject({ state: 'failed', problem: 'unavailable', kept: 0 });
  });
});
