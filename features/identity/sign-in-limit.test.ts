import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '@/platform/database/testing';
import { systemActor } from '@/platform/database/transaction';
import { type Auth, createAuth } from './auth';
import { createIdentity } from './service';
import { limitedAuth } from './sign-in-limit';
import { purgeTries } from './store-tries';
import { ACCOUNT_LIMIT, ADDRESS_LIMIT, waitAfter } from './try-limits';

const test = testDatabase();
const password = 'a long enough password';
const email = 'ada@example.org';
let now = new Date('2026-03-02T09:00:00Z');

/** Signing in as one process does it; a second call is another process on the same database. */
function open(): Auth {
  const { database } = test();
  const auth = createAuth({
    database,
    secret: 'x'.repeat(40),
    publicUrl: 'http://localhost',
    addressHeader: 'x-address',
  });
  return limitedAuth(auth, { database, secret: 'y'.repeat(40), addressHeader: 'x-address', now: () => now });
}

async function attempt(auth: Auth, given: { email?: string; password: string; from?: string }): Promise<Response> {
  const request = new Request('http://localhost/api/auth/sign-in/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'http://localhost', 'x-address': given.from ?? '192.0.2.1' },
    body: JSON.stringify({ email: given.email ?? email, password: given.password }),
  });
  return auth.handle(test().districtId, request);
}
const statusOf = async (...args: Parameters<typeof attempt>) => (await attempt(...args)).status;
const later = (ms: number) => {
  now = new Date(now.getTime() + ms);
};

beforeAll(async () => {
  const service = createIdentity({ database: test().database, now: () => now });
  await service.createPerson(test().districtId, { name: 'Ada', email, password, role: 'teacher' });
});

describe('guessing a password', { timeout: 60_000 }, () => {
  it('has to wait longer and longer, by account, whatever the address, also after a restart', async () => {
    for (let n = 0; n < ACCOUNT_LIMIT.free; n++)
      expect(await statusOf(open(), { password: 'wrong', from: `192.0.2.${n}` })).toBe(401);
    const refused = await attempt(open(), { password, from: '198.51.100.9', email: 'ADA@example.org' });
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('30');
    later(31_000);
    expect(await statusOf(open(), { password: 'wrong' })).toBe(401);
    later(31_000);
    expect(await statusOf(open(), { password })).toBe(429);
    later(30_000);
    expect(await statusOf(open(), { password })).toBe(200);
    // It went well: the account begins anew.
    expect(await statusOf(open(), { password: 'wrong' })).toBe(401);
    expect(await statusOf(open(), { password })).toBe(200);
  });

  it('gets no further by many tries at once over two processes', async () => {
    const [one, two] = [open(), open()];
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        statusOf(n % 2 ? one : two, { email: 'ben@example.org', password: `guess ${n}` }),
      ),
    );
    expect(answers.filter((status) => status === 401)).toHaveLength(ACCOUNT_LIMIT.free);
    expect(answers.filter((status) => status === 429)).toHaveLength(20 - ACCOUNT_LIMIT.free);
  });

  it('is answered the same where there is no such account', async () => {
    later(3600_000);
    const statuses: number[] = [];
    for (let n = 0; n <= ACCOUNT_LIMIT.free; n++)
      statuses.push(await statusOf(open(), { email: 'nobody@example.org', password: 'wrong' }));
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it('is slowed down by address, over all accounts', async () => {
    const { owner, districtId } = test();
    await owner.query('delete from sign_in_tries');
    await statusOf(open(), { password: 'wrong', from: '203.0.113.7' });
    await owner.query(`update sign_in_tries set tries = $1 where "of" = 'address'`, [ADDRESS_LIMIT.free - 1]);
    expect(await statusOf(open(), { email: 'c@example.org', password: 'wrong', from: '203.0.113.7' })).toBe(401);
    expect(await statusOf(open(), { email: 'd@example.org', password: 'wrong', from: '203.0.113.7' })).toBe(429);
    expect(await statusOf(open(), { email: 'd@example.org', password: 'wrong', from: '203.0.113.8' })).toBe(401);
    const { rows } = await owner.query('select hash from sign_in_tries');
    expect(JSON.stringify(rows)).not.toMatch(/203\.0|example/);
    later(25 * 3600_000);
    await test().database.transaction(systemActor(districtId), (tx) => purgeTries(tx, now));
    expect((await owner.query('select 1 from sign_in_tries')).rowCount).toBe(0);
  });

  it('waits as long as the limit says, and never longer', () => {
    const waits = [4, 5, 6, 7, 40].map((tries) => waitAfter(tries, ACCOUNT_LIMIT) / 1000);
    expect(waits).toEqual([0, 30, 60, 120, 900]);
  });
});
