import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { refuse } from '@/features/consent/testing';
import { testDatabase } from '@/platform/database/testing';
import { addConcept, addCourse } from '@/platform/database/testing-course';
import type { FairnessAudit } from './contract';
import { answerFor, type FairnessWorld, fairnessWorld } from './testing';

const opened = testDatabase();
const AT = new Date('2026-02-20T09:00:00Z');
let world: FairnessWorld;
/** Forty who speak one language, thirty another, four a third. */
const learners: { id: string; language: string }[] = [];

beforeAll(async () => {
  const test = opened();
  world = await fairnessWorld(test, async (_district, weights) => ({
    version: 7,
    plain: { logLoss: 0.5, auc: 0.8 },
    weighed: { logLoss: 0.51, auc: 0.79 },
    answers: [...weights].map(([learnerId, weight]) => ({
      ...{ learnerId, correct: true, plain: { expected: 0.8, pKnown: 0.8 } },
      weighed: { expected: 0.8 + weight / 100, pKnown: 0.9 },
    })),
  }));
  for (const [language, count] of [
    ['English', 40],
    ['Turkish', 30],
    ['Welsh', 4],
  ] as const)
    for (let i = 0; i < count; i++) {
      const { userId } = await world.person('learner', `${language} ${i}`);
      learners.push({ id: userId, language });
      // Estimates promise those of the second language more than they can do.
      const short = language === 'Turkish' ? 0.2 : 0;
      await answerFor(test, userId, { answers: 30, short, seed: 1000 + learners.length * 7919, at: AT });
    }
});

const table = () =>
  `email;language;shoe size\n${learners.map(({ id, language }) => `${id}@example.org;${language};41`).join('\n')}\nnobody@example.org;English;\n`;
const settings = {
  attributes: ['language'],
  least: 10,
  bounds: { difference: 0.1, ratio: 0.8, auc: 0.05 },
  monthly: true,
};

async function auditNow(): Promise<FairnessAudit> {
  const begun = await world.call(world.admin, 'POST', '/fairness/runs', { kind: 'audit' });
  expect(begun.status).toBe(202);
  await world.jobs.run();
  return (await world.call(world.admin, 'GET', `/fairness/runs/${begun.body.id}`)).body;
}

describe('who belongs to which group', () => {
  it('is taken in only once the district holds it, with a trial before', async () => {
    expect(
      (await world.call(world.admin, 'POST', '/fairness/attributes', { text: table(), trial: false })).body,
    ).toMatchObject({ code: 'attribute_off' });
    await world.call(world.admin, 'PUT', '/fairness/settings', settings);
    const trial = await world.call(world.admin, 'POST', '/fairness/attributes', { text: table(), trial: true });
    expect(trial.body).toEqual({
      ...{ rows: 75, set: 74, cleared: 0, ignored: ['shoe size'] },
      problems: [{ line: 76, code: 'nobody', column: null }],
    });
    expect((await world.call(world.admin, 'GET', '/fairness')).body.held).toEqual([
      { attribute: 'language', learners: 0, groups: [] },
    ]);
    await world.call(world.admin, 'POST', '/fairness/attributes', { text: table(), trial: false });
    expect((await world.call(world.dpo, 'GET', '/fairness')).body.held).toEqual([
      { attribute: 'language', learners: 74, groups: ['English', 'Turkish', 'Welsh'] },
    ]);
  });

  it('isn’t there for learners themselves, teachers, officers or what works for them, nor for the system by itself', async () => {
    const count = sql`select count(*)::int as n from group_attributes`;
    const own = learners[0]?.id ?? '';
    for (const [role, userId] of [
      ...([
        ['learner', own],
        ['teacher', world.teacher.userId],
        ['dpo', world.dpo.userId],
      ] as const),
      ...([
        ['counsellor', own],
        ['guardian', own],
        ['school_admin', own],
        ['system', null],
        ['auth', null],
      ] as const),
    ]) {
      const seen = await world.as({ role, userId }, async (tx) => {
        // Saying what for helps the system alone.
        if (role !== 'system') await tx.execute(sql`select set_config('meno.purpose', 'fairness', true)`);
        const { rows } = await tx.execute<{ n: number }>(count);
        const { rowCount } = await tx.execute(sql`update group_attributes set value = 'x'`);
        const gone = await tx.execute(sql`delete from group_attributes`);
        return [rows[0]?.n, rowCount, gone.rowCount];
      });
      expect(seen, role).toEqual([0, 0, 0]);
      const added = world.as({ role, userId }, (tx) =>
        tx.execute(
          sql`insert into group_attributes (learner_id, attribute, value, updated_by) values (${own}, 'sex', 'f', ${own})`,
        ),
      );
      await expect(added, role).rejects.toMatchObject({ cause: { code: '42501' } });
    }
    const [mine] = await world.as({ role: 'system', userId: null }, (tx) => world.service.record.ofLearner(tx, own));
    expect(mine).toMatchObject({ attribute: 'language', group: 'English' });
  });
});

