import { describe, expect, it } from 'vitest';
import type { ModelFailure } from '../types';
import { failure, jobOf, never, read, servingOver } from './serving-case.fixture';

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
    const { clock, serving } = servingOver(failing(name), good);
    const { told, served } = await clock.until(read(serving.stream(jobOf('a'), never)));
    expect(told).toEqual(['m1', 'm2', 'Loops repeat.', 'end']);
    expect(served.model).toBe('m2');
    expect(serving.states()[0]?.problem).toMatchObject({ failure: name, message: `It is ${name}.` });
  });

  it('after some text is thrown on, and no other is asked', async () => {
    const { clock, serving, models } = servingOver(() => ({ ms: 10, failAfterText: failure('interrupted') }), good);
    const told: string[] = [];
    await expect(clock.until(read(serving.stream(jobOf('a'), never), told))).rejects.toMatchObject({
      failure: 'interrupted',
    });
    expect(told).toEqual(['m1', 'Loops repeat.']);
    expect(models[1]?.seen.asked).toBe(0);
  });

  it('with an answer of nothing has failed too', async () => {
    const { clock, serving } = servingOver(() => ({ ms: 10, text: ' \n' }), good);
    expect((await clock.until(read(serving.stream(jobOf('a'), never)))).told).toEqual([
      'm1',
      'm2',
      'Loops repeat.',
      'end',
    ]);
  });

  it('rests after three failures, is tried by one request when the rest is over, and is back', async () => {
    let broken = true;
    const { clock, serving, models } = servingOver(() =>
      broken ? { ms: 10, fail: failure('unavailable') } : { ms: 10 },
    );
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
    const { clock, serving } = servingOver(failing('unavailable'), () => ({ ms: 10 }));
    const all = ['a', 'b', 'c', 'd', 'e', 'f'].map((learner) => read(serving.stream(jobOf(learner), never)));
    const models = (await clock.until(Promise.all(all))).map(({ served }) => served.model);
    expect(models).toEqual(Array.from({ length: 6 }, () => 'm2'));
  });

  it('that is busy is left alone as long as it asks for, then asked again', async () => {
    const { clock, serving, models } = servingOver((n) =>
      n === 0 ? { ms: 10, fail: failure('busy', 3000) } : { ms: 10 },
    );
    const began = clock.now();
    const { told } = await clock.until(read(serving.stream(jobOf('a'), never)));
    expect(clock.now() - began).toBeGreaterThanOrEqual(3010);
    expect(clock.now() - began).toBeLessThan(4000);
    expect(told.filter((each) => each === 'm1')).toHaveLength(2);
    expect(models[0]?.seen.asked).toBe(2);
  });

  it('that is still loading is not waited for', async () => {
    const { clock, serving } = servingOver(failing('loading'));
    await expect(clock.until(read(serving.stream(jobOf('a'), never)))).rejects.toMatchObject({ failure: 'loading' });
    expect(serving.available('tutor')).toBe(false);
    expect(serving.states()[0]?.state).toBe('loading');
  });

  it('in a way that no adapter may is a failure all the same, and is reported', async () => {
    const { clock, reported, serving } = servingOver(() => {
      throw new TypeError('not a ModelError');
    }, good);
    expect((await clock.until(read(serving.stream(jobOf('a'), never)))).served.model).toBe('m2');
    expect(reported).toHaveLength(1);
  });
});
