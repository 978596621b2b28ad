import { beforeAll, describe, expect, it } from 'vitest';
import { MATCHER, TEACHER } from '@/core/explain-back/reliability';
import { createRandom } from '@/core/random/random';
import { memoryFollower } from '@/features/reviews/follower';
import { compareMemories } from '@/features/reviews/rebuild';
import { addPerson, type TestDatabase, testDatabase } from '@/platform/database/testing';
import { addConcept, addCourse } from '@/platform/database/testing-course';
import { systemActor, type Tx } from '@/platform/database/transaction';
import { applyModel } from '../model/apply-model';
import { replayMastery } from '../replay';
import { createMastery } from '../service';
import { evidenceOf } from '../testing';

const opened = testDatabase();
let test: TestDatabase;
let clock = 0;
const now = () => new Date(clock);
const mastery = createMastery({ now, follower: memoryFollower });
const DAY = 86_400_000;

beforeAll(() => {
  test = opened();
});

const system = <T>(work: (tx: Tx) => Promise<T>) => test.database.transaction(systemActor(test.districtId), work);

/** What `meno doctor` finds, of p(L) and of memories. */
async function doctor(): Promise<unknown[]> {
  const found: unknown[] = [];
  await replayMastery(
    test.database,
    test.districtId,
    (each) => found.push(each),
    async (tx, learnerId, answers) => {
      await compareMemories(tx, learnerId, answers, (each) => found.push(each));
    },
  );
  return found;
}

async function stored(learnerId: string) {
  const { rows } = await test.owner.query(
    'select concept_id, p_known, evidence_count, attempt_count, model_version from mastery where learner_id = $1 order by 1',
    [learnerId],
  );
  return rows;
}

/** A learner of a course of their own, who does things at random; `merges`: concepts are merged, too. */
async function life(seed: number, merges = true) {
  const draws = createRandom(seed * 7919);
  const random = () => draws.uniform();
  clock = Date.UTC(2026, 0, 1);
  const { courseId } = await addCourse(test);
  const learnerId = await addPerson(test, 'learner');
  const concepts: string[] = [];
  for (let at = 0; at < 5; at++) concepts.push(await addConcept(test, courseId, `Concept ${at}`, at));
  const explained: { attemptId: string; conceptId: string }[] = [];
  let version = 0;
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] ?? expect.unreachable();

  async function answer(): Promise<void> {
    const on = { learnerId, courseId, conceptId: pick(concepts) };
    const kind = pick(['unaided', 'unaided', 'hinted', 'none'] as const);
    const judged = random() < 0.3;
    const input = evidenceOf(on, {
      ...{ attemptId: test.newId(), itemId: test.newId(), kind, correct: random() < 0.6, at: now() },
      hintsUsed: kind === 'hinted' ? 1 + Math.floor(random() * 2) : 0,
      ...(judged ? { judge: MATCHER, chanceOfGuessing: null } : {}),
    });
    if (judged) explained.push({ attemptId: input.attemptId, conceptId: on.conceptId });
    await system((tx) => mastery.recordEvidence(tx, input));
  }

  async function merge(): Promise<void> {
    if (concepts.length < 3) return;
    const [from] = concepts.splice(Math.floor(random() * concepts.length), 1);
    const toId = pick(concepts);
    if (!from) return;
    await test.owner.query('update concepts set merged_into = $2 where id = $1', [from, toId]);
    await system((tx) => mastery.mergeConcepts(tx, { courseId, fromIds: [from], toId }));
  }

  async function act(): Promise<void> {
    clock += Math.floor(random() * 3 * DAY);
    const what = random();
    if (what < 0.75) return answer();
    if (what < 0.83) {
      const chosen = explained.length > 0 ? pick(explained) : null;
      const word = { correct: random() < 0.5, kind: pick(['unaided', 'none'] as const), judge: TEACHER };
      if (chosen)
        await system((tx) =>
          mastery.overrule(tx, { ...chosen, ...word, learnerId, courseId, by: learnerId, at: now() }),
        );
    } else if (what < 0.9) {
      const population = { pInit: 0.1 + random() / 2, pLearn: random() / 3, pSlip: 0.05 + random() / 4, pGuess: null };
      await applyModel(
        { database: test.database, now },
        test.districtId,
        { version: ++version, population },
        async () => true,
      );
    } else if (what < 0.95) {
      const pKnown = new Map([[pick(concepts), 0.05 + 0.9 * random()]]);
      await system((tx) => mastery.place(tx, { learnerId, courseId, placementId: test.newId(), pKnown, at: now() }));
    } else if (merges) await merge();
  }
  return { learnerId, courseId, act, answer, random };
}

