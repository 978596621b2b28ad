import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { addPerson, testDatabase } from '@/platform/database/testing';
import { addClass } from '@/platform/database/testing-course';
import type { Principal } from '@/platform/http/principal';
import { learnerOnPathSchema, type Path, pathListSchema, pathSchema } from './contract';
import { type GraphCourse, graphCourse, pathsApp, principalOf } from './testing';

const test = testDatabase();
let [teacher, colleague, stranger, admin, ana, ben, outsider]: Principal[] = [];
let course: GraphCourse;
let app: ReturnType<typeof pathsApp>;
let classId: string;
let forAll: Path;
let forBen: Path;

const list = async (as: Principal | undefined) =>
  pathListSchema.parse((await app.call(as ?? null, `/courses/${course.courseId}/paths`)).json).items;
const codeOf = ({ status, json }: { status: number; json: { code?: string } | null }) => [status, json?.code];

beforeAll(async () => {
  const person = async (role: Principal['role'], name: string) =>
    principalOf(test(), await addPerson(test(), role, name), role);
  [teacher, colleague, stranger, admin, ana, ben, outsider] = [
    await person('teacher', 'Tess'),
    await person('teacher', 'Cole'),
    await person('teacher', 'Stan'),
    await person('admin', 'Ada'),
    await person('learner', 'Ana'),
    await person('learner', 'Ben'),
    await person('learner', 'Olga'),
  ];
  course = await graphCourse(test(), teacher.userId, { Bolt: [], Nut: ['Bolt'], Gear: ['Nut'], Belt: [] });
  app = pathsApp(test(), course.library);
  classId = await addClass(test(), course.courseId, {
    teachers: [teacher.userId, colleague.userId],
    learners: [ana.userId, ben.userId],
  });
  const set = async (body: object) => {
    const { status, json } = await app.call(teacher ?? null, `/courses/${course.courseId}/paths`, { classId, ...body });
    expect(status, JSON.stringify(json)).toBe(201);
    return pathSchema.parse(json);
  };
  forAll = await set({ targetIds: [course.idOf('Gear')], title: 'Before the exam', dueOn: '2026-04-01' });
  forBen = await set({ targetIds: [course.idOf('Belt')], learnerIds: [ben.userId] });
});

