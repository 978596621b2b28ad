import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type ChatRequest, ModelError, type ModelFailure } from '../types';
import { createServing } from './serving';
import { type SimulatedClock, simulatedClock } from './simulated-clock.fixture';
import { type Reply, sourceOf, timedModel } from './timed-model.fixture';
import type { ModelJob, ServedBy, ServingEvent } from './types';

let clock: SimulatedClock;
const reported: unknown[] = [];
beforeEach(() => {
  clock = simulatedClock();
  reported.length = 0;
});

const request: ChatRequest = {
  messages: [{ role: 'user', content: 'What is a loop?' }],
  passages: [],
  maxTokens: 50,
  temperature: 0,
};
const jobOf = (learnerId: string | null, more: Partial<ModelJob> = {}): ModelJob => ({
  purpose: 'tutor',
  priority: 'interactive',
  learnerId,
  prompt: { name: 'answer', version: 1 },
  request,
  budgetMs: 60_000,
  ...more,
});
const never = new AbortController().signal;
const failure = (name: ModelFailure, retryAfterMs: number | null = null) =>
  new ModelError(name, `It is ${name}.`, retryAfterMs);

function setUp(...replies: ((n: number) => Reply)[]) {
  const models = replies.map((reply, index) => timedModel(`m${index + 1}`, clock, reply));
  const opened = (slots: number) => models.map((model) => ({ model, purposes: ['tutor' as const], slots }));
  const source = sourceOf(...opened(1));
  const serving = createServing({ models: source, clock, random: () => 0.5, report: (error) => reported.push(error) });
  return { models, source, serving, opened };
}

/** Reads to the end; what was told, in words. */
async function read(events: AsyncGenerator<ServingEvent, ServedBy>, told: string[] = []) {
  for (;;) {
    const next = await events.next();
    if (next.done) return { told, served: next.value };
    const event = next.value;
    told.push(
      event.type === 'text'
        ? event.text
        : event.type === 'queued'
          ? `queued ${event.position} ${event.waitMs}`
          : event.type === 'started'
            ? event.model
            : event.type,
    );
  }
}

describe('waiting', () => {
  it('is told with position and time, and again as it changes', async () => {
    const { serving } = setUp(() => ({ ms: 1000 }));
    await clock.until(read(serving.stream(jobOf('first'), never)));
    const answers = ['a', 'b', 'c'].map((learner) => read(serving.stream(jobOf(learner), never)));
    const [a, b, c] = await clock.until(Promise.all(answers));
    expect(a?.told).toEqual(['m1', 'Loops repeat.', 'end']);
    expect(b?.told).toEqual(['queued 0 1000', 'm1', 'Loops repeat.', 'end']);
    expect(c?.told).toEqual(['queued 1 2000', 'queued 0 1000', 'm1', 'Loops repeat.', 'end']);
    expect(c?.served).toEqual({
      model: 'm1',
      prompt: { name: 'answer', version: 1 },
      use: { promptTokens: 100, completionTokens: 20, counted: true },
      waitMs: 2000,
      milliseconds: 1000,
    });
  });

  it('ends at once for whoever leaves, waiting or working, and the place is free', async () => {
    const { serving, models } = setUp(() => ({ ms: 1000 }));
    const leaving = new AbortController();
    const working = read(serving.stream(jobOf('a'), leaving.signal));
    const waiting = new AbortController();
    const gone = read(serving.stream(jobOf('b'), waiting.signal));
    const stays = read(serving.stream(jobOf('c'), never));
    await clock.pass(100);
    waiting.abort();
    await expect(clock.until(gone)).rejects.toMatchObject({ failure: 'cancelled' });
    leaving.abort();
    await expect(clock.until(working)).rejects.toMatchObject({ failure: 'cancelled' });
    expect((await clock.until(stays)).served.waitMs).toBe(100);
    expect(models[0]?.seen).toMatchObject({ asked: 2, cancelled: 1, running: 0 });
    expect(serving.states()[0]).toMatchObject({ running: 0, waiting: 0, problem: null });
  });

  it('ends the work when the loop is left', async () => {
    const { serving, models } = setUp(() => ({ ms: 1000 }));
    const stream = serving.stream(jobOf('a'), never);
    expect((await stream.next()).value).toEqual({ type: 'started', model: 'm1' });
    const left = stream.return({
      model: '',
      prompt: { name: '', version: 1 },
      use: { promptTokens: 0, completionTokens: 0, counted: false },
      waitMs: 0,
      milliseconds: 0,
    });
    await clock.until(left);
    expect(models[0]?.seen).toMatchObject({ running: 0, cancelled: 1 });
    expect(serving.states()[0]).toMatchObject({ running: 0, waiting: 0 });
  });

  it('does not outlast its time, and what would take too long goes elsewhere at once', async () => {
    const { serving } = setUp(() => ({ ms: 10_000 }));
    const slow = read(serving.stream(jobOf('a', { budgetMs: 4000 }), never));
    await expect(clock.until(slow)).rejects.toMatchObject({ failure: 'timeout' });
    await clock.until(read(serving.stream(jobOf('a'), never)));
    const busy = read(serving.stream(jobOf('a'), never));
    const began = clock.now();
    await expect(clock.until(read(serving.stream(jobOf('b', { budgetMs: 5000 }), never)))).rejects.toMatchObject({
      failure: 'busy',
    });
    expect(clock.now()).toBe(began);
    await clock.until(busy);
  });

  it('background work makes room for somebody who comes', async () => {
    const { serving, models } = setUp(() => ({ ms: 5000 }));
    expect(serving.idle('tutor')).toBe(true);
    const ahead = read(serving.stream(jobOf(null, { priority: 'background' }), never));
    ahead.catch(() => {});
    await clock.pass(1000);
    expect(serving.idle('tutor')).toBe(false);
    const somebody = await clock.until(read(serving.stream(jobOf('a'), never)));
    expect(somebody.served.waitMs).toBe(0);
    await expect(ahead).rejects.toMatchObject({ failure: 'busy' });
    expect(models[0]?.seen.cancelled).toBe(1);
    expect(serving.states()[0]?.problem).toBeNull();
  });
});

