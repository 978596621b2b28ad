import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createRandom } from '@/core/random/random';
import { addPerson, testDatabase } from '@/platform/database/testing';
import { addConcept, addCourse } from '@/platform/database/testing-course';
import { type Actor, systemActor, type Tx } from '@/platform/database/transaction';
import { heldJobs } from '@/platform/jobs/testing';
import { replayMastery } from '../replay';
import type { MasteryDifference } from '../replay-learner';
import { createMastery } from '../service';
import { evidenceOf, principalOf } from '../testing';
import { fitModel } from './fit-model';
import { createModels, NIGHT_QUEUE, RUN_QUEUE } from './service';

const LEARNERS = 40;
const test = testDatabase();
const now = () => new Date('2026-03-02T12:00:00Z');
const mastery = createMastery({ now });
const learners: (Actor & { userId: string })[] = [];
let courseId: string;
let concepts: string[];
let teacherId: string;

beforeAll(async () => {
  teacherId = await addPerson(test(), 'teacher');
  ({ courseId } = await addCourse(test(), { ownerId: teacherId }));
  concepts = [await addConcept(test(), courseId, 'Wear', 0), await addConcept(test(), courseId, 'Fatigue', 1)];
  for (let i = 0; i < LEARNERS; i++)
    learners.push({ districtId: test().districtId, userId: await addPerson(test(), 'learner'), role: 'learner' });
});

beforeEach(async () => {
  await test().owner.query(
    'delete from mastery; delete from events; delete from learner_models; delete from learner_model_runs; delete from bkt_parameters',
  );
});

/** Learners who nearly all know it already: nothing like the starting values. */
async function answerAll(rounds = 4, learnersOf = learners) {
  const random = createRandom(9);
  for (const learner of learnersOf) {
    await test().database.transaction(learner, async (tx) => {
      for (let round = 0; round < rounds; round++) {
        for (const conceptId of concepts) {
          const rest = { correct: random.chance(0.93), chanceOfGuessing: null };
          await mastery.recordEvidence(tx, evidenceOf({ learnerId: learner.userId, courseId, conceptId }, rest));
        }
      }
    });
  }
}

function modelsService(compute = fitModel) {
  const jobs = heldJobs();
  const districtId = test().districtId;
  const service = createModels({
    database: test().database,
    jobs,
    fit: async (input) => compute(input),
    currentDistrict: async () => ({ id: districtId }),
    nightlyAt: '02:30',
    now,
  });
  const asAdmin = <T>(work: (tx: Tx) => Promise<T>) =>
    test().database.transaction({ districtId, userId: randomUUID(), role: 'admin' }, work);
  return { jobs, service, district: { id: districtId, requestedBy: null }, list: () => asAdmin(service.list), asAdmin };
}

async function stored(): Promise<Map<string, { p: number; version: number }>> {
  const { rows } = await test().owner.query('select learner_id, concept_id, p_known, model_version from mastery');
  return new Map(
    rows.map((row) => [`${row.learner_id} ${row.concept_id}`, { p: row.p_known, version: row.model_version }]),
  );
}

async function differences() {
  const found: MasteryDifference[] = [];
  await replayMastery(test().database, test().districtId, (difference) => found.push(difference));
  return found;
}

