import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { createAuditWriter } from '@/features/governance/service/audit-writer';
import { createTrailCut } from '@/features/governance/service/cut-audit';
import { replayMastery } from '@/features/mastery/replay';
import { createMastery } from '@/features/mastery/service';
import { createRetention } from '@/features/retention/service';
import { purge } from '@/features/retention/service/purge';
import { memoryFollower } from '@/features/reviews/follower';
import { type Database, systemActor, type Tx } from '@/platform/database/transaction';
import type { Figure } from './figure';
import { withBenchDatabase } from './retrieval/bench-library';

const LEARNERS = 200;
/** Answers of each that are over, and that are not. */
const OLD = 500;
const YOUNG = 50;
const CONCEPTS = 20;
const DAY_MS = 86_400_000;

/**
 * How long a purge of 100,000 old answers takes, of 200 learners who go on with the same course: their part of the log is condensed to a summary, the answers go, and the
 * questions that were put. Afterwards the log is replayed and held against what is stored.
 */
export async function benchPurge(): Promise<Figure[]> {
  return withBenchDatabase('purge', measure);
}

async function measure(database: Database, owner: pg.Pool): Promise<Figure[]> {
  const districtId = randomUUID();
  const now = () => new Date();
  const mastery = createMastery({ now, follower: memoryFollower });
  const adminId = await school(owner, districtId);
  const system = <T>(work: (tx: Tx) => Promise<T>) => database.transaction(systemActor(districtId), work);
  await answersOf(owner, districtId, async (on) => {
    const how = { correct: on.n % 3 > 0, kind: 'unaided', chanceOfGuessing: 0.25, hintsUsed: 0 } as const;
    await system((tx) => mastery.recordEvidence(tx, { ...on, ...how }));
  });
  await owner.query('analyze');

  const audit = createAuditWriter({ database, now, report: (error) => Promise.reject(error) });
  const deps = {
    ...{ database, mastery, audit, now, accounts: null, nightlyAt: null },
    trail: createTrailCut({ audit, now }),
    jobs: { define: () => {}, send: async () => null },
    currentDistrict: async () => ({ id: districtId }),
  };
  const retention = createRetention(deps);
  const rules = [{ kind: 'answers', from: 'made', period: { count: 1, unit: 'year' } }] as const;
  const admin = { districtId, userId: adminId, role: 'admin' } as const;
  await database.transaction(admin, (tx) =>
    retention.change(tx, { nightly: false, schoolYearEnds: '07-31', rules: [...rules] }, adminId),
  );
  const ahead = await timed(() => database.transaction(admin, (tx) => retention.preview(tx)));
  const { id } = await retention.purge(districtId, adminId);
  const gone = await timed(() => purge(deps, districtId, id, new AbortController().signal));
  const [run] = await database.transaction(admin, (tx) => retention.runs(tx));
  if (run?.status !== 'done') throw new Error(`The purge ended as ${run?.status}.`);
  const { rows } = await owner.query<{ n: number }>('select count(*)::int as n from attempts');
  if (rows[0]?.n !== LEARNERS * YOUNG) throw new Error(`${rows[0]?.n} answers are left.`);
  const replayed = await replayMastery(
    database,
    districtId,
    () => {},
    async () => {},
  );
  const records = run.kinds.reduce((sum, kind) => sum + kind.records, 0);
  return [
    { what: `${(LEARNERS * OLD).toLocaleString('en')} old answers purged`, value: gone.seconds, unit: 's', digits: 1 },
    { what: 'rows that went', value: records, unit: '' },
    { what: 'a look ahead before', value: ahead.seconds, unit: 's', digits: 2 },
    { what: 'estimates that differ from the replay afterwards', value: replayed.differences, unit: '', aim: '0' },
  ];
}

async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; result: T }> {
  const began = performance.now();
  const result = await work();
  return { seconds: (performance.now() - began) / 1000, result };
}

interface Answer {
  learnerId: string;
  courseId: string;
  conceptId: string;
  attemptId: string;
  itemId: string;
  at: Date;
  n: number;
}

