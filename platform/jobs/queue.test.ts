import { afterEach, expect, it } from 'vitest';
import { z } from 'zod';
import { testDatabase } from '../database/testing';
import { createJobQueue, type JobQueue } from './queue';

const test = testDatabase();
/** So seldom that no job of a test is found by looking. */
const SELDOM_S = 3600;
let queue: JobQueue | undefined;

afterEach(() => queue?.stop());

const start = async (work: (n: number) => Promise<void>) => {
  const errors: unknown[] = [];
  queue = createJobQueue(test().ownerUrl, (error) => errors.push(error), SELDOM_S);
  queue.define('count', { data: z.object({ n: z.number() }), retries: 0, expireInSeconds: 60 }, ({ n }) => work(n));
  await queue.start();
  return { queue, errors };
};

it('works on jobs of its own process without waiting for the next look, one after another', async () => {
  const done: number[] = [];
  let atOnce = 0;
  const { queue, errors } = await start(async (n) => {
    expect(++atOnce).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    atOnce -= 1;
    done.push(n);
  });
  await Promise.all([1, 2, 3].map((n) => queue.send('count', { n })));
  await expect.poll(() => done.toSorted(), { timeout: 15_000 }).toEqual([1, 2, 3]);
  expect(errors).toEqual([]);
});

it('goes on with the next job after one that failed, and says what failed', async () => {
  const done: number[] = [];
  const { queue, errors } = await start(async (n) => {
    if (n === 1) throw new Error('one is no good');
    done.push(n);
  });
  await queue.send('count', { n: 1 });
  await expect.poll(() => errors, { timeout: 15_000 }).toEqual([new Error('one is no good')]);
  await queue.send('count', { n: 2 });
  await expect.poll(() => done, { timeout: 15_000 }).toEqual([2]);
});

it('forgets jobs that speak of somebody, waiting and done, and no others', async () => {
  const other = createJobQueue(test().ownerUrl, () => {}, SELDOM_S);
  other.define('told', { data: z.object({ whom: z.string() }), retries: 0, expireInSeconds: 60 }, async () => {});
  await other.start();
  await other.stop();
  const sender = createJobQueue(test().ownerUrl, () => {}, SELDOM_S);
  await sender.start({ work: false });
  for (const whom of ['lena', 'otto', 'lena']) await sender.send('told', { whom });
  await test().owner.query(
    `update pgboss.job set state = 'completed' where id = (select id from pgboss.job where data->>'whom' = 'lena' limit 1)`,
  );
  expect(await sender.forget('lena')).toBe(2);
  expect(await sender.forget('lena')).toBe(0);
  const { rows } = await test().owner.query(`select data->>'whom' as whom from pgboss.job where name = 'told'`);
  expect(rows).toEqual([{ whom: 'otto' }]);
  await sender.stop();
});
