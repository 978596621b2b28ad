import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { consentPort } from '@/features/consent/port';
import { createGrounding } from '@/features/grounding/service';
import { addPerson, testDatabase } from '@/platform/database/testing';
import { addConcept, addCourse } from '@/platform/database/testing-course';
import { systemActor } from '@/platform/database/transaction';
import type { Principal } from '@/platform/http/principal';
import { heldJobs } from '@/platform/jobs/testing';
import { readData, readPassages } from '@/platform/models/prompt-passages';
import { type ScriptedTurn, scriptedServing } from '@/platform/models/serving/scripted-serving.fixture';
import type { ModelJob } from '@/platform/models/serving/types';
import { bankItemSchema, type ProposalRun, proposalRunSchema, proposalsSchema } from '../contract';
import { PROPOSE_NIGHTLY_JOB } from '../service/proposals';
import { generatedItem, keptOutputs, practiceApp, principalOf } from '../testing';
import { PROPOSED_KINDS, type Proposal } from './proposal-schema';
import { PASSAGE, SOUND, solveRightly } from './proposals.fixture';

const test = testDatabase();
const jobs = heldJobs();
const outputs = keptOutputs();
let asked: ModelJob[] = [];
/** What the model proposes, by the kind that it is asked for; how it solves; whether somebody judges. */
let model: {
  propose(kind: string): ScriptedTurn;
  solve(question: string, purpose: string): ScriptedTurn;
  judges: boolean;
  there: boolean;
  idle: boolean;
};
let app: ReturnType<typeof practiceApp>;
let teacher: Principal;
let course: { courseId: string; chunkId: string; sourceId: string };
let conceptId: string;

beforeAll(async () => {
  const scripted = scriptedServing(
    (job) => {
      asked.push(job);
      const prompt = job.request.messages.map(({ content }) => content).join('\n');
      if (job.prompt.name === 'practice-propose-items') return model.propose(kindAsked(prompt));
      if (job.prompt.name === 'practice-solve-item')
        return model.solve(readData(prompt, 'question')[0] ?? '', job.purpose);
      return { failure: 'unavailable' };
    },
    { contextTokens: 8192 },
  );
  app = practiceApp(test(), {
    serving: {
      ...scripted,
      available: (purpose) => model.there && (purpose === 'tutor' || model.judges),
      idle: () => model.idle,
    },
    consent: consentPort,
    grounding: createGrounding(),
    outputs,
    jobs,
    database: test().database,
  });
  teacher = principalOf(test(), await addPerson(test(), 'teacher'), 'teacher');
  course = await addCourse(test(), { ownerId: teacher.userId });
  app.chunkSources.set(course.chunkId, course.sourceId);
  app.texts.set(course.chunkId, PASSAGE);
});

beforeEach(async () => {
  asked = [];
  outputs.all.length = 0;
  model = { propose: sound, solve: rightly, judges: false, there: true, idle: true };
  conceptId = await addConcept(test(), course.courseId, 'Stored energy');
  app.state.material = [generatedItem({ conceptId, chunkId: course.chunkId }, conceptId)];
  await test().owner.query('delete from items');
  await test().owner.query('delete from item_rejections');
});

function kindAsked(prompt: string): string {
  const kinds: [RegExp, Proposal['kind']][] = [
    [/multiple-choice/, 'choice'],
    [/one true statement/, 'truth'],
    [/one gap/, 'cloze'],
    [/answer is one number/, 'numeric'],
    [/own words/, 'short'],
    [/into their order/, 'ordering'],
    [/match three/, 'matching'],
  ];
  return kinds.find(([pattern]) => pattern.test(prompt))?.[1] ?? '';
}
const sound = (kind: string): ScriptedTurn => ({
  value: { items: PROPOSED_KINDS.flatMap((each) => (each === kind ? [SOUND[each]] : [])) },
});
const only =
  (...items: Proposal[]) =>
  (kind: string): ScriptedTurn => ({ value: { items: items.filter((item) => item.kind === kind) } });
const rightly = (question: string): ScriptedTurn => ({ value: solveRightly(question) });

