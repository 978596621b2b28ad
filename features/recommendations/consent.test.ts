import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '@/platform/database/testing';
import { freshWorld, type RecommendationsWorld } from './testing';

const database = testDatabase();
const DAY_MS = 86_400_000;
let world: RecommendationsWorld;
beforeEach(async () => {
  await database().owner.query('delete from consent_settings');
  world = await freshWorld(database());
  await world.mixUp();
});
const say = (allowed: boolean, who = world.learner) =>
  world.as(who, (tx) => world.consent.ownWord.say(tx, who.userId, 'recommendations', allowed));
const kept = async () =>
  (await database().owner.query('select 1 from recommendations where learner_id = $1', [world.learner.userId]))
    .rowCount;
/** All that is marked as out of date, and nothing else. */
async function workOff(): Promise<void> {
  await world.service.jobs.begin(database().districtId, null);
  await world.settle();
}

describe('who wants no recommendations', () => {
  it('has none at once, and gets none of what they answer from then on', async () => {
    expect((await world.listed(world.learner)).length).toBeGreaterThan(0);
    await say(false);
    expect(await kept()).toBe(0);
    expect(await world.listed(world.learner)).toEqual([]);
    await world.mixUp();
    await world.service.jobs.night(database().districtId);
    await world.settle();
    expect(await kept()).toBe(0);
    expect(await world.ask()).toEqual({ recommendation: null, offerId: null, pending: false });
  });

  it('sees none even where some were kept', async () => {
    // As if it had been written by a calculation that began before they said no.
    await database().owner.query(
      `insert into consent_decisions (district_id, id, learner_id, purpose, allowed, version, decided_by, decided_as, decided_at)
       values ($1, gen_random_uuid(), $2, 'recommendations', false, 1, $2, 'learner', now())`,
      [database().districtId, world.learner.userId],
    );
    expect(await kept()).toBeGreaterThan(0);
    expect(await world.listed(world.learner)).toEqual([]);
  });

  it('gets them again after a yes', async () => {
    await say(false);
    await say(true);
    await workOff();
    expect((await world.listed(world.learner)).length).toBeGreaterThan(0);
  });

  it('is everybody where the district has them off until somebody agrees', async () => {
    const admin = { districtId: database().districtId, userId: world.teacher.userId, role: 'admin' as const };
    const { settings } = await world.as(admin, world.consent.rules);
    const off = { ...settings, standards: { ...settings.standards, recommendations: 'off' as const } };
    await world.as(admin, (tx) => world.consent.setSettings(tx, admin.userId, off));
    expect(await kept()).toBe(0);
    await world.as(admin, (tx) => world.consent.setSettings(tx, admin.userId, settings));
    await workOff();
    expect(await kept()).toBeGreaterThan(0);
  });

  it('stands not among the many', async () => {
    const people: RecommendationsWorld['learner'][] = [];
    for (let i = 0; i < 12; i++) {
      const [went, stayed] = [await world.person('learner'), await world.person('learner')];
      people.push(went, stayed);
      await world.answer(went, world.ids.loop, 'cage');
      await world.answer(went, world.ids.list, 'right', 0.9);
      await world.answer(went, world.ids.loop, 'right', 0.95);
      await world.answer(stayed, world.ids.loop, 'cage');
      await world.answer(stayed, world.ids.loop, 'right', 0.5);
    }
    for (const who of people) await say(false, who);
    world.clock.now = new Date(world.clock.now.getTime() + 15 * DAY_MS);
    await world.service.jobs.night(database().districtId);
    const { rows } = await database().owner.query(`select 1 from helped_together where course_id = $1 and key <> ''`, [
      world.courseId,
    ]);
    expect(rows).toEqual([]);
  }, 60_000);
});