const eventsLeft = async (learnerId: string) => {
  const { rows } = await test.owner.query<{ kind: string; at: Date; payload: unknown }>(
    'select kind, at, payload from events where learner_id = $1 order by sequence',
    [learnerId],
  );
  return rows;
};

describe('letting old answers go', () => {
  it('leaves p(L) as it was, and a log whose replay agrees, whatever had happened and whatever happens then', async () => {
    for (let seed = 1; seed <= 6; seed++) {
      const { learnerId, courseId, act, random } = await life(seed);
      for (let step = 0; step < 30; step++) await act();
      expect(await doctor()).toEqual([]);
      for (let time = 0; time < 3; time++) {
        const before = new Date(clock - Math.floor(random() * 20 * DAY));
        const had = await stored(learnerId);
        const outcome = await system((tx) => mastery.condense(tx, { learnerId, courseId, before }));
        expect(outcome.problem).toBeUndefined();
        expect(await stored(learnerId)).toEqual(had);
        const [first, ...others] = await eventsLeft(learnerId);
        expect(first?.kind).toBe('answers.condensed');
        expect(others.length === 0 || (others[0]?.at ?? 0) >= before).toBe(true);
        expect(await doctor(), `seed ${seed}`).toEqual([]);
        for (let step = 0; step < 8; step++) await act();
        expect(await doctor(), `seed ${seed}, later`).toEqual([]);
      }
    }
  }, 60_000);

  it('takes nothing that is younger, also where the clock jumped, and nothing of what was answered stays', async () => {
    const { learnerId, courseId, answer } = await life(99, false);
    for (let step = 0; step < 4; step++) await answer();
    // The fifth answer is given while the clock is a year ahead.
    clock += 365 * DAY;
    await answer();
    clock -= 365 * DAY;
    for (let step = 0; step < 10; step++) await answer();
    const { rows } = await test.owner.query<{ id: string }>(
      `select payload->>'attemptId' as id from events where learner_id = $1 and kind = 'attempt.recorded' order by sequence`,
      [learnerId],
    );
    await system((tx) => mastery.condense(tx, { learnerId, courseId, before: new Date(clock + DAY) }));
    const left = JSON.stringify(await eventsLeft(learnerId));
    expect(rows.map(({ id }) => left.includes(id))).toEqual(rows.map((_, place) => place >= 4));
    expect(await doctor()).toEqual([]);
  });

  it('keeps what next steps, memories and later models are worked out from', async () => {
    const { learnerId, courseId, act } = await life(7, false);
    for (let step = 0; step < 25; step++) await act();
    await system((tx) => mastery.condense(tx, { learnerId, courseId, before: new Date(clock + DAY) }));
    const [log, states] = await system(async (tx) => [
      await mastery.answersOf(tx, learnerId, courseId),
      await mastery.masteryOf(tx, learnerId, courseId),
    ]);
    expect(log.answers).toEqual([]);
    for (const [conceptId, { pKnown }] of log.placed) expect(pKnown).toBe(states.get(conceptId));
    expect(log.placed.size).toBeGreaterThan(2);
    const memories = await test.owner.query('select reps from concept_memories where learner_id = $1', [learnerId]);
    expect(memories.rows.length).toBeGreaterThan(2);
  });

  it('leaves a log alone that contradicts itself, and one that a legal hold keeps', async () => {
    const { learnerId, courseId, act } = await life(3, false);
    for (let step = 0; step < 8; step++) await act();
    const condense = () => system((tx) => mastery.condense(tx, { learnerId, courseId, before: new Date(clock + DAY) }));
    const hold = test.newId();
    await test.owner.query(
      `insert into legal_holds (district_id, id, scope, why, placed_by) values ($1, $2, 'district', 'A case', $2)`,
      [test.districtId, hold],
    );
    await expect(condense()).rejects.toMatchObject({ cause: { code: 'MH001' } });
    await test.owner.query('update legal_holds set lifted_at = now()');
    await test.owner.query(
      `update events set payload = jsonb_set(payload, '{after}', '0.5') where learner_id = $1 and kind = 'attempt.recorded'
        and sequence = (select max(sequence) from events where learner_id = $1 and kind = 'attempt.recorded')`,
      [learnerId],
    );
    const had = await eventsLeft(learnerId);
    expect(await condense()).toEqual({ gone: 0, span: null, problem: 'contradicts' });
    expect(await eventsLeft(learnerId)).toEqual(had);
  });
});