describe('a model that fails', () => {
  const good = () => ({ ms: 10 });
  const failing =
    (name: ModelFailure, retryAfterMs: number | null = null) =>
    () => ({ ms: 10, fail: failure(name, retryAfterMs) });

  it.each([
    'unavailable',
    'bad_answer',
    'refused',
    'context_overflow',
    'interrupted',
    'busy',
    'loading',
    'timeout',
  ] as const)('with “%s” before any text is followed by the next of the list', async (name) => {
    const { serving } = setUp(failing(name), good);
    const { told, served } = await clock.until(read(serving.stream(jobOf('a'), never)));
    expect(told).toEqual(['m1', 'm2', 'Loops repeat.', 'end']);
    expect(served.model).toBe('m2');
    expect(serving.states()[0]?.problem).toMatchObject({ failure: name, message: `It is ${name}.` });
  });

  it('after some text is thrown on, and no other is asked', async () => {
    const { serving, models } = setUp(() => ({ ms: 10, failAfterText: failure('interrupted') }), good);
    const told: string[] = [];
    await expect(clock.until(read(serving.stream(jobOf('a'), never), told))).rejects.toMatchObject({
      failure: 'interrupted',
    });
    expect(told).toEqual(['m1', 'Loops repeat.']);
    expect(models[1]?.seen.asked).toBe(0);
  });

  it('with an answer of nothing has failed too', async () => {
    const { serving } = setUp(() => ({ ms: 10, text: ' \n' }), good);
    expect((await clock.until(read(serving.stream(jobOf('a'), never)))).told).toEqual([
      'm1',
      'm2',
      'Loops repeat.',
      'end',
    ]);
  });

  it('rests after three failures, is tried by one request when the rest is over, and is back', async () => {
    let broken = true;
    const { serving, models } = setUp(() => (broken ? { ms: 10, fail: failure('unavailable') } : { ms: 10 }));
    for (let time = 0; time < 3; time += 1) {
      expect(serving.available('tutor')).toBe(true);
      await expect(clock.until(read(serving.stream(jobOf('a'), never)))).rejects.toMatchObject({
        failure: 'unavailable',
      });
    }
    expect(serving.available('tutor')).toBe(false);
    expect(serving.states()[0]?.state).toBe('resting');
    await expect(clock.until(read(serving.stream(jobOf('a'), never)))).rejects.toThrow('rests after failures');
    expect(models[0]?.seen.asked).toBe(3);
    await clock.pass(10_000);
    broken = false;
    const both = ['a', 'b'].map((learner) => read(serving.stream(jobOf(learner), never)));
    await clock.until(Promise.all(both));
    expect(serving.states()[0]?.state).toBe('ready');
    expect(models[0]?.seen.asked).toBe(5);
  });

  it('that rests sends whoever waits for it on to the next', async () => {
    const { serving } = setUp(failing('unavailable'), () => ({ ms: 10 }));
    const all = ['a', 'b', 'c', 'd', 'e', 'f'].map((learner) => read(serving.stream(jobOf(learner), never)));
    const models = (await clock.until(Promise.all(all))).map(({ served }) => served.model);
    expect(models).toEqual(Array.from({ length: 6 }, () => 'm2'));
  });

  it('that is busy is left alone as long as it asks for, then asked again', async () => {
    const { serving, models } = setUp((n) => (n === 0 ? { ms: 10, fail: failure('busy', 3000) } : { ms: 10 }));
    const began = clock.now();
    const { told } = await clock.until(read(serving.stream(jobOf('a'), never)));
    expect(clock.now() - began).toBeGreaterThanOrEqual(3010);
    expect(clock.now() - began).toBeLessThan(4000);
    expect(told.filter((each) => each === 'm1')).toHaveLength(2);
    expect(models[0]?.seen.asked).toBe(2);
  });

  it('that is still loading is not waited for', async () => {
    const { serving } = setUp(failing('loading'));
    await expect(clock.until(read(serving.stream(jobOf('a'), never)))).rejects.toMatchObject({ failure: 'loading' });
    expect(serving.available('tutor')).toBe(false);
    expect(serving.states()[0]?.state).toBe('loading');
  });

  it('in a way that no adapter may is a failure all the same, and is reported', async () => {
    const { serving } = setUp(() => {
      throw new TypeError('not a ModelError');
    }, good);
    expect((await clock.until(read(serving.stream(jobOf('a'), never)))).served.model).toBe('m2');
    expect(reported).toHaveLength(1);
  });
});

