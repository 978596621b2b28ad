import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/platform/database/testing';
import { ModelError } from '@/platform/models/types';
import { proposeMerges } from './merges';
import { createMerges } from './merges-service';
import { mapWithModel } from './propose.testing';

const test = testDatabase();

/** An embedding model to which two names mean the same, and all others something of their own. */
function embedderThatJoins(a: string, b: string) {
  return {
    id: 'tiny-embedder',
    dimensions: 64,
    embed: async (texts: readonly string[]) =>
      texts.map((text, at) => {
        const vector = new Float32Array(64);
        const name = text.split(':')[0] ?? '';
        vector[name === a || name === b ? 63 : at] = 1;
        return vector;
      }),
  };
}

describe('concepts that may be one', () => {
  it('are found by an embedding model, merged where a teacher says so, and taken back', async () => {
    const map = await mapWithModel(test());
    const [hazard, isolation] = [await map.id('Hazard'), await map.id('Isolation')];
    const merges = createMerges({
      database: test().database,
      embedder: () => embedderThatJoins('Hazard', 'Isolation'),
    });
    await merges.afterRebuild(test().districtId, map.courseId);
    const [proposal, ...others] = (await map.list()).items.filter(({ kind }) => kind === 'merge');
    expect(others).toEqual([]);
    expect(proposal).toMatchObject({ likeness: 1, model: 'tiny-embedder', quote: '' });
    expect([proposal?.before, proposal?.after].sort()).toEqual(['Hazard', 'Isolation']);
    await map.decide([proposal?.id ?? ''], []);
    const left = (await map.map()).concepts.filter(({ id }) => id === hazard || id === isolation);
    expect(left.map(({ name }) => name)).toEqual([proposal?.after]);
    expect(left[0]?.aliases).toContain(proposal?.before);
    expect((await map.list()).items).toEqual([]);
    await map.rebuild();
    expect((await map.map()).concepts.filter(({ id }) => id === hazard || id === isolation)).toHaveLength(1);
  });

  it('stay apart for good where a teacher says so', async () => {
    const map = await mapWithModel(test());
    const merges = createMerges({ database: test().database, embedder: () => embedderThatJoins('Hazard', 'Tagout') });
    await merges.afterRebuild(test().districtId, map.courseId);
    await map.decide(
      [],
      (await map.list()).items.map(({ id }) => id),
    );
    await merges.afterRebuild(test().districtId, map.courseId);
    expect((await map.list()).items).toEqual([]);
    expect((await map.map()).concepts).toHaveLength(4);
  });

  it('are withdrawn by what proposed them alone, and when nothing speaks for them any more', async () => {
    const map = await mapWithModel(test());
    const [fromId, intoId] = [await map.id('Lockout'), await map.id('Tagout')];
    const propose = (pairs: Parameters<typeof proposeMerges>[2], by: string) =>
      map.as((tx) => proposeMerges(tx, map.courseId, pairs, by));
    await propose([{ fromId, intoId, likeness: 0.6 }], 'text');
    await propose([], 'tiny-embedder');
    expect((await map.list()).items).toMatchObject([{ before: 'Lockout', after: 'Tagout', likeness: 0.6 }]);
    await propose([{ fromId: intoId, intoId: fromId, likeness: 0.9 }], 'text');
    expect((await map.list()).items).toHaveLength(1);
    await propose([], 'text');
    expect((await map.list()).items).toEqual([]);
  });

  it('are left to the text where the model does not answer', async () => {
    const map = await mapWithModel(test());
    const failing = {
      ...embedderThatJoins('Hazard', 'Isolation'),
      embed: async () => Promise.reject(new ModelError('unavailable', 'nobody there')),
    };
    await createMerges({ database: test().database, embedder: () => failing }).afterRebuild(
      test().districtId,
      map.courseId,
    );
    expect((await map.list()).items).toEqual([]);
    await createMerges({ database: test().database, embedder: () => null }).afterRebuild(
      test().districtId,
      map.courseId,
    );
    expect((await map.list()).items).toEqual([]);
  });
});
