import { createRandom } from '@/core/random/random';
import {
  type Asked,
  classAsks,
  longestByFairShare,
  oneFloods,
  straightTo,
  throughQueue,
} from '@/platform/models/serving/class-asks.fixture';
import type { Clock } from '@/platform/models/serving/clock';
import { createServing } from '@/platform/models/serving/serving';
import { sourceOf, timedModel } from '@/platform/models/serving/timed-model.fixture';
import { type Figure, quantile } from './figure';

const LEARNERS = 30;
const SLOTS = 4;
const TIMES = 4;
const FLOOD = 60;

/** Real time, with timers that keep the process alive. */
const clock: Clock = {
  now: () => performance.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** A model that needs 20 to 320 ms for an answer, the same draws each time. */
function model() {
  const random = createRandom(1);
  return timedModel('m', clock, () => ({ ms: 20 * 16 ** random.uniform() }));
}

function queue(of = model()) {
  return createServing({ models: sourceOf({ model: of, purposes: ['tutor'], slots: SLOTS }), clock, report: fail });
}

/** The queue before a model, in real time, beside the same model without one that takes four at a time and lets the others wait. */
export async function benchServing(): Promise<Figure[]> {
  process.stderr.write('serving…\n');
  const class_ = await timed(() => classAsks(throughQueue(queue()), LEARNERS, TIMES));
  const without = await timed(() => classAsks(straightTo(model(), SLOTS, clock), LEARNERS, TIMES));
  const flooded = await oneFloods(throughQueue(queue()), LEARNERS, FLOOD);
  const drowned = await oneFloods(straightTo(model(), SLOTS, clock), LEARNERS, FLOOD);
  return [
    {
      what: `longest wait by fair share, ${LEARNERS} learners on ${SLOTS} slots`,
      value: longestByFairShare(class_.asked, LEARNERS, SLOTS),
      unit: 'times',
      aim: '≤ 2',
      reference: { what: 'no queue', value: longestByFairShare(without.asked, LEARNERS, SLOTS) },
    },
    {
      what: `the same of the others when one sends ${FLOOD} at once`,
      value: longestByFairShare(flooded, LEARNERS, SLOTS),
      unit: 'times',
      aim: '≤ 2',
      reference: { what: 'no queue', value: longestByFairShare(drowned, LEARNERS, SLOTS) },
    },
    {
      what: 'answers a second',
      value: class_.perSecond,
      unit: '/s',
      reference: { what: 'no queue', value: without.perSecond },
    },
    { what: 'time from a cancelled request to the next one at work', value: await freed(), unit: 'ms', aim: '≤ 20' },
    { what: `cost of the queue for one request, ${LEARNERS} waiting`, value: await ownCost(), unit: 'ms', aim: '≤ 5' },
  ];
}

async function timed(run: () => Promise<Asked[]>): Promise<{ asked: Asked[]; perSecond: number }> {
  const began = clock.now();
  const asked = await run();
  return { asked, perSecond: (asked.length / (clock.now() - began)) * 1000 };
}

/** Longest of 20 times that somebody leaves while others wait. */
async function freed(): Promise<number> {
  const slow = timedModel('slow', clock, () => ({ ms: 100 }));
  const ask = throughQueue(
    createServing({ models: sourceOf({ model: slow, purposes: ['tutor'], slots: 1 }), clock, report: fail }),
  );
  const waits: number[] = [];
  for (let time = 0; time < 20; time += 1) {
    const leaving = new AbortController();
    const gone = ask('leaves', leaving.signal).catch(() => null);
    const began = clock.now();
    const next = ask('waits');
    await new Promise((resolve) => setTimeout(resolve, 10));
    const left = clock.now() - began;
    leaving.abort();
    await gone;
    waits.push((await next).waitMs - left);
  }
  return quantile(waits, 1);
}

/** Processor time of the whole way through the queue, for a model that answers at once. */
async function ownCost(): Promise<number> {
  const quick = timedModel('quick', clock, () => ({ ms: 0 }));
  const ask = throughQueue(queue(quick));
  const before = process.cpuUsage();
  await classAsks(ask, LEARNERS + SLOTS, 20);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / ((LEARNERS + SLOTS) * 20);
}

function fail(error: unknown): never {
  throw error;
}
