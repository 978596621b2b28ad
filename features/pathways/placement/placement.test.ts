import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Presentation, PresentInput } from '@/features/practice/contract';
import { testDatabase } from '@/platform/database/testing';
import type { Actor, Tx } from '@/platform/database/transaction';
import { pathwaysAt } from '../testing';

const test = testDatabase();
/** A chain of eight concepts: who knows the fifth most likely knows the four before it. */
const CHAIN = Object.fromEntries(
  Array.from({ length: 8 }, (_, i): [string, string[]] => [`Step ${i}`, i === 0 ? [] : [`Step ${i - 1}`]]),
);
type Learner = Actor & { userId: string };

/** A course with one question of each level on each concept, and presentations that are rows. */
async function placementAt(map: Record<string, readonly string[]> = CHAIN, { kind = 'truth', body = {} } = {}) {
  const asked: { presentationId: string; conceptId: string; itemId: string }[] = [];
  const { owner, districtId } = test();
  async function present(_tx: Tx, input: PresentInput) {
    const { rows } = await owner.query(
      'select id from items where concept_id = $1 order by abs(difficulty - $2) limit 1',
      [input.conceptId, (input.level ?? 1) * 0.5],
    );
    const row = { presentationId: randomUUID(), conceptId: input.conceptId, itemId: rows[0]?.id };
    await owner.query(
      'insert into presentations (district_id, id, learner_id, course_id, concept_id, item_id) values ($1, $2, $3, $4, $5, $6)',
      [districtId, row.presentationId, input.learnerId, input.courseId, row.conceptId, row.itemId],
    );
    asked.push(row);
    return { presentations: [shown(row)], fresh: 1 };
  }
  const shown = ({ presentationId: id, conceptId, itemId }: (typeof asked)[number]): Presentation =>
    Object.assign(Object.create(null), { id, conceptId, itemId });
  const school = await pathwaysAt(test(), map, {
    practice: {
      present,
      presentation: async (_tx, _learner, id) => {
        const row = asked.find(({ presentationId }) => presentationId === id);
        if (!row) throw new Error('never asked');
        return shown(row);
      },
    },
  });
  for (const name of Object.keys(map))
    for (const level of [0, 1, 2])
      await owner.query(
        `insert into items (district_id, id, course_id, concept_id, kind, body, key, hints, worked, explanations, difficulty, fingerprint, origin)
         values ($1, $2, $3, $4, $7, $8, '{}', '[]', '', '{}', $5, $6, 'generated')`,
        [districtId, randomUUID(), school.courseId, school.idOf(name), level * 0.5, randomUUID(), kind, body],
      );
  const as = <T>(who: Learner, work: (tx: Tx) => Promise<T>) => test().database.transaction(who, work);
  const of = (who: Learner) => ({ learnerId: who.userId, courseId: school.courseId });
  async function answer(who: Learner, correct: boolean) {
    const last = asked.at(-1);
    if (!last) throw new Error('nothing was asked');
    await owner.query(
      `insert into attempts (district_id, id, learner_id, course_id, concept_id, item_id, presentation_id, response, correct, score,
         hints_used, evidence, elapsed_ms, mastery_before, mastery_after)
       values ($1, $2, $3, $4, $5, $6, $7, '{}', $8, 0, 0, 'unaided', 1000, 0, 0)`,
      [
        districtId,
        randomUUID(),
        who.userId,
        school.courseId,
        last.conceptId,
        last.itemId,
        last.presentationId,
        correct,
      ],
    );
    await school.answer(who, [...Object.keys(map)].find((name) => school.idOf(name) === last.conceptId) ?? '', {
      correct,
    });
  }
  const { placement } = school.pathways;
  return {
    ...{ school, asked, answer },
    current: (who: Learner) => as(who, (tx) => placement.current(tx, of(who))),
    next: (who: Learner, unsure = false) => as(who, (tx) => placement.next(tx, of(who), { unsure })),
    end: (who: Learner) => as(who, (tx) => placement.end(tx, of(who))),
    known: (who: Learner) => as(who, (tx) => school.mastery.masteryOf(tx, who.userId, school.courseId)),
  };
}

