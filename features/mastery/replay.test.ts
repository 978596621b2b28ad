import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addPerson, testDatabase } from '@/platform/database/testing';
import { addClass, addConcept, addCourse } from '@/platform/database/testing-course';
import type { Actor } from '@/platform/database/transaction';
import { replayMastery } from './replay';
import type { MasteryDifference } from './replay-learner';
import { createMastery } from './service';
import { evidenceOf } from './testing';

const test = testDatabase();
const mastery = createMastery({ now: () => new Date('2026-03-02T12:00:00Z') });
const learners: Actor[] = [];
let courseId: string;
let concepts: string[];
let teacherId: string;

beforeAll(async () => {
  teacherId = await addPerson(test(), 'teacher');
  ({ courseId } = await addCourse(test(), { ownerId: teacherId }));
  concepts = [await addConcept(test(), courseId, 'Wear', 0), await addConcept(test(), courseId, 'Fatigue', 1)];
  for (let i = 0; i < 3; i++)
    learners.push({ districtId: test().districtId, userId: await addPerson(test(), 'learner'), role: 'learner' });
});

beforeEach(async () => {
  await test().owner.query('delete from mastery; delete from events');
  let step = 0;
  for (const learner of learners) {
    for (const conceptId of concepts) {
      for (const kind of ['unaided', 'hinted', 'none'] as const) {
        const input = evidenceOf(
          { learnerId: learner.userId ?? '', courseId, conceptId },
          { kind, hintsUsed: kind === 'hinted' ? 2 : 0, correct: step++ % 3 !== 1 },
        );
        await test().database.transaction(learner, (tx) => mastery.recordEvidence(tx, input));
      }
    }
  }
});

async function differences() {
  const found: MasteryDifference[] = [];
  const summary = await replayMastery(test().database, test().districtId, (difference) => found.push(difference));
  return { found, summary };
}

describe('replay', () => {
  it('gives what is stored', async () => {
    const { found, summary } = await differences();
    expect(found).toEqual([]);
    expect(summary).toEqual({ events: 18, learners: 3, compared: 6, differences: 0 });
  });

  it('sees nothing of another district', async () => {
    const summary = await replayMastery(test().database, randomUUID(), () => {});
    expect(summary).toEqual({ events: 0, learners: 0, compared: 0, differences: 0 });
  });

  it('finds p(L) that was changed behind the log, with its ids', async () => {
    const [learnerId, conceptId] = [learners[1]?.userId ?? '', concepts[0] ?? ''];
    await test().owner.query(
      'update mastery set p_known = p_known + 0.000001 where learner_id = $1 and concept_id = $2',
      [learnerId, conceptId],
    );
    const { found, summary } = await differences();
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ kind: 'stored', learnerId, conceptId, what: 'pKnown' });
    expect(summary.differences).toBe(1);
  });

  it('finds a row without events, events without a row, and an event that contradicts those before it', async () => {
    const stranger = await addPerson(test(), 'learner');
    await test().owner.query(
      `insert into mastery (district_id, learner_id, concept_id, course_id, p_known, evidence_count, attempt_count) values ($1, $2, $3, $4, 0.9, 1, 1)`,
      [test().districtId, stranger, concepts[0], courseId],
    );
    await test().owner.query('delete from mastery where learner_id = $1 and concept_id = $2', [
      learners[0]?.userId,
      concepts[1],
    ]);
    await test().owner.query(
      `update events set payload = jsonb_set(payload, '{after}', '0.5') where sequence = (select max(sequence) from events)`,
    );
    const { found } = await differences();
    const seen = found.filter((each) => each.what === 'pKnown').map((each) => [each.kind, each.learnerId]);
    expect(seen).toHaveLength(3);
    expect(seen).toContainEqual(['stored', stranger]);
    expect(seen).toContainEqual(['stored', learners[0]?.userId]);
    expect(seen).toContainEqual(['event', learners[2]?.userId]);
  });

  it('reports an event that it can’t read and goes on', async () => {
    await test().owner.query(`update events set payload = '{}' where sequence = (select min(sequence) from events)`);
    const { found, summary } = await differences();
    expect(found.filter((each) => each.kind === 'unreadable')).toHaveLength(1);
    expect(summary.events).toBe(18);
  });

  it('agrees after a teacher has merged concepts, for learners of any class', async () => {
    const [from = '', to = ''] = concepts;
    const one = learners[0]?.userId ?? '';
    await test().owner.query('delete from mastery where learner_id = $1 and concept_id = $2', [one, to]);
    await test().owner.query(`delete from events where learner_id = $1 and payload->>'conceptId' = $2`, [one, to]);
    await addClass(test(), courseId, { teachers: [teacherId], learners: [one] });
    const teacher: Actor = { districtId: test().districtId, userId: teacherId, role: 'teacher' };
    const before = await test().owner.query('select * from mastery order by learner_id, concept_id');
    const role = await test().database.transaction(teacher, async (tx) => {
      await mastery.mergeConcepts(tx, { courseId, fromIds: [from], toId: to });
      return (await tx.execute(`select current_setting('meno.role') as role`)).rows[0]?.role;
    });
    expect(role).toBe('teacher');
    expect((await differences()).found).toEqual([]);
    const after = await test().owner.query('select * from mastery where concept_id = $1', [to]);
    expect(after.rows).toHaveLength(3);
    for (const row of after.rows) {
      const own = before.rows.filter((each) => each.learner_id === row.learner_id);
      expect(row.p_known).toBe(Math.max(...own.map((each) => each.p_known)));
      expect(row.attempt_count).toBe(own.reduce((sum, each) => sum + each.attempt_count, 0));
    }
  });
});
