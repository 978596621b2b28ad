import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MATCHER, TEACHER } from '@/core/explain-back/reliability';
import { addPerson, testDatabase } from '@/platform/database/testing';
import { addConcept, addCourse } from '@/platform/database/testing-course';
import type { Actor } from '@/platform/database/transaction';
import type { EvidenceInput, OverruleInput } from './contract';
import { replayMastery } from './replay';
import { createMastery } from './service';
import { evidenceOf } from './testing';

const test = testDatabase();
const at = new Date('2026-03-02T12:00:00Z');
const mastery = createMastery({ now: () => at });
let courseId: string;
let conceptId: string;
let teacher: Actor;
let learner: Actor;

beforeAll(async () => {
  teacher = { districtId: test().districtId, userId: await addPerson(test(), 'teacher'), role: 'teacher' };
  ({ courseId } = await addCourse(test(), { ownerId: teacher.userId ?? '' }));
});
beforeEach(async () => {
  learner = { districtId: test().districtId, userId: await addPerson(test(), 'learner'), role: 'learner' };
  conceptId = await addConcept(test(), courseId, `Concept ${randomUUID()}`);
});

async function record(rest: Partial<EvidenceInput> = {}) {
  const input = evidenceOf(
    { learnerId: learner.userId ?? '', courseId, conceptId },
    { chanceOfGuessing: null, ...rest },
  );
  return { input, ...(await test().database.transaction(learner, (tx) => mastery.recordEvidence(tx, input))) };
}
function overrule(attemptId: string, rest: Partial<OverruleInput> = {}) {
  const word = { correct: true, kind: 'unaided', judge: TEACHER, by: teacher.userId ?? '', at } as const;
  const input = { learnerId: learner.userId ?? '', courseId, conceptId, attemptId, ...word, ...rest };
  return test().database.transaction(teacher, (tx) => mastery.overrule(tx, input));
}
async function expectReplayAgrees() {
  await replayMastery(test().database, test().districtId, (difference) => {
    throw new Error(JSON.stringify(difference));
  });
}

describe('an explanation as evidence', () => {
  it('moves p(L) less than an answer that is marked, both ways', async () => {
    const { before, after } = await record({ judge: MATCHER });
    // p(S) 0.29, p(G) 0.285: 0.2·0.71 / (0.2·0.71 + 0.8·0.285) = 0.142/0.37, then learning
    expect(before).toBe(0.2);
    expect(after).toBeCloseTo(0.142 / 0.37 + (1 - 0.142 / 0.37) * 0.15, 12);
    const marked = await record();
    const judged = await record({ judge: MATCHER, correct: false });
    expect(marked.after - marked.before).toBeGreaterThan(after - before);
    expect(judged.after).toBeLessThan(judged.before);
    await expectReplayAgrees();
  });

  it('is listed with the answers, and as a teacher has overruled it', async () => {
    const { input } = await record({ judge: MATCHER, correct: false });
    const principal = { districtId: learner.districtId, userId: learner.userId ?? '', role: 'learner' } as const;
    const list = () =>
      test().database.transaction(learner, (tx) =>
        mastery.evidence(tx, { ...principal, name: '', email: '', via: 'token' }, { courseId, conceptId }),
      );
    expect((await list()).entries).toMatchObject([{ itemKind: 'explanation', correct: false, evidence: 'unaided' }]);
    await overrule(input.attemptId);
    expect((await list()).entries).toMatchObject([{ itemKind: 'explanation', correct: true }]);
  });
});

describe('overruling', () => {
  it('reckons all answers anew as if it had been so from the start', async () => {
    const wrong = await record({ judge: MATCHER, correct: false });
    const last = await record({ correct: true });
    const result = await overrule(wrong.input.attemptId);
    expect(result?.before).toBe(last.after);
    expect(result?.after).toBeGreaterThan(last.after);
    const twin = await addPerson(test(), 'learner');
    const other: Actor = { ...learner, userId: twin };
    const inputs = [{ ...wrong.input, judge: TEACHER, correct: true }, last.input];
    let same = 0;
    for (const input of inputs)
      same = (
        await test().database.transaction(other, (tx) => mastery.recordEvidence(tx, { ...input, learnerId: twin }))
      ).after;
    expect(result?.after).toBeCloseTo(same, 12);
    await expectReplayAgrees();
  });

  it('to no evidence takes its effect away, and can be overruled again', async () => {
    const { input, before } = await record({ judge: MATCHER, correct: true });
    expect((await overrule(input.attemptId, { kind: 'none' }))?.after).toBe(before);
    const { rows } = await test().owner.query('select evidence_count from mastery where concept_id = $1', [conceptId]);
    expect(rows[0]).toEqual({ evidence_count: 0 });
    expect((await overrule(input.attemptId))?.after).toBeGreaterThan(before);
    await expectReplayAgrees();
  });

  it('follows the evidence into the concept that took it over', async () => {
    const { input } = await record({ judge: MATCHER, correct: false });
    const target = await addConcept(test(), courseId, `Target ${randomUUID()}`);
    await test().database.transaction(teacher, (tx) =>
      mastery.mergeConcepts(tx, { courseId, fromIds: [conceptId], toId: target }),
    );
    await test().owner.query('update concepts set merged_into = $1 where id = $2', [target, conceptId]);
    expect((await overrule(input.attemptId))?.after).toBeGreaterThan(0.2);
    await expectReplayAgrees();
  });

  it('of nothing that was recorded does nothing', async () => {
    expect(await overrule(randomUUID())).toBeNull();
  });

  it('while the learner answers loses neither', async () => {
    const { input } = await record({ judge: MATCHER, correct: false });
    await Promise.all([overrule(input.attemptId), record(), record(), overrule(input.attemptId, { correct: false })]);
    await expectReplayAgrees();
  });
});