describe('a path that a teacher set', () => {
  it('is seen by those it is set for, from where each stands, and by nobody else', async () => {
    await course.learned(ana?.userId ?? '', 'Nut');
    expect((await list(ana)).map(({ title, mine, editable }) => [title, mine, editable])).toEqual([
      ['Before the exam', true, false],
    ]);
    expect((await list(ben)).map(({ title }) => title)).toEqual(['Before the exam', 'Belt']);
    expect(await list(outsider)).toEqual([]);
    expect(await list(stranger)).toEqual([]);
    const mine = pathSchema.parse((await app.call(ana ?? null, `/paths/${forAll.id}`)).json);
    expect(mine.way.steps.map(({ name }) => name)).toEqual(['Gear']);
    expect(mine).toMatchObject({ className: 'A class', kind: 'class', taught: false, learnerIds: null, seenFor: null });
    for (const [as, id] of [
      [ana, forBen.id],
      [outsider, forAll.id],
      [stranger, forAll.id],
    ] as const)
      expect(codeOf(await app.call(as ?? null, `/paths/${id}`))).toEqual([404, 'path_not_found']);
    expect(codeOf(await app.call(null, `/paths/${forAll.id}`))).toEqual([401, 'not_signed_in']);
  });

  it('is wanted of each of them', async () => {
    const wantedOf = (who: Principal | undefined) =>
      test().database.transaction({ districtId: test().districtId, userId: who?.userId ?? '', role: 'learner' }, (tx) =>
        app.service.wanted.wantedOf(tx, who?.userId ?? '', course.courseId),
      );
    expect(await wantedOf(ana)).toMatchObject([{ by: 'teacher', title: 'Before the exam' }]);
    expect((await wantedOf(ben)).map(({ title }) => title)).toEqual(['Before the exam', 'Belt']);
    expect(await wantedOf(outsider)).toEqual([]);
  });

  it('is changed by the teachers of the class and administrators alone', async () => {
    const change = async (as: Principal | undefined, body: object) => {
      const { version } = pathSchema.parse((await app.call(teacher ?? null, `/paths/${forAll.id}`)).json);
      return app.call(as ?? null, `/paths/${forAll.id}`, { version, ...body }, 'PATCH');
    };
    expect(codeOf(await change(ana, { title: 'Mine' }))).toEqual([403, 'path_not_yours']);
    expect(codeOf(await change(stranger, { title: 'Mine' }))).toEqual([404, 'path_not_found']);
    expect((await change(colleague, { dueOn: '2026-04-08' })).json).toMatchObject({ dueOn: '2026-04-08' });
    expect((await change(admin, { dueOn: '2026-04-01' })).status).toBe(200);
    expect(codeOf(await change(teacher, { learnerIds: [outsider?.userId] }))).toEqual([404, 'learner_not_found']);
  });

  it('shows its teachers the whole way, one learner’s way, and how far everybody is', async () => {
    await course.answered(ana?.userId ?? '', 'Nut', 40);
    const whole = pathSchema.parse((await app.call(colleague ?? null, `/paths/${forAll.id}`)).json);
    expect(whole.way.steps.map(({ name }) => name)).toEqual(['Bolt', 'Nut', 'Gear']);
    expect(whole).toMatchObject({ taught: true, mine: false, seenFor: null });
    const anas = await app.call(colleague ?? null, `/paths/${forAll.id}?learnerId=${ana?.userId}`);
    expect(pathSchema.parse(anas.json)).toMatchObject({ seenFor: { name: 'Ana' }, way: { steps: [{ name: 'Gear' }] } });
    const other = await app.call(colleague ?? null, `/paths/${forBen.id}?learnerId=${ana?.userId}`);
    expect(codeOf(other)).toEqual([404, 'learner_not_found']);

    const rows = z
      .object({ items: z.array(learnerOnPathSchema) })
      .parse((await app.call(teacher ?? null, `/paths/${forAll.id}/learners`)).json).items;
    expect(rows.map(({ name, stepsLeft, stepCount, next }) => [name, stepsLeft, stepCount, next])).toEqual([
      ['Ana', 1, 3, 'Gear'],
      ['Ben', 3, 3, 'Bolt'],
    ]);
    expect(rows[0]?.lastActiveAt).not.toBeNull();
    expect(rows[1]?.lastActiveAt).toBeNull();
    expect(rows[1]?.time.middle).toBeGreaterThan(rows[0]?.time.middle ?? 0);
    const some = await app.call(teacher ?? null, `/paths/${forBen.id}/learners`);
    expect(some.json.items.map(({ name }: { name: string }) => name)).toEqual(['Ben']);
    expect(codeOf(await app.call(ana ?? null, `/paths/${forAll.id}/learners`))).toEqual([403, 'forbidden']);
    expect(codeOf(await app.call(stranger ?? null, `/paths/${forAll.id}/learners`))).toEqual([404, 'path_not_found']);
    expect((await list(teacher)).map(({ title, learners, someLearners }) => [title, learners, someLearners])).toEqual([
      ['Before the exam', { count: 2, finished: 0 }, null],
      ['Belt', { count: 1, finished: 0 }, 1],
    ]);
  });

  it('is set only for classes of the course that one teaches', async () => {
    const set = (as: Principal | undefined, body: object) =>
      app.call(as ?? null, `/courses/${course.courseId}/paths`, { targetIds: [course.idOf('Belt')], ...body });
    expect(codeOf(await set(stranger, { classId }))).toEqual([404, 'class_not_found']);
    expect(codeOf(await set(ana, { classId }))).toEqual([404, 'class_not_found']);
    expect(codeOf(await set(teacher, { classId, learnerIds: [outsider?.userId] }))).toEqual([404, 'learner_not_found']);
    const elsewhere = await graphCourse(test(), teacher?.userId ?? '', { Bolt: [] });
    const otherClass = await addClass(test(), elsewhere.courseId, { teachers: [teacher?.userId ?? ''], learners: [] });
    expect(codeOf(await set(teacher, { classId: otherClass }))).toEqual([404, 'class_not_found']);
  });
});

describe('a path that a learner chose', () => {
  it('is seen by their teachers, who can’t change it, and by no other learner', async () => {
    const made = await app.call(ana ?? null, `/courses/${course.courseId}/paths`, { targetIds: [course.idOf('Belt')] });
    const { id, version } = pathSchema.parse(made.json);
    const seen = pathSchema.parse((await app.call(colleague ?? null, `/paths/${id}`)).json);
    expect(seen).toMatchObject({ kind: 'own', learnerName: 'Ana', editable: false, seenFor: { name: 'Ana' } });
    expect((await list(teacher)).at(-1)).toMatchObject({ learnerName: 'Ana', mine: false, editable: false });
    const refused = await app.call(teacher ?? null, `/paths/${id}`, { version, status: 'archived' }, 'PATCH');
    expect(codeOf(refused)).toEqual([403, 'path_not_yours']);
    for (const as of [ben, outsider, stranger])
      expect(codeOf(await app.call(as ?? null, `/paths/${id}`))).toEqual([404, 'path_not_found']);
    // Past the service, row-level security says the same.
    const byRow = await test().database.transaction(
      { districtId: test().districtId, userId: teacher?.userId ?? '', role: 'teacher' },
      async (tx) => (await tx.execute(sql`update paths set title = 'x' where id = ${id}::uuid`)).rowCount,
    );
    expect(byRow).toBe(0);
    expect(app.errors).toEqual([]);
  });
});
