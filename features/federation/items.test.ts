import { beforeAll, describe, expect, it } from 'vitest';
import { expectedSuccess } from '@/core/difficulty/target-success';
import { createRandom } from '@/core/random/random';
import { DEFAULT_PARAMETERS } from '@/core/tracing/bkt';
import { generatedItem, practiceApp } from '@/features/practice/testing';
import { addPerson, testDatabase } from '@/platform/database/testing';
import { addConcept, addCourse } from '@/platform/database/testing-course';
import { systemActor, type Tx } from '@/platform/database/transaction';
import { itemHash } from './item-hash';
import { judgeItems } from './judge-items';
import { type ItemOffer, itemsInCommon, offerOf } from './offers';
import type { OwnItem, OwnItemAnswer } from './own-counts';
import { leastHolders } from './plan';
import { ownItemAnswers, ownItems } from './store';

const CHANCES = { pInit: 0.3, pLearn: 0.2, pSlip: 0.1, pGuess: 0.2 };
const hashOf = (name: string, federation = 'maths') => itemHash(federation, name);

it('the hash of an exercise is another one for another federation, and says nothing of it', () => {
  expect(hashOf('a')).toMatch(/^[0-9a-f]{64}$/);
  expect(hashOf('a')).toBe(hashOf('a'));
  expect(new Set([hashOf('a'), hashOf('b'), hashOf('a', 'physics')]).size).toBe(3);
});

describe('exercises in common', () => {
  const members = Object.fromEntries(['north', 'south', 'west', 'east', 'isle'].map((name) => [name, 'key']));
  const plan = { name: 'maths', members, threshold: 3 };
  const offer = (member: string, names: string[], federation = 'maths'): ItemOffer => ({
    ...{ federation, member },
    items: names.map((name, i) => ({ hash: hashOf(name), guess: 0.2 + i / 10 })),
  });

  it('are those that so many have that two are left whoever drops out', () => {
    expect([leastHolders(5, 3), leastHolders(3, 2), leastHolders(3, 3), leastHolders(4, 4)]).toEqual([4, 3, 2, 2]);
    const offers = [
      offer('north', ['a', 'b', 'c']),
      offer('south', ['b', 'a']),
      offer('west', ['a', 'b']),
      offer('east', ['a', 'c']),
    ];
    expect(itemsInCommon(plan, offers)).toEqual([{ hash: hashOf('a'), guess: expect.closeTo(0.225, 6) }]);
    // Said twice by one member is once.
    expect(
      itemsInCommon(plan, [...offers.slice(0, 3), offer('east', ['b', 'b'])])
        .map(({ hash }) => hash)
        .sort(),
    ).toEqual([hashOf('b')].sort());
  });

  it('come of each member’s one list, for this federation', () => {
    const north = offer('north', ['a']);
    expect(() => itemsInCommon(plan, [north, north])).toThrow('two lists of north');
    expect(() => itemsInCommon(plan, [offer('nobody', ['a'])])).toThrow('no member');
    expect(() => itemsInCommon(plan, [offer('north', ['a'], 'physics')])).toThrow('is for physics');
  });
});

describe('what was found, tried on a district’s own answers', () => {
  const items: OwnItem[] = ['a', 'b'].map((name) => ({ itemId: name, courseId: 'c', hash: hashOf(name), guess: 0.5 }));
  const result = (a: number, b: number) => ({
    items: [a, b].map((difficulty, i) => ({ hash: items[i]?.hash ?? '', difficulty, deviation: 0.05 })),
  });
  const answers = (learners: number): OwnItemAnswer[] => {
    const random = createRandom(8);
    return Array.from({ length: learners }, (_, i) =>
      [0.15, 0.85].map((difficulty, at): OwnItemAnswer => {
        const right = random.chance(expectedSuccess(0.6, difficulty, CHANCES));
        return { learnerId: `${i}`, hash: items[at]?.hash ?? '', known: 0.6, right, chances: CHANCES };
      }),
    ).flat();
  };

  it('is better where it is true, and clearly worse where it is the other way round', () => {
    const good = judgeItems(result(0.15, 0.85), items, answers(60));
    expect(good).toMatchObject({ answers: 120, learners: 60, clearlyWorse: false });
    expect(good.after).toBeLessThan(good.before);
    const bad = judgeItems(result(0.85, 0.15), items, answers(60));
    expect(bad.after).toBeGreaterThan(bad.before);
    expect(bad.clearlyWorse).toBe(true);
  });

  it('says nothing against it on one learner’s answers or none', () => {
    expect(judgeItems(result(0.85, 0.15), items, answers(1)).clearlyWorse).toBe(false);
    expect(judgeItems(result(0.85, 0.15), items, [])).toEqual({
      ...{ answers: 0, learners: 0, before: 0, after: 0, clearlyWorse: false },
    });
  });
});

