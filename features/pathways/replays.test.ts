import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createRandom } from '@/core/random/random';
import { evidenceOf } from '@/features/mastery/testing';
import { testDatabase } from '@/platform/database/testing';
import { createPathways } from './service';
import { pathwaysAt } from './testing';

const test = testDatabase();
const MAP = { Counting: [], Adding: ['Counting'], Multiplying: ['Adding'], Shapes: [] };
const NAMES = Object.keys(MAP);
const JUDGE = { sensitivity: 0.9, falseAlarm: 0.1 };

/** What a service that has read a learner all along says of them, and what one says that reads them for the first time. */
async function schoolWithBoth() {
  const school = await pathwaysAt(test(), MAP);
  const learner = await school.newLearner();
  const by = (pathways: typeof school.pathways) =>
    test().database.transaction(learner, (tx) => pathways.standings(tx, learner.userId, school.courseId));
  const expectSame = async () => expect(await by(school.pathways)).toEqual(await by(createPathways(school.deps)));
  const evidence = (name: string, rest = {}) =>
    evidenceOf(
      { learnerId: learner.userId, courseId: school.courseId, conceptId: school.idOf(name) },
      { at: school.clock.now, ...rest },
    );
  return { school, learner, expectSame, evidence };
}

describe('what is kept of a learner', () => {
  it('says after every answer what reading all of it says', async () => {
    const { school, learner, expectSame } = await schoolWithBoth();
    const random = createRandom(11);
    for (let i = 0; i < 40; i++) {
      school.later(random.chance(0.2) ? 2 : 0.01);
      await school.answer(learner, NAMES[random.integer(NAMES.length)] ?? '', { correct: random.chance(0.7) });
      if (random.chance(0.5)) await school.next(learner);
      await expectSame();
    }
  });

  it('follows a person’s word, a placement and a merge', async () => {
    const { school, learner, expectSame, evidence } = await schoolWithBoth();
    const attemptId = randomUUID();
    const as = test().database;
    await as.transaction(learner, (tx) =>
      school.mastery.recordEvidence(tx, evidence('Counting', { attemptId, correct: false, judge: JUDGE })),
    );
    await expectSame();
    await as.transaction(learner, (tx) =>
      school.mastery.overrule(tx, {
        ...{ learnerId: learner.userId, courseId: school.courseId, conceptId: school.idOf('Counting'), attemptId },
        ...{ correct: true, kind: 'unaided', judge: JUDGE, by: school.ownerId, at: school.clock.now },
      }),
    );
    await expectSame();
    const pKnown = new Map([[school.idOf('Shapes'), 0.95]]);
    await as.transaction(learner, (tx) =>
      school.mastery.place(tx, {
        ...{ learnerId: learner.userId, courseId: school.courseId, placementId: randomUUID(), pKnown },
        at: school.clock.now,
      }),
    );
    await expectSame();
    expect((await school.standings(learner)).get('Shapes')?.state).toBe('fresh');
    const teacher = { districtId: test().districtId, userId: school.ownerId, role: 'teacher' } as const;
    await as.transaction(teacher, (tx) =>
      school.mastery.mergeConcepts(tx, {
        courseId: school.courseId,
        fromIds: [school.idOf('Shapes')],
        toId: school.idOf('Adding'),
      }),
    );
    await expectSame();
  });

  it('forgets an answer whose transaction was given up, and sees one that came late', async () => {
    const { school, learner, expectSame, evidence } = await schoolWithBoth();
    for (let i = 0; i < 4; i++) await school.answer(learner, 'Counting');
    await expectSame();
    const giveUp = new Error('given up');
    const work = test().database.transaction(learner, async (tx) => {
      await school.mastery.recordEvidence(tx, evidence('Adding'));
      const inside = await school.pathways.standings(tx, learner.userId, school.courseId);
      expect(inside.find(({ name }) => name === 'Adding')?.attempts).toBe(1);
      throw giveUp;
    });
    await expect(work).rejects.toBe(giveUp);
    await expectSame();
    expect((await school.standings(learner)).get('Adding')?.state).toBe('ready');
    // One device writes first and commits last: its number is smaller than what was read meanwhile.
    await test().database.transaction(learner, async (slow) => {
      await school.mastery.recordEvidence(slow, evidence('Shapes', { correct: false }));
      await school.answer(learner, 'Counting');
      await school.standings(learner);
    });
    await expectSame();
    expect((await school.standings(learner)).get('Shapes')?.attempts).toBe(1);
  });

  it('is read by two devices at once', async () => {
    const { school, learner, expectSame } = await schoolWithBoth();
    for (let i = 0; i < 6; i++) {
      await school.answer(learner, NAMES[i % 4] ?? '', { correct: i % 3 > 0 });
      await Promise.all([school.standings(learner), school.next(learner), school.standings(learner)]);
      await expectSame();
    }
  });
});
