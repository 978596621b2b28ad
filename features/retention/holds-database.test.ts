import { beforeAll, describe, expect, it } from 'vitest';
import { HELD, holdsOn, isHeldError } from '@/platform/database/legal-hold';
import { addPerson, type TestDatabase, testDatabase } from '@/platform/database/testing';
import { type Actor, createDatabase, systemActor } from '@/platform/database/transaction';

const opened = testDatabase();
let test: TestDatabase;
let [admin, ann, ben, course, room]: string[] = [];

const id = (value: string | undefined): string => value ?? expect.unreachable();

beforeAll(async () => {
  test = opened();
  [admin, ann, ben] = [
    await addPerson(test, 'admin'),
    await addPerson(test, 'learner'),
    await addPerson(test, 'learner'),
  ];
  [course, room] = [test.newId(), test.newId()];
  await test.owner.query(
    `insert into classes (district_id, id, course_id, name, join_code, created_by) values ($1, $2, $3, '9b', 'ABCDEF', $4)`,
    [test.districtId, room, course, admin],
  );
});

const placed = async (scope: string, target: string | undefined, until: string | null = null): Promise<string> => {
  const hold = test.newId();
  await test.owner.query(
    `insert into legal_holds (district_id, id, scope, target_id, why, until, placed_by) values ($1, $2, $3, $4, 'A case', $5, $6)`,
    [test.districtId, hold, scope, target ?? null, until, admin],
  );
  return hold;
};
const names = (hold: string, learner: string | undefined) =>
  test.owner.query('insert into legal_hold_learners (district_id, hold_id, learner_id) values ($1, $2, $3)', [
    test.districtId,
    hold,
    learner,
  ]);
const lifted = (hold: string) => test.owner.query('update legal_holds set lifted_at = now() where id = $1', [hold]);
const on = (learner: string | undefined, actor: Actor = systemActor(test.districtId), at?: Date) =>
  createDatabase(test.database.pool, { at: () => at ?? null }).transaction(actor, (tx) => holdsOn(tx, id(learner)));

async function deletes(table: string, column: string, value: string | undefined) {
  try {
    await test.database.transaction(systemActor(test.districtId), (tx) =>
      tx.execute(`delete from ${table} where ${column} = '${value}'`),
    );
    return 'gone';
  } catch (error) {
    return isHeldError(error) ? HELD : error;
  }
}

describe('legal holds in the database', () => {
  it('hold a learner for whoever asks, until they are lifted or their last day is over', async () => {
    const hold = await placed('learner', ann, '2026-03-31');
    await names(hold, ann);
    const lastDay = new Date('2026-03-31T23:59:00Z');
    const asTeacher: Actor = { districtId: test.districtId, userId: id(ben), role: 'learner' };
    expect(await on(ann, asTeacher, lastDay)).toEqual([{ id: hold, scope: 'learner' }]);
    expect(await on(ann, asTeacher, new Date('2026-04-01T00:01:00Z'))).toEqual([]);
    expect(await on(ben, asTeacher, lastDay)).toEqual([]);
    await lifted(hold);
    expect(await on(ann, asTeacher, lastDay)).toEqual([]);
  });

  it('stop the deletion of what is held, and of nothing else, with a word that pages understand', async () => {
    const hold = await placed('learner', ann);
    await names(hold, ann);
    const attempt = (learner: string | undefined) =>
      test.owner.query(
        `insert into events (district_id, learner_id, course_id, kind, payload) values ($1, $2, $3, 'attempt.recorded', '{}')`,
        [test.districtId, learner, course],
      );
    await attempt(ann);
    expect(await deletes('users', 'id', ann)).toBe(HELD);
    const client = await test.owner.connect();
    await client.query(`select set_config('meno.district', $1, false)`, [test.districtId]);
    await expect(client.query('delete from events where learner_id = $1', [ann])).rejects.toMatchObject({ code: HELD });
    client.release();
    const [other] = [await addPerson(test, 'learner')];
    expect(await deletes('users', 'id', other)).toBe('gone');
    await lifted(hold);
  });

  it('hold whoever joins a held class, also once they have left it, and the class itself', async () => {
    const hold = await placed('class', room);
    const join = [test.districtId, room, ben];
    await test.owner.query(
      `insert into class_members (district_id, class_id, user_id, role) values ($1, $2, $3, 'learner')`,
      join,
    );
    await test.owner.query('delete from class_members where district_id = $1 and class_id = $2 and user_id = $3', join);
    expect(await on(ben)).toEqual([{ id: hold, scope: 'class' }]);
    expect(await on(ann)).toEqual([]);
    expect(await deletes('classes', 'id', room)).toBe(HELD);
    await lifted(hold);
    expect(await on(ben)).toEqual([]);
  });

  it('of a district hold everybody in it, and nobody in another', async () => {
    const hold = await placed('district', undefined);
    expect(await on(ann)).toHaveLength(1);
    expect(await deletes('users', 'id', ben)).toBe(HELD);
    expect(await on(ann, systemActor(test.newId()))).toEqual([]);
    await lifted(hold);
    expect(await deletes('users', 'id', ben)).toBe('gone');
  });
});
