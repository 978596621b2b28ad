import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { addPerson, testDatabase } from '@/platform/database/testing';
import { addClass } from '@/platform/database/testing-course';
import type { Actor } from '@/platform/database/transaction';
import { pathwaysAt } from '../testing';
import { workOutAll } from './jobs';
import { ofTen } from './shares';

const test = testDatabase();
type Learner = Actor & { userId: string };

describe('shares', () => {
  it('are whole numbers that add up to ten, and nothing for fewer than ten learners', () => {
    expect(ofTen({ none: 13, foundational: 6, scaffolded: 6, advanced: 5 })).toEqual({
      ...{ none: 4, foundational: 2, scaffolded: 2, advanced: 2 },
    });
    expect(ofTen({ none: 3, foundational: 2, scaffolded: 2, advanced: 2 })).toBeNull();
    expect(ofTen({ none: 30, foundational: 0, scaffolded: 0, advanced: 0 })?.none).toBe(10);
  });

  it('are withheld where nearly everybody stands alike, since that tells where each of them stands', () => {
    expect(ofTen({ none: 0, foundational: 0, scaffolded: 0, advanced: 12 })).toBeNull();
    expect(ofTen({ none: 1, foundational: 0, scaffolded: 1, advanced: 28 })).toBeNull();
    expect(ofTen({ none: 1, foundational: 1, scaffolded: 1, advanced: 27 })?.advanced).toBe(9);
  });
});

/** A course of two concepts with a class of so many learners, of whom some have answered on the first. */
async function classOf(size: number, answered: number) {
  const school = await pathwaysAt(test(), { Counting: [], Adding: ['Counting'] });
  const learners: Learner[] = [];
  for (let i = 0; i < size; i++) learners.push(await school.newLearner());
  const classId = await addClass(test(), school.courseId, {
    teachers: [school.ownerId],
    learners: learners.map(({ userId }) => userId),
  });
  for (const learner of learners.slice(0, answered))
    for (let i = 0; i < 5; i++) await school.answer(learner, 'Counting');
  const teacher: Learner = { districtId: test().districtId, userId: school.ownerId, role: 'teacher' };
  const as = test().database.transaction.bind(test().database);
  return {
    ...{ school, learners, classId, teacher },
    set: (shown: boolean, who: Learner = teacher) =>
      as(who, (tx) => school.pathways.changeClassView(tx, { courseId: school.courseId, by: who.userId }, { shown })),
    see: (who: Learner) => as(who, (tx) => school.pathways.classView(tx, who.userId, school.courseId)),
    kept: async () =>
      (await test().owner.query('select * from class_views where course_id = $1', [school.courseId])).rows,
    night: () =>
      workOutAll(
        { database: test().database, now: () => school.clock.now },
        test().districtId,
        new AbortController().signal,
      ),
  };
}

describe('a class’s view of itself', () => {
  it('is off until the course shows it, and gone once it no longer does', async () => {
    const { learners, set, see, kept, night } = await classOf(10, 6);
    const [first, , , , , , , , , last] = learners;
    if (!first || !last) throw new Error('no learners');
    await night();
    expect(await kept()).toEqual([]);
    expect(await see(first)).toMatchObject({ state: 'off', concepts: [] });
    await set(true);
    const seen = await see(first);
    expect(seen).toMatchObject({ state: 'shown' });
    expect(seen.concepts).toMatchObject([
      { name: 'Counting', own: 'advanced', ofTen: { none: 4, advanced: 6 } },
      { name: 'Adding', own: null, ofTen: { none: 10 } },
    ]);
    expect((await see(last)).concepts[0]).toMatchObject({ own: null, ofTen: { none: 4 } });
    await set(false);
    expect(await kept()).toEqual([]);
    expect(await see(first)).toMatchObject({ state: 'off', concepts: [] });
  });

  it('holds nothing of anybody, and changes each night and not with an answer', async () => {
    const { school, learners, set, see, kept, night } = await classOf(12, 6);
    const [, , , , , , , eighth, ninth] = learners;
    if (!eighth || !ninth) throw new Error('no learners');
    await set(true);
    const stored = JSON.stringify(await kept());
    for (const { userId } of learners) expect(stored).not.toContain(userId);
    for (const who of [eighth, ninth]) for (let i = 0; i < 5; i++) await school.answer(who, 'Counting');
    expect((await see(eighth)).concepts[0]).toMatchObject({ own: 'advanced', ofTen: { none: 5, advanced: 5 } });
    await night();
    expect((await see(eighth)).concepts[0]).toMatchObject({ ofTen: { none: 3, advanced: 7 } });
  });

  it('is not there for fewer than ten, nor once a class has become smaller', async () => {
    const { learners, classId, set, see, kept, night } = await classOf(10, 4);
    const [first, second] = learners;
    if (!first || !second) throw new Error('no learners');
    await set(true);
    expect(await see(first)).toMatchObject({ state: 'shown' });
    await test().owner.query('delete from class_members where class_id = $1 and user_id = $2', [
      classId,
      second.userId,
    ]);
    await night();
    expect(await kept()).toEqual([]);
    expect(await see(first)).toMatchObject({ state: 'few', concepts: [] });
  });

  it('is for those who learn in the class, and only editors show it', async () => {
    const { learners, set, see, kept } = await classOf(10, 4);
    const [first] = learners;
    if (!first) throw new Error('no learners');
    await expect(set(true, first)).rejects.toThrow();
    expect(await kept()).toEqual([]);
    await set(true);
    const stranger: Learner = { ...first, userId: await addPerson(test(), 'learner') };
    expect(await see(stranger)).toMatchObject({ state: 'few', concepts: [] });
    const { rows } = await test().database.transaction(stranger, (tx) => tx.execute(sql`select * from class_views`));
    expect(rows).toEqual([]);
  });

  it('counts nobody who wants no part in it, from the next night on and not at once', async () => {
    const { learners, set, see, kept, night } = await classOf(11, 6);
    const [first, second] = learners;
    if (!first || !second) throw new Error('The class has learners.');
    const no = (who: Learner) =>
      test().owner.query(
        `insert into consent_decisions (district_id, id, learner_id, purpose, allowed, version, decided_by, decided_as, decided_at)
         values ($1, gen_random_uuid(), $2, 'class_view', false, 1, $2, 'learner', now())`,
        [test().districtId, who.userId],
      );
    await set(true);
    const before = await kept();
    await no(first);
    expect(await kept()).toEqual(before);
    await night();
    // Ten are enough; who left may look as well.
    expect((await see(first)).state).toBe('shown');
    await no(second);
    await night();
    expect(await kept()).toEqual([]);
    expect((await see(first)).state).toBe('few');
  });
});
