import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/platform/database/testing';
import { addClass } from '@/platform/database/testing-course';
import { pathwaysAt } from './testing';

const test = testDatabase();

async function stuckAt() {
  const school = await pathwaysAt(test(), { Counting: [], Adding: ['Counting'] });
  const learner = await school.newLearner();
  const teacher = { districtId: test().districtId, userId: school.ownerId, role: 'teacher' } as const;
  for (let i = 0; i < 15; i++) await school.answer(learner, 'Counting', { correct: false });
  await school.next(learner);
  const plans = (who: typeof teacher | typeof learner) =>
    test().database.transaction(who, (tx) => school.pathways.plans(tx, school.courseId));
  const close = (who: typeof teacher | typeof learner, planId: string) =>
    test().database.transaction(who, (tx) =>
      school.pathways.endPlan(tx, { courseId: school.courseId, planId, by: who.userId }),
    );
  return { school, learner, teacher, plans, close };
}

describe('plans for concepts that didn’t settle', () => {
  it('are seen by their learner and by who teaches them, and closed by a teacher', async () => {
    const { school, learner, teacher, plans, close } = await stuckAt();
    const [own] = await plans(learner);
    expect(own).toMatchObject({ conceptName: 'Counting', answers: 15, learnerId: learner.userId });
    expect(await plans(teacher)).toEqual([]);
    await expect(close(teacher, own?.id ?? '')).rejects.toMatchObject({ code: 'plan_not_found' });
    await addClass(test(), school.courseId, { teachers: [teacher.userId], learners: [learner.userId] });
    expect((await plans(teacher)).map(({ id }) => id)).toEqual([own?.id]);
    await expect(close(learner, own?.id ?? '')).rejects.toMatchObject({ code: 'plan_not_found' });
    await close(teacher, own?.id ?? '');
    expect(await plans(learner)).toEqual([]);
    await expect(close(teacher, own?.id ?? '')).rejects.toMatchObject({ code: 'plan_not_found' });
  });
});

it('are no business of whoever only looks: a teacher reads where a learner stands before a plan is made', async () => {
  const school = await pathwaysAt(test(), { Counting: [], Adding: ['Counting'] });
  const learner = await school.newLearner();
  await addClass(test(), school.courseId, { teachers: [school.ownerId], learners: [learner.userId] });
  for (let i = 0; i < 15; i++) await school.answer(learner, 'Counting', { correct: false });
  const teacher = { districtId: test().districtId, userId: school.ownerId, role: 'teacher' } as const;
  const standings = await test().database.transaction(teacher, (tx) =>
    school.pathways.standings(tx, learner.userId, school.courseId),
  );
  expect(standings.map(({ state }) => state)).toEqual(['learning', 'locked']);
  expect(await test().database.transaction(teacher, (tx) => school.pathways.plans(tx, school.courseId))).toEqual([]);
});

describe('gates', () => {
  it('are the course’s own once its teachers set them, and a concept may have another threshold', async () => {
    const school = await pathwaysAt(test(), { Counting: [], Adding: ['Counting'] });
    const teacher = { districtId: test().districtId, userId: school.ownerId, role: 'teacher' } as const;
    const learner = await school.newLearner();
    for (let i = 0; i < 5; i++) await school.answer(learner, 'Counting');
    expect((await school.standings(learner)).get('Adding')?.state).toBe('ready');
    const of = { courseId: school.courseId, by: teacher.userId };
    const strict = { threshold: 0.85, holdAfterDays: 2, graceDays: 0 };
    const concepts = [{ conceptId: school.idOf('Counting'), threshold: 0.99 }];
    const set = await test().database.transaction(teacher, (tx) =>
      school.pathways.changeGates(tx, of, { ...strict, concepts }),
    );
    expect(set).toEqual({ ...strict, concepts: [{ ...concepts[0], holdAfterDays: null }] });
    const { mastery } = (await school.standings(learner)).get('Counting') ?? {};
    expect((await school.standings(learner)).get('Adding')?.state).toBe((mastery ?? 0) >= 0.99 ? 'ready' : 'locked');
    school.later(0.5);
    await test().database.transaction(teacher, (tx) =>
      school.pathways.changeGates(tx, of, {
        ...strict,
        concepts: [{ conceptId: school.idOf('Counting'), threshold: null }],
      }),
    );
    expect((await school.standings(learner)).get('Counting')?.state).toBe('unproven');
    await expect(
      test().database.transaction(teacher, (tx) =>
        school.pathways.changeGates(tx, of, { ...strict, concepts: [{ conceptId: teacher.userId, threshold: 0.9 }] }),
      ),
    ).rejects.toMatchObject({ code: 'concept_not_found' });
  });
});
