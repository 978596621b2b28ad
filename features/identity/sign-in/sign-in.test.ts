import { Secret, TOTP } from 'otpauth';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '@/platform/database/testing';
import { openSignIn, PASSWORD, type TestBrowser } from './testing';

const test = testDatabase();
let world: ReturnType<typeof openSignIn>;
let tea: string;

beforeAll(async () => {
  world = openSignIn(test());
  tea = await world.addPerson('teacher', 'tea@larkfield.example');
});

const later = (ms: number) => {
  world.clock.now = new Date(world.clock.now.getTime() + ms);
};
const codeOf = (secret: unknown) =>
  new TOTP({ secret: Secret.fromBase32(String(secret)) }).generate({ timestamp: world.clock.now.getTime() });
const codesOf = (body: Record<string, unknown>): string[] => (Array.isArray(body.codes) ? body.codes.map(String) : []);

/** Signs in and sets one-time codes up. */
async function withCodes(browser: TestBrowser, email: string) {
  await browser.signIn(email);
  const begun = await browser.post('/me/second-factor', { password: PASSWORD });
  const confirmed = await browser.post('/me/second-factor/confirm', { code: codeOf(begun.body.secret) });
  return { begun, confirmed, secret: begun.body.secret };
}

describe('one-time codes', { timeout: 60_000 }, () => {
  let secret: unknown;
  let codes: string[] = [];

  it('are set up by the password and a first code, which begins the session anew; the secret is never kept in the clear', async () => {
    const browser = world.browser();
    await browser.signIn('tea@larkfield.example');
    const before = browser.jar.get('meno.session_token');
    expect((await browser.post('/me/second-factor', { password: 'not mine at all' })).body.code).toBe('wrong_password');
    const begun = await browser.post('/me/second-factor', { password: PASSWORD });
    secret = begun.body.secret;
    expect(begun.body.address).toContain('otpauth://totp/Larkfield%20School:tea%40larkfield.example');
    expect((await browser.post('/me/second-factor/confirm', { code: '000000' })).status).toBe(401);
    // Nothing is asked for before it is confirmed.
    expect((await world.browser().signIn('tea@larkfield.example')).body).toEqual({ next: 'in' });
    const confirmed = await browser.post('/me/second-factor/confirm', { code: codeOf(secret) });
    codes = codesOf(confirmed.body);
    expect(codes).toHaveLength(10);
    expect(browser.jar.get('meno.session_token')).not.toBe(before);
    const own = await browser.get('/me/sign-in');
    expect(own.body).toMatchObject({
      secondFactor: { codesLeft: 10 },
      sessions: [{ here: true, way: 'password+code' }],
    });
    const stored = await test().owner.query('select sealed_secret, code_hash from second_factors, recovery_codes');
    expect(JSON.stringify(stored.rows)).not.toContain(secret);
    expect(JSON.stringify(stored.rows)).not.toContain(codes[0]);
  });

  it('are asked for after the password; a code counts once, a wrong one not at all', async () => {
    later(60_000);
    const browser = world.browser();
    const first = await browser.signIn('tea@larkfield.example');
    expect(first.body).toEqual({ next: 'code' });
    expect(browser.jar.has('meno.session_token')).toBe(false);
    expect((await browser.get('/me/sign-in')).status).toBe(401);
    expect((await browser.post('/sign-in/second-factor', { code: '000000' })).body.code).toBe('code_wrong');
    const code = codeOf(secret);
    expect((await browser.post('/sign-in/second-factor', { code })).body).toEqual({ next: 'in' });
    expect((await browser.get('/me/sign-in')).status).toBe(200);
    const other = world.browser();
    await other.signIn('tea@larkfield.example');
    expect((await other.post('/sign-in/second-factor', { code })).status).toBe(401);
    // Without the step of a right password no code helps.
    later(60_000);
    expect((await world.browser().post('/sign-in/second-factor', { code: codeOf(secret) })).body.code).toBe(
      'step_gone',
    );
  });

  it('can be replaced by a recovery code, once each', async () => {
    const [code = ''] = codes;
    const browser = world.browser();
    await browser.signIn('tea@larkfield.example');
    expect((await browser.post('/sign-in/second-factor', { code: code.toLowerCase() })).status).toBe(200);
    expect((await browser.get('/me/sign-in')).body).toMatchObject({ secondFactor: { codesLeft: 9 } });
    const again = world.browser();
    await again.signIn('tea@larkfield.example');
    expect((await again.post('/sign-in/second-factor', { code })).status).toBe(401);
  });

  it('can’t be guessed: after five wrong ones a wait, whatever the browser', async () => {
    later(25 * 3600_000);
    const statuses: number[] = [];
    for (let n = 0; n < 6; n++) {
      const browser = world.browser();
      await browser.signIn('tea@larkfield.example');
      statuses.push((await browser.post('/sign-in/second-factor', { code: `00000${n}` })).status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    later(3600_000);
  });

  it('end by the password alone, and each act is told by ids', async () => {
    const browser = world.browser();
    await browser.signIn('tea@larkfield.example');
    await browser.post('/sign-in/second-factor', { code: codeOf(secret) });
    expect((await browser.post('/me/second-factor/end', { password: 'wrong' })).status).toBe(403);
    expect((await browser.post('/me/second-factor/end', { password: PASSWORD })).status).toBe(200);
    expect((await world.browser().signIn('tea@larkfield.example')).body).toEqual({ next: 'in' });
    const kinds = new Set(world.told.map(({ kind, action }) => `${kind} ${action}`));
    expect([...kinds].sort()).toEqual([
      'sign-in sign in: one-time code',
      'sign-in sign in: recovery code',
      'sign-in-failed sign in: one-time code',
      'sign-in-failed sign in: recovery code',
    ]);
    expect(world.told.every(({ subjects }) => subjects.join() === tea)).toBe(true);
    expect(JSON.stringify(world.told)).not.toMatch(/larkfield|192\.0\.2\.1"/);
  });
});

describe('a district that asks staff for a second factor', { timeout: 60_000 }, () => {
  it('opens nothing else to who has none, and everything once they have; learners go on', async () => {
    await world.addPerson('admin', 'ada@larkfield.example');
    await world.addPerson('learner', 'lea@larkfield.example');
    const [admin, learner] = [world.browser(), world.browser()];
    await Promise.all([admin.signIn('ada@larkfield.example'), learner.signIn('lea@larkfield.example')]);
    const rules = (await admin.get('/sign-in/rules')).body;
    expect(rules).toEqual({
      staffSecondFactor: false,
      staffIdleMinutes: 480,
      learnerIdleMinutes: 10_080,
      newcomers: 'nobody',
    });
    expect((await learner.send('PUT', '/sign-in/rules', rules)).status).toBe(403);
    expect((await admin.send('PUT', '/sign-in/rules', { ...rules, staffSecondFactor: true })).status).toBe(200);
    const fresh = world.browser();
    await fresh.signIn('ada@larkfield.example');
    expect((await fresh.get('/sign-in/rules')).body.code).toBe('second_factor_owed');
    expect((await fresh.get('/me/sign-in')).body).toMatchObject({ owesSecondFactor: true });
    expect((await learner.get('/me/sign-in')).body).toMatchObject({ owesSecondFactor: false });
    await withCodes(fresh, 'ada@larkfield.example');
    expect((await fresh.get('/sign-in/rules')).status).toBe(200);
    await fresh.send('PUT', '/sign-in/rules', { ...rules, staffIdleMinutes: 30 });
  });

  it('ends sessions that nobody uses', async () => {
    const browser = world.browser();
    await browser.signIn('tea@larkfield.example');
    const statusAfter = async (minutes: number) => {
      later(minutes * 60_000);
      // Whom it remembers, it remembers by the clock of this machine.
      world.authenticator.forgetPerson(tea);
      return (await browser.get('/me/sign-in')).status;
    };
    expect([await statusAfter(29), await statusAfter(29), await statusAfter(31)]).toEqual([200, 200, 401]);
    later(-60 * 60_000);
    expect(await statusAfter(0)).toBe(401);
  });
});

describe('sessions', { timeout: 60_000 }, () => {
  it('begin with a word of their own, and the one that the browser had ends', async () => {
    const browser = world.browser();
    browser.jar.set('meno.session_token', 'planted.by-somebody');
    await browser.signIn('tea@larkfield.example');
    const first = browser.jar.get('meno.session_token');
    expect(first).not.toContain('planted');
    const copy = world.browser();
    copy.jar.set('meno.session_token', first ?? '');
    await browser.signIn('tea@larkfield.example');
    expect(browser.jar.get('meno.session_token')).not.toBe(first);
    expect((await copy.get('/me/sign-in')).status).toBe(401);
  });

  it('tell their word to nobody but the cookie: nothing else of better-auth is to be reached', async () => {
    const { auth } = world;
    const browser = world.browser();
    await browser.signIn('tea@larkfield.example');
    const cookie = `meno.session_token=${browser.jar.get('meno.session_token')}`;
    const statuses = await Promise.all(
      ['GET get-session', 'GET list-sessions', 'POST update-user', 'POST change-email', 'POST sign-up/email'].map(
        async (route) => {
          const [method = '', path = ''] = route.split(' ');
          const request = new Request(`http://localhost/api/auth/${path}`, { method, headers: { cookie } });
          return (await auth.handle(test().districtId, request)).status;
        },
      ),
    );
    expect(statuses).toEqual([404, 404, 404, 404, 404]);
  });

  it('are listed with where they are, and end one by one, elsewhere or everywhere', async () => {
    const [here, there] = [world.browser(), world.browser()];
    await here.signIn('tea@larkfield.example');
    await there.signIn('tea@larkfield.example');
    await here.post('/me/sessions/end', { here: false });
    expect((await there.get('/me/sign-in')).status).toBe(401);
    await there.signIn('tea@larkfield.example');
    const { body } = await here.get('/me/sign-in');
    const sessions = Array.isArray(body.sessions) ? body.sessions : [];
    expect(sessions).toHaveLength(2);
    expect(sessions.find((each) => each.here)).toMatchObject({
      browser: 'Firefox',
      system: 'Linux',
      address: '192.0.2.1',
    });
    const other = sessions.find((each) => !each.here);
    expect((await here.send('DELETE', `/me/sessions/${other.id}`)).status).toBe(200);
    expect((await here.send('DELETE', `/me/sessions/${other.id}`)).status).toBe(404);
    expect((await there.get('/me/sign-in')).status).toBe(401);
    // Nobody else's.
    const lea = world.browser();
    await lea.signIn('lea@larkfield.example');
    const mine = (await here.get('/me/sign-in')).body.sessions;
    const id = Array.isArray(mine) ? mine[0].id : '';
    expect((await lea.send('DELETE', `/me/sessions/${id}`)).status).toBe(404);
    expect((await here.get('/me/sign-in')).status).toBe(200);
    await here.post('/me/sessions/end', { here: true });
    expect((await here.get('/me/sign-in')).status).toBe(401);
  });

  it('end elsewhere when the password changes, and go on here under another word', async () => {
    const [here, there] = [world.browser(), world.browser()];
    await Promise.all([here.signIn('lea@larkfield.example'), there.signIn('lea@larkfield.example')]);
    const before = here.jar.get('meno.session_token');
    const change = (current: string, password: string) => here.post('/me/password', { current, password });
    expect((await change('wrong', 'another sentence of mine')).status).toBe(403);
    const weak = await change(PASSWORD, 'larkfield2026');
    expect([weak.status, weak.body.issues]).toEqual([400, [{ path: 'password', message: 'password_about_you' }]]);
    expect((await change(PASSWORD, 'another sentence of mine')).status).toBe(200);
    expect(here.jar.get('meno.session_token')).not.toBe(before);
    expect((await here.get('/me/sign-in')).status).toBe(200);
    expect((await there.get('/me/sign-in')).status).toBe(401);
    expect((await world.browser().signIn('lea@larkfield.example')).status).toBe(401);
    expect((await world.browser().signIn('lea@larkfield.example', 'another sentence of mine')).status).toBe(200);
  });
});

describe('ways back', { timeout: 60_000 }, () => {
  it('a link of an administrator sets a new password once, within a day, and ends all sessions', async () => {
    const [admin, lea] = [world.browser(), world.browser()];
    await lea.signIn('lea@larkfield.example', 'another sentence of mine');
    await test().owner.query('delete from second_factors');
    await admin.signIn('ada@larkfield.example');
    const { rows } = await test().owner.query(`select id from users where email = 'lea@larkfield.example'`);
    const issue = () => admin.post(`/people/${rows[0].id}/recovery-link`);
    const old = await issue();
    const made = await issue();
    expect(made.status).toBe(201);
    const tokenOf = (body: Record<string, unknown>) => String(body.address).split('#')[1];
    const [oldToken, token] = [tokenOf(old.body), tokenOf(made.body)];
    const kept = await test().owner.query('select * from recovery_links');
    expect(JSON.stringify(kept.rows)).not.toContain(token);
    const stranger = world.browser();
    expect((await stranger.post('/recovery/look', { token: oldToken })).body.code).toBe('link_gone');
    expect((await stranger.post('/recovery/look', { token })).body).toEqual({
      name: 'lea',
      signInName: 'lea@larkfield.example',
    });
    expect((await stranger.post('/recovery', { token, password: 'password123' })).status).toBe(400);
    expect((await stranger.post('/recovery', { token, password: PASSWORD })).status).toBe(200);
    expect(stranger.jar.has('meno.session_token')).toBe(false);
    expect((await stranger.post('/recovery', { token, password: 'a third sentence of mine' })).body.code).toBe(
      'link_gone',
    );
    expect((await lea.get('/me/sign-in')).status).toBe(401);
    expect((await world.browser().signIn('lea@larkfield.example')).status).toBe(200);
    const late = await issue();
    later(24 * 3600_000 + 1);
    expect((await stranger.post('/recovery/look', { token: tokenOf(late.body) })).body.code).toBe('link_gone');
    expect(world.told.at(-1)).toMatchObject({
      kind: 'change',
      action: 'sign in: new password by link',
      subjects: [rows[0].id],
    });
  });

  it('a link takes no second factor away', async () => {
    const id = await world.addPerson('learner', 'noa@larkfield.example');
    const { secret } = await withCodes(world.browser(), 'noa@larkfield.example');
    const admin = world.browser();
    await admin.signIn('ada@larkfield.example');
    const token = String((await admin.post(`/people/${id}/recovery-link`)).body.address).split('#')[1];
    const stranger = world.browser();
    expect((await stranger.post('/recovery', { token, password: 'a fourth sentence of mine' })).status).toBe(200);
    expect((await stranger.get('/me/sign-in')).status).toBe(401);
    expect((await stranger.signIn('noa@larkfield.example', 'a fourth sentence of mine')).body).toEqual({
      next: 'code',
    });
    expect((await stranger.get('/me/sign-in')).status).toBe(401);
    later(60_000);
    expect((await stranger.post('/sign-in/second-factor', { code: codeOf(secret) })).body).toEqual({ next: 'in' });
  });

  it('an administrator ends a lost second factor, and nobody without the right does', async () => {
    const [admin, teacher] = [world.browser(), world.browser()];
    await withCodes(teacher, 'tea@larkfield.example');
    await admin.signIn('ada@larkfield.example');
    expect((await teacher.post(`/people/${tea}/second-factor/reset`)).status).toBe(403);
    expect((await admin.post(`/people/${tea}/second-factor/reset`)).status).toBe(200);
    expect((await teacher.get('/me/sign-in')).status).toBe(401);
    expect((await world.browser().signIn('tea@larkfield.example')).body).toEqual({ next: 'in' });
  });

  it('says nothing of mail where none is sent', async () => {
    const stranger = world.browser();
    expect((await stranger.get('/sign-in/ways')).body).toEqual({ passkey: false, single: null, mail: false });
    expect((await stranger.post('/recovery/ask', { email: 'lea@larkfield.example' })).body.code).toBe('mail_off');
    expect(world.reported).toEqual([]);
  });
});
