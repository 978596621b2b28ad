import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { testDatabase } from '@/platform/database/testing';
import { createMailer, mailServerOf } from '@/platform/mail/mailer';
import { startListener, startMailServer } from '@/platform/mail/smtp.testing';
import { mailSettingsSchema } from './mail/contract';
import { openSignIn } from './testing';

const test = testDatabase();
const FROM = 'meno@larkfield.example';
const SOON = { timeout: 15_000 };
let server: Awaited<ReturnType<typeof startMailServer>>;
let hangs: Awaited<ReturnType<typeof startListener>>;
let world: ReturnType<typeof openSignIn>;
let broken: ReturnType<typeof openSignIn>;
let teacherId = '';

beforeAll(async () => {
  server = await startMailServer();
  hangs = await startListener(() => {});
  const mailer = (port: number, times?: Parameters<typeof mailServerOf>[1]) =>
    createMailer(mailServerOf(`smtp://127.0.0.1:${port}`, times), FROM);
  world = openSignIn(test(), { mail: mailer(server.port) });
  broken = openSignIn(test(), { mail: mailer(hangs.port, { connect: 300, silence: 300, whole: 5_000 }) });
  teacherId = await world.addPerson('teacher', 'tea@larkfield.example');
  await world.addPerson('admin', 'ada@larkfield.example');
  await world.addPerson('dpo', 'dee@larkfield.example');
});
afterAll(async () => {
  await server.close();
  await hangs.close();
});

const linkIn = (raw: string | undefined) => /\/recover#([\w-]{43})\s/.exec(raw?.replace(/=\r\n/g, '') ?? '')?.[1];

describe('a link by mail', () => {
  it('comes to who has an account, and nobody is told whether somebody has', async () => {
    const stranger = world.browser();
    expect((await stranger.get('/sign-in/ways')).body).toMatchObject({ mail: true });
    const answers = [
      await stranger.post('/recovery/ask', { email: 'nobody@larkfield.example' }),
      await stranger.post('/recovery/ask', { email: 'Tea@larkfield.example' }),
    ];
    expect(answers.map(({ status, body }) => ({ status, body }))).toEqual([
      { status: 200, body: {} },
      { status: 200, body: {} },
    ]);
    await vi.waitFor(() => expect(server.received).toHaveLength(1), SOON);
    const [mail] = server.received;
    expect(mail).toMatchObject({ to: ['tea@larkfield.example'], from: FROM });
    expect(mail?.raw).toContain('Subject: A new password for Larkfield School');
    expect((await stranger.post('/recovery/look', { token: linkIn(mail?.raw) })).body).toMatchObject({ name: 'tea' });
    await vi.waitFor(
      () => expect(world.told).toMatchObject([{ action: 'sign in: link by mail', outcome: 'done' }]),
      SOON,
    );
    expect(JSON.stringify(world.told)).not.toMatch(/larkfield/);
  });

  it('ends no link that an administrator made, and takes the place of one that came by mail', async () => {
    const [admin, stranger] = [world.browser(), world.browser()];
    await admin.signIn('ada@larkfield.example');
    const made = await admin.post(`/people/${teacherId}/recovery-link`);
    const before = linkIn(server.received[0]?.raw);
    await stranger.post('/recovery/ask', { email: 'tea@larkfield.example' });
    await vi.waitFor(() => expect(server.received).toHaveLength(2), SOON);
    const status = async (token: string | undefined) => (await stranger.post('/recovery/look', { token })).status;
    expect(await status(String(made.body.address).split('#')[1])).toBe(200);
    expect(await status(linkIn(server.received[1]?.raw))).toBe(200);
    expect(await status(before)).toBe(404);
  });

  it('is not asked for without end, for an address that is there or not', async () => {
    const stranger = world.browser();
    const statuses: number[] = [];
    for (let n = 0; n < 6; n++)
      statuses.push((await stranger.post('/recovery/ask', { email: 'none@larkfield.example' })).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    expect(world.reported).toEqual([]);
  });
});

describe('who looks after Meno', () => {
  it('sends themself a mail, and sees that the server took it', async () => {
    const admin = world.browser();
    await admin.signIn('ada@larkfield.example');
    const tried = await admin.post('/sign-in/mail/test');
    expect(tried.body).toEqual({
      ...{ server: `127.0.0.1:${server.port}`, from: FROM },
      last: { at: '2026-03-02T09:00:00.000Z', problem: null, answer: null },
    });
    expect(server.received.at(-1)).toMatchObject({ to: ['ada@larkfield.example'] });
    expect(server.received.at(-1)?.raw).toContain('Subject: Meno can send mail');
  });

  it('sees that a mail could not be sent, and why, though who asked for it is told nothing', async () => {
    const stranger = broken.browser();
    expect((await stranger.post('/recovery/ask', { email: 'tea@larkfield.example' })).body).toEqual({});
    await vi.waitFor(() => expect(broken.told).toMatchObject([{ outcome: 'failed', subjects: [teacherId] }]), SOON);
    expect(broken.reported).toMatchObject([{ message: 'The mail server took no mail: silent.' }]);
    const officer = broken.browser();
    await officer.signIn('dee@larkfield.example');
    const { mail } = mailSettingsSchema.parse((await officer.get('/sign-in/mail')).body);
    expect(mail?.last).toMatchObject({ problem: 'silent' });
    expect((await officer.post('/sign-in/mail/test')).status).toBe(403);
    const admin = broken.browser();
    await admin.signIn('ada@larkfield.example');
    expect((await admin.post('/sign-in/mail/test')).body).toMatchObject({ last: { problem: 'silent' } });
  });
});
