import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { OneAtATime } from './one-at-a-time';

interface Reply {
  id: number;
  value: number;
  thread: number;
}

/** Does what it is asked: answers, hangs, throws, ends, or takes memory inside or outside of JavaScript's heap. */
const SCRIPT = `
  import { parentPort, threadId } from 'node:worker_threads';
  const kept = [];
  parentPort.on('message', ({ id, act, value }) => {
    if (act === 'hang') for (;;);
    if (act === 'throw') throw new Error('thrown');
    if (act === 'exit') process.exit(1);
    if (act === 'heap') for (;;) kept.push(Array.from({ length: 10_000 }, () => ({})));
    if (act === 'buffers') for (let at = 0; ; at++) kept.push(Buffer.alloc(4_000_000, at));
    parentPort.postMessage({ id, value: act === 'ask' ? -1 : value, thread: threadId });
  });
`;

let folder = '';
let thread: OneAtATime<Reply>;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'meno-thread-'));
  await writeFile(path.join(folder, 'worker.mjs'), SCRIPT);
  thread = new OneAtATime<Reply>({
    name: 'test',
    entry: () => path.join(folder, 'worker.mjs'),
    resources: { maxOldGenerationSizeMb: 64 },
    growthMib: 600,
    reply: (message) => {
      const { id, value, thread: by } = Object(message);
      return { id: Number(id), value: Number(value), thread: Number(by) };
    },
    outOfTime: (ms) => new Error(`time ${ms}`),
    outOfMemory: (mib) => new Error(`memory ${mib}`),
  });
});
afterAll(async () => {
  await thread.close();
  await rm(folder, { recursive: true, force: true });
});

const run = (act: string, value = 1, timeoutMs = 20_000) =>
  thread.run<Reply>({ act, value }, timeoutMs, (reply) =>
    reply.value === -1 ? { say: { act: 'answer', value: 7 } } : { done: reply },
  );

it('works on one job after the other, on one thread, and asks back', async () => {
  const replies = await Promise.all([run('answer', 1), run('answer', 2), run('ask')]);
  expect(replies.map(({ value }) => value)).toEqual([1, 2, 7]);
  expect(new Set(replies.map((reply) => reply.thread)).size).toBe(1);
});

it('stops what takes too long or too much memory, inside the heap and outside, and goes on with a new thread', async () => {
  const before = await run('answer');
  for (const [act, message, timeoutMs] of [
    ['hang', 'time 300', 300],
    ['heap', 'memory 64', 20_000],
    ['buffers', 'memory 600', 20_000],
    ['throw', 'thrown', 20_000],
    ['exit', 'the test thread ended', 20_000],
  ] as const) {
    const [broken, next] = [run(act, 1, timeoutMs), run('answer', 5)];
    await expect(broken).rejects.toThrow(message);
    const after = await next;
    expect([act, after.value, after.thread === before.thread]).toEqual([act, 5, false]);
  }
});

it('fails the job alone when its caller fails in a step', async () => {
  const broken = thread.run({ act: 'answer', value: 1 }, 5_000, () => {
    throw new Error('in the step');
  });
  await expect(broken).rejects.toThrow('in the step');
  expect((await run('answer', 3)).value).toBe(3);
});
