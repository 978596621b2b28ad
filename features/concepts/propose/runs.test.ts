import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '@/platform/database/testing';
import { type MapWithModel, mapWithModel, type Said } from './propose.testing';

const test = testDatabase();
let at: MapWithModel;

beforeEach(async () => {
  at = await mapWithModel(test());
});

const CHARGE = {
  term: 'residual charge',
  quote: 'A residual charge is energy that stays in a part after isolation.',
};
const NEEDS = {
  before: 'Isolation',
  after: 'Lockout',
  quote: 'Lockout needs isolation first, since a lock on a live machine protects nobody.',
};
const sound: Said = { concepts: [CHARGE], pairs: [NEEDS] };

describe('a run', () => {
  it('is not begun where no model is there', async () => {
    at.model.there = false;
    await expect(at.propose(sound)).rejects.toMatchObject({ code: 'no_model' });
    await at.afterRebuild();
    await at.jobs.run();
    expect(at.asked).toEqual([]);
    expect(await at.list()).toMatchObject({ available: false, run: null, items: [] });
  });

  it('is one at a time for a course', async () => {
    const first = await at.as((tx) => at.service.suggestions.ask(tx, at.courseId, at.teacher));
    const second = await at.as((tx) => at.service.suggestions.ask(tx, at.courseId, at.teacher));
    expect(second.id).toBe(first.id);
    for (const run of [first, second]) await at.service.suggestions.start(test().districtId, run);
    await at.jobs.run();
    const passages = at.asked.flatMap(({ prompt, request }) =>
      prompt.name === 'map-propose-concepts' ? request.passages : [],
    );
    expect(passages).toHaveLength(at.chunks.length);
  });

  it('begins after a rebuild, and asks of no passage twice; a teacher’s asking reads all anew', async () => {
    at.model.said = sound;
    await at.afterRebuild();
    await at.jobs.run();
    expect(await at.list()).toMatchObject({ run: { state: 'done', read: at.chunks.length, kept: 2 } });
    const asked = at.asked.length;
    await at.afterRebuild();
    await at.jobs.run();
    expect(at.asked).toHaveLength(asked);
    expect((await at.propose(sound)).run?.dropped).toEqual({ waits: 2 });
  });

  it('goes on after an answer that is none', async () => {
    at.model.answer = ({ prompt }) => (prompt.name === 'map-propose-concepts' ? { value: { nonsense: true } } : null);
    const { run } = await at.propose(sound);
    expect(run).toMatchObject({ state: 'done', kept: 1, dropped: { schema: 1 } });
    expect(at.outputs.filter(({ outcome }) => outcome === 'failed')).toMatchObject([
      { served: null, problem: { code: 'schema_mismatch' } },
    ]);
  });
});

describe('a run that breaks off', () => {
  // Room for about one passage in a prompt.
  const small = 1200 + 1100 + 160;

  it('because the model fails keeps what was checked, and the next one goes on after it', async () => {
    at = await mapWithModel(test(), small);
    at.model.answer = (_job, number) => (number > 3 ? { failure: 'unavailable' } : null);
    const failed = await at.propose(sound);
    expect(failed.run).toMatchObject({ state: 'failed', problem: 'unavailable', kept: 1 });
    expect(failed.items).toMatchObject([{ name: 'Residual charge' }]);
    const read = failed.run?.read ?? 0;
    expect(read).toBeGreaterThan(0);
    at.model.answer = null;
    const done = await at.propose(sound);
    expect(done.run).toMatchObject({ state: 'done', read: at.chunks.length });
    expect(done.items).toHaveLength(2);
    const texts = at.asked.slice(4).flatMap(({ request }) => request.passages.map(({ text }) => text));
    expect(texts.some((text) => text.startsWith('A hazard is'))).toBe(false);
  });

  it('because the process stops is taken up where it was', async () => {
    at = await mapWithModel(test(), small);
    const stop = new AbortController();
    at.model.answer = (_job, number) => {
      if (number !== 3) return null;
      stop.abort();
      return { failure: 'cancelled' };
    };
    await expect(at.propose(sound, stop.signal)).rejects.toThrow();
    const { run } = await at.list();
    expect(run).toMatchObject({ state: 'working' });
    expect(run?.read).toBeGreaterThan(0);
    at.model.answer = null;
    expect(await at.service.suggestions.resume(test().districtId)).toBe(1);
    await at.jobs.run();
    expect(await at.list()).toMatchObject({ run: { state: 'done', read: at.chunks.length, kept: 2 } });
  });
});
