import { beforeEach, describe, expect, it } from 'vitest';
import { evidenceOf } from '@/features/mastery/testing';
import { testDatabase } from '@/platform/database/testing';
import { addClass } from '@/platform/database/testing-course';
import type { Principal } from '@/platform/http/principal';
import type { Round } from './contract';
import { reviewsApp } from './testing';

const test = testDatabase();
let app: Awaited<ReturnType<typeof reviewsApp>>;
let learner: Principal;

beforeEach(async () => {
  app = await reviewsApp(test());
  learner = await app.learner();
});

/** Answers so often and so well that the concept is mastered, at the test's clock. */
async function master(courseId: string, conceptId: string, who = learner) {
  for (let i = 0; i < 4; i++) {
    const input = evidenceOf({ learnerId: who.userId, courseId, conceptId }, { at: app.state.now });
    await test().database.transaction(who, (tx) => app.mastery.recordEvidence(tx, input));
  }
}
async function mastered(names: string[]) {
  const course = await app.course(names);
  for (const conceptId of course.conceptIds) await master(course.courseId, conceptId);
  return course;
}
const overview = async () => (await app.call(learner, '/reviews')).body;
const begin = (length: 'quick' | 'all' | 'more' = 'quick') => app.call(learner, '/reviews/rounds', { length });
const next = async (id: string): Promise<Round> => (await app.call(learner, `/reviews/rounds/${id}/next`, {})).body;
async function answer(round: Round, correct: boolean, who = learner) {
  const id = round.current?.presentation.id;
  const response = { kind: 'choice', optionId: correct ? 'a' : 'b' };
  return app.call(who, `/presentations/${id}/attempts`, { response });
}
const showAnswer = (round: Round) => app.call(learner, `/presentations/${round.current?.presentation.id}/answer`, {});

describe('what is due', () => {
  it('is nothing before anything was answered, and says when the next comes', async () => {
    expect(await overview()).toMatchObject({
      today: { due: 0, unproven: 0, waiting: 0, done: 0 },
      nextAt: null,
      session: null,
    });
    expect((await begin()).status).toBe(409);
    await mastered(['Wear']);
    const stands = await overview();
    expect(stands.today.due).toBe(0);
    expect(Date.parse(stands.nextAt)).toBeGreaterThan(app.state.now.getTime());
    expect((await begin()).body.code).toBe('nothing_due');
  });

  it('is what was mastered and whose date has come: not what isn’t mastered, is hidden, merged away or without exercises', async () => {
    const { courseId, conceptIds } = await mastered(['Wear', 'Fatigue', 'Noise', 'Heat', 'Fit']);
    const [, hidden, merged, bare, begun] = conceptIds;
    const { owner } = test();
    await owner.query('update concepts set hidden = true where id = $1', [hidden]);
    await owner.query('update concepts set merged_into = $2 where id = $1', [merged, conceptIds[0]]);
    await owner.query(`update items set status = 'retired' where concept_id = $1`, [bare]);
    await owner.query('update mastery set p_known = 0.6 where concept_id = $1', [begun]);
    app.later(30);
    expect((await overview()).today).toMatchObject({ due: 1 });
    const count = await test().database.transaction(learner, (tx) => app.reviews.port.dueCount(tx, learner.userId));
    expect(count).toBe(1);
    await owner.query(
      'insert into gate_settings (district_id, course_id, threshold, hold_after_days, grace_days) values ($1, $2, 0.5, 2, 7)',
      [test().districtId, courseId],
    );
    expect((await overview()).today).toMatchObject({ due: 2 });
  });

  it('is also what still has to show that it has held', async () => {
    const { conceptIds } = await mastered(['Wear', 'Fatigue']);
    app.states.set(conceptIds[1] ?? '', 'unproven');
    expect((await overview()).today).toMatchObject({ due: 0 });
    app.later(1);
    expect((await overview()).today).toMatchObject({ due: 1, unproven: 1 });
    const { body } = await begin();
    const round = await next(body.id);
    expect(round.current?.presentation.conceptId).toBe(conceptIds[1]);
  });

  it('is in the calendar on its day, with a list for the day', async () => {
    await mastered(['Wear', 'Fatigue']);
    const stands = await overview();
    expect(stands.days).toHaveLength(28);
    const day = stands.days.find(({ count }: { count: number }) => count > 0);
    expect(day).toMatchObject({ count: 2, moved: 0 });
    expect(day.date).toBe(stands.nextAt.slice(0, 10));
    const list = (await app.call(learner, `/reviews/days/${day.date}`)).body;
    expect(list.reviews.map(({ name }: { name: string }) => name).sort()).toEqual(['Fatigue', 'Wear']);
    expect(list.reviews[0]).toMatchObject({ moved: false, unproven: false, courseTitle: 'Bearings' });
    expect((await app.call(learner, '/reviews/days/someday')).status).toBe(400);
  });

  it('is spread by the learner’s own limit, and more may be done all the same', async () => {
    await mastered(['Wear', 'Fatigue', 'Noise']);
    app.later(30);
    expect((await app.call(learner, '/reviews/preferences', { dailyCap: 2 }, 'PUT')).status).toBe(200);
    const stands = await overview();
    expect(stands.today).toMatchObject({ due: 2, waiting: 1 });
    expect(stands.days[1]).toMatchObject({ count: 1, moved: 1 });
    const { body } = await begin('all');
    expect(body.total).toBe(2);
    let round = await next(body.id);
    while (!round.finished) {
      await answer(round, true);
      round = await next(round.id);
    }
    expect((await overview()).today).toMatchObject({ due: 0, waiting: 1, done: 2 });
    expect((await begin('quick')).status).toBe(409);
    expect((await begin('more')).body.total).toBe(1);
    expect((await app.call(learner, '/reviews/preferences', { dailyCap: 0 }, 'PUT')).status).toBe(400);
  });
});