describe('objects', () => {
  it('come with what served them; one that does not fit is asked of the next model', async () => {
    const schema = { name: 'verdict', zod: z.object({ right: z.boolean() }) };
    const { serving } = setUp(
      () => ({ ms: 10, fail: failure('schema_mismatch') }),
      () => ({ ms: 10, value: { right: true } }),
    );
    const progress: string[] = [];
    const { answer, served } = await clock.until(
      serving.object(jobOf('a'), schema, never, (event) => progress.push(event.type)),
    );
    expect(answer.value).toEqual({ right: true });
    expect(served.model).toBe('m2');
    expect(progress).toEqual(['started', 'started']);
  });
});

describe('what is configured', () => {
  it('nothing: says so at once', async () => {
    const serving = createServing({ models: sourceOf(), clock, report: () => {} });
    expect([serving.available('tutor'), serving.idle('tutor'), serving.states()]).toEqual([false, false, []]);
    await expect(read(serving.stream(jobOf('a'), never))).rejects.toMatchObject({ failure: 'not_configured' });
    expect(await clock.until(serving.promptBudget('tutor', 500))).toBe(4096 - 500 - 64);
  });

  it('may change while somebody waits', async () => {
    const { serving, source, opened } = setUp(
      () => ({ ms: 1000 }),
      () => ({ ms: 10 }),
    );
    const [first, second] = opened(1);
    if (!first || !second) throw new Error('two models');
    source.set(first);
    const working = read(serving.stream(jobOf('a'), never));
    const waiting = read(serving.stream(jobOf('b'), never));
    waiting.catch(() => {});
    await clock.pass(10);
    source.set(second);
    expect(serving.states().map(({ id }) => id)).toEqual(['m2']);
    expect((await clock.until(working)).served.model).toBe('m1');
    await expect(waiting).rejects.toMatchObject({ failure: 'unavailable' });
    expect((await clock.until(read(serving.stream(jobOf('b'), never)))).served.model).toBe('m2');
  });

  it('limits what a learner may use in an hour, and how long an answer is', async () => {
    const { serving, source } = setUp(() => ({ ms: 10 }));
    source.limit(200);
    expect(await clock.until(serving.promptBudget('tutor', 50_000))).toBe(8192 - 1000 - 64);
    for (let time = 0; time < 2; time += 1) await clock.until(read(serving.stream(jobOf('a'), never)));
    await expect(read(serving.stream(jobOf('a'), never))).rejects.toMatchObject({ failure: 'over_budget' });
    await clock.until(read(serving.stream(jobOf('b'), never)));
    await clock.pass(3_900_000);
    await clock.until(read(serving.stream(jobOf('a'), never)));
  });

  it('is tried out on demand, also while it rests', async () => {
    let broken = true;
    const { serving } = setUp(() => (broken ? { ms: 10, fail: failure('unavailable') } : { ms: 10 }));
    for (let time = 0; time < 3; time += 1) await clock.until(read(serving.stream(jobOf('a'), never)).catch(() => {}));
    expect(serving.available('tutor')).toBe(false);
    expect(await clock.until(serving.probe(never))).toMatchObject([{ id: 'm1', problem: { failure: 'unavailable' } }]);
    broken = false;
    expect(await clock.until(serving.probe(never))).toMatchObject([
      { problem: null, milliseconds: 10, schema: 'json_schema' },
    ]);
    expect(serving.available('tutor')).toBe(true);
  });
});
