import { createRandom } from '@/core/random/random';
import { fitRisk } from '@/core/risk/fit';
import { addPerson, type TestDatabase } from '@/platform/database/testing';
import { addClass, addConcept, addCourse } from '@/platform/database/testing-course';
import type { ActorRole, Tx } from '@/platform/database/transaction';
import { createEarlyWarning } from './service';

const DAY_MS = 24 * 3600 * 1000;

/** One day of a learner: answers, of those how many right, and concepts that came to be known. */
export interface DayOfWork {
  answers: number;
  right: number;
  gained: number;
}

/** A course with a class whose learners said yes to being looked at, a clock that tests turn, and days of work written into the log. */
export async function warningWorld(test: TestDatabase, concepts = 40) {
  const clock = { now: new Date('2026-03-02T03:00:00Z') };
  const teacherId = await addPerson(test, 'teacher');
  const { courseId } = await addCourse(test, { ownerId: teacherId, visibility: 'classes' });
  const conceptIds: string[] = [];
  for (let i = 0; i < concepts; i++) conceptIds.push(await addConcept(test, courseId, `Concept ${i}`, i));
  const classId = await addClass(test, courseId, { teachers: [teacherId], learners: [] });
  const service = createEarlyWarning({
    ...{ database: test.database, jobs: { define: () => {} }, nightlyAt: null, now: () => clock.now },
    currentDistrict: async () => ({ id: test.districtId }),
    fit: async (rows) => fitRisk(rows, { seed: 1 }),
  });
  const say = (learnerId: string, allowed: boolean) =>
    test.owner.query(
      `insert into consent_decisions (district_id, id, learner_id, purpose, allowed, version, decided_by, decided_as, decided_at)
       values ($1, $2, $3, 'risk', $4, 9, $3, 'learner', now())`,
      [test.districtId, test.newId(), learnerId, allowed],
    );
  const known = new Map<string, number>();
  return {
    ...{ test, clock, courseId, classId, teacherId, service, say },
    as: <T>(userId: string | null, role: ActorRole, work: (tx: Tx) => Promise<T>) =>
      test.database.transaction({ districtId: test.districtId, userId, role }, work),
    async learner(willing = true): Promise<string> {
      const id = await addPerson(test, 'learner');
      await test.owner.query(
        `insert into class_members (district_id, class_id, user_id, role) values ($1, $2, $3, 'learner')`,
        [test.districtId, classId, id],
      );
      if (willing) await say(id, true);
      return id;
    },
    /** Writes a day's answers so many days before the clock's present. */
    async work(learnerId: string, daysAgo: number, { answers, right, gained }: DayOfWork): Promise<void> {
      const at = new Date(clock.now.getTime() - daysAgo * DAY_MS);
      const have = known.get(learnerId) ?? 0;
      const rows = Array.from({ length: answers }, (_, i) => {
        const rises = i < gained && have + i < conceptIds.length;
        return {
          ...{ correct: i < right, evidence: 'unaided', conceptId: conceptIds[(have + i) % conceptIds.length] },
          ...{ before: 0.5, after: rises ? 0.9 : 0.5 },
        };
      });
      await test.owner.query(
        `insert into events (district_id, learner_id, course_id, kind, payload, at)
         select $1, $2, $3, 'attempt.recorded', p, $5 from jsonb_array_elements($4::jsonb) p`,
        [test.districtId, learnerId, courseId, JSON.stringify(rows), at],
      );
      const now = Math.min(conceptIds.length, have + gained);
      known.set(learnerId, now);
      await test.owner.query(
        `insert into mastery (district_id, learner_id, concept_id, course_id, p_known, evidence_count, attempt_count)
         select $1, $2, c, $3, 0.9, 1, 1 from unnest($4::uuid[]) c on conflict do nothing`,
        [test.districtId, learnerId, courseId, conceptIds.slice(have, now)],
      );
    },
    night: () => service.night(test.districtId),
    list: (userId: string, role: ActorRole = 'teacher') =>
      test.database.transaction({ districtId: test.districtId, userId, role }, (tx) => service.list(tx, courseId)),
  };
}
export type WarningWorld = Awaited<ReturnType<typeof warningWorld>>;

/**
 * Learners who work for so many weeks before the present: how often, and how much they learn of it, is their own, and drifts from week to week.
 *
 * @returns by learner the concepts that they could expect to gain in a week, of the last one.
 */
export async function drawClass(
  world: WarningWorld,
  size: number,
  weeks: number,
  seed: number,
): Promise<Map<string, number>> {
  const random = createRandom(seed);
  const paces = new Map<string, number>();
  const within = (value: number) => Math.min(0.95, Math.max(0.05, value));
  for (let i = 0; i < size; i++) {
    const learnerId = await world.learner();
    let [diligence, ease] = [0.3 + 0.6 * random.uniform(), 0.2 + 0.7 * random.uniform()];
    for (let week = 0; week < weeks; week++) {
      diligence = within(diligence + 0.12 * (random.uniform() - 0.55));
      ease = within(ease + 0.08 * (random.uniform() - 0.5));
      for (let day = 0; day < 3; day++) {
        if (!random.chance(diligence)) continue;
        await world.work(learnerId, (weeks - week) * 7 - day * 2 - random.uniform(), {
          ...{ answers: 5, right: [1, 2, 3, 4, 5].filter(() => random.chance(ease)).length },
          gained: random.chance(0.7 * ease) ? 1 : 0,
        });
      }
    }
    paces.set(learnerId, 3 * diligence * 0.7 * ease);
  }
  return paces;
}
