import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Actor, systemActor } from '@/platform/database/transaction';
import { evidenceOf, principalOf } from '../testing';
import { LEARNERS, modelDistrict, modelsService } from './district.testing';
import { fitModel } from './fit-model';

const { at } = modelDistrict();

describe('a fit', () => {
  it('is judged on learners it did not see, takes the place of what is worse, and reckons everybody anew', async () => {
    const { stored, differences, ...rest } = await at('answered');
    const before = await stored();
    const { jobs, service, district, list } = modelsService(rest);
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
    const before = await (await at('answered')).stored();
    const { stored, differences, ...rest } = await at('fitted');
    const { jobs, service, district, list } = modelsService(rest);
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

  it('leaves simulated learners out as long as there are others', async () => {
    const { test, learners, ...rest } = await at('answered');
    const ids = learners.slice(0, 10).map(({ userId }) => userId);
    const mark = (simulated: boolean, of: string[]) =>
      test.owner.query('update users set simulated = $1 where id = any($2)', [simulated, of]);
    const seenBy = async () => {
      const seen = new Set<string>();
      const { jobs, service, district } = modelsService({ test, ...rest }, (input) => {
        for (const { learnerId } of input.answers) seen.add(learnerId);
        return null;
      });
      await service.refit(district);
      await jobs.run();
      return seen;
    };
    await mark(true, ids);
    const some = await seenBy();
    expect(some.size).toBe(LEARNERS - 10);
    expect(ids.filter((id) => some.has(id))).toEqual([]);
    await mark(
      true,
      learners.map(({ userId }) => userId),
    );
    expect((await seenBy()).size).toBe(LEARNERS);
    await mark(
      false,
      learners.map(({ userId }) => userId),
    );
  });

  it('changes nothing when it is no better', async () => {
    const { stored, ...rest } = await at('answered');
    const before = await stored();
    const { jobs, service, district, list } = modelsService(rest, (input) => {
      const fitted = fitModel(input);
      return fitted && { ...fitted, better: false };
    });
    await service.refit(district);
    await jobs.run();
    expect((await list()).runs[0]).toMatchObject({ status: 'done', outcome: 'not_better', version: 1 });
    expect((await list()).activeVersion).toBe(0);
    expect(await stored()).toEqual(before);
  });

  it('says so when there is too little', async () => {
    const { answerAll, learners, ...rest } = await at('empty');
    await answerAll(1, learners.slice(0, 5));
    const { jobs, service, district, list } = modelsService(rest);
    await service.refit(district);
    await jobs.run();
    expect((await list()).runs[0]).toMatchObject({ status: 'done', outcome: 'too_few', version: null });
  });

  it('says so when there is nothing new', async () => {
    const { jobs, service, district, list } = modelsService(await at('fitted'));
    await service.refit(district);
    await jobs.run();
    expect((await list()).runs[0]).toMatchObject({ status: 'done', outcome: 'nothing_new' });
    expect((await list()).versions).toHaveLength(1);
  });

  it('leaves a concept to the teacher who set its numbers', async () => {
    const { test, mastery, courseId, concepts, teacherId, differences } = await at('answered');
    const [own = '', other = ''] = concepts;
    const teacher = principalOf(test, teacherId, 'teacher');
    const parameters = { pInit: 0.5, pLearn: 0.1, pSlip: 0.2, pGuess: 0.1 };
    await test.database.transaction(teacher, (tx) =>
      mastery.setParameters(tx, teacher, { courseId, conceptId: own, parameters }),
    );
    const { jobs, service, district } = modelsService({ test });
    await service.refit(district);
    await jobs.run();
    await test.database.transaction(teacher, async (tx) => {
      expect(await mastery.parameters(tx, courseId, own)).toMatchObject({ ...parameters, origin: 'teacher' });
      expect(await mastery.parameters(tx, courseId, other)).toMatchObject({ origin: 'concept', updatedBy: null });
    });
    expect(await differences()).toEqual([]);
  });
});

describe('answers under a fitted version', () => {
  it('begin at its p(L0), and say which version they were reckoned with', async () => {
    const { test, mastery, courseId, concepts, learners, answerAll, stored, differences } = await at('empty');
    await answerAll(4, learners.slice(1));
    const { jobs, service, district } = modelsService({ test });
    await service.refit(district);
    await jobs.run();
    const [fresh] = learners;
    const [conceptId = ''] = concepts;
    if (!fresh) throw new Error('no learner');
    const change = await test.database.transaction(fresh, (tx) =>
      mastery.recordEvidence(tx, evidenceOf({ learnerId: fresh.userId, courseId, conceptId })),
    );
    const principal = principalOf(test, fresh.userId, 'learner');
    const evidence = await test.database.transaction(fresh, (tx) =>
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
    const { test, mastery, courseId, concepts, learners } = await at('fitted');
    const learner = learners[3];
    const [conceptId = ''] = concepts;
    if (!learner) throw new Error('no learner');
    const principal = principalOf(test, learner.userId, 'learner');
    await test.database.transaction(learner, async (tx) => {
      const { reckonings, mastery: current, entries } = await mastery.evidence(tx, principal, { courseId, conceptId });
      expect(reckonings).toHaveLength(1);
      expect(reckonings[0]).toMatchObject({ version: 1, after: current, before: entries[0]?.after });
      const { concepts: rows, history, meanMastery } = await mastery.progress(tx, principal, { courseId });
      expect(rows.find((row) => row.conceptId === conceptId)?.mastery).toBe(current);
      expect(history.at(-1)?.meanMastery).toBeCloseTo(meanMastery, 12);
    });
  });

  it('survive a merge of concepts before and after', async () => {
    const { test, mastery, courseId, concepts, teacherId, differences } = await at('fitted');
    const { jobs, service, district } = modelsService({ test });
    const [from = '', to = ''] = concepts;
    const teacher: Actor = { districtId: test.districtId, userId: teacherId, role: 'teacher' };
    await test.database.transaction(teacher, (tx) =>
      mastery.mergeConcepts(tx, { courseId, fromIds: [from], toId: to }),
    );
    expect(await differences()).toEqual([]);
    await service.apply(district, 0);
    await jobs.run();
    expect(await differences()).toEqual([]);
    const { rows } = await test.owner.query(
      'select count(*)::int as answers from mastery where concept_id = $1 and evidence_count = 8',
      [to],
    );
    expect(rows[0]?.answers).toBe(LEARNERS);
  });
});

it('answers that come while everybody is reckoned anew are neither lost nor overwritten', async () => {
  const { test, answerAll, differences } = await at('answered');
  const { jobs, service, district } = modelsService({ test });
  await service.refit(district);
  const [, answered] = await Promise.all([jobs.run(), answerAll(3)]);
  expect(answered).toBeUndefined();
  expect(await differences()).toEqual([]);
  const { rows } = await test.owner.query('select distinct attempt_count from mastery');
  expect(rows).toEqual([{ attempt_count: 7 }]);
});

it('shows versions to administrators alone by policy, and lets learners read only what their own answers need', async () => {
  const { test, learners } = await at('fitted');
  const learner = learners[0];
  if (!learner) throw new Error('no learner');
  const refused = test.database.transaction(learner, (tx) =>
    tx.execute(`update learner_models set active = false returning version`),
  );
  expect((await refused).rows).toEqual([]);
  const seen = await test.database.transaction(systemActor(randomUUID()), (tx) =>
    tx.execute('select version from learner_models'),
  );
  expect(seen.rows).toEqual([]);
});

it('counts the concepts of each version by itself', async () => {
  const { test, concepts } = await at('fitted');
  const copy = (table: string, but: string, where: string) =>
    test.owner.query(
      `insert into ${table} select (jsonb_populate_record(t, '${but}')).* from ${table} t where ${where}`,
    );
  await copy('learner_models', '{"version": 2, "active": false}', 'version = 1');
  await copy('learner_model_parameters', '{"version": 2}', `version = 1 and concept_id = '${concepts[0]}'`);
  const { versions } = await modelsService({ test }).list();
  expect(versions.map(({ version, conceptCount }) => [version, conceptCount])).toEqual([
    [2, 1],
    [1, 2],
  ]);
});