describe('an audit', () => {
  it('finds a bias that was planted, tells no small group, and puts it on the first screen', async () => {
    const audit = await auditNow();
    expect(audit).toMatchObject({ status: 'done', outcome: null, requestedBy: world.admin.userId });
    const mastery = audit.report?.subjects.find(({ subject }) => subject === 'mastery')?.attributes[0];
    const [english, turkish, welsh] = mastery?.groups ?? [];
    expect(welsh).toMatchObject({ group: 'Welsh', learners: null, withheld: 'small', values: {}, calibration: null });
    // Four who aren't told; the next smallest isn't told either, else they could be worked out.
    expect(turkish).toMatchObject({ learners: null, withheld: 'beside', values: {} });
    expect(english).toMatchObject({ learners: 40, withheld: null });
    expect(mastery?.comparisons).toEqual([]);
    expect(audit.alerts).toBe(0);

    // Without the four both others are told.
    await world.call(world.admin, 'POST', '/fairness/attributes', {
      ...{ trial: false },
      text: `id,language\n${learners.flatMap(({ id, language }) => (language === 'Welsh' ? [`${id},`] : [])).join('\n')}`,
    });
    const second = await auditNow();
    const found = second.report?.subjects.find(({ subject }) => subject === 'mastery')?.attributes[0];
    const gap = found?.comparisons.find(({ measure }) => measure === 'gap');
    expect(gap).toMatchObject({ group: 'English', beyond: true, alert: true });
    expect(gap?.difference).toBeGreaterThan(0.12);
    expect(gap?.low).toBeGreaterThan(0);
    expect(found?.groups.map(({ calibration }) => calibration?.slope.value)).toEqual([
      expect.any(Number),
      expect.any(Number),
    ]);
    expect(second.report?.coverage).toEqual([{ attribute: 'language', known: 70, of: 74 }]);
    expect(second.alerts).toBeGreaterThan(0);
    expect((await world.call(world.dpo, 'GET', '/fairness/alerts')).body.alerts).toBe(second.alerts);
    const { subject, attribute } = { subject: 'mastery', attribute: 'language' };
    const key = { subject, attribute, second: null, measure: 'gap', group: 'English' };
    const answer = (rest: object = {}, who = world.admin) =>
      world.call(who, 'POST', '/fairness/answers', {
        ...{ ...key, runId: second.id, word: 'acting', why: 'We look at the exercises', ...rest },
      });
    expect((await answer({ group: 'Turkish' })).body.code).toBe('alert_not_found');
    expect((await answer({ runId: world.test.newId() })).body.code).toBe('run_not_found');
    expect((await answer({}, world.dpo)).status).toBe(403);
    const kept = await answer();
    expect(kept.body.answers[0]).toMatchObject({ ...key, word: 'acting', byName: 'Ada', difference: gap?.difference });
    expect((await world.call(world.dpo, 'GET', '/fairness/alerts')).body.alerts).toBe(second.alerts - 1);
    // Nobody’s id or name is in a report.
    for (const { id } of learners) expect(JSON.stringify(second)).not.toContain(id);
  });

  it('looks at offers only of those who want any, and at the teacher’s word on judgements', async () => {
    const { owner, districtId, newId } = world.test;
    const { courseId } = await addCourse(world.test);
    const conceptId = await addConcept(world.test, courseId, 'Concept');
    for (const [place, { id, language }] of learners.entries()) {
      if (language === 'Welsh') continue;
      if (place % 10 === 9) await refuse(world.test, id, 'recommendations');
      // All who may be offered something of the first language; one in three of the second.
      if (language === 'English' || place % 3 === 0)
        await owner.query(
          `insert into recommendation_offers (district_id, id, learner_id, course_id, concept_id, recommendation_id, kind, action, trigger, held_back, course_mean, offered_at)
           values ($1, $2, $3, $4, $5, $6, 'gap', 'lesson', 'misses', false, 0.4, $7)`,
          [districtId, newId(), id, courseId, conceptId, newId(), AT],
        );
      const word = language === 'Turkish' && place % 2 === 0 ? [{ outcome: 'explained' }] : [];
      await owner.query(
        `insert into explanations (district_id, id, learner_id, course_id, concept_id, status, points, judgement, overrides, finished_at)
         values ($1, $2, $3, $4, $5, 'done', '[]', '{"outcome":"not_yet"}', $6, $7)`,
        [districtId, newId(), id, courseId, conceptId, JSON.stringify(word), AT],
      );
    }
    const { report } = await auditNow();
    const of = (name: string) => report?.subjects.find(({ subject }) => subject === name);
    const [english, turkish] = of('recommendations')?.attributes[0]?.groups ?? [];
    expect(of('recommendations')?.learners).toBe(63);
    expect(english?.values.offered).toMatchObject({ value: 1, learners: 36 });
    expect(turkish?.values.offered?.value).toBeCloseTo(9 / 27, 9);
    expect(
      of('recommendations')?.attributes[0]?.comparisons.find(({ measure }) => measure === 'offered'),
    ).toMatchObject({
      ...{ beyond: true, alert: true },
    });
    const harsh = of('grading')?.attributes[0]?.groups.map(({ values }) => values.tooHarsh?.value);
    expect(harsh).toEqual([0, 0.5]);
    // Too harsh and too lenient rest on different learners: nobody was judged to have explained it.
    expect(of('grading')?.attributes[0]?.groups.map(({ values }) => values.tooLenient)).toEqual([null, null]);
  });

  it('is one at a time, can be stopped, and is begun once a month by itself', async () => {
    const begun = await world.call(world.admin, 'POST', '/fairness/runs', { kind: 'audit' });
    expect((await world.call(world.admin, 'POST', '/fairness/runs', { kind: 'audit' })).status).toBe(409);
    expect((await world.call(world.admin, 'POST', `/fairness/runs/${begun.body.id}/cancel`)).body.status).toBe(
      'cancelled',
    );
    await world.jobs.run();
    expect((await world.call(world.admin, 'GET', `/fairness/runs/${begun.body.id}`)).body.report).toBeNull();

    expect(await world.service.monthly(world.test.districtId)).toBe(false);
    world.clock.now = new Date('2026-04-01T02:30:00Z');
    expect(await world.service.monthly(world.test.districtId)).toBe(true);
    expect(await world.service.monthly(world.test.districtId)).toBe(false);
    // A process that is being stopped leaves it; the next one takes it up.
    const stopping = new AbortController();
    stopping.abort();
    await world.jobs.run(stopping.signal);
    expect(await world.service.resume(world.test.districtId)).toBe(1);
    await world.jobs.run();
    const { runs } = (await world.call(world.admin, 'GET', '/fairness')).body;
    expect(runs[0]).toMatchObject({ kind: 'audit', status: 'done', requestedBy: null });
  });
});

