import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { addPerson, type TestDatabase } from '@/platform/database/testing';
import { createApi } from '@/platform/http/api';
import type { AuditTable } from '@/platform/http/audit';
import type { PolicyTable } from '@/platform/http/policy';
import type { Principal } from '@/platform/http/principal';
import { failCommon } from '@/platform/http/problem';
import { governancePolicies } from './policy';
import { governanceRoutes } from './routes';
import { createGovernance } from './service';
import { createAuditWriter } from './service/audit-writer';

const policies: PolicyTable = {
  ...governancePolicies,
  'GET /records': 'member',
  'GET /lists/{classId}': 'teacher',
  'PUT /records/{learnerId}': 'teacher',
  'GET /files/{classId}': 'teacher',
  'GET /weather': 'member',
};
const table: AuditTable = {
  'GET /records': { kind: 'read', record: 'progress', whose: 'query.learnerId' },
  'GET /lists/{classId}': { kind: 'read', record: 'report', whose: 'result.items.id', of: 'params.classId' },
  'PUT /records/{learnerId}': { kind: 'change', record: 'plan', whose: 'params.learnerId' },
  'GET /files/{classId}': { kind: 'export', record: 'report', of: 'params.classId' },
  'GET /weather': { none: 'impersonal' },
  'GET /audit': { kind: 'read', record: 'audit', of: 'district' },
  'GET /audit/export': { kind: 'export', record: 'audit', of: 'district', why: 'query.why' },
  'GET /audit/head': { none: 'impersonal' },
  'GET /me/audit': { none: 'own' },
};

/** The trail behind a few routes that read and change records, and its own routes; `x-as` says who calls. */
export async function auditWorld(test: TestDatabase) {
  const callers = new Map<string, Principal>();
  const reported: unknown[] = [];
  let clock = new Date('2026-03-02T08:00:00Z').getTime();
  const now = () => {
    clock += 1000;
    return new Date(clock);
  };
  const writer = createAuditWriter({ database: test.database, now, report: (error) => reported.push(error) });
  const api = createApi({
    ...{ database: test.database, policies, report: (error) => reported.push(error) },
    authenticate: async (request) => callers.get(request.headers.get('x-as') ?? '') ?? null,
    audit: { table, port: writer, addressHeader: 'x-address' },
  });
  const items: { id: string }[] = [];
  recordRoutes(api, items);
  governanceRoutes(api, createGovernance({ database: test.database }));

  async function person(role: Principal['role'], name: string): Promise<Principal> {
    const userId = await addPerson(test, role, name);
    const made: Principal = { districtId: test.districtId, userId, role, name, email: '', via: 'cookie' };
    callers.set(userId, made);
    return made;
  }
  const send = (as: Principal, method: string, path: string, headers: Record<string, string> = {}) =>
    api.hono.request(path, { method, headers: { 'x-as': as.userId, 'x-address': '192.0.2.77', ...headers } });
  return { api, writer, items, person, send, now, reported };
}

function recordRoutes(api: ReturnType<typeof createApi>, items: { id: string }[]): void {
  const common = { tag: 't', summary: 's' };
  const ofClass = z.object({ classId: z.uuid() });
  api.route(
    {
      ...{ method: 'get', path: '/records', ...common },
      query: z.object({ learnerId: z.uuid().optional() }),
      response: z.object({}),
    },
    async () => ({}),
  );
  api.route(
    {
      ...{ method: 'get', path: '/lists/{classId}', ...common },
      params: ofClass,
      response: z.object({ items: z.array(z.object({ id: z.uuid() })) }),
    },
    async () => ({ items }),
  );
  api.route(
    {
      ...{ method: 'put', path: '/records/{learnerId}', ...common },
      params: z.object({ learnerId: z.uuid() }),
      query: z.object({ how: z.enum(['well', 'badly', 'forbidden']).default('well') }),
    },
    async ({ tx, principal, query }) => {
      await tx.execute(
        sql`insert into idempotency_keys (user_id, key, fingerprint) values (${principal.userId}, ${randomUUID()}, 'changed')`,
      );
      if (query.how === 'badly') throw new Error('broken');
      if (query.how === 'forbidden') throw failCommon('forbidden', 'Not yours.');
    },
  );
  api.raw(
    { ...{ method: 'get', path: '/files/{classId}', ...common }, params: ofClass },
    async () => new Response('a,b'),
  );
  api.route({ ...{ method: 'get', path: '/weather', ...common }, response: z.object({}) }, async () => ({}));
}
