import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createConsent } from '@/features/consent/service';
import { type ScriptedTurn, scriptedServing } from '@/platform/models/serving/scripted-serving.fixture';
import type { ModelServing } from '@/platform/models/serving/types';
import type { Lesson } from '../contract';
import { eventsOf, type TestLessons, testLessons } from '../testing';
import { createAhead } from './compose-ahead';

const opened = testLessons();
let t: TestLessons;
let conceptId = '';
const signal = () => new AbortController().signal;

beforeAll(async () => {
  t = await opened();
  conceptId = await t.conceptId('While loop');
  // One concept to learn: what comes next is no matter of chance. What is kept of the course was read above, and counts by its revision.
  await t.at.test.owner.query('update concepts set hidden = true where course_id = $1 and id <> $2', [
    t.courseId,
    conceptId,
  ]);
  await t.at.test.owner.query('update courses set revision = revision + 1 where id = $1', [t.courseId]);
});

beforeEach(() => t.forget());

const PLAN = {
  sections: [
    { kind: 'definition', title: 'What it is', passages: ['c1'], pieces: [] },
    { kind: 'caution', title: 'When it never ends', passages: ['c1'], pieces: ['s1'] },
  ],
};
const TEXT =
  '## 1. What it is\n\nA while loop is a statement that repeats its body as long as its condition is true [c1]. The condition is tested before each round [c1].\n\nWhen the condition is false, the loop ends and the program goes on below it [c1].\n\n## 2. When it never ends\n\nThe body must change something that the condition reads [c1]. Otherwise the condition stays true and the loop never ends [c1]. Such a loop is called an endless loop [c1].\n\n[[s1]]';

function model(text: ScriptedTurn = { text: TEXT }) {
  return scriptedServing((job) =>
    job.prompt.name === 'lesson-plan'
      ? { value: PLAN }
      : job.prompt.name === 'lesson-text'
        ? text
        : { failure: 'bad_answer' },
  );
}

const ahead = (serving: ModelServing) =>
  createAhead({
    ...t.ahead(serving),
    database: t.at.test.database,
    currentDistrict: async () => ({ id: t.at.test.districtId }),
  });

/** The learner did something in the course just now. */
const active = () =>
  t.at.test.owner.query(
    `insert into events (district_id, learner_id, course_id, kind, payload) values ($1, $2, $3, 'item.attempted', '{}')`,
    [t.at.test.districtId, t.at.learner.userId, t.courseId],
  );
const preparedRows = async () => (await t.at.test.owner.query('select * from prepared_lessons')).rows;

async function asked(serving: ModelServing): Promise<Lesson> {
  const last = (await eventsOf(t.lessons(serving).write(t.request(conceptId), signal()))).at(-1);
  if (last?.type !== 'lesson') throw new Error('no lesson');
  return last.lesson;
}

