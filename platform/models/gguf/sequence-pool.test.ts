import { describe, expect, test } from 'vitest';
import { createSequencePool } from './sequence-pool';
import { createTextQueue } from './text-queue';

const never = new AbortController().signal;
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('the sequences of a context', () => {
  test('the likest free one is lent; who comes when none is free waits, in order', async () => {
    const pool = createSequencePool(['a', 'b']);
    const first = await pool.take((name) => (name === 'b' ? 9 : 0), never);
    expect(first.sequence).toBe('b');
    await pool.take(() => 0, never);
    const order: string[] = [];
    for (const who of ['one', 'two'])
      pool.take(() => 0, never).then(({ sequence }) => order.push(`${who} ${sequence}`));
    await settled();
    expect(order).toEqual([]);
    first.giveBack();
    first.giveBack();
    await settled();
    expect(order).toEqual(['one b']);
  });

  test('who is cancelled while waiting leaves the line, and keeps nothing', async () => {
    const pool = createSequencePool(['a']);
    const lease = await pool.take(() => 0, never);
    const controller = new AbortController();
    const waiting = pool.take(() => 0, controller.signal);
    const next = pool.take(() => 0, never);
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ failure: 'cancelled' });
    await expect(pool.take(() => 0, AbortSignal.abort())).rejects.toMatchObject({ failure: 'cancelled' });
    lease.giveBack();
    (await next).giveBack();
    await pool.drained();
  });

  test('drained says when the last has been given back', async () => {
    const pool = createSequencePool(['a', 'b']);
    await pool.drained();
    const leases = [await pool.take(() => 0, never), await pool.take(() => 0, never)];
    let drained = false;
    pool.drained().then(() => (drained = true));
    leases[0]?.giveBack();
    await settled();
    expect(drained).toBe(false);
    leases[1]?.giveBack();
    await settled();
    expect(drained).toBe(true);
  });
});

describe('text that comes by a callback', () => {
  test('is read in order, before and after the reader waits', async () => {
    const queue = createTextQueue();
    queue.push('a');
    setTimeout(() => {
      queue.push('b');
      queue.push('');
      queue.push('c');
      queue.end();
    }, 5);
    const read: string[] = [];
    for await (const text of queue) read.push(text);
    expect(read).toEqual(['a', 'b', 'c']);
  });

  test('a failure comes at once, also to a reader that waits', async () => {
    const queue = createTextQueue();
    queue.push('a');
    const read: string[] = [];
    setTimeout(() => queue.fail(new Error('gone')), 5);
    const reading = (async () => {
      for await (const text of queue) read.push(text);
    })();
    await expect(reading).rejects.toThrow('gone');
    expect(read).toEqual(['a']);
  });
});
