import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '@/platform/database/testing';
import { isHeldBack } from './calculate/calculate';
import { freshWorld, type RecommendationsWorld } from './testing';

const database = testDatabase();
let world: RecommendationsWorld;
beforeEach(async () => {
  world = await freshWorld(database());
});

describe('an offer', () => {
  it('comes after two misses in a row, is noted, and stays away for the sitting once it was sent away', async () => {
    await world.answer(world.learner, world.ids.loop, 'set');
    await world.settle();
    expect((await world.ask()).recommendation).toBeNull();
    await world.answer(world.learner, world.ids.loop, 'set');
    expect(await world.ask()).toMatchObject({ recommendation: { kind: 'gap' } });
    await world.service.jobs.begin(database().districtId, null);
    await world.settle();
    const offer = await world.ask();
    await world.call(world.learner, 'POST', `/recommendation-offers/${offer.offerId}`, { reaction: 'dismissed' });
    expect(await world.ask()).toEqual({ recommendation: null, offerId: null, pending: false });
    const { rows } = await database().owner.query(
      'select trigger, dismissed_at is not null as gone from recommendation_offers',
    );
    expect(rows).toEqual([{ trigger: 'misses', gone: true }]);
  });

  it('comes after two misses on a concept whatever was answered on others between them', async () => {
    await world.answer(world.learner, world.ids.loop, 'set');
    await world.answer(world.learner, world.ids.set, 'right', 0.9);
    await world.answer(world.learner, world.ids.loop, 'cage');
    await world.settle();
    expect((await world.ask()).recommendation).not.toBeNull();
  });

  it('doesn’t come after one miss on each of two concepts', async () => {
    await world.answer(world.learner, world.ids.set, 'list');
    await world.answer(world.learner, world.ids.loop, 'set');
    await world.settle();
    expect((await world.ask()).recommendation).toBeNull();
  });

  it('is held back from one in ten learners of a concept, noted all the same, and given once a teacher says so', async () => {
    let held = await world.person('learner');
    while (!isHeldBack(held.userId, world.ids.loop)) held = await world.person('learner');
    world.learner = held;
    await world.mixUp();
    expect(await world.ask()).toEqual({ recommendation: null, offerId: null, pending: false });
    expect(await world.kinds()).toEqual([]);
    const { rows } = await database().owner.query(
      'select held_back, course_mean, mastery_before from recommendation_offers where learner_id = $1',
      [held.userId],
    );
    expect(rows).toEqual([{ held_back: true, course_mean: expect.closeTo(0.1, 6), mastery_before: 0.3 }]);
    await world.settings({ teachersFirst: false, holdBack: false });
    expect(await world.kinds()).not.toEqual([]);
  });

  it('is settled by the first unaided answer within seven days, and told of by kind and level', async () => {
    await world.mixUp();
    const offer = await world.ask();
    await world.call(world.learner, 'POST', `/recommendation-offers/${offer.offerId}`, { reaction: 'opened' });
    await world.answer(world.learner, world.ids.loop, 'right', 0.6);
    await world.service.jobs.begin(database().districtId, null);
    await world.settle();
    const { body } = await world.call(world.teacher, 'GET', `/courses/${world.courseId}/recommendation-effects`);
    expect(body.items).toMatchObject([
      {
        ...{ kind: offer.recommendation?.kind, band: 'low', opened: 1, dismissed: 0, difference: null },
        shown: { situations: 1, answered: 1, right: 1, rightShare: { share: 1, high: 1 } },
        withheld: { situations: 0, rightShare: null },
      },
    ]);
  });
});

describe('time on a lesson', () => {
  it('is counted by the server’s clock, and long by what the lesson was said to take or by the class', async () => {
    const { learner, courseId, clock, ids } = world;
    const lessonId = crypto.randomUUID();
    await database().owner.query(
      `insert into lessons (district_id, id, learner_id, course_id, concept_id, concept_name, number, mode, mastery, reason, sections, material_used_up, words, composer)
       values ($1, $2, $3, $4, $5, 'Loop', 1, 'foundational', 0.2, '', '[]', false, 180, 'test')`,
      [database().districtId, lessonId, learner.userId, courseId, ids.loop],
    );
    const beat = async (afterSeconds: number) => {
      clock.now = new Date(clock.now.getTime() + afterSeconds * 1000);
      return (await world.call(learner, 'POST', `/courses/${courseId}/lessons/${lessonId}/presence`)).body;
    };
    expect(await beat(0)).toEqual({ visibleMs: 0, longFromMs: 120_000, long: false });
    expect(await beat(30)).toMatchObject({ visibleMs: 30_000 });
    for (const _ of [1, 2, 3]) expect(await beat(1)).toMatchObject({ visibleMs: 30_000 });
    expect(await beat(600)).toMatchObject({ visibleMs: 30_000 });
    for (const _ of [1, 2]) await beat(50);
    expect(await beat(30)).toEqual({ visibleMs: 150_000, longFromMs: 120_000, long: true });
    for (let i = 0; i < 10; i++) {
      const mate = await world.person('learner');
      await database().owner.query(
        `insert into class_members (district_id, class_id, user_id, role) values ($1, $2, $3, 'learner')`,
        [database().districtId, world.classId, mate.userId],
      );
      await database().owner.query(
        `insert into lesson_visits (district_id, lesson_id, learner_id, course_id, concept_id, opened_at, seen_at, visible_ms) values ($1, $2, $3, $4, $5, $6, $6, $7)`,
        [database().districtId, crypto.randomUUID(), mate.userId, courseId, ids.loop, clock.now, 100_000 * (i + 1)],
      );
    }
    await world.service.jobs.night(database().districtId);
    await world.settle();
    expect((await beat(30)).longFromMs).toBeGreaterThan(600_000);
    const stranger = await world.person('learner');
    expect((await world.call(stranger, 'POST', `/courses/${courseId}/lessons/${lessonId}/presence`)).status).toBe(404);
  });
});
