import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '@/platform/database/testing';
import { createDatabase } from '@/platform/database/transaction';
import type { AuditEntry } from '@/platform/http/audit';
import { createAuditWriter } from './service/audit-writer';
import { verifyAudit } from './service/verify-audit';
import { auditWorld } from './testing';

const test = testDatabase();
let world: Awaited<ReturnType<typeof auditWorld>>;
let people: Record<'admin' | 'teacher' | 'learner' | 'other', Awaited<ReturnType<typeof world.person>>>;

beforeAll(async () => {
  world = await auditWorld(test());
  people = {
    admin: await world.person('admin', 'Ada Admin'),
    teacher: await world.person('teacher', 'Tom Teacher'),
    learner: await world.person('learner', 'Lena Learner'),
    other: await world.person('learner', 'Otto Other'),
  };
});

const systemEntry: AuditEntry = {
  ...{ who: null, role: 'system', via: 'job', kind: 'change', action: 'job: x', record: null, recordId: null },
  ...{ subjects: [], scope: null, why: null, from: null, outcome: 'done' },
};

/** What was written since the last look. */
let seen = 0;
async function written() {
  await world.writer.flush();
  const { rows } = await test().owner.query(
    `select sequence::int, actor_id, actor_role, via, kind, action, record, record_id, subject_ids, scope, scope_id, why, origin, outcome
     from audit_records where sequence > $1 order by sequence`,
    [seen],
  );
  seen = rows.at(-1)?.sequence ?? seen;
  return rows;
}