const post = (path: string, body: object, as = teacher) => app.call(as, `/courses/${course.courseId}${path}`, body);
async function propose(): Promise<ProposalRun> {
  const { status, text } = await post('/proposals', { conceptId });
  expect(status, text).toBe(202);
  expect(proposalRunSchema.parse(JSON.parse(text)).state).toBe('waiting');
  await jobs.run();
  return (await state()).runs[0] ?? fail();
}
function fail(): never {
  throw new Error('There is no run.');
}
async function state() {
  const { text } = await app.call(teacher, `/courses/${course.courseId}/proposals?conceptId=${conceptId}`);
  return proposalsSchema.parse(JSON.parse(text));
}
async function bank() {
  const { text } = await app.call(
    teacher,
    `/courses/${course.courseId}/items?conceptId=${conceptId}&review=unreviewed`,
  );
  return bankItemSchema.array().parse(JSON.parse(text).items);
}

describe('proposals of a model', () => {
  it('of every kind are kept when they are sound, new and solved again to the same answer', async () => {
    const run = await propose();
    expect(run).toMatchObject({ state: 'done', proposed: 7, kept: 7, rejected: {}, problem: null });
    const items = await bank();
    expect(items.map(({ body }) => body.kind).sort()).toEqual([...PROPOSED_KINDS].sort());
    for (const item of items) {
      expect(item).toMatchObject({ origin: 'model', review: 'unreviewed', chunkId: course.chunkId });
      expect(item.trust).toMatchObject({ model: 'scripted', solvedBy: [{ model: 'scripted', purpose: 'tutor' }] });
      expect(PASSAGE).toContain(item.trust?.quote);
    }
    expect((await state()).unreviewed).toBe(7);
  });

  it('are asked for and solved in the background, and the solver sees the passage but not the key', async () => {
    await propose();
    expect(new Set(asked.map(({ priority }) => priority))).toEqual(new Set(['background']));
    const solving = asked.filter(({ prompt }) => prompt.name === 'practice-solve-item');
    expect(solving).toHaveLength(7);
    for (const job of solving) {
      const prompt = job.request.messages.map(({ content }) => content).join('\n');
      expect(readPassages(prompt)).toHaveLength(1);
      expect(readData(prompt, 'right_answer')).toEqual([]);
      expect(prompt).not.toContain(SOUND.choice.hint1);
    }
    const proposing = asked.find(({ prompt }) => prompt.name === 'practice-propose-items');
    expect(solving.every(({ request }) => request.seed !== proposing?.request.seed)).toBe(true);
  });

  it('that the solver answers otherwise are turned down, counted, and don’t come again', async () => {
    model.propose = only(SOUND.choice, SOUND.numeric);
    model.solve = (question) =>
      question.includes('How long') ? { value: { answer: '51 minutes' } } : { value: { answer: 'several' } };
    expect(await propose()).toMatchObject({ proposed: 2, kept: 0, rejected: { solved_otherwise: 2 } });
    expect(await bank()).toEqual([]);
    model.solve = rightly;
    expect(await propose()).toMatchObject({ kept: 0, rejected: { known: 2 } });
  });

  it('need the judge’s word too where there is a judge', async () => {
    model.judges = true;
    model.propose = only(SOUND.choice, SOUND.cloze);
    model.solve = (question, purpose) =>
      purpose === 'judge' && question.includes('____') ? { value: { answer: 'battery' } } : rightly(question);
    expect(await propose()).toMatchObject({ kept: 1, rejected: { solved_otherwise: 1 } });
    expect((await bank())[0]?.trust?.solvedBy.map(({ purpose }) => purpose)).toEqual(['tutor', 'judge']);
  });

  it('stand on the first word where the judge does not answer', async () => {
    model.judges = true;
    model.propose = only(SOUND.choice);
    model.solve = (question, purpose) => (purpose === 'judge' ? { failure: 'timeout' } : rightly(question));
    expect(await propose()).toMatchObject({ state: 'done', kept: 1 });
    expect((await bank())[0]?.trust?.solvedBy).toHaveLength(1);
  });

  it('are counted by why they were turned down', async () => {
    model.propose = only(
      { ...SOUND.numeric, value: 25 },
      { ...SOUND.cloze, hint1: 'A spring.' },
      {
        ...SOUND.choice,
        quote: 'Nobody ever wrote this down.',
      },
    );
    const { rejected } = await propose();
    expect(rejected).toEqual({ ungrounded: 1, hint_tells: 1, quote: 1 });
  });

  it('of a teacher’s “no” don’t come again, and regeneration leaves the others alone', async () => {
    model.propose = only(SOUND.choice, SOUND.cloze);
    await propose();
    const [first] = await bank();
    await post('/items/reviews', { verdict: 'reject', itemIds: [first?.id] });
    await test().database.transaction(systemActor(test().districtId), (tx) =>
      app.practice.regenerate(tx, course.courseId),
    );
    expect(await bank()).toHaveLength(1);
    expect(await propose()).toMatchObject({ kept: 0, rejected: { known: 2 } });
  });

  it('leave a record of each output', async () => {
    model.propose = only(SOUND.choice);
    await propose();
    expect(outputs.all).toHaveLength(7);
    expect(outputs.all[0]).toMatchObject({
      task: 'item',
      learnerId: null,
      chunkIds: [course.chunkId],
      outcome: 'shown',
    });
  });
});

