import { beforeAll, describe, expect, it } from 'vitest';
import { addPerson, testDatabase } from '@/platform/database/testing';
import { addConcept, addCourse } from '@/platform/database/testing-course';
import type { Actor } from '@/platform/database/transaction';
import { replayMastery } from './replay';
import { createMastery } from './service';
import { evidenceOf, principalOf } from './testing';

const test = testDatabase();
const at = new Date('2026-03-02T12:00:00Z');
const mastery = createMastery({ now: () => at });
let learner: Actor & { userId: string };
let teacher: Actor;
let courseId: string;
let [asked, guessed, other] = ['', '', ''];

beforeAll(async () => {
  const teacherId = await addPerson(test(), 'teacher');
  teacher = { districtId: test().districtId, userId: teacherId, role: 'teacher' };
  ({ courseId } = await addCourse(test(), { ownerId: teacherId }));
  asked = await addConcept(test(), courseId, 'Wear', 0);
  guessed = await addConcept(test(), courseId, 'Fatigue', 1);
  other = await addConcept(test(), courseId, 'Creep', 2);
  learner = { districtId: test().districtId, userId: await addPerson(test(), 'learner'), role: 'learner' };
});

const as = <T>(work: Parameters<ReturnType<typeof test>['database']['transaction']>[1]) =>
  test().database.transaction(learner, work) as Promise<T>;
const answer = (conceptId: string, correct = true) =>
  as((tx) =>
    mastery.recordEvidence(tx, evidenceOf({ learnerId: learner.userId, courseId, conceptId }, { correct, at })),
  );
const doctor = async () => {
  const found: unknown[] = [];
  await replayMastery(test().database, test().districtId, (difference) => found.push(difference));
  return found;
};

describe('a placement', () => {
  it('gives p(L) to what it asked and what it could infer, and can be replayed', async () => {
    await answer(asked);
    const pKnown = new Map([
      [asked, 0.95],
      [guessed, 0.9],
      [other, 0.2],
    ]);
    await as((tx) => mastery.place(tx, { learnerId: learner.userId, courseId, placementId: asked, pKnown, at }));
    const after = await as<Map<string, number>>((tx) => mastery.masteryOf(tx, learner.userId, courseId));
    expect([...after].sort()).toEqual([...pKnown].sort());
    expect(await doctor()).toEqual([]);
  });

  it('stays the beginning when an answer before it is overruled, and when all is reckoned anew', async () => {
    const { answers } = await as<Awaited<ReturnType<typeof mastery.answersOf>>>((tx) =>
      mastery.answersOf(tx, learner.userId, courseId),
    );
    const word = { correct: false, kind: 'unaided', judge: { sensitivity: 0.9, falseAlarm: 0.1 } } as const;
    const overruled = await as<{ after: number } | null>((tx) =>
      mastery.overrule(tx, {
        ...{ learnerId: learner.userId, courseId, conceptId: asked, attemptId: answers[0]?.attemptId ?? '' },
        ...{ ...word, by: teacher.userId ?? '', at },
      }),
    );
    expect(overruled?.after).toBe(0.95);
    expect(await doctor()).toEqual([]);
  });

  it('is what answers go on from, and shows in the learner’s progress', async () => {
    const { before } = (await answer(guessed)) as { before: number };
    expect(before).toBe(0.9);
    const principal = principalOf(test(), learner.userId, 'learner');
    const progress = await as<Awaited<ReturnType<typeof mastery.progress>>>((tx) =>
      mastery.progress(tx, principal, { courseId }),
    );
    expect(progress.concepts.find(({ conceptId }) => conceptId === other)?.mastery).toBe(0.2);
    expect(progress.knownCount).toBe(2);
    expect(await doctor()).toEqual([]);
  });

  it('is followed by merges and by a list of answers', async () => {
    await test().database.transaction(teacher, (tx) =>
      mastery.mergeConcepts(tx, { courseId, fromIds: [guessed], toId: other }),
    );
    expect(await doctor()).toEqual([]);
    const { answers, placed } = await as<Awaited<ReturnType<typeof mastery.answersOf>>>((tx) =>
      mastery.answersOf(tx, learner.userId, courseId),
    );
    expect(answers.map(({ conceptId }) => conceptId)).toEqual([asked, other]);
    expect(placed.get(other)).toEqual({ pKnown: 0.9, sequence: expect.any(Number), at: at.getTime() });
  });
});