describe('a district’s own exercises and answers', () => {
  const test = testDatabase();
  const asSystem = <T>(work: (tx: Tx) => Promise<T>) =>
    test().database.transaction(systemActor(test().districtId), work);
  const people: Record<string, string> = {};
  let [courseId, otherCourse] = ['', ''];
  let ids = new Map<string, string>();

  beforeAll(async () => {
    const app = practiceApp(test());
    const ownerId = await addPerson(test(), 'teacher');
    const course = await addCourse(test(), { ownerId });
    courseId = course.courseId;
    otherCourse = (await addCourse(test(), { ownerId })).courseId;
    const conceptId = await addConcept(test(), courseId, 'Rolling element');
    app.state.material = ['same', 'edited', 'stale'].map((name, i) =>
      generatedItem({ conceptId, chunkId: course.chunkId }, name, { start: i * 20, end: i * 20 + 10 }),
    );
    await asSystem((tx) => app.practice.regenerate(tx, courseId));
    ids = new Map(
      (await test().owner.query('select id, fingerprint from items')).rows.map(({ id, fingerprint }) => [
        fingerprint,
        id,
      ]),
    );
    await test().owner.query(`update items set edited = true where fingerprint = 'edited'`);
    await test().owner.query(`update items set status = 'stale' where fingerprint = 'stale'`);
    for (const [name, allowed] of [
      ['yes', true],
      ['no', false],
    ] as const) {
      people[name] = await addPerson(test(), 'learner');
      await consent(people[name] ?? '', allowed);
      for (const [i, right] of [true, false].entries())
        await test().owner.query(
          `insert into attempts (district_id, id, learner_id, course_id, concept_id, item_id, presentation_id, response, correct, score, hints_used,
             evidence, elapsed_ms, mastery_before, mastery_after, created_at)
           values ($1, $2, $3, $4, $5, $6, $2, '{}', $7, 1, 0, 'unaided', 1000, 0.7, 0.7, $8)`,
          [
            ...[test().districtId, test().newId(), people[name], courseId, conceptId, ids.get('same'), right],
            new Date(Date.UTC(2026, 2, 1 + i)),
          ],
        );
    }
  });

  const consent = (learnerId: string, allowed: boolean) =>
    test().owner.query(
      `insert into consent_decisions (district_id, id, learner_id, purpose, allowed, version, decided_by, decided_as, decided_at)
       values ($1, $2, $3, 'research', $4, 99, $3, 'learner', now())`,
      [test().districtId, test().newId(), learnerId, allowed],
    );

  it('are those made from material that nobody changed, of the courses that were named', async () => {
    const all = await asSystem((tx) => ownItems(tx, 'maths'));
    expect(all).toEqual([{ itemId: ids.get('same'), courseId, hash: hashOf('same'), guess: expect.closeTo(0.3, 5) }]);
    expect(await asSystem((tx) => ownItems(tx, 'maths', [otherCourse]))).toEqual([]);
    const twice = [...all, ...all];
    expect(offerOf('maths', 'north', twice)).toEqual({
      ...{ federation: 'maths', member: 'north', items: [{ hash: hashOf('same'), guess: expect.closeTo(0.3, 5) }] },
    });
  });

  it('are first answers alone, of learners alone who agreed', async () => {
    const found = await asSystem(async (tx) =>
      ownItemAnswers(tx, await ownItems(tx, 'maths'), () => ({ ...DEFAULT_PARAMETERS })),
    );
    expect(found).toEqual([
      {
        ...{ learnerId: people.yes, hash: hashOf('same'), known: expect.closeTo(0.7, 5), right: true },
        // One of four options.
        chances: { ...DEFAULT_PARAMETERS, pGuess: 0.25 },
      },
    ]);
  });
});
