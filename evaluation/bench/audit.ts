import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { createAuditWriter } from '@/features/governance/service/audit-writer';
import { verifyAudit } from '@/features/governance/service/verify-audit';
import { createAuth } from '@/features/identity/auth';
import { identityRoutes } from '@/features/identity/routes';
import { createIdentity } from '@/features/identity/service';
import type { Database } from '@/platform/database/transaction';
import { createApi } from '@/platform/http/api';
import type { AuditOptions } from '@/platform/http/audited';
import type { Principal } from '@/platform/http/principal';
import { auditTable } from '@/server/audit/table';
import { policyTable } from '@/server/policy-table';
import { type Figure, quantile } from './figure';
import { withBenchLibrary } from './retrieval/bench-library';

const LEARNERS = 30;
const ROUNDS = 400;
const WARM = 50;

/** What the audit trail adds to a request that is written down, with and without it in turns, and how fast the chain is proved. */
export async function benchAudit(): Promise<Figure[]> {
  const nothing = () => Promise.reject(new Error('nothing is embedded here'));
  return withBenchLibrary('audit', nothing, async ({ database }, ownerUrl) => {
    const owner = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
    try {
      return await measure(database, await prepare(owner));
    } finally {
      await owner.end();
    }
  });
}

interface Prepared {
  teacher: Principal;
  courseId: string;
  classId: string;
}

/** A teacher with a class of 30. */
async function prepare(owner: pg.Client): Promise<Prepared> {
  const [districtId, userId, courseId, classId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  await owner.query(`insert into districts (district_id, name) values ($1, 'Bench')`, [districtId]);
  await owner.query(
    `insert into users (district_id, id, name, email, role) select $1, id, 'Person', id || '@example.org', role
     from jsonb_to_recordset($2::jsonb) as r (id uuid, role text)`,
    [
      districtId,
      JSON.stringify([
        { id: userId, role: 'teacher' },
        ...Array.from({ length: LEARNERS }, () => ({ id: randomUUID(), role: 'learner' })),
      ]),
    ],
  );
  await owner.query(`insert into courses (district_id, id, title, owner_id) values ($1, $2, 'Bench', $3)`, [
    ...[districtId, courseId, userId],
  ]);
  await owner.query(
    `insert into classes (district_id, id, course_id, name, join_code, created_by) values ($1, $2, $3, 'Bench', 'BENCH', $4)`,
    [districtId, classId, courseId, userId],
  );
  await owner.query(
    `insert into class_members (district_id, class_id, user_id, role) select $1, $2, id, role from users where district_id = $1`,
    [districtId, classId],
  );
  const teacher: Principal = { districtId, userId, role: 'teacher', name: 'Teacher', email: '', via: 'cookie' };
  return { teacher, courseId, classId };
}

async function measure(database: Database, { teacher, courseId, classId }: Prepared): Promise<Figure[]> {
  const now = () => new Date();
  const report = (error: unknown) => {
    throw error;
  };
  const writer = createAuditWriter({ database, now, report });
  const auth = createAuth({ database, secret: 'x'.repeat(40), publicUrl: undefined, addressHeader: 'x-address' });
  const apiWith = (audit?: AuditOptions) => {
    const api = createApi({
      ...{ database, policies: policyTable, authenticate: async () => teacher, report },
      ...(audit ? { audit } : {}),
    });
    identityRoutes(api, createIdentity({ database, now }), { auth, importSample: async () => {} });
    return api;
  };
  const apis = { without: apiWith(), with: apiWith({ table: auditTable, port: writer, addressHeader: 'x-address' }) };
  const times = {
    read: { without: [] as number[], with: [] as number[] },
    change: { without: [] as number[], with: [] as number[] },
  };
  const headers = { 'x-address': '192.0.2.1' };
  for (let round = 0; round < ROUNDS + WARM; round++)
    for (const how of round % 2 === 0 ? (['without', 'with'] as const) : (['with', 'without'] as const)) {
      const { hono } = apis[how];
      const read = await timed(() => hono.request(`/classes/${classId}/members`, { headers }), 200);
      const body = JSON.stringify({ name: `Class ${round}`, courseId });
      const change = await timed(() => hono.request('/classes', { method: 'POST', headers, body }), 201);
      if (round < WARM) continue;
      times.read[how].push(read);
      times.change[how].push(change);
    }
  await writer.flush();
  const began = performance.now();
  const verdict = await verifyAudit(database, teacher.districtId, []);
  const seconds = (performance.now() - began) / 1000;
  if (!verdict.sound) throw new Error('The chain is broken.');
  const figure = (what: string, of: { with: number[]; without: number[] }, share: number): Figure => ({
    ...{ what, unit: 'ms', digits: 2, value: quantile(of.with, share) },
    reference: { what: 'the same without the trail, in turns', value: quantile(of.without, share) },
  });
  const added = (of: { with: number[]; without: number[] }) => quantile(of.with, 0.5) - quantile(of.without, 0.5);
  return [
    figure(`list of ${LEARNERS} learners read, median of ${ROUNDS}`, times.read, 0.5),
    figure('the same, 95th percentile', times.read, 0.95),
    { what: 'added to a read, median', value: added(times.read), unit: 'ms', digits: 2, aim: '< 2 ms' },
    figure(`class made, median of ${ROUNDS}`, times.change, 0.5),
    figure('the same, 95th percentile', times.change, 0.95),
    { what: 'added to a change, median', value: added(times.change), unit: 'ms', digits: 2, aim: '< 2 ms' },
    { what: `records proved, of ${verdict.head.place}`, value: verdict.head.place / seconds, unit: '/s' },
  ];
}

async function timed(send: () => Response | Promise<Response>, expected: number): Promise<number> {
  const began = performance.now();
  const response = await send();
  await response.text();
  if (response.status !== expected) throw new Error(`status ${response.status}`);
  return performance.now() - began;
}
