import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addPerson, testDatabase } from '@/platform/database/testing';
import { addConcept, addCourse } from '@/platform/database/testing-course';
import type { Actor } from '@/platform/database/transaction';
import { createMastery } from './service';
import { evidenceOf } from './testing';

const test = testDatabase();
const mastery = createMastery({ now: () => new Date('2026-03-02T12:00:00Z') });
let learner: Actor;
let teacher: Actor;
let courseId: string;
let concepts: string[];

const attemptIds: string[] = [];
const minute = (n: number) => new Date(Date.UTC(2026, 2, 2, 10, n));

async function answer(conceptId: string, at: number, rest: Partial<Parameters<typeof evidenceOf>[1]> = {}) {
  const input = evidenceOf({ learnerId: learner.userId ?? '', courseId, conceptId }, { at: minute(at), ...rest });
  attemptIds.push(input.attemptId);
  await test().database.transaction(learner, (tx) => mastery.recordEvidence(tx, input));
}
const read = () => test().database.transaction(learner, (tx) => mastery.answersOf(tx, learner.userId ?? '', courseId));
const stored = () =>
  test().database.transaction(learner, (tx) => mastery.masteryOf(tx, learner.userId ?? '', courseId));

beforeAll(async () => {
  const teacherId = await addPerson(test(), 'teacher');
  teacher = { districtId: test().districtId, userId: teacherId, role: 'teacher' };
  ({ courseId } = await addCourse(test(), { ownerId: teacherId }));
  concepts = [await addConcept(test(), courseId, 'Wear', 0), await addConcept(test(), courseId, 'Fatigue', 1)];
  learner = { districtId: test().districtId, userId: await addPerson(test(), 'learner'), role: 'learner' };
});

beforeEach(async () => {
  await test().owner.query('delete from mastery; delete from events');
  attemptIds.length = 0;
});

describe('the answers of a learner as they count today', () => {
  it('come in order, with p(L) after each as it was recorded', async () => {
    const [wear = '', fatigue = ''] = concepts;
    await answer(wear, 0, { correct: false });
    await answer(fatigue, 1);
    await answer(wear, 2, { kind: 'hinted', hintsUsed: 1 });
    const { answers, lastSequence } = await read();
    expect(answers.map(({ conceptId, correct, hintsUsed }) => [conceptId, correct, hintsUsed])).toEqual([
      [wear, false, 0],
      [fatigue, true, 0],
      [wear, true, 1],
    ]);
    expect(answers.map(({ at }) => at)).toEqual([0, 1, 2].map((n) => minute(n).getTime()));
    expect(lastSequence).toBe(answers.at(-1)?.sequence);
    const now = await stored();
    expect(answers[2]?.pKnown).toBe(now.get(wear));
    expect(answers[1]?.pKnown).toBe(now.get(fatigue));
    expect(
      await test().database.transaction(learner, (tx) => mastery.lastSequence(tx, learner.userId ?? '', courseId)),
    ).toBe(lastSequence);
  });

  it('follow a merge: each answer once, under the concept that is left, ending at its p(L)', async () => {
    const [wear = '', fatigue = ''] = concepts;
    for (let i = 0; i < 4; i++) await answer(wear, i);
    await answer(fatigue, 5, { correct: false });
    await test().database.transaction(teacher, (tx) =>
      mastery.mergeConcepts(tx, { courseId, fromIds: [wear], toId: fatigue }),
    );
    const { answers } = await read();
    expect(answers.map(({ conceptId }) => conceptId)).toEqual(Array.from({ length: 5 }, () => fatigue));
    expect(answers.at(-1)?.pKnown).toBe((await stored()).get(fatigue));
    expect(answers[4]?.pKnown).toBe(answers[3]?.pKnown);
  });

  it('follow a person’s word: what came after it is reckoned anew', async () => {
    const [wear = ''] = concepts;
    const judge = { sensitivity: 0.9, falseAlarm: 0.1 };
    await answer(wear, 0, { correct: false, judge });
    await answer(wear, 1);
    const before = (await read()).answers;
    await test().database.transaction(learner, (tx) =>
      mastery.overrule(tx, {
        ...{ learnerId: learner.userId ?? '', courseId, conceptId: wear, attemptId: attemptIds[0] ?? '' },
        ...{ correct: true, kind: 'unaided', judge, by: teacher.userId ?? '', at: minute(5) },
      }),
    );
    const after = (await read()).answers;
    expect(after.map(({ correct }) => correct)).toEqual([true, true]);
    expect(after[0]?.pKnown).toBeGreaterThan(before[0]?.pKnown ?? 1);
    expect(after[1]?.pKnown).toBeCloseTo((await stored()).get(wear) ?? 0, 12);
  });
});
