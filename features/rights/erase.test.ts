import { beforeAll, describe, expect, it } from 'vitest';
import { dataCatalogue } from '@/platform/database/catalogue/catalogue';
import { reworks } from '@/platform/database/catalogue/entry';
import { type TestDatabase, testDatabase } from '@/platform/database/testing';
import { type CatalogTable, catalogTables, fillTables, type RowOwner } from '@/platform/database/testing-rows';
import type { Principal } from '@/platform/http/principal';
import { createDeletions } from './service/deletions';
import { type EraseDeps, eraseDue, type Reworks } from './service/erase';

const opened = testDatabase();
const MARKER = 'xMARKEDx';

let test: TestDatabase;
let tables: CatalogTable[] = [];
let lena: RowOwner;
let otto: RowOwner;
let admin: Principal;
let clock = new Date('2026-03-02T09:00:00Z');
const done: string[] = [];
let failsAt: string | null = null;

const rework = (what: string) => async () => {
  if (failsAt === what) throw new Error(`${what} failed`);
  done.push(what);
  return 'made-anew' as const;
};
const allReworks: Reworks = {
  ...{ 'learner-model': rework('learner-model'), difficulties: rework('difficulties') },
  ...{ 'approach-effects': rework('approach-effects'), 'learned-order': rework('learned-order') },
  ...{ 'helped-together': rework('helped-together'), 'lesson-paces': rework('lesson-paces') },
  ...{ 'course-paces': rework('course-paces'), 'class-views': rework('class-views') },
  ...{
    'class-reports': rework('class-reports'),
    experiments: rework('experiments'),
    'risk-model': rework('risk-model'),
  },
  'research-exports': rework('research-exports'),
};

const told: string[] = [];
const deps = (): EraseDeps => ({
  database: test.database,
  now: () => clock,
  reworks: allReworks,
  forgetJobs: async () => 2,
  forgetFiles: async () => 1,
  backups: async () => ({ at: new Date('2026-04-25T00:00:00Z'), openEnded: false }),
  told: async (_, __, personId) => void told.push(personId),
});

const service = createDeletions({ now: () => clock, begin: async () => {} });
const as = <T>(work: (tx: Parameters<Parameters<TestDatabase['database']['transaction']>[1]>[0]) => Promise<T>) =>
  test.database.transaction({ districtId: test.districtId, userId: admin.userId, role: 'admin' }, work);
const run = () => eraseDue(deps(), test.districtId, new AbortController().signal);

/** Where a text stands, in whatever column of whatever table, as text or as bytes. */
async function placesOf(text: string): Promise<string[]> {
  const places: string[] = [];
  for (const { name } of tables) {
    const { rowCount } = await test.owner.query(
      `select 1 from "${name}" t where position($1 in t::text) > 0 or position($2 in t::text) > 0 limit 1`,
      [text, Buffer.from(text).toString('hex')],
    );
    if (rowCount) places.push(name);
  }
  return places;
}

beforeAll(async () => {
  test = opened();
  tables = await catalogTables(test.owner);
  const { districtId } = test;
  const [courseId, classId, teacherId] = [test.newId(), test.newId(), test.newId()];
  const school = { districtId, courseId, classId, teacherId, marker: 'School' };
  lena = { ...school, learnerId: test.newId() };
  otto = { ...school, learnerId: test.newId(), marker: 'Otto' };
  // Holds are for a test of their own; a request's own states are no free text.
  const filled = tables.filter(
    ({ name }) => !['legal_holds', 'legal_hold_learners', 'deletion_requests', 'deletion_settings'].includes(name),
  );
  const personal = (table: CatalogTable) => dataCatalogue.get(table.name)?.whose === 'person';
  await fillTables(test.owner, filled, lena, (table) =>
    personal(table) && table.name !== 'audit_records' ? MARKER : 'School',
  );
  await test.owner.query(
    `update users set name = $2, email = $2 || '@example.org', username = $2, image = $2 where id = $1`,
    [lena.learnerId, MARKER],
  );
  await fillTables(test.owner, filled, otto);
  // What an administrator's own request was answered may name her.
  await test.owner.query(
    `insert into idempotency_keys (district_id, user_id, key, fingerprint, status, body) values ($1, $2, 'k', 'f', 200, $3)`,
    [districtId, teacherId, `{"name":"${MARKER}"}`],
  );
  // One path is set for her alone, one for both.
  const only = 'update paths set only_ids = $1 where position($2 in title) > 0';
  await test.owner.query(only, [[lena.learnerId], MARKER]);
  await test.owner.query(only, [[lena.learnerId, otto.learnerId], 'Otto']);
  admin = {
    ...{ districtId, userId: test.newId(), role: 'admin', name: 'Ada', email: 'ada@example.org', via: 'cookie' },
  };
  await test.owner.query(`insert into users (district_id, id, name, email, role) values ($1, $2, $3, $4, 'admin')`, [
    ...[districtId, admin.userId, admin.name, admin.email],
  ]);
}, 60_000);

