import { createHash, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '@/platform/database/testing';
import { openSignIn, PASSWORD, type TestBrowser } from './testing';

const CLIENT = { id: 'meno-of-larkfield', secret: 'a secret of tests' };

/** A provider of OpenID Connect that signs real tokens; whoever comes is who the test says. */
async function startProvider() {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const stranger = await generateKeyPair('RS256');
  const key = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  const codes = new Map<string, { challenge: string; nonce: string; redirect: string }>();
  const says = {
    person: { sub: 'u1', email: 'tea@larkfield.example', email_verified: true as boolean | undefined, name: 'Tea' },
    /** What a token says otherwise than it should. */
    wrong: {} as Record<string, unknown>,
    tokenEndpoint: null as string | null,
    /** Who it says that it is. */
    issuer: null as string | null,
    /** What stands for the signature of its tokens. */
    signature: 'its own' as 'its own' | 'another key' | 'none',
  };
  const asked: string[] = [];
  let issuer = '';
  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', issuer);
    asked.push(url.pathname);
    const send = (body: unknown, status = 200) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (url.pathname === '/.well-known/openid-configuration') {
      return send({
        ...{ issuer: says.issuer ?? issuer, jwks_uri: `${issuer}/keys`, authorization_endpoint: `${issuer}/authorize` },
        ...{ token_endpoint: says.tokenEndpoint ?? `${issuer}/token`, response_types_supported: ['code'] },
        ...{ subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256'] },
        code_challenge_methods_supported: ['S256'],
      });
    }
    if (url.pathname === '/keys') return send({ keys: [key] });
    let text = '';
    request.on('data', (part) => {
      text += part;
    });
    request.on(
      'end',
      () => void token(new URLSearchParams(text)).then(send, () => send({ error: 'invalid_grant' }, 400)),
    );
  });
  async function token(given: URLSearchParams) {
    const code = given.get('code') ?? '';
    const kept = codes.get(code);
    codes.delete(code);
    const challenge = createHash('sha256')
      .update(given.get('code_verifier') ?? '')
      .digest('base64url');
    const right =
      kept?.challenge === challenge &&
      kept.redirect === given.get('redirect_uri') &&
      given.get('client_id') === CLIENT.id &&
      given.get('client_secret') === CLIENT.secret;
    if (!right) throw new Error('refused');
    const idToken = await new SignJWT({ nonce: kept.nonce, ...says.person, ...says.wrong })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setIssuer(String(says.wrong.iss ?? issuer))
      .setAudience(String(says.wrong.aud ?? CLIENT.id))
      .setIssuedAt()
      .setExpirationTime(typeof says.wrong.exp === 'number' ? says.wrong.exp : '5m')
      .sign(says.signature === 'another key' ? stranger.privateKey : privateKey);
    return {
      access_token: randomUUID(),
      token_type: 'Bearer',
      expires_in: 300,
      id_token: says.signature === 'none' ? unsigned(idToken) : idToken,
    };
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  issuer = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  return {
    ...{ issuer, says, asked, server },
    /** What the person does there: signs in, and is sent back. */
    approve(authorize: string): string {
      const { searchParams } = new URL(authorize);
      expect(searchParams.get('code_challenge_method')).toBe('S256');
      const code = randomUUID();
      const redirect = searchParams.get('redirect_uri') ?? '';
      codes.set(code, {
        ...{ challenge: searchParams.get('code_challenge') ?? '', nonce: searchParams.get('nonce') ?? '', redirect },
      });
      return `/sign-in/single/return?code=${code}&state=${searchParams.get('state')}`;
    },
  };
}

/** The same words under `alg: none`. */
function unsigned(token: string): string {
  const header = Buffer.from(JSON.stringify({ alg: 'none', kid: 'one' })).toString('base64url');
  return `${header}.${token.split('.')[1]}.`;
}

const test = testDatabase();
let provider: Awaited<ReturnType<typeof startProvider>>;
let world: ReturnType<typeof openSignIn>;
let tea: string;

beforeAll(async () => {
  provider = await startProvider();
  const { issuer } = provider;
  const single = {
    issuer,
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    name: 'Larkfield login',
    hosts: [],
    strong: ['mfa'],
  };
  world = openSignIn(test(), { single });
  tea = await world.addPerson('teacher', 'tea@larkfield.example');
});
afterAll(() => void provider.server.close());

async function comeIn(browser: TestBrowser, next = '/courses?x=1') {
  const begun = await browser.post('/sign-in/single', { next });
  return browser.get(provider.approve(String(begun.body.address)));
}
const as = (person: Partial<typeof provider.says.person>, wrong: Record<string, unknown> = {}) => {
  provider.says.person = { sub: 'u1', email: 'tea@larkfield.example', email_verified: true, name: 'Tea', ...person };
  provider.says.wrong = wrong;
};

describe('single sign-on', () => {
  it('lets in who has an account with the checked address, links it, and goes where they wanted', async () => {
    const browser = world.browser();
    expect((await browser.get('/sign-in/ways')).body).toMatchObject({ single: { name: 'Larkfield login' } });
    const back = await comeIn(browser);
    expect([back.status, back.location]).toEqual([302, '/courses?x=1']);
    expect((await browser.get('/me/sign-in')).body).toMatchObject({
      ...{ email: 'tea@larkfield.example', single: 'Larkfield login', sessions: [{ way: 'single' }] },
    });
    // From now on it is the account there that counts, whatever its address.
    as({ email: 'renamed@elsewhere.example', email_verified: undefined });
    expect((await comeIn(world.browser(), '//evil.example')).location).toBe('/');
    expect(world.told.at(-1)).toMatchObject({ kind: 'sign-in', action: 'sign in: single', subjects: [tea] });
  });

  it('lets nobody in by an address that isn’t checked, nor who has no account here', async () => {
    as({ sub: 'u2', email_verified: false });
    expect((await comeIn(world.browser())).location).toBe('/sign-in?problem=single_unverified');
    as({ sub: 'u2', email_verified: undefined });
    expect((await comeIn(world.browser())).location).toBe('/sign-in?problem=single_unverified');
    as({ sub: 'u3', email: 'new@larkfield.example' });
    expect((await comeIn(world.browser())).location).toBe('/sign-in?problem=single_unknown');
    expect((await test().owner.query(`select 1 from users where email = 'new@larkfield.example'`)).rowCount).toBe(0);
  });

  it('makes accounts of the kind that the district lets it, and no other', async () => {
    await test().owner.query(
      `insert into sign_in_rules (district_id, staff_second_factor, staff_idle_minutes, learner_idle_minutes, newcomers)
       values ($1, true, 0, 0, 'learner')`,
      [test().districtId],
    );
    as({ sub: 'u3', email: 'New@Larkfield.example', name: 'Nele' });
    const browser = world.browser();
    expect((await comeIn(browser)).location).toBe('/courses?x=1');
    const { rows } = await test().owner.query(`select name, role from users where email = 'new@larkfield.example'`);
    expect(rows).toEqual([{ name: 'Nele', role: 'learner' }]);
    expect((await browser.get('/me/sign-in')).body).toMatchObject({ hasPassword: false });
    // Somebody without a password may set one, if they have just signed in.
    await test().owner.query('update sessions set created_at = $1', [
      new Date(world.clock.now.getTime() - 11 * 60_000),
    ]);
    const first = () => browser.post('/me/password', { password: 'a sentence of my own' });
    expect((await first()).body.code).toBe('sign_in_again');
    await test().owner.query('update sessions set created_at = $1', [world.clock.now]);
    expect((await first()).status).toBe(200);
    expect((await browser.get('/me/sign-in')).body).toMatchObject({ hasPassword: true });
  });

  it.each([
    ['another audience', { aud: 'somebody-else' }],
    ['another issuer', { iss: 'http://127.0.0.1:1' }],
    ['another nonce', { nonce: 'planted' }],
    ['a time that is over', { exp: Math.floor(Date.now() / 1000) - 600 }],
  ])('takes no token for %s', async (_, wrong) => {
    as({}, wrong);
    const browser = world.browser();
    expect((await comeIn(browser)).location).toBe('/sign-in?problem=single_failed');
    expect((await browser.get('/me/sign-in')).status).toBe(401);
  });

  it.each(['another key', 'none'] as const)('takes no token with the signature of %s', async (signature) => {
    as({});
    provider.says.signature = signature;
    const browser = world.browser();
    expect((await comeIn(browser)).location).toBe('/sign-in?problem=single_failed');
    expect((await browser.get('/me/sign-in')).status).toBe(401);
    provider.says.signature = 'its own';
  });

  it('believes no provider that calls itself another', async () => {
    as({});
    const { issuer, says } = provider;
    says.issuer = 'https://somebody-else.example';
    const single = { issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret, name: 'x', hosts: [], strong: [] };
    const answer = await openSignIn(test(), { single }).browser().post('/sign-in/single', {});
    expect([answer.status, answer.body.code]).toEqual([503, 'single_failed']);
    says.issuer = null;
  });

  it('takes no answer that this browser didn’t ask for, and none twice', async () => {
    as({});
    const [victim, attacker] = [world.browser(), world.browser()];
    const begun = await attacker.post('/sign-in/single', {});
    const way = provider.approve(String(begun.body.address));
    expect((await victim.get(way)).location).toBe('/sign-in?problem=single_failed');
    const other = await victim.post('/sign-in/single', {});
    provider.approve(String(other.body.address));
    expect((await victim.get(way)).location).toBe('/sign-in?problem=single_failed');
    expect((await attacker.get(way)).status).toBe(302);
    expect((await attacker.get(way)).location).toBe('/sign-in?problem=single_failed');
  });

  describe('where the district asks staff for a second factor', () => {
    const ruled = (on: boolean) =>
      test().owner.query(
        `insert into sign_in_rules (district_id, staff_second_factor, staff_idle_minutes, learner_idle_minutes, newcomers)
         values ($1, $2, 480, 480, 'nobody') on conflict (district_id) do update set staff_second_factor = $2`,
        [test().districtId, on],
      );
    const owes = async (browser: TestBrowser) => (await browser.get('/me/sign-in')).body.owesSecondFactor;
    beforeAll(() => ruled(true));
    afterAll(() => ruled(false));

    it('believes a provider that says so in its signed token, and no other', async () => {
      for (const [said, owed] of [
        [{ amr: ['pwd', 'mfa'] }, false],
        [{ acr: 'mfa' }, false],
        [{ amr: ['pwd'] }, true],
        [{ acr: '1' }, true],
        [{}, true],
      ] as const) {
        as({}, { ...said });
        const browser = world.browser();
        expect((await comeIn(browser)).location).toBe('/courses?x=1');
        expect([said, await owes(browser)]).toEqual([said, owed]);
      }
    });

    it('asks whoever has one-time codes for one after a provider that doesn’t say so', async () => {
      as({});
      const byPassword = world.browser();
      await byPassword.signIn('tea@larkfield.example');
      const begun = await byPassword.post('/me/second-factor', { password: PASSWORD });
      const shared = new TOTP({ secret: Secret.fromBase32(String(begun.body.secret)) });
      const code = () => shared.generate({ timestamp: world.clock.now.getTime() });
      expect((await byPassword.post('/me/second-factor/confirm', { code: code() })).status).toBe(200);
      const browser = world.browser();
      expect((await comeIn(browser)).location).toBe('/sign-in?step=code&next=%2Fcourses%3Fx%3D1');
      expect((await browser.get('/me/sign-in')).status).toBe(401);
      expect((await browser.post('/sign-in/second-factor', { code: '000000' })).status).toBe(401);
      world.clock.now = new Date(world.clock.now.getTime() + 60_000);
      expect((await browser.post('/sign-in/second-factor', { code: code() })).body).toEqual({ next: 'in' });
      const { body } = await browser.get('/me/sign-in');
      expect(body.owesSecondFactor).toBe(false);
      expect(body.sessions).toContainEqual(expect.objectContaining({ way: 'single+factor', here: true }));
      as({}, { amr: ['mfa'] });
      expect((await comeIn(world.browser())).location).toBe('/courses?x=1');
    });
  });

  it('lets nobody in who was deactivated', async () => {
    as({});
    await test().owner.query('update users set deactivated_at = now() where id = $1', [tea]);
    expect((await comeIn(world.browser())).location).toBe('/sign-in?problem=single_unknown');
    await test().owner.query('update users set deactivated_at = null where id = $1', [tea]);
  });

  it('asks no host that isn’t configured', async () => {
    as({});
    const stranger = await startProvider();
    provider.says.tokenEndpoint = `${stranger.issuer}/token`;
    const { issuer } = provider;
    const single = { issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret, name: 'x', hosts: [], strong: ['mfa'] };
    const fresh = openSignIn(test(), { single });
    const browser = fresh.browser();
    const begun = await browser.post('/sign-in/single', {});
    const back = await browser.get(provider.approve(String(begun.body.address)));
    expect(back.location).toBe('/sign-in?problem=single_failed');
    expect(stranger.asked).toEqual([]);
    stranger.server.close();
  });
});
