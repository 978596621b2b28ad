import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '@/platform/database/testing';
import { freshWorld, type RecommendationsWorld } from '../testing';

const database = testDatabase();
const DAY_MS = 86_400_000;
let world: RecommendationsWorld;
beforeEach(async () => {
  world = await freshWorld(database());
});

describe('what helped the many', () => {
  /** Learners who went over the list while they learnt loops, most of whom came to know them, and others, most of whom did not. */
  async function many(of: number): Promise<void> {
    for (let i = 0; i < of; i++) {
      const [went, stayed] = [await world.person('learner'), await world.person('learner')];
      await world.answer(went, world.ids.loop, 'cage');
      await world.answer(went, world.ids.list, 'right', 0.9);
      await world.answer(went, world.ids.loop, 'right', i % 8 === 0 ? 0.5 : 0.95);
      await world.answer(stayed, world.ids.loop, 'cage');
      await world.answer(stayed, world.ids.loop, 'right', i % 8 === 0 ? 0.95 : 0.5);
    }
    world.clock.now = new Date(world.clock.now.getTime() + 15 * DAY_MS);
  }
  const released = async () =>
    (
      await database().owner.query<{ key: string; with_it: number; without_it: number }>(
        `select key, with_it, without_it from helped_together where course_id = $1 and key <> ''`,
        [world.courseId],
      )
    ).rows;

  /** ρ that concepts have spent, those that spent anything. */
  const spent = async () =>
    (
      await database().owner.query<{ spent: string }>(
        `select sum(parts) as spent from privacy_spendings where data_set = 'alike' and part = $1 group by part`,
        [world.ids.loop],
      )
    ).rows.map((row) => Number(row.spent) / 1e9);

  it('is no longer told once the concept’s budget is spent', async () => {
    await many(40);
    await database().owner.query(
      `insert into privacy_budgets (district_id, data_set, limit_parts, updated_by) values ($1, 'alike', 500000000, $2)`,
      [database().districtId, world.learner.userId],
    );
    await world.service.jobs.night(database().districtId);
    expect(await released()).toHaveLength(1);
    world.clock.now = new Date(world.clock.now.getTime() + 29 * DAY_MS);
    await world.service.jobs.night(database().districtId);
    expect(await released()).toEqual([]);
    expect(await spent()).toEqual([0.5]);
    // A night that is still open would hold back the runs of the tests after this one.
    await world.settle();
    await database().owner.query('delete from privacy_budgets');
  }, 60_000);

  it('is released of ten or more on either side, once in four weeks, and reaches who starts alike', async () => {
    await many(40);
    await world.service.jobs.night(database().districtId);
    const first = await released();
    expect(first).toMatchObject([{ key: `prerequisite:${world.ids.list}` }]);
    expect((first[0]?.with_it ?? 0) - (first[0]?.without_it ?? 0)).toBeGreaterThan(0.4);
    await world.service.jobs.night(database().districtId);
    expect(await released()).toEqual(first);
    expect(await spent()).toEqual([0.5]);
    await world.mixUp();
    await world.service.jobs.begin(database().districtId, null);
    await world.settle();
    const { items } = await world.inState('ready');
    const alike = items.find(
      ({ kind, learnerId }: { kind: string; learnerId: string }) =>
        kind === 'alike' && learnerId === world.learner.userId,
    );
    expect(alike).toMatchObject({ action: 'practise', targetName: 'List', evidence: { learnersAtLeast: 10 } });
    await world.call(world.learner, 'PUT', '/recommendations/choice', { together: false });
    await world.answer(world.learner, world.ids.loop, 'set');
    await world.service.jobs.begin(database().districtId, null);
    await world.settle();
    // Others of the many may well have one; this learner has none any more.
    const own = (await world.inState('ready')).items.filter(
      ({ learnerId }: { learnerId: string }) => learnerId === world.learner.userId,
    );
    expect(own.map(({ kind }: { kind: string }) => kind)).not.toContain('alike');
  }, 60_000);

  it('is nothing where fewer than ten stand on a side', async () => {
    await many(9);
    await world.service.jobs.night(database().districtId);
    await world.settle();
    expect(await released()).toEqual([]);
  }, 60_000);

  it('is nothing of those who want no part in it', async () => {
    await many(12);
    await database().owner.query(
      `insert into recommendation_choices (district_id, learner_id, together)
       select distinct district_id, learner_id, false from attempts where course_id = $1`,
      [world.courseId],
    );
    await world.service.jobs.night(database().districtId);
    await world.settle();
    expect(await released()).toEqual([]);
  }, 60_000);
});