describe('a fit', () => {
  it('is judged on learners it did not see, takes the place of what is worse, and reckons everybody anew', async () => {
    await answerAll();
    const before = await stored();
    const { jobs, service, district, list } = modelsService();
    await service.refit(district);
    await jobs.run();
    const { activeVersion, versions, runs } = await list();
    expect(runs[0]).toMatchObject({ kind: 'refit', status: 'done', outcome: 'better', version: 1 });
    expect(runs[0]?.done).toBe(runs[0]?.total);
    expect(activeVersion).toBe(1);
    expect(versions[0]?.conceptCount).toBe(2);
    expect(versions[0]?.evaluation.candidate.logLoss).toBeLessThan(versions[0]?.evaluation.inForce.logLoss ?? 0);
    const after = await stored();
    expect([...after.values()].every(({ version }) => version === 1)).toBe(true);
    // Many are as sure as mastery ever gets, before and after.
    expect([...after].filter(([key, { p }]) => p !== before.get(key)?.p).length).toBeGreaterThan(5);
    expect(await differences()).toEqual([]);
  });

  it('is taken back without loss: the old numbers are what they were', async () => {
    await answerAll();
    const before = await stored();
    const { jobs, service, district, list } = modelsService();
    await service.refit(district);
    await jobs.run();
    await service.apply(district, 0);
    await jobs.run();
    expect((await list()).activeVersion).toBe(0);
    expect((await list()).versions).toHaveLength(1);
    for (const [key, { p, version }] of await stored()) {
      expect(version).toBe(0);
      expect(p).toBeCloseTo(before.get(key)?.p ?? -1, 12);
    }
    await service.apply(district, 1);
    await jobs.run();
    expect((await list()).activeVersion).toBe(1);
    expect(await differences()).toEqual([]);
  });

  it('changes nothing when it is no better', async () => {
    await answerAll();
    const before = await stored();
    const { jobs, service, district, list } = modelsService((input) => {
      const fitted = fitModel(input);
      return fitted && { ...fitted, better: false };
    });
    await service.refit(district);
    await jobs.run();
    expect((await list()).runs[0]).toMatchObject({ status: 'done', outcome: 'not_better', version: 1 });
    expect((await list()).activeVersion).toBe(0);
    expect(await stored()).toEqual(before);
  });

  it('says so when there is too little, or nothing new', async () => {
    await answerAll(1, learners.slice(0, 5));
    const { jobs, service, district, list } = modelsService();
    await service.refit(district);
    await jobs.run();
    expect((await list()).runs[0]).toMatchObject({ status: 'done', outcome: 'too_few', version: null });
    await answerAll(4);
    await service.refit(district);
    await jobs.run();
    await service.refit(district);
    await jobs.run();
    expect((await list()).runs[0]).toMatchObject({ status: 'done', outcome: 'nothing_new' });
    expect((await list()).versions).toHaveLength(1);
  });

  it('leaves a concept to the teacher who set its numbers', async () => {
    await answerAll();
    const [own = '', other = ''] = concepts;
    const teacher = principalOf(test(), teacherId, 'teacher');
    const parameters = { pInit: 0.5, pLearn: 0.1, pSlip: 0.2, pGuess: 0.1 };
    await test().database.transaction(teacher, (tx) =>
      mastery.setParameters(tx, teacher, { courseId, conceptId: own, parameters }),
    );
    const { jobs, service, district } = modelsService();
    await service.refit(district);
    await jobs.run();
    await test().database.transaction(teacher, async (tx) => {
      expect(await mastery.parameters(tx, courseId, own)).toMatchObject({ ...parameters, origin: 'teacher' });
      expect(await mastery.parameters(tx, courseId, other)).toMatchObject({ origin: 'concept', updatedBy: null });
    });
    expect(await differences()).toEqual([]);
  });
});

describe('answers under a fitted version', () => {
  it('begin at its p(L0), and say which version they were reckoned with', async () => {
    await answerAll(4, learners.slice(1));
    const { jobs, service, district } = modelsService();
    await service.refit(district);
    await jobs.run();
    const [fresh] = learners;
    const [conceptId = ''] = concepts;
    if (!fresh) throw new Error('no learner');
    const change = await test().database.transaction(fresh, (tx) =>
      mastery.recordEvidence(tx, evidenceOf({ learnerId: fresh.userId, courseId, conceptId })),
    );
    const principal = principalOf(test(), fresh.userId, 'learner');
    const evidence = await test().database.transaction(fresh, (tx) =>
      mastery.evidence(tx, principal, { courseId, conceptId }),
    );
    expect(evidence.origin).toBe('concept');
    expect(change.before).toBe(evidence.parameters.pInit);
    expect(change.before).toBeGreaterThan(0.5);
    expect(evidence.model).toMatchObject({ version: 1, answerCount: expect.any(Number) });
    expect(evidence.reckonings).toEqual([]);
    expect((await stored()).get(`${fresh.userId} ${conceptId}`)?.version).toBe(1);
    expect(await differences()).toEqual([]);
  });

  it('show in the evidence when a version moved the estimate, and in the progress of that day', async () => {
    await answerAll();
    const { jobs, service, district } = modelsService();
    await service.refit(district);
    await jobs.run();
    const learner = learners[3];
    const [conceptId = ''] = concepts;
    if (!learner) throw new Error('no learner');
    const principal = principalOf(test(), learner.userId, 'learner');
    await test().database.transaction(learner, async (tx) => {
      const { reckonings, mastery: current, entries } = await mastery.evidence(tx, principal, { courseId, conceptId });
      expect(reckonings).toHaveLength(1);
      expect(reckonings[0]).toMatchObject({ version: 1, after: current, before: entries[0]?.after });
      const { concepts: rows, history, meanMastery } = await mastery.progress(tx, principal, { courseId });
      expect(rows.find((row) => row.conceptId === conceptId)?.mastery).toBe(current);
      expect(history.at(-1)?.meanMastery).toBeCloseTo(meanMastery, 12);
    });
  });

  it('survive a merge of concepts before and after', async () => {
    await answerAll();
    const { jobs, service, district } = modelsService();
    await service.refit(district);
    await jobs.run();
    const [from = '', to = ''] = concepts;
    const teacher: Actor = { districtId: test().districtId, userId: teacherId, role: 'teacher' };
    await test().database.transaction(teacher, (tx) =>
      mastery.mergeConcepts(tx, { courseId, fromIds: [from], toId: to }),
    );
    expect(await differences()).toEqual([]);
    await service.apply(district, 0);
    await jobs.run();
    expect(await differences()).toEqual([]);
    const { rows } = await test().owner.query(
      'select count(*)::int as answers from mastery where concept_id = $1 and evidence_count = 8',
      [to],
    );
    expect(rows[0]?.answers).toBe(LEARNERS);
  });
});