describe('the audit trail', () => {
  it('keeps who read whose record, from which network, and not what people read of their own', async () => {
    const { teacher, learner } = people;
    await world.send(learner, 'GET', '/records');
    await world.send(learner, 'GET', `/records?learnerId=${learner.userId}`);
    await world.send(teacher, 'GET', '/weather');
    expect(await written()).toEqual([]);
    await world.send(teacher, 'GET', `/records?learnerId=${learner.userId}`);
    expect(await written()).toEqual([
      {
        ...{ sequence: 1, actor_id: teacher.userId, actor_role: 'teacher', via: 'cookie', kind: 'read' },
        ...{ action: 'GET /records', record: 'progress', record_id: null, subject_ids: [learner.userId] },
        ...{ scope: null, scope_id: null, why: null, origin: '192.0.2.0/24', outcome: 'done' },
      },
    ]);
  });

  it('keeps a list as one record with all who are on it', async () => {
    const classId = randomUUID();
    world.items.push({ id: people.learner.userId }, { id: people.other.userId });
    await world.send(people.teacher, 'GET', `/lists/${classId}`);
    const [record, ...more] = await written();
    expect(more).toEqual([]);
    expect(record).toMatchObject({ kind: 'read', scope: 'class', scope_id: classId });
    expect(record?.subject_ids).toEqual([people.learner.userId, people.other.userId].sort());
  });

  it('keeps a change with the change itself: both or neither', async () => {
    const path = `/records/${people.learner.userId}`;
    const changes = () => test().owner.query(`select 1 from idempotency_keys where fingerprint = 'changed'`);
    expect((await world.send(people.teacher, 'PUT', path)).status).toBe(204);
    expect(await written()).toMatchObject([{ kind: 'change', record: 'plan', subject_ids: [people.learner.userId] }]);
    expect((await world.send(people.teacher, 'PUT', `${path}?how=badly`)).status).toBe(500);
    expect(await written()).toEqual([]);
    expect((await changes()).rowCount).toBe(1);
    const key = { 'idempotency-key': randomUUID() };
    await world.send(people.teacher, 'PUT', path, key);
    await world.send(people.teacher, 'PUT', path, key);
    expect(await written()).toHaveLength(1);
  });

  it('keeps an export before it is given away, and what somebody was refused', async () => {
    const classId = randomUUID();
    await world.send(people.teacher, 'GET', `/files/${classId}`);
    const { rows } = await test().owner.query(`select kind, scope_id from audit_records where sequence > $1`, [seen]);
    expect(rows).toEqual([{ kind: 'export', scope_id: classId }]);
    seen += 1;
    expect((await world.send(people.learner, 'GET', `/lists/${classId}`)).status).toBe(403);
    expect((await world.send(people.teacher, 'PUT', `/records/${people.learner.userId}?how=forbidden`)).status).toBe(
      403,
    );
    expect(await written()).toMatchObject([
      { kind: 'refused', actor_id: people.learner.userId, outcome: 'refused', scope_id: classId },
      { kind: 'refused', actor_id: people.teacher.userId, record: 'plan' },
    ]);
  });

  it('is one chain, however many processes write at once', async () => {
    const { database, districtId } = test();
    const second = createDatabase(database.pool);
    const writers = [world.writer, createAuditWriter({ database: second, now: world.now, report: expect.unreachable })];
    await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        const writer = writers[index % 2];
        if (index % 3 === 0) writer?.later(districtId, systemEntry);
        else await writer?.now(districtId, systemEntry);
      }),
    );
    await Promise.all(writers.map((writer) => writer.flush()));
    expect(await written()).toHaveLength(40);
    expect(await verifyAudit(database, districtId, [])).toMatchObject({ sound: true, head: { place: seen } });
  });

  it('is read by administrators alone, by whose record, by whom, kind and day', async () => {
    const get = async (path: string) => (await world.send(people.admin, 'GET', path)).json();
    expect((await world.send(people.teacher, 'GET', '/audit')).status).toBe(403);
    expect((await world.send(people.learner, 'GET', '/audit/export')).status).toBe(403);
    const lena = await get('/audit?whose=lena&kind=read');
    expect(lena.items).toHaveLength(2);
    expect(lena.items[1]).toMatchObject({
      who: { name: 'Tom Teacher' },
      whose: [{ name: 'Lena Learner' }],
      sequence: 1,
    });
    expect((await get('/audit?who=nobody-of-that-name')).items).toEqual([]);
    expect((await get('/audit?who=tom&from=2026-03-02&to=2026-03-02')).items).toHaveLength(6);
    expect((await get('/audit?to=2026-03-01')).items).toEqual([]);
    const first = await get('/audit?limit=5');
    const next = await get(`/audit?limit=5&cursor=${first.nextCursor}`);
    expect(next.items[0].sequence).toBe(first.items.at(-1).sequence - 1);
    await world.writer.flush();
    expect((await get('/audit?kind=read&limit=1')).items).toMatchObject([
      { record: 'audit', who: { name: 'Ada Admin' } },
    ]);
  });

  it('finds by a learner also what was about a class of theirs', async () => {
    const { owner, districtId } = test();
    const [courseId, classId] = [randomUUID(), randomUUID()];
    await owner.query(`insert into courses (district_id, id, title, owner_id) values ($1, $2, 'Pumps', $3)`, [
      ...[districtId, courseId, people.teacher.userId],
    ]);
    await owner.query(
      `insert into classes (district_id, id, course_id, name, join_code, created_by) values ($1, $2, $3, 'Year 10', 'Y10', $4)`,
      [districtId, classId, courseId, people.teacher.userId],
    );
    await owner.query(
      `insert into class_members (district_id, class_id, user_id, role) values ($1, $2, $3, 'learner')`,
      [districtId, classId, people.learner.userId],
    );
    await world.send(people.teacher, 'GET', `/files/${classId}`);
    const found = async (name: string) =>
      (await (await world.send(people.admin, 'GET', `/audit?whose=${name}&kind=export`)).json()).items;
    expect(await found('lena')).toMatchObject([{ scope: { kind: 'class', id: classId, name: 'Year 10' } }]);
    expect(await found('otto')).toEqual([]);
  });

  it('tells learners who looked at their record, and of nobody else', async () => {
    const own = await (await world.send(people.learner, 'GET', '/me/audit')).json();
    expect(own.items.at(-1)).toMatchObject({ role: 'teacher', kind: 'read', record: 'progress' });
    expect(JSON.stringify(own)).not.toContain(people.other.userId);
    const { database, districtId } = test();
    const asLearner = { districtId, userId: people.other.userId, role: 'learner' } as const;
    const rows = await database.transaction(asLearner, (tx) => tx.execute('select subject_ids from audit_records'));
    expect(rows.rows.every((row) => JSON.stringify(row).includes(people.other.userId))).toBe(true);
  });

  it('is exported with its reason, which is written down', async () => {
    seen = (await (await world.send(people.admin, 'GET', '/audit/head')).json()).place;
    const csv = await (await world.send(people.admin, 'GET', '/audit/export?kind=change&why=Yearly%20review')).text();
    expect(csv.split('\r\n')[0]).toContain('sequence,at,actorId');
    expect(csv.split('\r\n').length).toBeGreaterThan(40);
    const lines = await (await world.send(people.admin, 'GET', '/audit/export?format=jsonl')).text();
    expect(JSON.parse(lines.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({ sequence: 1, kind: 'read' });
    const kept = (await written()).filter(({ kind }) => kind === 'export');
    expect(kept).toMatchObject([{ why: 'Yearly review', record: 'audit' }, { why: null }]);
  });

  it('holds when a person is deleted, and nobody can take anything out of it', async () => {
    const { owner, database, districtId } = test();
    await owner.query('delete from users where id = $1', [people.other.userId]);
    expect(await verifyAudit(database, districtId, [])).toMatchObject({ sound: true });
    const asSystem = (statement: string) =>
      database.transaction({ districtId, userId: null, role: 'system' }, (tx) => tx.execute(statement));
    for (const statement of ['delete from audit_records', `update audit_records set why = 'x'`])
      await expect(asSystem(statement)).rejects.toMatchObject({
        cause: { message: expect.stringContaining('permission') },
      });
    for (const statement of [
      'delete from audit_records',
      `update audit_records set why = 'x'`,
      'truncate audit_records',
    ])
      await expect(owner.query(statement)).rejects.toThrow('never changed or deleted');
    const forged = database.transaction({ districtId, userId: people.teacher.userId, role: 'teacher' }, (tx) =>
      tx.execute(`insert into audit_records (sequence, at, actor_id, actor_role, via, kind, action, subject_ids, outcome, previous, hash)
        values (100000, now(), '${people.admin.userId}', 'admin', 'cookie', 'read', 'x', '{}', 'done', '', '')`),
    );
    await expect(forged).rejects.toMatchObject({ cause: { message: expect.stringContaining('row-level security') } });
  });

  it('waits while the database is away, in order, and says how many it could not keep', async () => {
    const { database, districtId } = test();
    let away = true;
    const failing = {
      ...database,
      transaction: async <T>(...asked: Parameters<typeof database.transaction<T>>): Promise<T> => {
        if (away) throw new Error('away');
        return database.transaction(...asked);
      },
    };
    const reported: unknown[] = [];
    const report = (error: unknown) => void reported.push(error);
    const writer = createAuditWriter({ database: failing, now: world.now, report, mostWaiting: 3 });
    await written();
    for (const recordId of ['1', '2', '3', '4', '5']) writer.later(districtId, { ...systemEntry, recordId });
    await writer.flush();
    expect([await written(), reported.length]).toEqual([[], 1]);
    away = false;
    await writer.flush();
    const rows = await written();
    expect(rows.map(({ record_id }) => record_id)).toEqual(['1', '2', '3', null]);
    expect(rows.at(-1)).toMatchObject({ why: expect.stringMatching(/^2 records/), outcome: 'failed' });
    expect(await verifyAudit(database, districtId, [])).toMatchObject({ sound: true });
  });
});
