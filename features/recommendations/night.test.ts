import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '@/platform/database/testing';
import { markForNight } from './store-states';
import { freshWorld, type RecommendationsWorld } from './testing';

const database = testDatabase();
const DAY_MS = 86_400_000;
let world: RecommendationsWorld;
beforeEach(async () => {
  world = await freshWorld(database());
});

describe('the night', () => {
  it('finds whose recommendations run out, who was never reckoned and whose p(L) another model changed', async () => {
    const stale = async () => {
      const { rows } = await database().owner.query(
        'select learner_id from recommendation_states where course_id = $1 and stale_at is not null',
        [world.courseId],
      );
      return rows.map(({ learner_id }) => learner_id);
    };
    const night = () => world.asSystem((tx) => markForNight(tx, world.clock.now));
    await database().owner.query('update mastery set updated_at = $1', [new Date(0)]);
    await world.answer(world.learner, world.ids.loop, 'set');
    await database().owner.query('delete from recommendation_states where learner_id = $1', [world.learner.userId]);
    await night();
    expect(await stale()).toEqual([world.learner.userId]);
    await world.settle();
    await database().owner.query('update mastery set updated_at = $1', [new Date(0)]);
    await night();
    expect(await stale()).toEqual([]);
    world.clock.now = new Date(world.clock.now.getTime() + 6.5 * DAY_MS);
    await night();
    expect(await stale()).toEqual([world.learner.userId]);
    await world.service.jobs.begin(database().districtId, world.courseId);
    await world.settle();
    await database().owner.query('update mastery set updated_at = $1 where learner_id = $2', [
      new Date(world.clock.now.getTime() + 1000),
      world.learner.userId,
    ]);
    await night();
    expect(await stale()).toEqual([world.learner.userId]);
  });
});

describe('a run over all', () => {
  it('can be stopped and taken up again, and says how far it is', async () => {
    const { districtId } = database();
    // What other tests have left is done first.
    await world.service.jobs.resume(districtId);
    await world.settle();
    for (let i = 0; i < 25; i++) await world.answer(await world.person('learner'), world.ids.loop, 'cage');
    const run = await world.service.jobs.begin(districtId, world.courseId);
    const latest = async (id = run?.id) =>
      (await world.asSystem(world.service.runs)).items.find((each) => each.id === id);
    const stopping = new AbortController();
    stopping.abort();
    const waiting = world.jobs.waiting.filter(({ name }) => name === 'recommendations.run');
    world.jobs.waiting.length = 0;
    world.jobs.waiting.push(...waiting);
    await world.jobs.run(stopping.signal);
    expect(await latest()).toMatchObject({
      id: run?.id,
      status: 'running',
      done: 0,
    });
    expect(await world.service.jobs.resume(districtId)).toBeGreaterThan(0);
    await world.settle();
    expect(await latest()).toMatchObject({ status: 'done', done: 25, total: 25 });
    const { rows } = await database().owner.query(
      'select count(*)::int as left from recommendation_states where stale_at is not null and course_id = $1',
      [world.courseId],
    );
    expect(rows).toEqual([{ left: 0 }]);
    const next = await world.service.jobs.begin(districtId, world.courseId);
    await world.asSystem((tx) => world.service.cancel(tx, next?.id ?? ''));
    await world.settle();
    expect(await latest(next?.id)).toMatchObject({ status: 'cancelled' });
  });
});