describe('a model that fails', () => {
  it('at one kind is asked for the next', async () => {
    model.propose = (kind) => (kind === 'choice' ? { value: { nonsense: true } } : sound(kind));
    expect(await propose()).toMatchObject({ state: 'done', kept: 6, rejected: { schema: 1 } });
    expect(outputs.all.filter(({ outcome }) => outcome === 'failed')).toMatchObject([
      { served: null, problem: { code: 'schema_mismatch' } },
    ]);
  });

  it('for good ends the run with the reason; what was kept stays, and another run goes on', async () => {
    let calls = 0;
    model.propose = (kind) => (++calls > 2 ? { failure: 'unavailable' } : sound(kind));
    const run = await propose();
    expect(run).toMatchObject({ state: 'failed', problem: 'unavailable', kept: 2 });
    expect(await bank()).toHaveLength(2);
    model.propose = sound;
    expect(await propose()).toMatchObject({ state: 'done', kept: 5, rejected: { known: 2 } });
  });

  it('that isn’t there can’t be asked', async () => {
    model.there = false;
    const { status, text } = await post('/proposals', { conceptId });
    expect([status, JSON.parse(text).code]).toEqual([409, 'no_model']);
    expect((await state()).available).toBe(false);
  });
});

describe('a run', () => {
  it('is one at a time for a concept', async () => {
    const first = JSON.parse((await post('/proposals', { conceptId })).text);
    const second = JSON.parse((await post('/proposals', { conceptId })).text);
    expect(second.id).toBe(first.id);
    await jobs.run();
    expect((await state()).runs).toHaveLength(1);
    expect(await bank()).toHaveLength(7);
  });

  it('on a concept without material says so', async () => {
    app.state.material = [];
    expect(await propose()).toMatchObject({ state: 'failed', problem: 'no_passages' });
  });

  it('is for the course’s teachers', async () => {
    const learner = principalOf(test(), await addPerson(test(), 'learner'), 'learner');
    expect((await post('/proposals', { conceptId }, learner)).status).toBe(403);
  });

  it('begins by itself at night where exercises are few, once', async () => {
    await test().owner.query('delete from proposal_runs');
    await test().owner.query(
      `insert into concept_chunks (district_id, concept_id, chunk_id, course_id, role, weight, origin) values ($1, $2, $3, $4, 'teaches', 1, 'extracted')`,
      [test().districtId, conceptId, course.chunkId, course.courseId],
    );
    const night = async () => {
      await jobs.send(PROPOSE_NIGHTLY_JOB, {});
      await jobs.run();
      return (await state()).runs;
    };
    expect(await night()).toMatchObject([{ state: 'done', kept: 7 }]);
    expect(await night()).toHaveLength(1);
  });
});
