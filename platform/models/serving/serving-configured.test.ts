import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Embedder } from '../types';
import { failure, jobOf, never, read, servingOver } from './serving-case.fixture';

describe('objects', () => {
  it('come with what served them; one that does not fit is asked of the next model', async () => {
    const schema = { name: 'verdict', zod: z.object({ right: z.boolean() }) };
    const { clock, serving } = servingOver(
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

describe('whoever asks', () => {
  it('and fails while listening, or gives an object too little time, does the model no harm', async () => {
    const schema = { name: 'verdict', zod: z.object({ right: z.boolean() }) };
    const { clock, reported, serving } = servingOver((n) => ({ ms: n < 4 ? 30_000 : 10, value: { right: true } }));
    for (let time = 0; time < 4; time += 1) {
      const hasty = serving.object(jobOf('a', { budgetMs: 25_000, learnerId: null }), schema, never);
      await expect(clock.until(hasty)).rejects.toMatchObject({ failure: 'timeout' });
    }
    expect(serving.states()[0]).toMatchObject({ state: 'ready', problem: null });
    const deaf = serving.object(jobOf('a'), schema, never, () => {
      throw new Error('no ears');
    });
    expect((await clock.until(deaf)).answer.value).toEqual({ right: true });
    expect(reported).toHaveLength(1);
    expect(serving.states()[0]).toMatchObject({ running: 0, waiting: 0 });
  });
});

describe('what is configured', () => {
  it('nothing: says so at once', async () => {
    const { clock, serving } = servingOver();
    expect([serving.available('tutor'), serving.idle('tutor'), serving.states()]).toEqual([false, false, []]);
    await expect(read(serving.stream(jobOf('a'), never))).rejects.toMatchObject({ failure: 'not_configured' });
    expect(await clock.until(serving.promptBudget('tutor', 500))).toBe(4096 - 500 - 64);
  });

  it('may change while somebody waits', async () => {
    const { clock, serving, source, opened } = servingOver(
      () => ({ ms: 1000 }),
      () => ({ ms: 10 }),
    );
    const [first, second] = opened;
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
    const { clock, serving, source } = servingOver(() => ({ ms: 10 }));
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
    const { clock, serving } = servingOver(() => (broken ? { ms: 10, fail: failure('unavailable') } : { ms: 10 }));
    for (let time = 0; time < 3; time += 1) await clock.until(read(serving.stream(jobOf('a'), never)).catch(() => {}));
    expect(serving.available('tutor')).toBe(false);
    expect(await clock.until(serving.probe(never))).toMatchObject([{ id: 'm1', problem: { failure: 'unavailable' } }]);
    broken = false;
    expect(await clock.until(serving.probe(never))).toMatchObject([
      { problem: null, milliseconds: 10, schema: 'json_schema' },
    ]);
    expect(serving.available('tutor')).toBe(true);
  });

  it('counts what each queue did, for telemetry', async () => {
    const { clock, serving } = servingOver((n) => (n === 1 ? { ms: 10, fail: failure('unavailable') } : { ms: 100 }));
    const leaving = new AbortController();
    const both = [
      read(serving.stream(jobOf('a'), never)),
      read(serving.stream(jobOf('b'), leaving.signal)).catch(() => {}),
    ];
    await clock.pass(20);
    leaving.abort();
    await clock.until(Promise.all(both));
    await clock.until(read(serving.stream(jobOf('c'), never)).catch(() => {}));
    expect(serving.totals().m1).toEqual({
      joined: 3,
      answered: 1,
      failed: { unavailable: 1 },
      left: 1,
      began: 2,
      waitMs: 0,
      longestWaitMs: 0,
      workedMs: 100,
    });
  });
});

describe('a model for embeddings', () => {
  it('is the first of its list, and how it answered is known', async () => {
    const { serving, source } = servingOver();
    expect(serving.embedder()).toBeNull();
    let broken = true;
    const embedder: Embedder = {
      id: 'e1',
      dimensions: 1,
      async embed(texts) {
        if (broken) throw failure('unavailable');
        return texts.map(() => Float32Array.of(1));
      },
    };
    source.embedWith(embedder, { ...embedder, id: 'e2' });
    const watched = serving.embedder();
    expect(serving.embedder()).toBe(watched);
    expect(serving.states()[0]).toMatchObject({ id: 'e1', state: 'unknown', purposes: ['embeddings'] });
    await expect(watched?.embed(['a'], 'query', never)).rejects.toMatchObject({ failure: 'unavailable' });
    expect(serving.states()[0]).toMatchObject({ state: 'unavailable', problem: { failure: 'unavailable' } });
    broken = false;
    expect(await watched?.embed(['a', 'b'], 'passage', never)).toHaveLength(2);
    expect(serving.states().map(({ id, state }) => [id, state])).toEqual([
      ['e1', 'ready'],
      ['e2', 'unknown'],
    ]);
  });
});
