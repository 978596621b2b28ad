import { hashPassword } from 'better-auth/crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { createAuditWriter } from '@/features/governance/service/audit-writer';
import { type Auth, createAuth } from '@/features/identity/auth';
import { insertPerson } from '@/features/identity/store';
import { testDatabase } from '@/platform/database/testing';
import { systemActor } from '@/platform/database/transaction';
import { auditedAuth } from './audited-auth';

const test = testDatabase();
const password = 'a password that is long';
let auth: Auth;
let userId: string | null;
let written: () => Promise<Record<string, unknown>[]>;

beforeAll(async () => {
  const { database, districtId, owner } = test();
  const passwordHash = await hashPassword(password);
  userId = await database.transaction(systemActor(districtId), (tx) =>
    insertPerson(tx, { name: 'Tea', email: 'tea@school.example', role: 'teacher', passwordHash }),
  );
  const audit = createAuditWriter({ database, now: () => new Date(), report: expect.unreachable });
  const plain = createAuth({
    ...{ database, secret: 'x'.repeat(40), publicUrl: 'http://localhost', addressHeader: 'x-address' },
  });
  auth = auditedAuth(plain, { database, audit, addressHeader: 'x-address' });
  written = async () => {
    await audit.flush();
    const { rows } = await owner.query('select * from audit_records order by sequence');
    return rows;
  };
});

const signIn = (email: string, given: string) =>
  auth.handle(
    test().districtId,
    new Request('http://localhost/api/auth/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://localhost', 'x-address': '198.51.100.9' },
      body: JSON.stringify({ email, password: given }),
    }),
  );

describe('signing in', () => {
  it('is written down with its failures, by ids and networks alone', async () => {
    expect((await signIn('tea@school.example', 'wrong password!')).status).toBe(401);
    expect((await signIn('nobody@school.example', 'wrong password!')).status).toBe(401);
    expect((await signIn('Tea@school.example', password)).status).toBe(200);
    await auth.handle(test().districtId, new Request('http://localhost/api/auth/get-session'));
    const rows = await written();
    const common = { action: 'sign in: sign-in/email', origin: '198.51.100.0/24', record: 'account' };
    expect(rows).toMatchObject([
      { ...common, kind: 'sign-in-failed', actor_id: null, subject_ids: [userId], outcome: 'refused' },
      { ...common, kind: 'sign-in-failed', actor_id: null, subject_ids: [] },
      { ...common, kind: 'sign-in', actor_id: userId, actor_role: 'teacher', outcome: 'done' },
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/school\.example|password|Tea|session_token/);
  });
});