describe('composing ahead', () => {
  it('prepares the next step of who learned today, which is then there at once, with what it took', async () => {
    await active();
    const serving = model();
    expect(await ahead(serving).round(signal())).toBe('prepared');
    expect(serving.jobs.map(({ priority, learnerId }) => [priority, learnerId])).toEqual([
      ['background', null],
      ['background', null],
    ]);
    expect(await preparedRows()).toHaveLength(1);
    expect(t.records).toEqual([]);
    const lesson = await asked(serving);
    expect(lesson).toMatchObject({ writer: 'model', number: 1, note: null });
    expect(lesson.exercises.length).toBeGreaterThan(0);
    expect(serving.jobs).toHaveLength(2);
    expect(t.records).toMatchObject([
      { outcome: 'shown', served: { model: 'scripted' }, learnerId: t.at.learner.userId },
    ]);
    expect(await preparedRows()).toEqual([]);
  });

  it('does nothing for nobody, nothing twice, and nothing while the model is needed', async () => {
    const serving = model();
    const rounds = ahead(serving);
    expect(await rounds.round(signal())).toBe('ready');
    await active();
    expect(await ahead({ ...serving, idle: () => false }).round(signal())).toBe('busy');
    expect(serving.jobs).toEqual([]);
    expect(await rounds.round(signal())).toBe('prepared');
    expect(await rounds.round(signal())).toBe('ready');
    // Another process finds it as well.
    expect(await ahead(serving).round(signal())).toBe('ready');
    expect(serving.jobs).toHaveLength(2);
  });

  it.each([
    ['the material changed', async () => t.at.test.owner.query('update courses set revision = revision + 1')],
    [
      'something was shown meanwhile',
      async () =>
        t.at.asLearner((tx) =>
          t.lessons(null).compose({ tx, learnerId: t.at.learner.userId, courseId: t.courseId, conceptId }),
        ),
    ],
    [
      'it is too old',
      async () => t.at.test.owner.query(`update prepared_lessons set expires_at = now() - interval '1 s'`),
    ],
    [
      'the learner asked for easier words',
      async () =>
        t.at.asLearner((tx) =>
          t.lessons(null).setPreferences(tx, t.at.learner.userId, { words: 'simple', length: 'usual' }),
        ),
    ],
  ])('a prepared lesson is not used once %s', async (_, change) => {
    await active();
    const serving = model();
    await ahead(serving).round(signal());
    await change();
    await asked(serving);
    expect(serving.jobs.filter(({ prompt }) => prompt.name === 'lesson-plan')).toHaveLength(2);
    await t.at.test.owner.query('delete from reading_preferences');
  });

  it('a model that was needed is asked again later; one that can’t write it only when something changes', async () => {
    await active();
    const needed = ahead(model({ failure: 'busy' }));
    expect(await needed.round(signal())).toBe('busy');
    expect(await needed.round(signal())).toBe('busy');
    const serving = model({ text: 'Rome fell in 476 [c1].' });
    const unfit = ahead(serving);
    expect(await unfit.round(signal())).toBe('ready');
    expect(await unfit.round(signal())).toBe('ready');
    const plans = () => serving.jobs.filter(({ prompt }) => prompt.name === 'lesson-plan').length;
    expect(plans()).toBe(1);
    await active();
    await unfit.round(signal());
    expect(plans()).toBe(2);
    expect(await preparedRows()).toEqual([]);
  });

  it('keeps nothing of what a stop cuts off, and forgets what is too old', async () => {
    await active();
    const stopping = new AbortController();
    const serving = scriptedServing((job) => {
      if (job.prompt.name === 'lesson-text') stopping.abort();
      return job.prompt.name === 'lesson-plan' ? { value: PLAN } : { text: TEXT };
    });
    expect(await ahead(serving).round(stopping.signal)).toBe('busy');
    expect(await preparedRows()).toEqual([]);
    await ahead(model()).round(signal());
    await t.at.test.owner.query(`update prepared_lessons set expires_at = now() - interval '1 s'`);
    await t.at.test.owner.query('delete from events');
    await ahead(model()).round(signal());
    expect(await preparedRows()).toEqual([]);
  });
});

describe('who wants no model', () => {
  it('gets lessons of the material alone, none is written ahead, and what was goes at once', async () => {
    await active();
    const { test, learner } = t.at;
    const consent = createConsent({ now: () => new Date() });
    consent.whenChanged(t.lessons(model()).consentChanged);
    await test.owner.query(
      `insert into prepared_lessons (district_id, learner_id, course_id, concept_id, fingerprint, draft, expires_at)
       values ($1, $2, $3, $4, 'any', '{}', now() + interval '1 h')`,
      [test.districtId, learner.userId, t.courseId, conceptId],
    );
    const say = (allowed: boolean) =>
      t.at.asLearner((tx) => consent.ownWord.say(tx, learner.userId, 'tutoring', allowed));
    await say(false);
    expect(await preparedRows()).toEqual([]);
    const serving = model();
    expect(await ahead(serving).round(signal())).toBe('ready');
    const lesson = await asked(serving);
    expect(lesson).toMatchObject({ writer: 'composer', note: null });
    expect(lesson.sections.length).toBeGreaterThan(0);
    expect(serving.jobs).toEqual([]);
    await say(true);
    await t.forget();
    expect((await asked(serving)).writer).toBe('model');
    await test.owner.query('delete from consent_decisions');
  });
});