describe('ways to lessen a difference', () => {
  const decide = (input: object) =>
    world.call(world.admin, 'POST', '/fairness/decisions', { why: 'Read and agreed', ...input });

  it('are tried, shown with what they cost, and applied only by a decision that is kept', async () => {
    const reweigh = { mitigation: 'reweigh', attribute: 'language' };
    expect((await decide({ ...reweigh, decision: 'applied' })).body.code).toBe('nothing_offered');
    expect(await world.service.weights.weights(world.test.districtId)).toBeNull();
    await world.call(world.admin, 'POST', '/fairness/runs', { kind: 'reweigh', attribute: 'language' });
    await world.jobs.run();
    const { offer } = (await world.call(world.admin, 'GET', '/fairness')).body;
    expect(offer).toMatchObject({
      attribute: 'language',
      version: 7,
      answers: 70,
      before: { logLoss: 0.5 },
      after: { logLoss: 0.51 },
    });
    expect(offer.groups[0]).toMatchObject({ group: 'English', learners: 40, becomesKnown: 1, becomesUnknown: 0 });
    expect(offer.groups[0].gapBefore).toBeCloseTo(0.2, 9);
    expect(offer.groups[0].gapAfter).toBeCloseTo(0.2 - 70 / 80 / 100, 9);
    expect(world.applied).toEqual([]);

    const applied = await decide({ ...reweigh, decision: 'applied' });
    expect(applied.body).toMatchObject({ weighing: 'language' });
    expect(applied.body.decisions[0]).toMatchObject({
      decision: 'applied',
      version: 7,
      why: 'Read and agreed',
      byName: 'Ada',
    });
    expect(world.applied).toEqual([7]);
    const weights = await world.service.weights.weights(world.test.districtId);
    expect(weights?.get(learners[0]?.id ?? '')).toBeCloseTo(70 / 80, 9);
    expect(weights?.get(learners[45]?.id ?? '')).toBeCloseTo(70 / 60, 9);
    // A decision on weighing says nothing of a difference.
    const { alerts } = (await world.call(world.dpo, 'GET', '/fairness')).body.latest;
    expect((await world.call(world.dpo, 'GET', '/fairness/alerts')).body.alerts).toBe(alerts);

    expect((await decide({ ...reweigh, decision: 'ended' })).body.weighing).toBeNull();
    expect(await world.service.weights.weights(world.test.districtId)).toBeNull();
  });

  it('never put a threshold by group into force', async () => {
    const thresholds = { mitigation: 'thresholds', attribute: 'language' };
    expect((await decide({ ...thresholds, decision: 'applied' })).body.code).toBe('not_applicable');
    expect((await decide({ ...thresholds, decision: 'declined' })).status).toBe(201);
  });

  it('leave a record that nobody can change', async () => {
    const change = world.as(world.admin, async (tx) => {
      const changed = await tx.execute(sql`update fairness_decisions set why = 'x'`);
      const deleted = await tx.execute(sql`delete from fairness_decisions`);
      const answered = await tx.execute(sql`update fairness_answers set why = 'x'`);
      const gone = await tx.execute(sql`delete from fairness_answers`);
      return [changed, deleted, answered, gone].map(({ rowCount }) => rowCount);
    });
    expect(await change).toEqual([0, 0, 0, 0]);
  });
});

describe('what is held', () => {
  it('goes with its learner, and all of it with the attribute', async () => {
    const { owner, districtId } = world.test;
    const held = async () =>
      (await owner.query('select count(*)::int as n from group_attributes where district_id = $1', [districtId]))
        .rows[0].n;
    expect(await held()).toBe(70);
    await owner.query('delete from users where district_id = $1 and id = $2', [districtId, learners[0]?.id]);
    expect(await held()).toBe(69);
    await world.call(world.admin, 'PUT', '/fairness/settings', { ...settings, attributes: ['sex'] });
    expect(await held()).toBe(0);
    expect(await world.service.weights.weights(districtId)).toBeNull();
  });

  it('is nobody’s to see or change but officers’ and administrators’', async () => {
    expect((await world.call(world.teacher, 'GET', '/fairness')).status).toBe(403);
    expect((await world.call(world.dpo, 'PUT', '/fairness/settings', settings)).status).toBe(403);
    expect((await world.call(world.dpo, 'POST', '/fairness/attributes', { text: 'id', trial: true })).status).toBe(403);
  });
});
