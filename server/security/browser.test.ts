import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDemo } from '@/demo/testing';
import { createAuth } from '@/features/identity/auth';
import { pageHeaders } from '../web/security-headers';
import { ADDRESS_HEADER } from '../web/web-server';
import { requestOf } from './example';
import { PASSWORD } from './secrets';
import { openWorld, type World } from './world';

const opened = testDemo();
let world: World;
beforeAll(async () => {
  world = await openWorld(opened());
}, 180_000);
afterAll(() => world?.close());

/** What a page of another site can have a browser send with its reader's cookies, without asking first. */
const FOREIGN = [
  { origin: 'https://evil.example', 'content-type': 'text/plain' },
  { origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' },
  { origin: 'https://evil.example', 'content-type': 'multipart/form-data; boundary=x' },
  { origin: 'null', 'content-type': 'text/plain' },
];

describe('requests that another site has a browser send', () => {
  it('change nothing at any route', async () => {
    const passed: string[] = [];
    for (const operation of world.operations) {
      if (operation.method === 'GET') continue;
      for (const headers of FOREIGN) {
        const answer = await world.call(
          'admin',
          requestOf(operation, () => undefined),
          headers,
        );
        if (answer.status !== 403) passed.push(`${operation.route}: ${answer.status}`);
      }
    }
    expect(passed).toEqual([]);
  });

  it('sign nobody in', async () => {
    for (const headers of FOREIGN) {
      const request = {
        method: 'POST',
        url: '/../auth/sign-in/email',
        body: JSON.stringify({ email: world.emails.learner, password: PASSWORD }),
      };
      expect((await world.call('nobody', request, headers)).status).toBe(403);
    }
  });
});

describe('sessions', () => {
  const auth = (publicUrl?: string) =>
    createAuth({
      database: world.demo.test.database,
      secret: 's'.repeat(40),
      publicUrl,
      addressHeader: ADDRESS_HEADER,
    });
  const signIn = async (cookie: string, publicUrl?: string) => {
    const address = new Request(`${publicUrl ?? 'http://localhost'}/api/auth/sign-in/email`, { headers: { cookie } });
    const { districtId } = world.demo.test;
    return auth(publicUrl).signIn(districtId, address, { email: world.emails.learner, password: PASSWORD });
  };
  const tokenOf = (response: Response) =>
    response.headers.getSetCookie().find((cookie) => cookie.includes('session_token=')) ?? '';

  it('begin with a new token at each sign-in, whatever cookie was there before', async () => {
    const first = tokenOf(await signIn(''));
    const planted = (first.split(';')[0] ?? '').replace(/=.*/, '=planted.by-somebody-else');
    const second = tokenOf(await signIn(planted));
    const third = tokenOf(await signIn(first.split(';')[0] ?? ''));
    expect(new Set([first, second, third]).size).toBe(3);
    for (const cookie of [first, second, third]) expect(cookie).not.toContain('planted');
  });

  it('are kept from scripts and other sites, and from plain http where Meno has an https address', async () => {
    expect(tokenOf(await signIn(''))).toMatch(/; HttpOnly; SameSite=Lax$/i);
    const secure = tokenOf(await signIn('', 'https://meno.example'));
    expect(secure).toMatch(/^__Host-meno\.session_token=/);
    expect(secure).toMatch(/; Path=\/(;|$)/i);
    expect(secure).toMatch(/; Secure(;|$)/i);
    expect(secure).not.toMatch(/; Domain=/i);
  });

  it('can’t be made up: a cookie whose signature isn’t Meno’s is nobody’s', async () => {
    const forged = { cookie: 'meno.session_token=abcdefghijklmnopqrstuvwxyz012345.c2lnbmF0dXJl' };
    expect((await world.call('nobody', { method: 'GET', url: '/me', body: null }, forged)).status).toBe(401);
    const token = { authorization: 'Bearer meno_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' };
    expect((await world.call('nobody', { method: 'GET', url: '/me', body: null }, token)).status).toBe(401);
  });
});

describe('the policy of a page', () => {
  it('runs scripts by the nonce of its own answer alone', () => {
    const [one, other] = [pageHeaders(), pageHeaders()];
    expect(one.nonce).not.toBe(other.nonce);
    expect(Buffer.from(one.nonce, 'base64')).toHaveLength(16);
    const directives = new Map(one.policy.split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1)]));
    expect(directives.get('script-src')).toEqual(["'self'", `'nonce-${one.nonce}'`, "'strict-dynamic'"]);
    for (const [name, sources] of directives) {
      expect([name, sources.includes("'unsafe-eval'")]).toEqual([name, false]);
      if (name !== 'style-src') expect([name, sources.includes("'unsafe-inline'")]).toEqual([name, false]);
      expect([name, sources.some((source) => /^https?:|\*/.test(source))]).toEqual([name, false]);
    }
    for (const name of ['object-src', 'base-uri', 'frame-ancestors']) expect(directives.get(name)).toEqual(["'none'"]);
  });
});
