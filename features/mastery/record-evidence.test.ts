import { beforeAll, describe, expect, it } from 'vitest';
import { addPerson, testDatabase } from '@/platform/database/testing';
import { addConcept, addCourse } from '@/platform/database/testing-course';
import { type Actor, systemActor } from '@/platform/database/transaction';
import { createMastery } from './service';
import { evidenceOf } from './testing';

const test = testDatabase();
const mastery = createMastery({ now: () => new Date('2026-03-02T12:00:00Z') });
let learner: Actor & { userId: string };
let courseId: string;

beforeAll(async () => {
  learner = { districtId: test().districtId, userId: await addPerson(test(), 'learner'), role: 'learner' };
  ({ courseId } = await addCourse(test()));
});

async function record(conceptId: string, rest: Parameters<typeof evidenceOf>[1] = {}) {
  const input = evidenceOf({ learnerId: learner.userId, courseId, conceptId }, rest);
  return test().database.transaction(learner, (tx) => mastery.recordEvidence(tx, input));
}

async function stored(conceptId: string) {
  const { rows } = await test().owner.query(
    'select p_known, evidence_count, attempt_count, last_evidence_at from mastery where concept_id = $1',
    [conceptId],
  );
  return rows[0];
}

describe('recording evidence', () => {
  it('begins at p(L0) and stores what the equations give, with the event that explains it', async () => {
    const conceptId = await addConcept(test(), courseId, 'Raceway');
    const change = await record(conceptId);
    expect(change.before).toBe(0.2);
    expect(change.after).toBeCloseTo(21 / 38, 12);
    expect(await stored(conceptId)).toMatchObject({ p_known: change.after, evidence_count: 1, attempt_count: 1 });
    const { rows } = await test().owner.query(`select * from events where payload->>'conceptId' = $1`, [conceptId]);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ kind: 'attempt.recorded', learner_id: learner.userId, course_id: courseId });
    expect(rows[0]?.payload).toMatchObject({
      model: 'bkt-1',
      correct: true,
      evidence: 'unaided',
      hintsUsed: 0,
      chanceOfGuessing: 0.25,
      parameters: { pInit: 0.2, pLearn: 0.15, pSlip: 0.1, pGuess: null },
      before: 0.2,
      after: change.after,
    });
  });

  it('counts an attempt that is no evidence, and leaves p(L) and the moment of evidence', async () => {
    const conceptId = await addConcept(test(), courseId, 'Cage');
    expect(await record(conceptId, { kind: 'none' })).toEqual({ before: 0.2, after: 0.2 });
    expect(await stored(conceptId)).toMatchObject({ p_known: 0.2, evidence_count: 0, attempt_count: 1 });
    expect((await stored(conceptId))?.last_evidence_at).toBeNull();
    const { after } = await record(conceptId);
    await record(conceptId, { kind: 'none', correct: false, at: new Date('2026-03-03T10:00:00Z') });
    expect(await stored(conceptId)).toMatchObject({ p_known: after, evidence_count: 1, attempt_count: 3 });
    expect((await stored(conceptId))?.last_evidence_at).toEqual(new Date('2026-03-02T10:00:00Z'));
  });

  it('weighs a hinted right answer less than one without hints', async () => {
    const [plain, hinted] = [await addConcept(test(), courseId, 'Seal'), await addConcept(test(), courseId, 'Shield')];
    const unaided = await record(plain, { chanceOfGuessing: null });
    const aided = await record(hinted, { chanceOfGuessing: null, kind: 'hinted', hintsUsed: 1 });
    expect(aided.after).toBeCloseTo(21.15 / 39, 12);
    expect(aided.after).toBeLessThan(unaided.after);
  });

  it('takes the concept’s own parameters once a teacher has set them, also inside that transaction', async () => {
    const conceptId = await addConcept(test(), courseId, 'Preload');
    const admin: Actor & { userId: string } = {
      districtId: test().districtId,
      userId: await addPerson(test(), 'admin'),
      role: 'admin',
    };
    const principal = { ...admin, role: 'admin', name: 'A', email: 'a@example.org', via: 'token' } as const;
    const parameters = { pInit: 0.5, pLearn: 0, pSlip: 0.2, pGuess: 0.2 };
    const change = await test().database.transaction(admin, async (tx) => {
      await mastery.setParameters(tx, principal, { courseId, conceptId, parameters });
      return mastery.recordEvidence(tx, evidenceOf({ learnerId: admin.userId, courseId, conceptId }));
    });
    // 0.5·0.8 / (0.5·0.8 + 0.5·0.2)
    expect(change).toEqual({ before: 0.5, after: 0.8 });
  });

  it('takes no update back when two devices answer at once', async () => {
    const conceptId = await addConcept(test(), courseId, 'Clearance');
    const changes = await Promise.all(Array.from({ length: 8 }, () => record(conceptId, { correct: false })));
    expect(await stored(conceptId)).toMatchObject({ evidence_count: 8, attempt_count: 8 });
    const steps = changes.sort((a, b) => b.before - a.before);
    for (const [i, step] of steps.entries()) expect(step.before).toBe(i === 0 ? 0.2 : steps[i - 1]?.after);
  });

  it('says p(L) of concepts with evidence only', async () => {
    const course = await addCourse(test());
    const [known, tried] = [
      await addConcept(test(), course.courseId, 'Grease'),
      await addConcept(test(), course.courseId, 'Oil'),
    ];
    for (const [conceptId, kind] of [[known, 'unaided'] as const, [tried, 'none'] as const]) {
      const input = evidenceOf({ learnerId: learner.userId, courseId: course.courseId, conceptId }, { kind });
      await test().database.transaction(learner, (tx) => mastery.recordEvidence(tx, input));
    }
    const found = await test().database.transaction(learner, (tx) =>
      mastery.masteryOf(tx, learner.userId, course.courseId),
    );
    expect([...found.keys()]).toEqual([known]);
    const asSystem = await test().database.transaction(systemActor(test().districtId), (tx) =>
      mastery.masteryOf(tx, learner.userId, course.courseId),
    );
    expect(asSystem).toEqual(found);
  });
});
