import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addPerson, testDatabase } from '@/platform/database/testing';
import { systemActor, type Tx } from '@/platform/database/transaction';
import { systemClock } from '@/platform/models/serving/clock';
import { createServing } from '@/platform/models/serving/serving';
import { sourceOf, timedModel } from '@/platform/models/serving/timed-model.fixture';
import { ModelError } from '@/platform/models/types';
import type { OutputRecord } from './contract';
import { createLanguageModels, type LanguageModelsService } from './service';

const test = testDatabase();
let service: LanguageModelsService;
let now = new Date('2026-09-01T10:00:00Z');
let ada: string;
let bo: string;
let admin: string;
const [open, closed] = [randomUUID(), randomUUID()];
const model = timedModel('local', systemClock, () => ({
  ms: 1,
  fail: new ModelError('unavailable', 'No answer from 10.0.0.5.'),
}));

beforeAll(async () => {
  [ada, bo, admin] = [
    await addPerson(test(), 'learner'),
    await addPerson(test(), 'learner'),
    await addPerson(test(), 'admin'),
  ];
  for (const [id, visibility] of [
    [open, 'district'],
    [closed, 'classes'],
  ])
    await test().owner.query(
      `insert into courses (district_id, id, title, visibility, owner_id) values ($1, $2, 'T', $3, $4)`,
      [test().districtId, id, visibility, admin],
    );
  const serving = createServing({ models: sourceOf({ model, purposes: ['tutor'], slots: 2 }), report: () => {} });
  service = createLanguageModels({
    database: test().database,
    serving,
    configured: () => ({
      models: [{ id: 'local', kind: 'openai', model: 'qwen', host: '10.0.0.5:8080' }],
      order: { tutor: ['local'], judge: [], embeddings: [] },
      problem: null,
    }),
    now: () => now,
  });
});
beforeEach(() =>
  test()
    .owner.query('delete from model_outputs')
    .then(() => test().owner.query('delete from answer_cache')),
);

const as = <T>(userId: string | null, role: 'learner' | 'admin' | 'system', work: (tx: Tx) => Promise<T>) =>
  test().database.transaction({ districtId: test().districtId, userId, role }, work);
const output = (learnerId: string | null, more: Partial<OutputRecord> = {}): OutputRecord => ({
  task: 'chat',
  courseId: open,
  learnerId,
  served: {
    model: 'local',
    prompt: { name: 'answer', version: 2 },
    use: { promptTokens: 900, completionTokens: 100, counted: true },
    waitMs: 12.4,
    milliseconds: 800.6,
  },
  chunkIds: [randomUUID()],
  droppedChunkIds: [],
  outcome: 'shown',
  problem: null,
  grounding: { sentences: 9, rewritten: 1, quoted: 3, removed: 2 },
  ...more,
});
const fallback = (learnerId: string, code: string, message: string) =>
  output(learnerId, { served: null, outcome: 'fallback', problem: { code, message }, grounding: null });

describe('records', () => {
  it('are written by learners of their own outputs, and summed up for administrators', async () => {
    now = new Date('2026-09-01T10:00:00Z');
    await as(ada, 'learner', (tx) => service.outputs.record(tx, fallback(ada, 'busy', 'old')));
    now = new Date('2026-09-05T10:00:00Z');
    await as(ada, 'learner', async (tx) => {
      await service.outputs.record(tx, output(ada));
      await service.outputs.record(tx, output(null, { task: 'judge' }));
    });
    await as(bo, 'learner', (tx) => service.outputs.record(tx, fallback(bo, 'busy', `new ${'x'.repeat(500)}`)));
    await as(bo, 'learner', (tx) => service.outputs.record(tx, output(bo, { outcome: 'cancelled', problem: null })));
    await expect(as(bo, 'learner', (tx) => service.outputs.record(tx, output(ada)))).rejects.toThrow();
    const { day, week } = await as(admin, 'admin', (tx) => service.status(tx));
    expect(day).toMatchObject({ outputs: 4, shown: 2, without: 1, cancelled: 1 });
    expect(
      day.tasks.map(({ task, shown, without, promptTokens, medianMs, medianWaitMs }) => [
        task,
        shown,
        without,
        promptTokens,
        medianMs,
        medianWaitMs,
      ]),
    ).toEqual([
      ['chat', 1, 1, 1800, 801, 12],
      ['judge', 1, 0, 900, 801, 12],
    ]);
    expect(week).toMatchObject({ outputs: 5, without: 2, reasons: [{ code: 'busy', count: 2 }] });
    expect(week.reasons[0]?.message).toMatch(/^new x{296}$/);
    // What others did is nothing to a learner.
    expect((await as(bo, 'learner', (tx) => service.status(tx))).week.outputs).toBe(2);
  });
});

