import { describe, expect, it } from 'vitest';
import { jobOf, never, read, servingOver } from './serving-case.fixture';

describe('waiting', () => {
  it('is told with position and time, and again as it changes', async () => {
    const { clock, serving } = servingOver(() => ({ ms: 1000 }));
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
    const { clock, serving, models } = servingOver(() => ({ ms: 1000 }));
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
    const { clock, serving, models } = servingOver(() => ({ ms: 1000 }));
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
    const { clock, serving } = servingOver(() => ({ ms: 10_000 }));
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
    const { clock, serving, models } = servingOver(() => ({ ms: 5000 }));
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
