import { describe, expect, it } from 'vitest';
import { createRandom, type Random } from '@/core/random/random';
import { testDatabase } from '@/platform/database/testing';
import { freshWorld, type RecommendationsWorld } from './testing';

const database = testDatabase();
const HOUR_MS = 3_600_000;
const GIVEN = ['right', 'right', 'list', 'set', 'cage', 'seal'] as const;
const STEPS = 14;

/** What is kept of everybody, without what differs from one calculation to the next: ids and moments. */
async function keptIn(world: RecommendationsWorld): Promise<unknown[]> {
  const { rows } = await world.test.owner.query(
    `select learner_id, key, why, evidence, score, state, held_back, chunk_id from recommendations
     where course_id = $1 and expires_at > $2 order by learner_id, key`,
    [world.courseId, world.clock.now],
  );
  return rows;
}

/** One thing that happens in a school: an answer, a map that is edited, a teacher's word, a learner's wish, time that passes. */
async function happen(world: RecommendationsWorld, learners: RecommendationsWorld['learner'][], random: Random) {
  const pick = <T>(list: readonly T[], of: T): T => list[random.integer(list.length)] ?? of;
  const { owner } = world.test;
  const what = random.integer(10);
  const who = pick(learners, world.learner);
  const conceptId = pick(Object.values(world.ids), world.ids.loop);
  if (what < 6) return world.answer(who, conceptId, pick(GIVEN, 'right'), random.uniform());
  if (what === 6) {
    await world.settings({ teachersFirst: random.chance(0.5), holdBack: true });
  } else if (what === 7) {
    await world.call(who, 'PUT', '/recommendations/choice', { together: random.chance(0.5) });
  } else if (what === 8) {
    // What nobody tells of: another learner model, another name on the map.
    await owner.query('update mastery set p_known = $1, updated_at = $2 where learner_id = $3', [
      ...[random.uniform(), new Date(world.clock.now.getTime() + 1), who.userId],
    ]);
    await owner.query('update concepts set name = $1 where id = $2', [`Named ${random.integer(100)}`, conceptId]);
    await owner.query('update courses set revision = revision + 1 where id = $1', [world.courseId]);
  } else {
    world.clock.now = new Date(world.clock.now.getTime() + random.integer(4 * 24) * HOUR_MS);
  }
}

describe('what is worked out only where something changed', () => {
  it.each([1, 2, 3, 4])(
    'is what comes of working everything out anew, after any course of events (%i)',
    async (seed) => {
      const random = createRandom(seed);
      const world = await freshWorld(database());
      const learners = [world.learner, await world.person('learner'), await world.person('learner')];
      const memories = async () => {
        await world.test.owner.query(
          `insert into concept_memories (district_id, learner_id, concept_id, course_id, stability_days, difficulty, last_review_at, due_at, reps, lapses, basis)
         select district_id, learner_id, concept_id, course_id, 1, 5, last_evidence_at, last_evidence_at, 1, 0, 1 from mastery where course_id = $1
         on conflict (district_id, learner_id, concept_id) do update set last_review_at = excluded.last_review_at`,
          [world.courseId],
        );
      };
      const seen = [];
      for (let step = 1; step <= STEPS; step++) {
        for (let times = 0; times < 3; times++) await happen(world, learners, random);
        await memories();
        world.clock.now = new Date(world.clock.now.getTime() + HOUR_MS);
        await world.service.jobs.night(database().districtId);
        await world.settle();
        if (step % 2 !== 0) continue;
        const asItIs = await keptIn(world);
        await world.test.owner.query('update recommendation_states set stale_at = $1 where course_id = $2', [
          ...[world.clock.now, world.courseId],
        ]);
        await world.service.jobs.begin(database().districtId, world.courseId);
        await world.settle();
        expect(asItIs).toEqual(await keptIn(world));
        seen.push(asItIs.length);
      }
      expect(Math.max(...seen)).toBeGreaterThan(3);
      expect(world.reported).toEqual([]);
    },
  );
});
