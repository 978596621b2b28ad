import { expect, test } from 'vitest';
import { createRandom } from '@/core/random/random';
import { classAsks, longestByFairShare, oneFloods, straightTo, throughQueue } from './class-asks.fixture';
import { createServing } from './serving';
import { simulatedClock } from './simulated-clock.fixture';
import { sourceOf, timedModel } from './timed-model.fixture';

const LEARNERS = 30;
const SLOTS = 4;

function setUp(seed: number) {
  const clock = simulatedClock();
  const random = createRandom(seed);
  // Short hints and long lessons: half a second to eight seconds.
  const model = timedModel('m', clock, () => ({ ms: Math.round(500 * 16 ** random.uniform()) }));
  const serving = createServing({
    models: sourceOf({ model, purposes: ['tutor'], slots: SLOTS }),
    clock,
    report: () => {},
  });
  return { clock, model, serving };
}

test.each([1, 2, 3])('nobody of a class of 30 waits more than twice the fair share (seed %i)', async (seed) => {
  const { clock, model, serving } = setUp(seed);
  const asked = await clock.until(classAsks(throughQueue(serving), LEARNERS, 10));
  expect(asked).toHaveLength(300);
  expect(longestByFairShare(asked, LEARNERS, SLOTS)).toBeLessThanOrEqual(2);
  expect(model.seen.most).toBe(SLOTS);
});

test('somebody who sends 60 at once does not keep the others, who without a queue would wait for all of them', async () => {
  const { clock, model, serving } = setUp(4);
  const others = await clock.until(oneFloods(throughQueue(serving), LEARNERS, 60));
  expect(longestByFairShare(others, LEARNERS, SLOTS)).toBeLessThanOrEqual(2);
  const without = await clock.until(oneFloods(straightTo(model, SLOTS, clock), LEARNERS, 60));
  expect(longestByFairShare(without, LEARNERS, SLOTS)).toBeGreaterThan(2);
});

test('whoever leaves frees their place at once, and nothing of them stays', async () => {
  const { clock, model, serving } = setUp(5);
  const ask = throughQueue(serving);
  const leaving = new AbortController();
  const gone = Promise.allSettled(Array.from({ length: 15 }, (_, index) => ask(`gone ${index}`, leaving.signal)));
  const stay = Array.from({ length: 15 }, (_, index) => ask(`stays ${index}`));
  await clock.pass(10);
  expect(serving.states()[0]).toMatchObject({ running: SLOTS, waiting: 26 });
  leaving.abort();
  await clock.pass(0);
  expect(serving.states()[0]).toMatchObject({ running: SLOTS, waiting: 11 });
  expect((await gone).every(({ status }) => status === 'rejected')).toBe(true);
  expect(await clock.until(Promise.all(stay))).toHaveLength(15);
  expect(serving.states()[0]).toMatchObject({ running: 0, waiting: 0, problem: null });
  expect(model.seen).toMatchObject({ running: 0, asked: 19, cancelled: 4 });
});
