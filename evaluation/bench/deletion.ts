import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { createDeletions } from '@/features/rights/service/deletions';
import { eraseDue, type Reworks } from '@/features/rights/service/erase';
import { catalogTables, fillTables } from '@/platform/database/testing-rows';
import { type Database, systemActor } from '@/platform/database/transaction';
import type { Principal } from '@/platform/http/principal';
import type { Figure } from './figure';
import { withBenchDatabase } from './retrieval/bench-library';

const EVENTS = 50_000;
/** Of others, who stay. */
const OTHERS = 30;
const EVENTS_OF_OTHERS = 5_000;

/**
 * How long the deletion of a learner with 50,000 events takes, beside others who stay: closing the account, the transaction, and the second sweep.
 * Making models anew without them is not in it: it runs on afterwards, as it does each night.
 */
export async function benchDeletion(): Promise<Figure[]> {
  return withBenchDatabase('deletion', measure);
}

async function measure(database: Database, owner: pg.Pool): Promise<Figure[]> {
  const school = { districtId: randomUUID(), courseId: randomUUID(), classId: randomUUID(), teacherId: randomUUID() };
  const { districtId } = school;
  const learnerId = randomUUID();
  const tables = (await catalogTables(owner)).filter(
    ({ name }) => !['legal_holds', 'legal_hold_learners', 'deletion_requests', 'deletion_settings'].includes(name),
  );
  await fillTables(owner, tables, { ...school, learnerId, marker: 'Bench' });
  await many(owner, { districtId, learnerId, events: EVENTS });
  for (let other = 0; other < OTHERS; other++) {
    const id = randomUUID();
    await fillTables(owner, tables, { ...school, learnerId: id, marker: `Other${other}` });
    await many(owner, { districtId, learnerId: id, events: EVENTS_OF_OTHERS });
  }
  await owner.query('analyze');
  const admin: Principal = {
    ...{ districtId, userId: school.teacherId, role: 'admin', name: 'Admin', email: '', via: 'cookie' },
  };
  const now = () => new Date();
  const deletions = createDeletions({ now, begin: async () => {} });
  await database.transaction({ districtId, userId: admin.userId, role: 'admin' }, async (tx) => {
    await deletions.setSettings(tx, admin, { coolingOffDays: 0, backupDays: 30 });
    const { id } = await deletions.ask(tx, admin, learnerId, '');
    await deletions.confirm(tx, admin, id);
  });
  const began = performance.now();
  await eraseDue(
    {
      ...{ database, now, reworks: noReworks(), told: async () => {} },
      ...{ forgetJobs: async () => 0, forgetFiles: async () => 0 },
      backups: async () => ({ at: null, openEnded: false }),
    },
    districtId,
    new AbortController().signal,
  );
  const seconds = (performance.now() - began) / 1000;
  const left = await owner.query('select 1 from events where learner_id = $1', [learnerId]);
  if (left.rowCount) throw new Error('Events are left.');
  const done = await database.transaction(systemActor(districtId), (tx) => deletions.ofLearner(tx, learnerId));
  const rows = done[0]?.certificate?.deleted.reduce((sum, each) => sum + each.rows, 0) ?? 0;
  const others = (await owner.query('select count(*)::int as count from events')).rows[0]?.count ?? 0;
  return [
    {
      ...{ what: `learner with ${EVENTS.toLocaleString('en')} events deleted`, value: seconds, unit: 's', digits: 2 },
      aim: '< 10 s',
    },
    { what: 'rows that went', value: rows, unit: '' },
    { what: 'events of others, which stay', value: others, unit: '' },
  ];
}

/** As many events and answers, fewer of the others. */
async function many(
  owner: pg.Pool,
  { districtId, learnerId, events }: { districtId: string; learnerId: string; events: number },
): Promise<void> {
  const copies = [
    { table: 'attempts', rows: events },
    { table: 'presentations', rows: events },
    { table: 'chat_messages', rows: events / 10 },
    { table: 'model_outputs', rows: events / 10 },
  ];
  for (const { table, rows } of copies) await copyRows(owner, table, { districtId, learnerId, rows });
  await owner.query(
    `insert into events (district_id, learner_id, course_id, kind, payload)
     select district_id, learner_id, course_id, kind, payload from events, generate_series(1, $3)
     where district_id = $1 and learner_id = $2`,
    [districtId, learnerId, events - 1],
  );
}

/** A learner's one row of a table, so many times, each under an id of its own. */
async function copyRows(
  owner: pg.Pool,
  table: string,
  { districtId, learnerId, rows }: { districtId: string; learnerId: string; rows: number },
): Promise<void> {
  const { rows: columns } = await owner.query<{ name: string }>(
    `select quote_ident(column_name) as name from information_schema.columns where table_schema = 'public' and table_name = $1 and column_name <> 'id'`,
    [table],
  );
  const names = columns.map(({ name }) => name).join(', ');
  await owner.query(
    `insert into "${table}" (id, ${names}) select gen_random_uuid(), ${names} from "${table}", generate_series(1, $3)
     where district_id = $1 and learner_id = $2`,
    [districtId, learnerId, Math.floor(rows) - 1],
  );
}

function noReworks(): Reworks {
  const none = async () => 'nothing-there' as const;
  return {
    ...{ 'learner-model': none, difficulties: none, 'approach-effects': none, 'learned-order': none },
    ...{ 'helped-together': none, 'lesson-paces': none, 'course-paces': none, 'class-views': none },
    ...{ 'class-reports': none, experiments: none, 'risk-model': none, 'research-exports': none },
  };
}
