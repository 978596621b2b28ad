import { beforeAll, describe, expect, it } from 'vitest';
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
const EMAIL = 'ada@example.org';

function open(publicUrl = 'http://localhost') {
  const { database, districtId } = test();
  const options = { database, secret: 'x'.repeat(40), publicUrl, addressHeader: 'x-address' };
  const auth = createAuth(options);
  const currentDistrict = async () => ({ id: districtId });
  const authenticator = createAuthenticator({ database, auth, currentDistrict, now: () => new Date() });
  const api = createApi({ database, policies: {}, authenticate: authenticator, report: () => {} });
  const app = createHttpApp({
    ...{ api, auth, authenticator, currentDistrict, publicUrl, version: '0.0.0' },
    ready: async () => true,
  });
  return { app, auth, authenticator };
}

let ada = '';
beforeAll(async () => {
  const { database, districtId } = test();
  const person = { name: 'Ada', email: EMAIL, role: 'learner' as const, passwordHash: await hashPassword(PASSWORD) };
  ada = (await database.transaction(systemActor(districtId), (tx) => insertPerson(tx, person))) ?? '';
});
const headers = { 'content-type': 'application/json', origin: 'http://localhost', host: 'localhost' };

describe('signing in and out', () => {
  it('leaves nothing in the browser, and nothing that a cookie of before opens', async () => {
    const { app } = open();
    const body = JSON.stringify({ email: EMAIL, password: PASSWORD });
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

  it('takes no cookie that a neighbouring host has planted, with an https address', async () => {
    const { districtId } = test();
    const cookieFor = async (publicUrl: string) => {
      const request = new Request(`${publicUrl}/api/auth/sign-in/email`);
      const answer = await open(publicUrl).auth.signIn(districtId, request, { email: EMAIL, password: PASSWORD });
      return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    };
    const [own, foreign] = [await cookieFor('https://meno.example'), await cookieFor('http://localhost')];
    expect(own).toMatch(/^__Host-meno\.session_token=/);
    const { authenticator } = open('https://meno.example');
    const who = async (cookie: string) =>
      (await authenticator(new Request('https://meno.example/api/v1/me', { headers: { cookie } })))?.userId ?? null;
    expect(await who(own)).toBe(ada);
    for (const planted of [foreign, own.replace('__Host-', ''), own.replace('__Host-', '__Secure-')])
      expect(await who(planted)).toBe(null);
    // Beside one's own, and before it: one's own counts.
    expect(await who(`${foreign}; ${own}`)).toBe(ada);
  });

  it('reads no more than signing in takes', async () => {
    const body = JSON.stringify({ email: 'x'.repeat(100_000), password: PASSWORD });
    const answer = await open().app.request('/api/auth/sign-in/email', { method: 'POST', headers, body });
    expect([answer.status, await answer.json()]).toEqual([413, { code: 'too_large', message: 'This is too large.' }]);
  });
});
