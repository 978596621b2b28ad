import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { testDatabase } from './testing';

const test = testDatabase();

describe('isolation in the database', () => {
  it('connects as a role that can neither bypass row-level security nor own a table', async () => {
    const { rows } = await test().database.pool.query(
      `select r.rolsuper, r.rolbypassrls, r.rolcreaterole, (select count(*)::int from pg_tables where tableowner = current_user) as owned
       from pg_roles r where r.rolname = current_user`,
    );
    expect(rows[0]).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, owned: 0 });
  });

  it('has row-level security and district_id in the primary key on every table', async () => {
    const { rows } = await test().owner.query(
      `select c.relname, c.relrowsecurity, exists (
         select 1 from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
         where i.indrelid = c.oid and i.indisprimary and a.attname = 'district_id') as keyed
       from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r'`,
    );
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter((row) => !row.relrowsecurity || !row.keyed).map((row) => row.relname)).toEqual([]);
  });

  it('shows nothing of any table without a district, or from another district', async () => {
    const { database, owner, districtId } = test();
    const courseId = randomUUID();
    await owner.query(`insert into courses (district_id, id, title, owner_id) values ($1, $2, 'Ours', $3)`, [
      districtId,
      courseId,
      randomUUID(),
    ]);
    const count = (district: string, role: 'admin' | 'system') =>
      database.transaction(
        { districtId: district, userId: randomUUID(), role },
        async (tx) => (await tx.execute('select id from courses')).rowCount,
      );
    expect(await count(districtId, 'admin')).toBe(1);
    expect(await count(randomUUID(), 'admin')).toBe(0);
    expect(await count(randomUUID(), 'system')).toBe(0);
    expect((await database.pool.query('select * from courses')).rowCount).toBe(0);
  });

  it('refuses to write into another district', async () => {
    const { database } = test();
    const write = database.transaction({ districtId: randomUUID(), userId: null, role: 'system' }, (tx) =>
      tx.execute(
        `insert into courses (district_id, id, title, owner_id) values ('${test().districtId}', '${randomUUID()}', 'x', '${randomUUID()}')`,
      ),
    );
    await expect(write).rejects.toMatchObject({ cause: { message: expect.stringContaining('row-level security') } });
  });

  it('keeps the event log append-only for the application', async () => {
    const { database, districtId } = test();
    const change = database.transaction({ districtId, userId: null, role: 'system' }, (tx) =>
      tx.execute('delete from events'),
    );
    await expect(change).rejects.toMatchObject({ cause: { message: expect.stringContaining('permission denied') } });
  });
});
