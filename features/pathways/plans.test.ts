import { describe, expect, it } from 'vitest';
import { addPerson, addSchool, testDatabase } from '@/platform/database/testing';
import { addClass } from '@/platform/database/testing-course';
import type { Actor } from '@/platform/database/transaction';
import { pathwaysAt } from './testing';

const test = testDatabase();

async function stuckAt() {
  const school = await pathwaysAt(test(), { Counting: [], Adding: ['Counting'] });
  const learner = await school.newLearner();
  const teacher = { districtId: test().districtId, userId: school.ownerId, role: 'teacher' } as const;
  for (let i = 0; i < 15; i++) await school.answer(learner, 'Counting', { correct: false });
  await school.next(learner);
  const plans = (who: Actor) => test().database.transaction(who, (tx) => school.pathways.plans(tx, school.courseId));
  const close = (who: Actor & { userId: string }, planId: string) =>
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
    const counsellor = { ...teacher, userId: await addPerson(test(), 'counsellor'), role: 'counsellor' } as const;
    await addSchool(test(), [counsellor.userId, learner.userId]);
    expect((await plans(counsellor)).map(({ id }) => id)).toEqual([own?.id]);
    await expect(close(counsellor, own?.id ?? '')).rejects.toMatchObject({ code: 'plan_not_found' });
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

  it('of one concept are set and taken back without the others, with who did it', async () => {
    const school = await pathwaysAt(test(), { Counting: [], Adding: ['Counting'] });
    const teacher = { districtId: test().districtId, userId: school.ownerId, role: 'teacher' } as const;
    const learner = await school.newLearner();
    const of = { courseId: school.courseId, by: teacher.userId };
    const set = (name: string, threshold: number | null, holdAfterDays: number | null) =>
      test().database.transaction(teacher, (tx) =>
        school.pathways.changeConceptGate(tx, of, { conceptId: school.idOf(name), threshold, holdAfterDays }),
      );
    for (let i = 0; i < 5; i++) await school.answer(learner, 'Counting');
    const provable = async () => (await school.standings(learner)).get('Counting')?.provableFrom ?? '';
    const usual = Date.parse(await provable());
    await set('Adding', 0.95, null);
    const rows = await set('Counting', null, 7);
    expect(rows.map(({ name, threshold, holdAfterDays }) => [name, threshold, holdAfterDays])).toEqual([
      ['Counting', null, 7],
      ['Adding', 0.95, null],
    ]);
    expect(rows[0]?.changedBy).toBeTruthy();
    // Five days more than the two that are usual, at once and for what is mastered already.
    expect(Date.parse(await provable()) - usual).toBe(5 * 86_400_000);
    const back = await set('Counting', null, null);
    expect(back[0]).toMatchObject({ threshold: null, holdAfterDays: null, changedBy: null, changedAt: null });
    expect(back[1]).toMatchObject({ threshold: 0.95 });
    expect(Date.parse(await provable())).toBe(usual);
    await expect(
      test().database.transaction(teacher, (tx) =>
        school.pathways.changeConceptGate(tx, of, { conceptId: teacher.userId, threshold: 0.9 }),
      ),
    ).rejects.toMatchObject({ code: 'concept_not_found' });
    await expect(
      test().database.transaction(learner, (tx) =>
        school.pathways.changeConceptGate(tx, of, { conceptId: school.idOf('Counting'), threshold: 0.5 }),
      ),
    ).rejects.toThrow();
  });
});

it('come after fifteen answers of whatever kind: those that say nothing are tries too', async () => {
  const school = await pathwaysAt(test(), { Counting: [], Adding: ['Counting'] });
  const learner = await school.newLearner();
  for (let i = 0; i < 14; i++)
    await school.answer(learner, 'Counting', { correct: false, kind: i % 2 === 0 ? 'unaided' : 'none' });
  await school.next(learner);
  const plans = () => test().database.transaction(learner, (tx) => school.pathways.plans(tx, school.courseId));
  expect(await plans()).toEqual([]);
  await school.answer(learner, 'Counting', { correct: true, kind: 'none' });
  await school.next(learner);
  expect(await plans()).toMatchObject([{ conceptName: 'Counting', answers: 15 }]);
});
