import { beforeAll, describe, expect, it } from 'vitest';
import { WARNED_FROM } from '@/core/risk/model';
import { addGuardian, addPerson, testDatabase } from '@/platform/database/testing';
import { weekOf } from './service/look-at-course';
import { drawClass, type WarningWorld, warningWorld } from './testing';

const DAY_MS = 24 * 3600 * 1000;
const test = testDatabase();

const cases = async ({ courseId }: WarningWorld, learnerId?: string) =>
  (
    await test().owner.query(
      'select * from risk_cases where course_id = $1 and ($2::uuid is null or learner_id = $2) order by learner_id, week',
      [courseId, learnerId ?? null],
    )
  ).rows;

it('counts weeks from Monday', () => {
  expect(weekOf(new Date('2026-03-02T00:00:00Z'))).toBe('2026-03-02');
  expect(weekOf(new Date('2026-03-08T23:59:59Z'))).toBe('2026-03-02');
  expect(weekOf(new Date('2026-01-01T12:00:00Z'))).toBe('2025-12-29');
});

describe('before there is anything to learn from', () => {
  let world: WarningWorld;
  let silent: string;
  let unwilling: string;
  beforeAll(async () => {
    world = await warningWorld(test());
    silent = await world.learner();
    unwilling = await world.learner(false);
    for (const who of [silent, unwilling])
      for (const day of [40, 30, 20]) await world.work(who, day, { answers: 4, right: 3, gained: 1 });
    for (let i = 0; i < 5; i++) {
      const who = await world.learner();
      for (const day of [20, 16, 12, 8, 5, 2, 1]) await world.work(who, day, { answers: 4, right: 3, gained: 1 });
    }
    await world.night();
  });

  it('rules point to whom anybody would look after, with the facts', async () => {
    const { items, model, learners, willing } = await world.list(world.teacherId);
    expect({ model, learners, willing }).toEqual({ model: null, learners: 7, willing: 6 });
    expect(items[0]).toMatchObject({ learnerId: silent, warned: true, probability: null });
    expect(items[0]?.facts).toMatchObject({ silentDays: 20, answers: 0, gained: 1, known: 3, concepts: 40 });
    expect(items[0]?.reasons.map(({ name }) => name)).toContain('silence');
    expect(items.filter(({ warned }) => warned)).toHaveLength(1);
  });

  it('nobody is looked at who did not say yes, and who says no is forgotten at once', async () => {
    expect(await cases(world, unwilling)).toEqual([]);
    const leaving = await world.learner();
    await world.work(leaving, 3, { answers: 4, right: 3, gained: 1 });
    await world.night();
    expect(await cases(world, leaving)).not.toEqual([]);
    await world.say(leaving, false);
    await world.as(null, 'system', (tx) => world.service.consentChanged(tx, { purpose: 'risk', learnerId: leaving }));
    expect(await cases(world, leaving)).toEqual([]);
    expect((await cases(world, silent)).length).toBeGreaterThan(0);
  });

  it('a teacher’s word holds for four weeks, and stays after that', async () => {
    const answer = () =>
      world.as(world.teacherId, 'teacher', (tx) =>
        world.service.answer(
          tx,
          { courseId: world.courseId, learnerId: silent, by: world.teacherId },
          { word: 'not_so', why: 'Works on paper.' },
        ),
      );
    const told = await answer();
    expect(told.items.find(({ learnerId }) => learnerId === silent)).toMatchObject({
      warned: false,
      answers: [{ word: 'not_so', why: 'Works on paper.' }],
    });
    world.clock.now = new Date(world.clock.now.getTime() + 29 * DAY_MS);
    const later = await world.list(world.teacherId);
    expect(later.items.find(({ learnerId }) => learnerId === silent)).toMatchObject({ warned: true });
    world.clock.now = new Date(world.clock.now.getTime() - 29 * DAY_MS);
  });

  it('is seen by those it concerns alone, and answered by who teaches them', async () => {
    const stranger = await addPerson(test(), 'teacher');
    expect((await world.list(stranger)).items).toEqual([]);
    const own = await world.list(silent, 'learner');
    expect(own.items.map(({ learnerId }) => learnerId)).toEqual([silent]);
    const guardianId = await addPerson(test(), 'guardian');
    await addGuardian(test(), { guardianId, learnerId: silent });
    const seen = await world.as(guardianId, 'guardian', (tx) => world.service.guessesOfFollowed(tx, silent));
    expect(seen).toMatchObject([{ courseTitle: 'Bearings', answers: [{ word: 'not_so' }] }]);
    const say = (userId: string, role: 'teacher' | 'learner') =>
      world.as(userId, role, (tx) =>
        world.service.answer(
          tx,
          { courseId: world.courseId, learnerId: silent, by: userId },
          { word: 'settled', why: '' },
        ),
      );
    await expect(say(stranger, 'teacher')).rejects.toMatchObject({ code: 'warning_not_found' });
    await expect(say(silent, 'learner')).rejects.toMatchObject({ code: 'warning_not_found' });
    const classmate = (await cases(world)).map(({ learner_id }) => learner_id).find((id) => id !== silent);
    await expect(say(classmate, 'learner')).rejects.toMatchObject({ code: 'warning_not_found' });
  });
});