describe('a placement', () => {
  it('asks at most twelve questions, then says how much is known, and the next step leaps ahead', async () => {
    const at = await placementAt();
    const learner = await at.school.newLearner();
    expect((await at.current(learner)).state).toBe('offered');
    const knows = new Set(['Step 0', 'Step 1', 'Step 2', 'Step 3', 'Step 4'].map(at.school.idOf));
    let test = await at.next(learner);
    while (test.state === 'open') {
      await at.answer(learner, knows.has(at.asked.at(-1)?.conceptId ?? ''));
      test = await at.next(learner);
    }
    expect(test.state).toBe('done');
    expect(at.asked.length).toBeLessThanOrEqual(12);
    const known = await at.known(learner);
    expect(known.size).toBe(8);
    expect(known.get(at.school.idOf('Step 1'))).toBeGreaterThan(0.8);
    expect(known.get(at.school.idOf('Step 7'))).toBeLessThan(0.3);
    expect(test.result).toEqual({ knownCount: [...known.values()].filter((p) => p >= 0.85).length, conceptCount: 8 });
    const { step } = await at.school.next(learner);
    expect(['Step 3', 'Step 4', 'Step 5', 'Step 6']).toContain(step?.name);
    expect(await at.current(learner)).toEqual(test);
  });

  it('is broken off and gone on with anywhere: an open question stays until it is answered', async () => {
    const at = await placementAt();
    const learner = await at.school.newLearner();
    const [one, two] = await Promise.all([at.next(learner), at.next(learner)]);
    expect(two.question?.id).toBe(one.question?.id);
    expect((await at.next(learner)).question?.id).toBe(one.question?.id);
    expect(at.asked).toHaveLength(1);
    const after = await at.next(learner, true);
    expect(after.asked).toBe(2);
    expect(after.question?.id).not.toBe(one.question?.id);
  });

  it('can be ended early, and what was answered counts', async () => {
    const at = await placementAt();
    const learner = await at.school.newLearner();
    await at.next(learner);
    await at.answer(learner, true);
    await at.next(learner);
    expect((await at.end(learner)).state).toBe('done');
    expect((await at.known(learner)).size).toBe(8);
  });

  it('takes a right answer for less where the questions are guessed more easily', async () => {
    const afterOneRight = async (questions: { kind: string; body: object }) => {
      const at = await placementAt(CHAIN, questions);
      const learner = await at.school.newLearner();
      await at.next(learner);
      await at.answer(learner, true);
      await at.end(learner);
      const known = [...(await at.known(learner)).values()];
      return known.reduce((sum, p) => sum + p, 0) / known.length;
    };
    const guessed = await afterOneRight({ kind: 'truth', body: { options: [{ id: 'a' }, { id: 'b' }] } });
    const open = await afterOneRight({ kind: 'short', body: {} });
    expect(open).toBeGreaterThan(guessed + 0.05);
  });

  it('is skipped without a trace, and not offered again', async () => {
    const at = await placementAt();
    const learner = await at.school.newLearner();
    expect((await at.end(learner)).state).toBe('skipped');
    expect((await at.known(learner)).size).toBe(0);
    expect((await at.next(learner)).state).toBe('skipped');
    expect((await at.current(learner)).state).toBe('skipped');
  });

  it('is not offered to whoever has begun, nor in a course of a handful of concepts', async () => {
    const small = await placementAt({ One: [], Two: ['One'] });
    expect((await small.current(await small.school.newLearner())).state).toBe('none');
    const at = await placementAt();
    const learner = await at.school.newLearner();
    await at.next(learner);
    await at.answer(learner, true);
    const other = await at.school.newLearner();
    expect((await at.current(other)).state).toBe('offered');
    await at.answer(other, true);
    expect((await at.current(other)).state).toBe('none');
  });
});
