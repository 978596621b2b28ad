import { describe, expect, it } from 'vitest';
import { createAuth } from '@/features/identity/auth';
import { createAuthenticator } from '@/features/identity/authenticate';
import { hashPassword } from '@/features/identity/sign-in/password-hash';
import { insertPerson } from '@/features/identity/store';
import { testDatabase } from '@/platform/database/testing';
import { systemActor } from '@/platform/database/transaction';
import { createApi } from '@/platform/http/api';
import { createHttpApp } from './http-app';

const test = testDatabase();
const PASSWORD = 'a quiet room with books';

function open() {
  const { database, districtId } = test();
  const options = { database, secret: 'x'.repeat(40), publicUrl: 'http://localhost', addressHeader: 'x-address' };
  const auth = createAuth(options);
  const currentDistrict = async () => ({ id: districtId });
  const authenticator = createAuthenticator({ database, auth, currentDistrict, now: () => new Date() });
  const api = createApi({ database, policies: {}, authenticate: authenticator, report: () => {} });
  return createHttpApp({
    ...{ api, auth, authenticator, currentDistrict, publicUrl: options.publicUrl, version: '0.0.0' },
    ready: async () => true,
  });
}
const headers = { 'content-type': 'application/json', origin: 'http://localhost', host: 'localhost' };

describe('signing in and out', () => {
  it('leaves nothing in the browser, and nothing that a cookie of before opens', async () => {
    const { database, districtId } = test();
    const passwordHash = await hashPassword(PASSWORD);
    const person = { name: 'Ada', email: 'ada@example.org', role: 'learner' as const, passwordHash };
    await database.transaction(systemActor(districtId), (tx) => insertPerson(tx, person));
    const app = open();
    const body = JSON.stringify({ email: person.email, password: PASSWORD });
    const inside = await app.request('/api/auth/sign-in/email', { method: 'POST', headers, body });
    expect([inside.status, inside.headers.get('clear-site-data')]).toEqual([200, null]);
    const cookie = inside.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const out = await app.request('/api/auth/sign-out', {
      method: 'POST',
      headers: { ...headers, cookie },
      body: '{}',
    });
    expect(out.status).toBe(200);
    expect(out.headers.get('clear-site-data')).toBe('"storage"');
    expect(out.headers.getSetCookie().join()).toMatch(/^meno\.session_token=;.*Max-Age=0/);
    expect(out.headers.get('cache-control')).toBe('no-store');
    expect((await test().owner.query('select 1 from sessions')).rowCount).toBe(0);
  });

  it('reads no more than signing in takes', async () => {
    const body = JSON.stringify({ email: 'x'.repeat(100_000), password: PASSWORD });
    const answer = await open().request('/api/auth/sign-in/email', { method: 'POST', headers, body });
    expect([answer.status, await answer.json()]).toEqual([413, { code: 'too_large', message: 'This is too large.' }]);
  });
});
