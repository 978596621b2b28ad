import { beforeAll, describe, expect, it, vi } from 'vitest';
import { testDatabase } from '@/platform/database/testing';
import { openSignIn } from './testing';

const test = testDatabase();
const sent: { to: string; subject: string; text: string }[] = [];
let world: ReturnType<typeof openSignIn>;

beforeAll(async () => {
  world = openSignIn(test(), { mail: async (mail) => void sent.push(mail) });
  await world.addPerson('teacher', 'tea@larkfield.example');
});

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
    await vi.waitFor(() => expect(sent).toHaveLength(1), { timeout: 15_000 });
    expect(sent[0]).toMatchObject({ to: 'tea@larkfield.example', subject: 'A new password for Larkfield School' });
    const token = /\/recover#([\w-]{43})\s/.exec(sent[0]?.text ?? '')?.[1];
    expect((await stranger.post('/recovery/look', { token })).body).toMatchObject({ name: 'tea' });
    expect(JSON.stringify(world.told)).not.toMatch(/larkfield/);
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
