import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { addPerson, testDatabase } from './testing';
import { type Actor, systemActor } from './transaction';

const test = testDatabase();

function settingsIn(actor: Actor) {
  return test().database.transaction(actor, async (tx) => {
    const { rows } = await tx.execute<{ district: string; user: string; role: string }>(
      sql`select current_setting('meno.district') as district, current_setting('meno.user') as user, current_setting('meno.role') as role`,
    );
    return rows[0];
  });
}

it('says for whom it runs, anew in each transaction of a connection', async () => {
  const [districtId, userId] = [test().districtId, randomUUID()];
  expect(await settingsIn({ districtId, userId, role: 'learner' })).toEqual({
    district: districtId,
    user: userId,
    role: 'learner',
  });
  expect(await settingsIn(systemActor(districtId))).toEqual({ district: districtId, user: '', role: 'system' });
  const { rows } = await test().database.pool.query<{ role: string }>(
    "select coalesce(current_setting('meno.role', true), '') as role",
  );
  expect(rows[0]?.role).toBe('');
});

it('takes a quote in an id for a part of the id', async () => {
  const odd = "x', true), set_config('meno.role', 'admin";
  const seen = await settingsIn({ districtId: test().districtId, userId: odd, role: 'learner' });
  expect(seen).toMatchObject({ user: odd, role: 'learner' });
});

it('leaves nothing of work that failed, and passes the error on', async () => {
  const before = await test().owner.query('select 1 from users');
  const failing = test().database.transaction(systemActor(test().districtId), async (tx) => {
    await tx.execute(
      sql`insert into users (id, name, email, role) values (${randomUUID()}, 'Nobody', 'nobody@example.org', 'learner')`,
    );
    throw new Error('changed my mind');
  });
  await expect(failing).rejects.toThrow('changed my mind');
  expect((await test().owner.query('select 1 from users')).rowCount).toBe(before.rowCount);
});

it('hands nobody a connection that was lost', async () => {
  await addPerson(test(), 'learner');
  const lost = test().database.transaction(systemActor(test().districtId), async (tx) => {
    const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    await test().owner.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await tx.execute(sql`select 1`);
  });
  await expect(lost).rejects.toThrow();
  for (let i = 0; i < 10; i++) {
    const seen = await settingsIn(systemActor(test().districtId));
    expect(seen?.role).toBe('system');
  }
});