it('says nothing of a course with too few who are willing', async () => {
  const world = await warningWorld(test());
  for (let i = 0; i < 4; i++) {
    const who = await world.learner();
    await world.work(who, 3, { answers: 4, right: 3, gained: 1 });
  }
  await world.night();
  expect(await cases(world)).toEqual([]);
  expect((await world.list(world.teacherId)).at).toBeNull();
});

describe('once there is enough', () => {
  let world: WarningWorld;
  let paces: Map<string, number>;
  beforeAll(async () => {
    await test().owner.query('delete from risk_cases; delete from risk_models');
    world = await warningWorld(test(), 60);
    paces = await drawClass(world, 70, 14, 11);
    await world.night();
  }, 120_000);

  it('a model is learned from what came of earlier weeks, and speaks in the same night', async () => {
    const { rows } = await test().owner.query('select * from risk_models');
    expect(rows).toMatchObject([{ version: 1, active: true, origin: 'own' }]);
    expect(rows[0]?.evaluation.low).toBeGreaterThan(0.6);
    expect(rows[0]?.evaluation.auc).toBeGreaterThan(rows[0]?.evaluation.rulesAuc);
    const { items, model } = await world.list(world.teacherId);
    expect(model).toMatchObject({ version: 1, origin: 'own' });
    const warned = items.filter((item) => item.warned);
    expect(warned.length).toBeGreaterThan(2);
    const meanPace = (of: typeof items) =>
      of.reduce((sum, { learnerId }) => sum + (paces.get(learnerId) ?? 0), 0) / of.length;
    expect(meanPace(warned)).toBeLessThan(0.6 * meanPace(items.filter((item) => !item.warned)));
    expect(warned.every(({ probability }) => (probability ?? 0) >= WARNED_FROM)).toBe(true);
    for (const { reasons } of warned) expect(reasons.every(({ weight }) => (weight ?? 0) > 0)).toBe(true);
  });

  it('what was said is settled four weeks later, by all of that moment together', async () => {
    const before = (await cases(world)).filter(({ warned }) => warned !== null);
    expect(before.length).toBeGreaterThan(0);
    expect(before.every(({ happened, settled_at }) => happened === null && settled_at === null)).toBe(true);
    // Two of three go on as before, the others stop.
    const going = [...new Set(before.map(({ learner_id }) => learner_id))].filter((_, i) => i % 3 > 0);
    world.clock.now = new Date(world.clock.now.getTime() + 29 * DAY_MS);
    for (const who of going)
      for (const day of [25, 18, 11, 4]) await world.work(who, day, { answers: 5, right: 4, gained: 1 });
    await world.night();
    const after = (await cases(world)).filter(({ warned, settled_at }) => warned !== null && settled_at !== null);
    expect(after.length).toBe(before.length);
    const told = after.filter(({ happened }) => happened !== null);
    expect(told.length).toBeGreaterThan(30);
    // Who stopped and was ahead of the middle learner is so still.
    const behind = told.filter(({ happened }) => happened);
    expect(behind.length).toBeGreaterThan(5);
    for (const { learner_id } of behind) expect(going).not.toContain(learner_id);
    const { model, right } = await world.list(world.teacherId);
    expect(model).toMatchObject({ origin: 'own' });
    expect(right).toEqual({
      warned: told.filter(({ warned }) => warned).length,
      cameTrue: behind.filter(({ warned }) => warned).length,
      missed: behind.filter(({ warned }) => !warned).length,
    });
    const settled = await world.as(null, 'system', (tx) =>
      world.service.port.settledWithin(tx, {
        learnerIds: told.map(({ learner_id }) => learner_id),
        from: new Date(world.clock.now.getTime() - DAY_MS),
        to: new Date(world.clock.now.getTime() + DAY_MS),
      }),
    );
    expect(settled).toHaveLength(told.length);
  });

  it('counts each learner once for what districts learn together, and takes their model where it is better', async () => {
    const own = await world.as(null, 'system', (tx) => world.service.port.ownCases(tx));
    expect(new Set(own.map(({ learnerId }) => learnerId)).size).toBe(own.length);
    expect(own.length).toBeGreaterThan(60);
    const adopt = (weights: number[]) =>
      world.as(null, 'system', (tx) => world.service.port.adopt(tx, { weights, bound: 2 }, world.clock.now));
    const useless = await adopt([0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(useless).toMatchObject({ inForce: false, evaluation: { auc: 0.5 } });
    const { rows } = await test().owner.query('select * from risk_models where active');
    await test().owner.query(`update risk_models set evaluation = jsonb_set(evaluation, '{auc}', '0.51') where active`);
    const taken = await adopt(rows[0]?.weights);
    expect(taken.inForce).toBe(true);
    expect((await world.list(world.teacherId)).model).toMatchObject({ origin: 'federation', version: taken.version });
  });

  it('forgets what it learned from somebody who is gone, and learns anew', async () => {
    await test().owner.query('update risk_models set active = false');
    await test().owner.query('update risk_models set active = true where version = 1');
    expect(await world.service.learnAnew(test().districtId)).toBe('in-force');
    const { rows } = await test().owner.query(`select version, active from risk_models where origin = 'own'`);
    expect(rows.filter(({ active }) => active)).toHaveLength(1);
    expect(rows.map(({ version }) => version)).not.toContain(1);
    await test().owner.query('delete from risk_cases');
    expect(await world.service.learnAnew(test().districtId)).toBe('too-few');
    expect((await world.list(world.teacherId)).model).toBeNull();
  });
});