/** @returns the administrator's id. */
async function school(owner: pg.Pool, districtId: string): Promise<string> {
  const adminId = randomUUID();
  await owner.query(`insert into districts (district_id, name) values ($1, 'Bench')`, [districtId]);
  await owner.query(
    `insert into users (district_id, id, name, email, email_verified, role) values ($1, $2, 'Admin', 'admin@example.org', true, 'admin')`,
    [districtId, adminId],
  );
  return adminId;
}

/** One learner answers as in the product; the others are made after them, row by row, each under an id of their own. */
async function answersOf(owner: pg.Pool, districtId: string, record: (on: Answer) => Promise<void>): Promise<void> {
  const [courseId, learnerId] = [randomUUID(), randomUUID()];
  const person = (id: string) =>
    owner.query(
      `insert into users (district_id, id, name, email, email_verified, role, created_at) values ($1, $2, 'Learner', $3, true, 'learner', now() - interval '3 years')`,
      [districtId, id, `${id}@example.org`],
    );
  await person(learnerId);
  await owner.query(
    `insert into courses (district_id, id, title, owner_id, visibility) select $1, $2, 'Course', id, 'district' from users where role = 'admin'`,
    [districtId, courseId],
  );
  const concepts = Array.from({ length: CONCEPTS }, () => randomUUID());
  for (const [place, id] of concepts.entries())
    await owner.query(
      `insert into concepts (district_id, id, course_id, key, name, position, origin) values ($1, $2, $3, $4, $4, $5, 'extracted')`,
      [districtId, id, courseId, `concept-${place}`, place],
    );
  for (let n = 0; n < OLD + YOUNG; n++) {
    const daysAgo = n < OLD ? 900 - n : 60 - (n - OLD);
    const at = new Date(Date.now() - daysAgo * DAY_MS);
    const conceptId = concepts[n % CONCEPTS] ?? '';
    const [attemptId, itemId, presentationId] = [randomUUID(), randomUUID(), randomUUID()];
    await record({ learnerId, courseId, conceptId, attemptId, itemId, at, n });
    await owner.query(
      `insert into attempts (district_id, id, learner_id, course_id, concept_id, item_id, presentation_id, response, correct, score, hints_used,
         evidence, elapsed_ms, mastery_before, mastery_after, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, '{"kind":"choice","optionId":"b"}', true, 1, 0, 'unaided', 9000, 0.3, 0.4, $8)`,
      [districtId, attemptId, learnerId, courseId, conceptId, itemId, presentationId, at],
    );
  }
  await owner.query(
    `insert into users (district_id, id, name, email, email_verified, role, created_at)
     select $1, gen_random_uuid(), 'Learner', 'l' || n || '@example.org', true, 'learner', now() - interval '3 years' from generate_series(1, $2::int) n`,
    [districtId, LEARNERS - 1],
  );
  for (const table of ['attempts', 'events', 'mastery', 'concept_memories']) await copyRows(owner, table, learnerId);
}

/** A learner's rows of a table once more for everybody else; in their order, under ids of their own. */
async function copyRows(owner: pg.Pool, table: string, from: string): Promise<void> {
  const { rows } = await owner.query<{ name: string; numbered: boolean }>(
    `select column_name as name, is_identity = 'YES' or column_default like 'nextval%' as numbered from information_schema.columns
     where table_schema = 'public' and table_name = $1 order by ordinal_position`,
    [table],
  );
  const columns = rows.filter(({ numbered }) => !numbered).map(({ name }) => name);
  const value = (name: string) =>
    name === 'learner_id' ? 'u.id' : name === 'id' ? 'gen_random_uuid()' : `x."${name}"`;
  const order = table === 'events' ? 'order by u.id, x.sequence' : '';
  await owner.query(
    `insert into ${table} (${columns.map((name) => `"${name}"`).join(', ')})
     select ${columns.map(value).join(', ')} from ${table} x, users u where x.learner_id = $1 and u.role = 'learner' and u.id <> $1 ${order}`,
    [from],
  );
}
