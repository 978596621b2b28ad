import { beforeAll, describe, expect, it } from 'vitest';
import { addPerson, testDatabase } from '@/platform/database/testing';
import { addClass, addConcept, addCourse } from '@/platform/database/testing-course';
import { systemActor } from '@/platform/database/transaction';
import type { Principal } from '@/platform/http/principal';
import { conceptEvidenceSchema, conceptParametersSchema, courseProgressSchema } from './contract';
import { evidenceOf, masteryApi, principalOf } from './testing';

const test = testDatabase();
let app: ReturnType<typeof masteryApi>;
let courseId: string;
let concepts: string[];
let [teacher, otherTeacher, learner, outsider]: Principal[] = [];

beforeAll(async () => {
  app = masteryApi(test());
  const person = async (role: 'teacher' | 'learner') => principalOf(test(), await addPerson(test(), role), role);
  [teacher, otherTeacher, learner, outsider] = [
    await person('teacher'),
    await person('teacher'),
    await person('learner'),
    await person('learner'),
  ];
  ({ courseId } = await addCourse(test(), { ownerId: teacher.userId }));
  concepts = [await addConcept(test(), courseId, 'Load', 0), await addConcept(test(), courseId, 'Speed', 1)];
  await addClass(test(), courseId, { teachers: [teacher.userId], learners: [learner.userId] });
  const { districtId } = test();
  for (const { userId } of [learner, outsider]) {
    const on = { learnerId: userId, courseId, conceptId: concepts[0] ?? '' };
    for (const day of ['2026-03-01', '2026-03-02']) {
      const input = evidenceOf(on, { chanceOfGuessing: null, at: new Date(`${day}T23:30:00Z`) });
      await test().database.transaction(systemActor(districtId), (tx) => app.service.recordEvidence(tx, input));
    }
  }
});

const get = async (as: Principal | undefined, path: string) => app.request(as ?? null, path);
const problem = async (response: Response) => [response.status, (await response.json()).code];

describe('progress', () => {
  it('shows every visible concept, the mean, what is known and each day', async () => {
    const progress = courseProgressSchema.parse(await (await get(learner, `/courses/${courseId}/progress`)).json());
    expect(progress).toMatchObject({ courseId, conceptCount: 2, knownCount: 1 });
    const [load, speed] = progress.concepts;
    expect(load).toMatchObject({ name: 'Load', mode: 'advanced', evidenceCount: 2, attemptCount: 2 });
    expect(load?.lastEvidenceAt).toBe('2026-03-02T23:30:00.000Z');
    expect(speed).toMatchObject({ mastery: 0.2, mode: 'foundational', evidenceCount: 0, lastEvidenceAt: null });
    expect(progress.meanMastery).toBeCloseTo(((load?.mastery ?? 0) + 0.2) / 2, 12);
    expect(progress.history.map((point) => [point.date, point.knownCount])).toEqual([
      ['2026-03-01', 0],
      ['2026-03-02', 1],
    ]);
    expect(progress.history[0]?.meanMastery).toBeCloseTo((18.6 / 22 + 0.2) / 2, 12);
    expect(progress.history[1]?.meanMastery).toBeCloseTo(progress.meanMastery, 12);
  });

  it('leaves hidden concepts out', async () => {
    const hidden = await addConcept(test(), courseId, 'Hidden', 2);
    await test().owner.query('update concepts set hidden = true where id = $1', [hidden]);
    const progress = courseProgressSchema.parse(await (await get(learner, `/courses/${courseId}/progress`)).json());
    expect(progress.conceptCount).toBe(2);
  });

  it('shows a teacher the learners of their own classes and nobody else', async () => {
    const own = await get(teacher, `/courses/${courseId}/progress?learnerId=${learner?.userId}`);
    expect(courseProgressSchema.parse(await own.json()).knownCount).toBe(1);
    for (const [as, learnerId] of [
      [teacher, outsider?.userId],
      [otherTeacher, learner?.userId],
      [learner, outsider?.userId],
      [teacher, '00000000-0000-7000-8000-000000000000'],
    ] as const) {
      const refused = await get(as, `/courses/${courseId}/progress?learnerId=${learnerId}`);
      expect(await problem(refused)).toEqual([404, 'learner_not_found']);
    }
    // Their learner, but in a course that this teacher doesn't teach them.
    const other = await addCourse(test());
    const refused = await get(teacher, `/courses/${other.courseId}/progress?learnerId=${learner?.userId}`);
    expect(await problem(refused)).toEqual([404, 'learner_not_found']);
  });
});