describe('a run', () => {
  it('is one at a time, and can be stopped while it waits', async () => {
    const { service, district, asAdmin, list } = modelsService();
    const run = await service.refit(district);
    await expect(service.refit(district)).rejects.toMatchObject({ code: 'model_run_in_progress' });
    expect(await asAdmin((tx) => service.cancel(tx, run.id))).toMatchObject({ status: 'cancelled' });
    expect((await list()).runs[0]).toMatchObject({ status: 'cancelled' });
    await expect(asAdmin((tx) => service.cancel(tx, run.id))).rejects.toMatchObject({ code: 'model_run_not_found' });
  });

  it('that is stopped in the middle leaves what it has done, and the rest is taken up again', async () => {
    await answerAll();
    const { jobs, service, district, asAdmin } = modelsService();
    await service.refit(district);
    await jobs.run();
    const back = await service.apply(district, 0);
    // After the tenth learner somebody asks to stop.
    await test().owner.query(
      `create function stop_early() returns trigger language plpgsql as $$
       begin if new.done = 10 then new.cancel_requested := true; end if; return new; end $$;
       create trigger stop_early before update on learner_model_runs for each row execute function stop_early()`,
    );
    await jobs.run();
    await test().owner.query('drop trigger stop_early on learner_model_runs; drop function stop_early');
    expect(await asAdmin((tx) => service.run(tx, back.id))).toMatchObject({ status: 'cancelled', done: 10 });
    expect([...(await stored()).values()].filter(({ version }) => version === 0)).toHaveLength(20);
    expect(await differences()).toEqual([]);
    expect(await service.resume(district.id)).toBe(1);
    await jobs.run();
    expect([...(await stored()).values()].every(({ version }) => version === 0)).toBe(true);
    expect(await service.resume(district.id)).toBe(0);
    expect(await differences()).toEqual([]);
  });

  it('that a killed process left is done by the next', async () => {
    await answerAll();
    const { jobs, service, district, list } = modelsService();
    const run = await service.refit(district);
    await test().owner.query(`update learner_model_runs set status = 'running' where id = $1`, [run.id]);
    jobs.waiting.length = 0;
    expect(await service.resume(district.id)).toBe(1);
    await jobs.run();
    expect((await list()).runs[0]).toMatchObject({ id: run.id, status: 'done', outcome: 'better' });
  });

  it('begins by itself at night, unless one is open', async () => {
    await answerAll();
    const { jobs, service, district, list } = modelsService();
    await jobs.send(NIGHT_QUEUE, {});
    await jobs.run();
    expect((await list()).runs).toMatchObject([{ requestedBy: null, outcome: 'better' }]);
    await service.apply(district, 0);
    const waiting = jobs.waiting.splice(0);
    await jobs.send(NIGHT_QUEUE, {});
    await jobs.run();
    expect(waiting.map(({ name }) => name)).toEqual([RUN_QUEUE]);
    expect((await list()).runs).toHaveLength(2);
  });

  it('begins at the start of a computer that was off at night, once a day', async () => {
    const { jobs, service, district, list } = modelsService();
    expect(await service.catchUp(district.id)).toBe(false);
    await answerAll();
    expect(await service.catchUp(district.id)).toBe(true);
    expect(await service.catchUp(district.id)).toBe(false);
    await jobs.run();
    expect((await list()).runs).toMatchObject([{ kind: 'refit', requestedBy: null, outcome: 'better' }]);
    expect(await service.catchUp(district.id)).toBe(false);
    await test().owner.query(`update learner_model_runs set created_at = created_at - interval '25 hours'`);
    expect(await service.catchUp(district.id)).toBe(true);
  });

  it('that fails says so and leaves the model in force', async () => {
    await answerAll();
    const { jobs, service, district, list } = modelsService(() => {
      throw new Error('out of numbers');
    });
    await service.refit(district);
    await expect(jobs.run()).rejects.toThrow('out of numbers');
    expect((await list()).runs[0]).toMatchObject({ status: 'failed', outcome: null });
    expect((await list()).activeVersion).toBe(0);
  });
});

it('answers that come while everybody is reckoned anew are neither lost nor overwritten', async () => {
  await answerAll();
  const { jobs, service, district } = modelsService();
  await service.refit(district);
  const [, answered] = await Promise.all([jobs.run(), answerAll(3)]);
  expect(answered).toBeUndefined();
  expect(await differences()).toEqual([]);
  const { rows } = await test().owner.query('select distinct attempt_count from mastery');
  expect(rows).toEqual([{ attempt_count: 7 }]);
});

it('shows versions to administrators alone by policy, and lets learners read only what their own answers need', async () => {
  await answerAll();
  const { jobs, service, district } = modelsService();
  await service.refit(district);
  await jobs.run();
  const learner = learners[0];
  if (!learner) throw new Error('no learner');
  const refused = test().database.transaction(learner, (tx) =>
    tx.execute(`update learner_models set active = false returning version`),
  );
  expect((await refused).rows).toEqual([]);
  const seen = await test().database.transaction(systemActor(randomUUID()), (tx) =>
    tx.execute('select version from learner_models'),
  );
  expect(seen.rows).toEqual([]);
});