describe('a deletion', () => {
  it('finds its marker everywhere before, or the search would prove nothing', async () => {
    const personal = [...dataCatalogue].filter(([, { whose }]) => whose === 'person').map(([name]) => name);
    const withWords = (name: string) => {
      const columns = dataCatalogue.get(name)?.columns;
      return columns?.words ?? columns?.written ?? columns?.identifiers;
    };
    const unfound = personal.filter((name) => withWords(name));
    const places = await placesOf(MARKER);
    const left = ['audit_records', 'deletion_requests', 'consent_people'];
    expect(unfound.filter((name) => !places.includes(name) && !left.includes(name))).toEqual([]);
    expect(places.length).toBeGreaterThan(25);
  });

  it('waits for an administrator and for the days in which it can be taken back', async () => {
    const asked = await as((tx) => service.ask(tx, admin, lena.learnerId, `because ${MARKER}`));
    expect(asked).toMatchObject({ state: 'asked', askedAs: 'admin', learnerName: MARKER });
    await expect(as((tx) => service.ask(tx, admin, lena.learnerId, ''))).rejects.toMatchObject({
      code: 'already_asked',
    });
    await expect(as((tx) => service.ask(tx, admin, lena.teacherId, ''))).rejects.toMatchObject({
      code: 'not_deletable',
    });
    const confirmed = await as((tx) => service.confirm(tx, admin, asked.id));
    expect(confirmed).toMatchObject({ state: 'confirmed', dueAt: '2026-03-16T09:00:00.000Z' });
    await run();
    expect(await as((tx) => service.show(tx, asked.id))).toMatchObject({ state: 'confirmed' });
    expect(await as((tx) => service.cancel(tx, admin, lena.learnerId, asked.id))).toMatchObject({ state: 'cancelled' });
    clock = new Date('2026-03-20T09:00:00Z');
    await run();
    expect(await placesOf(MARKER)).toContain('users');
  });

  it('is stopped by a legal hold, and goes on when that is lifted', async () => {
    const { owner, districtId } = test;
    await owner.query(
      `insert into legal_holds (district_id, id, scope, target_id, why, placed_by) values ($1, $2, 'learner', $3, 'a claim', $4)`,
      [districtId, test.newId(), lena.learnerId, admin.userId],
    );
    await owner.query(
      'insert into legal_hold_learners (district_id, hold_id, learner_id) select district_id, id, target_id from legal_holds',
    );
    await as((tx) => service.setSettings(tx, admin, { coolingOffDays: 0, backupDays: 30 }));
    const asked = await as((tx) => service.ask(tx, admin, lena.learnerId, `because ${MARKER}`));
    expect(await as((tx) => service.confirm(tx, admin, asked.id))).toMatchObject({ heldAt: clock.toISOString() });
    await run();
    expect(await placesOf(MARKER)).toContain('events');
    await owner.query('update legal_holds set lifted_at = $1', [clock]);
  });

  it('goes on where a process ended in its midst', async () => {
    failsAt = 'helped-together';
    await expect(run()).rejects.toThrow('helped-together failed');
    failsAt = null;
    expect(told).toEqual([lena.learnerId]);
    // A request that was under way when they were deleted writes once more.
    await test.owner.query(
      `insert into practice_wishes (district_id, learner_id, course_id, steps, said_at) values ($1, $2, $3, 1, now())`,
      [test.districtId, lena.learnerId, lena.courseId],
    );
    await run();
    expect(done).toEqual([...reworks]);
  });

  it('leaves nothing of what the person was, wrote or was told, in any column of any table', async () => {
    expect(await placesOf(MARKER)).toEqual([]);
    const personal = (await placesOf(lena.learnerId)).filter((name) => dataCatalogue.get(name)?.whose === 'person');
    expect(personal).toEqual(['audit_records', 'deletion_requests']);
  });

  it('leaves everybody else’s rows', async () => {
    const places = await placesOf(otto.learnerId);
    const personal = [...dataCatalogue].filter(([, { whose }]) => whose === 'person').map(([name]) => name);
    // Kept answers may name anybody: all of them go.
    const left = ['idempotency_keys', 'deletion_requests', 'legal_hold_learners', 'legal_holds'];
    expect(personal.filter((name) => !places.includes(name) && !left.includes(name))).toEqual([]);
  });

  it('leaves a certificate that says what went, what is kept and why, and what was made anew', async () => {
    const [deletion] = await as((tx) => service.ofLearner(tx, lena.learnerId));
    expect(deletion).toMatchObject({ state: 'done', why: '', learnerName: null });
    const certificate = deletion?.certificate;
    expect(certificate).toMatchObject({
      ...{ learnerId: lena.learnerId, doneAt: clock.toISOString(), files: 2, jobs: 4, backupsGoneBy: '2026-04-25' },
      kept: [
        { table: 'audit_records', rows: 1, because: 'audit-chain' },
        { table: 'deletion_requests', rows: 2, because: 'proof-of-deletion' },
      ],
    });
    expect(certificate?.reworks.map(({ state }) => state)).toEqual(reworks.map(() => 'done'));
    expect(certificate?.deleted).toContainEqual({ table: 'events', rows: 1 });
    expect(certificate?.deleted).toContainEqual({ table: 'practice_wishes', rows: 2 });
  });

  it('run once more does nothing', async () => {
    const before = await as((tx) => service.ofLearner(tx, lena.learnerId));
    clock = new Date('2026-03-21T09:00:00Z');
    await run();
    expect(await as((tx) => service.ofLearner(tx, lena.learnerId))).toEqual(before);
    expect(done).toHaveLength(reworks.length);
    expect(told).toHaveLength(1);
  });

  it('takes nothing out of the log of answers of whoever is not to be deleted', async () => {
    const erase = (role: 'system' | 'admin') =>
      test.database.transaction({ districtId: test.districtId, userId: admin.userId, role }, (tx) =>
        tx.execute(`select meno_erase_events('${otto.learnerId}')`),
      );
    for (const role of ['system', 'admin'] as const)
      await expect(erase(role)).rejects.toMatchObject({ cause: { code: '42501' } });
  });
});