describe('evidence', () => {
  it('lists what moved the estimate, newest first', async () => {
    const response = await get(learner, `/courses/${courseId}/concepts/${concepts[0]}/evidence`);
    const evidence = conceptEvidenceSchema.parse(await response.json());
    expect(evidence.entries).toHaveLength(2);
    const [last, first] = evidence.entries;
    expect(first).toMatchObject({ before: 0.2, correct: true, evidence: 'unaided', hintsUsed: 0 });
    expect(last?.before).toBe(first?.after);
    expect(last?.after).toBe(evidence.mastery);
    expect(last?.prompt).toBe('An exercise that is no longer in the course.');
  });

  it('shows attempts on concepts that were merged into it, through several merges', async () => {
    const [a, b, c] = [
      await addConcept(test(), courseId, 'A', 5),
      await addConcept(test(), courseId, 'B', 6),
      await addConcept(test(), courseId, 'C', 7),
    ];
    const learnerId = learner?.userId ?? '';
    await test().database.transaction(systemActor(test().districtId), async (tx) => {
      await app.service.recordEvidence(tx, evidenceOf({ learnerId, courseId, conceptId: a }));
      await app.service.recordEvidence(tx, evidenceOf({ learnerId, courseId, conceptId: c }, { correct: false }));
      await app.service.mergeConcepts(tx, { courseId, fromIds: [a], toId: b });
      await app.service.mergeConcepts(tx, { courseId, fromIds: [b], toId: c });
    });
    const response = await get(learner, `/courses/${courseId}/concepts/${c}/evidence`);
    const evidence = conceptEvidenceSchema.parse(await response.json());
    expect(evidence.entries.map((entry) => entry.correct)).toEqual([false, true]);
    expect(evidence.mastery).toBeCloseTo(21 / 38, 12);
  });

  it('knows no concept of another course', async () => {
    const other = await addCourse(test());
    const elsewhere = await addConcept(test(), other.courseId, 'Elsewhere');
    const response = await get(learner, `/courses/${courseId}/concepts/${elsewhere}/evidence`);
    expect(await problem(response)).toEqual([404, 'concept_not_found']);
  });
});

describe('parameters', () => {
  const path = () => `/courses/${courseId}/concepts/${concepts[1]}/parameters`;
  const put = (as: Principal | undefined, body: object) =>
    app.request(as ?? null, path(), { method: 'PUT', body: JSON.stringify(body) });
  const wanted = { pInit: 0.3, pLearn: 0.1, pSlip: 0.05, pGuess: 0.2 };

  it('are the defaults until a teacher sets them, with who and when', async () => {
    const before = conceptParametersSchema.parse(await (await get(teacher, path())).json());
    expect(before).toEqual({
      pInit: 0.2,
      pLearn: 0.15,
      pSlip: 0.1,
      pGuess: null,
      origin: 'default',
      updatedBy: null,
      updatedAt: null,
    });
    expect((await put(teacher, wanted)).status).toBe(200);
    const after = conceptParametersSchema.parse(await (await get(teacher, path())).json());
    expect(after).toEqual({
      ...wanted,
      origin: 'teacher',
      updatedBy: teacher?.userId,
      updatedAt: '2026-03-02T12:00:00.000Z',
    });
    const { rows } = await test().owner.query(`select * from events where kind = 'parameters.changed'`);
    expect(rows.map((row) => [row.learner_id, row.payload.before.pInit, row.payload.after.pInit])).toEqual([
      [teacher?.userId, 0.2, 0.3],
    ]);
  });

  it('change what comes, not what was reckoned', async () => {
    const progress = courseProgressSchema.parse(await (await get(learner, `/courses/${courseId}/progress`)).json());
    expect(progress.concepts.map((concept) => concept.mastery).at(1)).toBe(0.3);
    expect(progress.concepts.at(0)?.mode).toBe('advanced');
  });

  it('go back to what Meno reckons with when the teacher takes them back', async () => {
    const clear = (as: Principal | undefined) => app.request(as ?? null, path(), { method: 'DELETE' });
    expect(await problem(await clear(learner))).toEqual([403, 'forbidden']);
    const back = conceptParametersSchema.parse(await (await clear(teacher)).json());
    expect(back).toMatchObject({ pInit: 0.2, pGuess: null, origin: 'default', updatedBy: null, updatedAt: null });
    // Once more changes nothing, and so tells nothing.
    expect((await clear(teacher)).status).toBe(200);
    const { rows } = await test().owner.query(
      `select payload from events where kind = 'parameters.changed' order by sequence desc`,
    );
    expect(rows.map((row) => [row.payload.before.pInit, row.payload.after.pInit])).toEqual([
      [0.3, 0.2],
      [0.2, 0.3],
    ]);
  });

  it('are the editors’ to change, within sense', async () => {
    expect(await problem(await put(learner, wanted))).toEqual([403, 'forbidden']);
    expect(await problem(await put(otherTeacher, wanted))).toEqual([403, 'forbidden']);
    expect(await problem(await put(teacher, { ...wanted, pSlip: 0.6 }))).toEqual([400, 'invalid_input']);
  });
});