describe('calls beside an output', () => {
  it('have a record of their own each, by what they were for', async () => {
    now = new Date('2026-10-01T10:00:00Z');
    const { served } = output(ada);
    const call = (name: string) => ({ served: served && { ...served, prompt: { name, version: 1 } }, chunkIds: [] });
    const calls = ['grounding-judge', 'grounding-rewrite', 'grounding-rewrite', 'tutor-translate', 'solve-item'];
    await as(ada, 'learner', (tx) =>
      service.outputs.recordCalls(
        tx,
        { courseId: open, learnerId: ada },
        calls.flatMap((name) => {
          const { served: by, chunkIds } = call(name);
          return by ? [{ served: by, chunkIds }] : [];
        }),
      ),
    );
    const { day } = await as(admin, 'admin', (tx) => service.status(tx));
    expect(day.tasks.map(({ task, shown }) => [task, shown])).toEqual([
      ['judge', 1],
      ['rewrite', 2],
      ['solve', 1],
      ['translate', 1],
    ]);
  });
});

describe('answers', () => {
  it('are for everybody who may see the course, until its material changes', async () => {
    const value = { text: 'A loop repeats.', citations: [randomUUID()] };
    await as(ada, 'learner', (tx) => service.answers.put(tx, open, 'k', value));
    const get = (courseId = open, key = 'k') => as(bo, 'learner', (tx) => service.answers.get(tx, courseId, key));
    expect(await get()).toEqual(value);
    expect(await get(open, 'other')).toBeNull();
    await as(ada, 'learner', (tx) => service.answers.put(tx, open, 'k', { text: 'Newer.' }));
    expect(await get()).toEqual({ text: 'Newer.' });
    await test().owner.query('update courses set revision = revision + 1 where id = $1', [open]);
    expect(await get()).toBeNull();
    await as(ada, 'learner', (tx) => service.answers.put(tx, open, 'k2', value));
    const { rows } = await test().owner.query('select key from answer_cache');
    expect(rows).toEqual([{ key: 'k2' }]);
  });

  it('of a course that is not open to somebody stay unknown to them', async () => {
    await as(admin, 'admin', (tx) => service.answers.put(tx, closed, 'k', { secret: true }));
    expect(await as(bo, 'learner', (tx) => service.answers.get(tx, closed, 'k'))).toBeNull();
    await as(bo, 'learner', (tx) => service.answers.put(tx, closed, 'k', { forged: true }));
    expect(await as(admin, 'admin', (tx) => service.answers.get(tx, closed, 'k'))).toEqual({ secret: true });
    const other = { districtId: randomUUID(), userId: admin, role: 'admin' as const };
    expect(await test().database.transaction(other, (tx) => service.answers.get(tx, closed, 'k'))).toBeNull();
  });
});

describe('old things', () => {
  it('are forgotten: answers after 30 days, records after 400', async () => {
    now = new Date('2026-01-01T00:00:00Z');
    await as(ada, 'learner', async (tx) => {
      await service.answers.put(tx, open, 'k', 1);
      await service.outputs.record(tx, output(ada));
    });
    const left = async (at: string) => {
      now = new Date(at);
      await service.purge(test().districtId);
      const { rows } = await test().owner.query<{ answers: string; outputs: string }>(
        'select (select count(*) from answer_cache) as answers, (select count(*) from model_outputs) as outputs',
      );
      return [Number(rows[0]?.answers), Number(rows[0]?.outputs)];
    };
    expect(await left('2026-01-30T00:00:00Z')).toEqual([1, 1]);
    expect(await left('2026-02-01T00:00:00Z')).toEqual([0, 1]);
    expect(await left('2027-02-04T00:00:00Z')).toEqual([0, 1]);
    expect(await left('2027-02-06T00:00:00Z')).toEqual([0, 0]);
  });
});

describe('the state of models', () => {
  it('names each with its place, its host and its last problem, as a test of them finds it', async () => {
    const { probes } = await service.test(new AbortController().signal);
    expect(probes).toMatchObject([
      { id: 'local', problem: { code: 'unavailable', message: 'No answer from 10.0.0.5.' } },
    ]);
    const status = await test().database.transaction(systemActor(test().districtId), (tx) => service.status(tx));
    expect(status.models).toMatchObject([
      {
        id: 'local',
        model: 'qwen',
        host: '10.0.0.5:8080',
        reach: 'network',
        purposes: [{ purpose: 'tutor', place: 1 }],
        state: 'unavailable',
        problem: { code: 'unavailable', message: 'No answer from 10.0.0.5.' },
      },
    ]);
    expect(service.availability()).toEqual({ tutor: true });
  });
});
