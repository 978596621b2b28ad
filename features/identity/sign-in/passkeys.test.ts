import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '@/platform/database/testing';
import { openSignIn, PASSWORD, type TestBrowser } from './testing';
import { createVirtualKey } from './virtual-key.testing';

const ORIGIN = 'http://localhost';
const test = testDatabase();
let world: ReturnType<typeof openSignIn>;
let tea: string;
const key = createVirtualKey({ origin: ORIGIN });

beforeAll(async () => {
  world = openSignIn(test());
  tea = await world.addPerson('teacher', 'tea@larkfield.example');
});

async function add(browser: TestBrowser, made = key) {
  const begun = await browser.post('/me/passkeys/begin', { password: PASSWORD });
  return browser.post('/me/passkeys', { name: 'My laptop', passkey: made.make(begun.body.challenge, 'localhost') });
}
async function signIn(browser: TestBrowser, shown = key, rpId = 'localhost') {
  const begun = await browser.post('/sign-in/passkey/begin');
  expect(begun.body).toMatchObject({ rpId: 'localhost', userVerification: 'required' });
  return browser.post('/sign-in/passkey', { passkey: shown.show(begun.body.challenge, rpId) });
}

describe('passkeys', { timeout: 60_000 }, () => {
  it('are added behind the password, and are two factors at once', async () => {
    const browser = world.browser();
    await test().owner.query(
      `insert into sign_in_rules (district_id, staff_second_factor, staff_idle_minutes, learner_idle_minutes, newcomers)
       values ($1, true, 0, 0, 'nobody')`,
      [test().districtId],
    );
    await browser.signIn('tea@larkfield.example');
    expect((await browser.get('/me/sign-in')).body).toMatchObject({ owesSecondFactor: true, passkeysWork: true });
    expect((await browser.get('/sign-in/ways')).body).toMatchObject({ passkey: false });
    expect((await browser.post('/me/passkeys/begin', { password: 'wrong' })).body.code).toBe('wrong_password');
    const added = await add(browser);
    expect([added.status, added.body.name]).toEqual([201, 'My laptop']);
    expect((await browser.get('/me/sign-in')).body).toMatchObject({
      owesSecondFactor: false,
      passkeys: [{ lastUsedAt: null }],
    });
    expect((await browser.get('/sign-in/ways')).body).toMatchObject({ passkey: true });
    // The same key is not added twice.
    expect((await add(browser)).body.code).toBe('passkey_not_added');
  });

  it('sign in whose they are, without a name or a password', async () => {
    const browser = world.browser();
    expect((await signIn(browser)).body).toEqual({ next: 'in' });
    expect((await browser.get('/me/sign-in')).body).toMatchObject({
      ...{ email: 'tea@larkfield.example', owesSecondFactor: false, sessions: [{}, {}] },
    });
    expect(world.told.at(-1)).toMatchObject({ kind: 'sign-in', action: 'sign in: passkey', subjects: [tea] });
  });

  it('let nobody in by an answer from before, a copied key, another site, or without a finger, face or number', async () => {
    const browser = world.browser();
    const begun = await browser.post('/sign-in/passkey/begin');
    const passkey = key.show(begun.body.challenge, 'localhost');
    expect((await browser.post('/sign-in/passkey', { passkey })).status).toBe(200);
    expect((await browser.post('/sign-in/passkey', { passkey })).status).toBe(401);
    expect((await signIn(world.browser(), key, 'evil.example')).status).toBe(401);
    expect((await signIn(world.browser(), createVirtualKey({ origin: ORIGIN }))).status).toBe(401);
    const careless = createVirtualKey({ origin: ORIGIN, verifies: false });
    const own = world.browser();
    await own.signIn('tea@larkfield.example');
    expect((await add(own, careless)).body.code).toBe('passkey_not_added');
    expect((await add(own, createVirtualKey({ origin: 'http://evil.example' }))).body.code).toBe('passkey_not_added');
    key.rewind();
    expect((await signIn(world.browser())).status).toBe(401);
  });

  it('are taken away by their owner alone', async () => {
    const [owner, other] = [world.browser(), world.browser()];
    await world.addPerson('learner', 'lea@larkfield.example');
    await Promise.all([owner.signIn('tea@larkfield.example'), other.signIn('lea@larkfield.example')]);
    const { rows } = await test().owner.query('select id from passkeys');
    expect((await other.send('DELETE', `/me/passkeys/${rows[0].id}`)).body.code).toBe('passkey_not_found');
    expect((await owner.send('DELETE', `/me/passkeys/${rows[0].id}`)).status).toBe(200);
    expect((await signIn(world.browser())).status).toBe(401);
    expect(world.reported).toEqual([]);
  });
});