describe('a round', () => {
  it('asks the due concepts, keeps what was right, brings back what slipped once, and says when each returns', async () => {
    const { conceptIds } = await mastered(['Wear', 'Fatigue', 'Noise']);
    app.later(30);
    const started = await begin();
    expect(started).toMatchObject({ status: 201, body: { finished: false, done: 0, total: 3, current: null } });
    let round = await next(started.body.id);
    const slipped = round.current?.presentation.conceptId;
    await answer(round, false);
    // A pause in the middle of a question: the same question is there again.
    expect((await next(round.id)).current?.presentation).toMatchObject({
      id: round.current?.presentation.id,
      attemptCount: 1,
    });
    await answer(round, true);
    const asked = [slipped];
    for (round = await next(round.id); !round.finished; round = await next(round.id)) {
      asked.push(round.current?.presentation.conceptId);
      expect(round.current?.again).toBe(asked.length === 4);
      await answer(round, true);
    }
    expect(asked.slice(0, 3).sort()).toEqual([...conceptIds].sort());
    expect(asked[3]).toBe(slipped);
    expect(round).toMatchObject({ done: 4, total: 4, current: null });
    expect(round.concepts.map(({ conceptId, outcome }) => [conceptId, outcome])).toEqual(
      asked.slice(0, 3).map((id) => [id, id === slipped ? 'slipped' : 'kept']),
    );
    const dueAt = (id: string | undefined) =>
      Date.parse(round.concepts.find(({ conceptId }) => conceptId === id)?.dueAt ?? '');
    expect(dueAt(slipped)).toBeLessThan(dueAt(asked[1]));
    expect(await overview()).toMatchObject({ today: { due: 0, done: 3 }, session: null });
  });

  it('takes a look at the answer for slipped, and a second slip is not asked a third time', async () => {
    await mastered(['Wear']);
    app.later(30);
    const { body } = await begin();
    await showAnswer(await next(body.id));
    const again = await next(body.id);
    expect(again).toMatchObject({ done: 1, total: 2, current: { again: true } });
    await showAnswer(again);
    expect(await next(body.id)).toMatchObject({
      finished: true,
      done: 2,
      total: 2,
      concepts: [{ outcome: 'slipped' }],
    });
  });

  it('is one on all devices: begun again it is gone on with, and the same question comes', async () => {
    await mastered(['Wear', 'Fatigue']);
    app.later(30);
    const [one, two] = await Promise.all([begin(), begin('all')]);
    expect(one.body.id).toBe(two.body.id);
    const [left, right] = await Promise.all([next(one.body.id), next(one.body.id)]);
    expect(left.current?.presentation.id).toBe(right.current?.presentation.id);
    expect((await overview()).session).toEqual({ id: one.body.id, done: 0, total: 2 });
  });

  it('counts one answer when two devices answer at once, and goes on from it', async () => {
    const { conceptIds } = await mastered(['Wear', 'Fatigue']);
    app.later(30);
    const round = await next((await begin()).body.id);
    const conceptId = round.current?.presentation.conceptId ?? '';
    const reps = async () =>
      (await test().owner.query('select reps from concept_memories where concept_id = $1', [conceptId])).rows[0]?.reps;
    const before = await reps();
    const both = await Promise.all([answer(round, true), answer(round, true)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await reps()).toBe(before + 1);
    const onward = await next(round.id);
    expect(onward).toMatchObject({ done: 1, total: 2 });
    expect(conceptIds).toContain(onward.current?.presentation.conceptId);
    expect(onward.current?.presentation.conceptId).not.toBe(conceptId);
  });

  it('drops what was answered elsewhere meanwhile, was merged, hidden or lost its exercises', async () => {
    const { courseId, conceptIds } = await mastered(['Wear', 'Fatigue', 'Noise', 'Heat', 'Fit']);
    app.later(30);
    const { body } = await begin();
    const round = await next(body.id);
    const rest = conceptIds.filter((id) => id !== round.current?.presentation.conceptId);
    const elsewhere = evidenceOf(
      { learnerId: learner.userId, courseId, conceptId: rest[0] ?? '' },
      { at: app.state.now },
    );
    await test().database.transaction(learner, (tx) => app.mastery.recordEvidence(tx, elsewhere));
    const { owner } = test();
    await owner.query('update concepts set merged_into = $2 where id = $1', [rest[1], rest[0]]);
    await owner.query('delete from concepts where id = $1', [rest[2]]);
    await owner.query(`update items set status = 'stale' where concept_id = $1`, [rest[3]]);
    await answer(round, true);
    const end = await next(round.id);
    expect(end.finished).toBe(true);
    const outcomes = new Map(end.concepts.map(({ conceptId, outcome, dueAt }) => [conceptId, { outcome, dueAt }]));
    expect(outcomes.get(rest[0] ?? '')?.outcome).toBe('elsewhere');
    expect(outcomes.get(rest[1] ?? '')).toEqual({ outcome: 'dropped', dueAt: null });
    expect(outcomes.has(rest[2] ?? '')).toBe(false);
    expect(outcomes.get(rest[3] ?? '')?.outcome).toBe('dropped');
  });

  it('gives another question where the one that waited was removed', async () => {
    await mastered(['Wear']);
    app.later(30);
    const round = await next((await begin()).body.id);
    await test().owner.query('delete from items where id = $1', [round.current?.presentation.itemId]);
    const onward = await next(round.id);
    expect(onward.current?.presentation.itemId).toBeDefined();
    expect(onward.current?.presentation.itemId).not.toBe(round.current?.presentation.itemId);
  });

  it('may be ended early, and is over when it was left for half a day; what was open stays due', async () => {
    await mastered(['Wear', 'Fatigue']);
    app.later(30);
    const first = await next((await begin()).body.id);
    await answer(first, true);
    const ended = await app.call(learner, `/reviews/rounds/${first.id}/end`, {});
    expect(ended.body).toMatchObject({ finished: true, done: 1, total: 2, concepts: [{ outcome: 'kept' }] });
    expect((await overview()).today).toMatchObject({ due: 1, done: 1 });
    const second = (await begin()).body.id;
    expect(second).not.toBe(first.id);
    expect((await overview()).session).toMatchObject({ id: second });
    app.later(0.6);
    expect((await overview()).session).toBeNull();
    expect((await begin()).body.id).not.toBe(second);
  });

  it('takes a clock that jumped back for no time', async () => {
    await mastered(['Wear']);
    app.later(30);
    const { id } = (await begin()).body;
    app.later(-40);
    expect((await begin()).body.id).toBe(id);
    const round = await next(id);
    await answer(round, true);
    expect((await next(id)).finished).toBe(true);
    expect((await overview()).today.due).toBe(0);
  });
});

describe('who may', () => {
  it('only the learner sees and answers a round; nobody without being signed in', async () => {
    await mastered(['Wear']);
    app.later(30);
    const { id } = (await begin()).body;
    const other = await app.learner();
    for (const path of ['', '/next', '/end'])
      expect((await app.call(other, `/reviews/rounds/${id}${path}`, path ? {} : undefined)).status).toBe(404);
    expect((await app.call(app.teacher, `/reviews/rounds/${id}`)).status).toBe(404);
    expect((await app.call(null, '/reviews')).status).toBe(401);
  });

  it('courses that are not open to the learner any more are left out', async () => {
    const { courseId, conceptIds } = await app.course(['Wear'], { visibility: 'classes' });
    await addClass(test(), courseId, { teachers: [app.teacher.userId], learners: [learner.userId] });
    await master(courseId, conceptIds[0] ?? '');
    app.later(30);
    expect((await overview()).today.due).toBe(1);
    await test().owner.query('delete from class_members where user_id = $1', [learner.userId]);
    expect((await overview()).today.due).toBe(0);
  });

  it('teachers set what their courses want; learners don’t, and their dates follow', async () => {
    const { courseId, conceptIds } = await mastered(['Wear']);
    const path = `/courses/${courseId}/review-settings`;
    const before = (await overview()).nextAt;
    expect((await app.call(app.teacher, path)).body).toEqual({ retention: 0.9, dailyCap: null });
    const wanted = { retention: 0.75, dailyCap: 5 };
    expect((await app.call(learner, path, wanted, 'PUT')).status).toBe(403);
    expect((await app.call(learner, path)).status).toBe(403);
    expect((await app.call(app.teacher, path, { ...wanted, retention: 0.2 }, 'PUT')).status).toBe(400);
    expect((await app.call(app.teacher, path, wanted, 'PUT')).body).toEqual(wanted);
    const after = await overview();
    expect(Date.parse(after.nextAt)).toBeGreaterThan(Date.parse(before));
    expect(after.limits).toEqual([{ courseId, title: 'Bearings', lang: 'en', dailyCap: 5 }]);
    const memories = await test().database.transaction(learner, (tx) =>
      app.reviews.port.memoriesOf(tx, learner.userId, courseId),
    );
    const memory = memories.get(conceptIds[0] ?? '');
    expect(memory?.dueAt.toISOString()).toBe(after.nextAt);
    expect(memory?.recall).toBe(1);
  });
});
