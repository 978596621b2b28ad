import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '@/platform/database/testing';
import { freshWorld, type RecommendationsWorld } from './testing';

const database = testDatabase();
let world: RecommendationsWorld;
beforeEach(async () => {
  world = await freshWorld(database());
});

describe('recommendations', () => {
  it('come of gaps, of mistakes and of the material, each with why and its numbers', async () => {
    await world.mixUp();
    const { items } = await world.inState('ready');
    expect(items.map(({ kind }: { kind: string }) => kind).sort()).toEqual(['content', 'gap', 'misconception']);
    const of = (kind: string) => items.find((item: { kind: string }) => item.kind === kind);
    expect(of('misconception')).toMatchObject({
      action: 'passage',
      conceptName: 'Loop',
      passage: { chunkId: world.chunkId },
      why: 'You took “Loop” and “Set” for one another in 2 of your last 2 answers.',
      evidence: { times: 2, answers: 2 },
    });
    expect(of('gap')).toMatchObject({ action: 'lesson', targetName: 'List', evidence: { mastery: 0.3 } });
    expect(of('content').evidence).toEqual({ times: 2, answers: 2, likeness: 0.8 });
    expect(world.reported).toEqual([]);
  });

  it('are worked out once for several changes, and go when they are no longer true', async () => {
    await world.answer(world.learner, world.ids.loop, 'set');
    await world.answer(world.learner, world.ids.loop, 'set');
    expect(world.jobs.waiting).toHaveLength(1);
    await world.settle();
    for (const _ of [1, 2]) await world.answer(world.learner, world.ids.loop, 'right', 0.9);
    await world.asSystem((tx) => world.changes.courseChanged(tx, world.courseId));
    await world.service.jobs.begin(database().districtId, null);
    await world.settle();
    expect(await world.kinds()).toEqual(['content']);
  });

  it('follow a concept that was merged into another, and one that was hidden is not spoken of', async () => {
    await world.mixUp();
    const { owner } = database();
    await owner.query('update items set concept_id = $1 where concept_id = $2', [world.ids.set, world.ids.loop]);
    await owner.query('update concepts set merged_into = $1 where id = $2', [world.ids.set, world.ids.loop]);
    expect(await world.listed(world.learner)).toEqual([]);
    await world.asSystem((tx) => world.changes.courseChanged(tx, world.courseId));
    await world.service.jobs.begin(database().districtId, world.courseId);
    await world.settle();
    expect(world.reported).toEqual([]);
    const after = await world.listed(world.learner);
    expect(after.every(({ conceptId }) => conceptId === world.ids.set)).toBe(true);
    // Who takes a set for a set no longer mixes anything up, but gave the same wrong answer twice.
    expect(after[0]?.why).toContain('You gave the answer “Set” in 2 questions on “Set”');
  });
});
