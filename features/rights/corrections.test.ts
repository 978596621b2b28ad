import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addPerson, type TestDatabase, testDatabase } from '@/platform/database/testing';
import { addClass, addConcept, addCourse } from '@/platform/database/testing-course';
import type { Tx } from '@/platform/database/transaction';
import type { Principal } from '@/platform/http/principal';
import { createCorrections } from './service/corrections';

const opened = testDatabase();
let test: TestDatabase;
let now = new Date('2026-03-02T09:00:00Z');
let [courseId, otherCourse, conceptId, attemptId]: string[] = [];
let [lena, otto, teacher, stranger, dpo]: Principal[] = [];
const corrections = createCorrections({ now: () => now });

const known = <T>(value: T | undefined): T => value ?? expect.unreachable();
const as = <T>(who: Principal | undefined, work: (tx: Tx, principal: Principal) => Promise<T>) => {
  const principal = known(who);
  const actor = { districtId: principal.districtId, userId: principal.userId, role: principal.role };
  return test.database.transaction(actor, (tx) => work(tx, principal));
};

beforeAll(async () => {
  test = opened();
  const person = async (role: Principal['role']): Promise<Principal> => ({
    ...{ districtId: test.districtId, userId: await addPerson(test, role), role, name: role, email: '', via: 'cookie' },
  });
  [lena, otto, teacher, stranger, dpo] = [
    ...[await person('learner'), await person('learner'), await person('teacher'), await person('teacher')],
    await person('dpo'),
  ];
  courseId = (await addCourse(test)).courseId;
  otherCourse = (await addCourse(test)).courseId;
  conceptId = await addConcept(test, courseId, 'Loops', 0);
  await addClass(test, courseId, {
    teachers: [known(teacher).userId],
    learners: [known(lena).userId, known(otto).userId],
  });
  await addClass(test, otherCourse, { teachers: [known(stranger).userId], learners: [known(lena).userId] });
  attemptId = test.newId();
  await test.owner.query(
    `insert into attempts (district_id, id, learner_id, course_id, concept_id, item_id, presentation_id, response, correct, score, hints_used, evidence,
       elapsed_ms, mastery_before, mastery_after) values ($1, $2, $3, $4, $5, $2, $2, '{}', false, 0, 0, 'unaided', 1, 0.5, 0.4)`,
    [test.districtId, attemptId, known(lena).userId, courseId, conceptId],
  );
});
beforeEach(async () => {
  now = new Date('2026-03-02T09:00:00Z');
  await test.owner.query('delete from correction_requests; delete from events');
});

const ask = (rest: object = {}, who = lena) =>
  as(who, (tx, principal) =>
    corrections.ask(tx, principal, known(lena).userId, {
      ...{ about: 'progress', courseId: known(courseId), conceptId: known(conceptId), attemptId: null },
      ...{ wrong: 'I know loops', instead: 'known', ...rest },
    }),
  );
const seenBy = (who: Principal | undefined, course = courseId) =>
  as(who, async (tx) => (await corrections.ofCourse(tx, known(course))).map(({ learnerId }) => learnerId));
const decide = (id: string, who = teacher, course = courseId) =>
  as(who, (tx, principal) =>
    corrections.decide(tx, principal, id, { accepted: true, reason: 'You are right', courseId: known(course) }),
  );
const overrule = (payload: object, at: string) =>
  test.owner.query(
    `insert into events (district_id, learner_id, course_id, kind, payload, at) values ($1, $2, $3, 'attempt.overruled', $4, $5)`,
    [test.districtId, known(lena).userId, courseId, JSON.stringify(payload), at],
  );

describe('a correction that is asked of a course', () => {
  it('says what it is about, and is the learner’s, their teachers’ on the course and the officers’ to see', async () => {
    const made = await ask({ attemptId: known(attemptId), about: 'answers' });
    expect(made).toMatchObject({ courseId, conceptId, conceptName: 'Loops', attemptId, overruled: null });
    const { userId } = known(lena);
    expect(await seenBy(lena)).toEqual([userId]);
    expect(await seenBy(teacher)).toEqual([userId]);
    for (const nobody of [otto, stranger]) expect(await seenBy(nobody)).toEqual([]);
    expect(await as(dpo, async (tx) => (await corrections.list(tx, { limit: 5, open: true })).items)).toHaveLength(1);
  });

  it('is about nothing that isn’t there, nor somebody else’s', async () => {
    const refused = { code: 'place_not_found' };
    await expect(ask({ courseId: test.newId(), conceptId: null })).rejects.toMatchObject(refused);
    await expect(ask({ courseId: otherCourse })).rejects.toMatchObject(refused);
    await expect(ask({ courseId: null })).rejects.toMatchObject(refused);
    await expect(ask({ attemptId: test.newId() })).rejects.toMatchObject(refused);
    expect(await ask({ courseId: null, conceptId: null })).toMatchObject({ courseId: null });
  });

  it('is decided by a teacher of the learner’s class, and by no other', async () => {
    const { id } = await ask();
    const refused = { code: 'request_not_found' };
    await expect(decide(id, stranger)).rejects.toMatchObject(refused);
    await expect(decide(id, stranger, otherCourse)).rejects.toMatchObject(refused);
    await expect(decide(id, teacher, otherCourse)).rejects.toMatchObject(refused);
    expect(await decide(id)).toMatchObject({ state: 'accepted', reason: 'You are right', decidedByName: 'teacher' });
    await expect(decide(id)).rejects.toMatchObject({ code: 'already_decided' });
    // What has no course is the officers' alone.
    const { id: other } = await ask({ courseId: null, conceptId: null });
    await expect(decide(other)).rejects.toMatchObject(refused);
  });

  it('names what was overruled for it since: of its answer, else of its topic', async () => {
    const { id } = await ask();
    const word = test.newId();
    await overrule({ attemptId: test.newId(), conceptId }, '2026-03-01T09:00:00Z');
    await overrule({ attemptId: test.newId(), conceptId: test.newId() }, '2026-03-03T09:00:00Z');
    await overrule({ attemptId: word, conceptId }, '2026-03-02T10:00:00Z');
    expect(await decide(id)).toMatchObject({ overruled: { id: word, at: '2026-03-02T10:00:00.000Z' } });
    const { id: ofAnswer } = await ask({ attemptId: known(attemptId) });
    expect(await decide(ofAnswer)).toMatchObject({ overruled: null });
    const { id: again } = await ask({ attemptId: known(attemptId) });
    await overrule({ attemptId, conceptId }, '2026-03-02T11:00:00Z');
    expect(await decide(again)).toMatchObject({ overruled: { id: attemptId } });
  });
});
