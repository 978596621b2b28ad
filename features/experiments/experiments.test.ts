import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { addPerson, testDatabase } from '@/platform/database/testing';
import type { Tx } from '@/platform/database/transaction';
import type { ArmSettings } from './contract';
import { NIGHTLY_JOB } from './jobs';
import { type ExperimentsWorld, experimentsWorld } from './testing';

const test = testDatabase();
let world: ExperimentsWorld;

beforeEach(async () => {
  world = await experimentsWorld(test());
});

const policyOf = (arm: ArmSettings | undefined) => (arm?.subject === 'policy' ? arm.policy : null);
const detail = (id: string) => world.asTeacher((tx) => world.service.detail(tx, world.courseId, id));
const ten = (right: number) => Array.from({ length: 10 }, (_, at) => at < right);

/** Gives everyone an arm, and answers of which so many of ten are right. */
async function classAnswers(right: { pathway: number; course_order: number }, spread = [0, 1, 0, -1]): Promise<void> {
  for (const [at, learner] of world.learners.entries()) {
    const policy = policyOf((await world.armOf(learner))?.arm);
    if (policy) await world.answers(learner, ten(right[policy] + (spread[at % spread.length] ?? 0)));
  }
}

describe('an arm', () => {
  it('is given at the first exposure, stays, and comes as often as its share says', async () => {
    expect(await world.armOf(world.learners[0] ?? '')).toBeNull();
    await world.begin();
    const arms = [];
    for (const learner of world.learners) arms.push(policyOf((await world.armOf(learner))?.arm));
    expect(arms.filter((arm) => arm === 'pathway')).toHaveLength(20);
    for (const [at, learner] of world.learners.entries())
      expect(policyOf((await world.armOf(learner))?.arm)).toBe(arms[at]);
  });

  it('is the same for two requests at once, and balanced where many come at once', async () => {
    const id = await world.begin();
    const twice = await Promise.all(world.learners.flatMap((learner) => [world.armOf(learner), world.armOf(learner)]));
    for (let at = 0; at < twice.length; at += 2) expect(twice[at]).toEqual(twice[at + 1]);
    const { rows } = await test().owner.query(
      'select arm, count(*)::int from experiment_assignments where experiment_id = $1 group by 1 order by 1',
      [id],
    );
    expect(rows).toEqual([
      { arm: 'a', count: 20 },
      { arm: 'b', count: 20 },
    ]);
  });

  it('is balanced within strata of prior mastery', async () => {
    for (const [at, learner] of world.learners.entries())
      await test().owner.query(
        `insert into mastery (district_id, learner_id, concept_id, course_id, p_known, evidence_count, attempt_count) values ($1, $2, $3, $4, $5, 3, 3)`,
        [test().districtId, learner, world.concepts[0], world.courseId, at % 2 === 0 ? 0.1 : 0.95],
      );
    const id = await world.begin();
    for (const learner of world.learners) await world.armOf(learner);
    await world.reckon();
    const { report } = await detail(id);
    expect(report?.arms.map(({ strata }) => strata)).toEqual([
      [10, 0, 10, 0, 0],
      [10, 0, 10, 0, 0],
    ]);
    expect(report?.arms[0]?.priorMastery).toBeCloseTo(report?.arms[1]?.priorMastery ?? 0, 12);
  });

  it('is nobody’s who teaches, and is not given by work that is done ahead', async () => {
    await world.begin();
    const question = { learnerId: world.teacher, courseId: world.courseId, subject: 'policy' as const };
    expect(await world.asTeacher((tx) => world.service.port.armOf(tx, question))).toBeNull();
    const learnerId = world.learners[0] ?? '';
    const ahead = () => world.as('system', null, (tx) => world.service.port.knownArmOf(tx, { ...question, learnerId }));
    expect(await ahead()).toBeNull();
    const given = await world.armOf(learnerId);
    expect(given).not.toBeNull();
    expect(await ahead()).toEqual(given);
  });

  it('goes to no more learners than were wanted', async () => {
    await world.begin({ mostLearners: 20 });
    const arms = await Promise.all(world.learners.map((learner) => world.armOf(learner)));
    expect(arms.filter((arm) => arm !== null)).toHaveLength(20);
  });

  it('belongs to its own subject', async () => {
    await world.begin();
    expect(await world.armOf(world.learners[0] ?? '', 'approach')).toBeNull();
  });
});

describe('who takes part', () => {
  const choose = (learner: string, takesPart: boolean) =>
    world.as('learner', learner, (tx) => world.service.choose(tx, learner, takesPart));
  const own = (learner: string) => world.as('learner', learner, (tx) => world.service.own(tx, learner));

  it('is for each to say; who says no has no arm and stands only in a number', async () => {
    const [first = '', second = ''] = world.learners;
    await choose(first, false);
    const id = await world.begin();
    expect(await world.armOf(first)).toBeNull();
    expect(await world.armOf(second)).not.toBeNull();
    expect(await own(first)).toEqual({ takesPart: false, running: [] });
    expect(await own(second)).toEqual({
      takesPart: true,
      running: [{ courseId: world.courseId, courseTitle: 'Bearings' }],
    });
    await world.reckon();
    expect((await detail(id)).report?.leftOut).toEqual({ optedOut: 1, excluded: 0, tooFewAnswers: 1, notReached: 38 });
  });

  it('saying no later takes what was answered out of the figures, for good', async () => {
    const id = await world.begin({ worthwhile: 0.02 });
    await classAnswers({ pathway: 6, course_order: 6 });
    await world.reckon();
    const before = (await detail(id)).report;
    expect(before?.arms.map(({ counted }) => counted)).toEqual([20, 20]);
    const [first = ''] = world.learners;
    await choose(first, false);
    expect(await world.armOf(first)).toBeNull();
    world.later(1);
    await choose(first, true);
    expect(await world.armOf(first)).toBeNull();
    await world.reckon();
    const after = (await detail(id)).report;
    expect(after?.arms.reduce((sum, { counted }) => sum + counted, 0)).toBe(39);
    expect(after?.leftOut.optedOut).toBe(1);
  });

  it('a teacher can leave out learners of their own classes, and let them in to what comes later', async () => {
    const [first = ''] = world.learners;
    const stranger = await addPerson(test(), 'learner');
    const exclude = (learner: string, excluded: boolean) =>
      world.asTeacher((tx) => world.service.exclude(tx, world.courseId, learner, world.teacher, excluded));
    await expect(exclude(stranger, true)).rejects.toMatchObject({ code: 'learner_not_found' });
    const id = await world.begin();
    expect(await world.armOf(first)).not.toBeNull();
    await exclude(first, true);
    expect(await world.armOf(first)).toBeNull();
    await world.reckon();
    expect((await detail(id)).report?.leftOut).toMatchObject({ excluded: 1, optedOut: 0 });
    await exclude(first, false);
    expect(await world.armOf(first)).toBeNull();
    await world.asTeacher((tx) => world.service.stop(tx, world.courseId, id));
    await world.begin();
    expect(await world.armOf(first)).not.toBeNull();
  });

  it('follows the record of consent, whoever wrote in it: a guardian’s no, or a district that waits for a yes', async () => {
    const [first = '', second = ''] = world.learners;
    const admin = await addPerson(test(), 'admin');
    const asAdmin = <T>(work: (tx: Tx) => Promise<T>) =>
      test().database.transaction({ districtId: test().districtId, userId: admin, role: 'admin' }, work);
    const id = await world.begin();
    for (const learner of [first, second]) expect(await world.armOf(learner)).not.toBeNull();
    const no = { purpose: 'experiments' as const, allowed: false, version: 1, note: 'On the telephone' };
    await asAdmin((tx) => world.consent.recordGuardian(tx, first, admin, no));
    const left = async () =>
      (
        await test().owner.query<{ learner_id: string }>(
          `select learner_id from experiment_assignments where experiment_id = $1 and left_why = 'opted_out'`,
          [id],
        )
      ).rows.map(({ learner_id }) => learner_id);
    expect(await left()).toEqual([first]);
    expect(await world.armOf(second)).not.toBeNull();
    await expect(choose(first, true)).rejects.toMatchObject({ code: 'guardian_decides' });
    const { settings } = await asAdmin(world.consent.rules);
    const off = { ...settings, standards: { ...settings.standards, experiments: 'off' as const } };
    await asAdmin((tx) => world.consent.setSettings(tx, admin, off));
    expect((await left()).sort()).toEqual([first, second].sort());
    expect(await world.armOf(world.learners[2] ?? '')).toBeNull();
    await asAdmin((tx) => world.consent.setSettings(tx, admin, settings));
  });

  it('a choice is its person’s alone', async () => {
    const [first = '', second = ''] = world.learners;
    await choose(first, false);
    for (const [role, id] of [
      ['teacher', world.teacher],
      ['learner', second],
    ] as const) {
      const rows = await world.as(role, id, (tx) => tx.execute('select * from consent_decisions'));
      expect(rows.rows).toEqual([]);
    }
    const mine = await world.as('learner', second, (tx) => tx.execute('select * from experiment_assignments'));
    expect(mine.rows).toEqual([]);
  });
});

describe('reckoning', () => {
  it('waits for answers, then says what is sure, and ends by itself', async () => {
    const id = await world.begin();
    await world.reckon();
    expect((await detail(id)).report?.verdict).toBe('too_early');
    await classAnswers({ pathway: 8, course_order: 3 });
    world.later(1);
    await world.reckon();
    const ended = await detail(id);
    expect(ended).toMatchObject({ state: 'stopped', stopReason: 'difference', learners: 40 });
    expect(ended.report).toMatchObject({ verdict: 'difference', leader: 'a' });
    expect(ended.report?.pairs[0]?.difference).toBeCloseTo(-0.5, 6);
    expect(ended.days).toHaveLength(1);
    // Everyone has the usual again.
    expect(await world.armOf(world.learners[0] ?? '')).toBeNull();
  });

  it('is not done again while nothing happens, nor more often than each ten minutes', async () => {
    const id = await world.begin({ worthwhile: 0.02 });
    await classAnswers({ pathway: 6, course_order: 6 });
    await world.reckon();
    const at = async () => (await detail(id)).report?.at;
    const first = await at();
    world.later(1);
    await world.reckon();
    expect(await at()).toBe(first);
    await world.answers(world.learners[0] ?? '', [true]);
    await world.reckon();
    const second = await at();
    expect(second).not.toBe(first);
    await world.answers(world.learners[0] ?? '', [true]);
    await world.service.lookAtDue();
    expect(world.jobs.waiting).toEqual([]);
  });

  it('ends for harm, whatever else is better', async () => {
    const id = await world.begin({ outcome: 'mastered_per_10', worthwhile: 0.5, guards: { time: 0.25 } });
    for (const learner of world.learners) {
      const slow = policyOf((await world.armOf(learner))?.arm) === 'course_order';
      await world.answers(learner, ten(7), { elapsedMs: slow ? 90_000 : 20_000 });
    }
    world.later(1);
    await world.reckon();
    expect(await detail(id)).toMatchObject({ state: 'stopped', stopReason: 'harm', report: { verdict: 'harm' } });
  });

  it('ends at its latest end, paused or not, and counts nothing after it', async () => {
    const id = await world.begin({ latestEnd: '2026-03-03T00:00:00Z' });
    await classAnswers({ pathway: 6, course_order: 6 });
    world.later(1);
    await world.asTeacher((tx) => world.service.pause(tx, world.courseId, id));
    world.later(24);
    for (const learner of world.learners) await world.answers(learner, ten(0));
    await world.reckon();
    const ended = await detail(id);
    expect(ended).toMatchObject({ state: 'stopped', stopReason: 'latest_end' });
    expect(ended.report?.arms[0]?.mean).toBeGreaterThan(0.5);
  });

  it('leaves out answers from before an arm and from pauses', async () => {
    for (const learner of world.learners) await world.answers(learner, ten(0));
    world.later(1);
    const id = await world.begin({ worthwhile: 0.02 });
    await classAnswers({ pathway: 6, course_order: 6 });
    world.later(1);
    await world.asTeacher((tx) => world.service.pause(tx, world.courseId, id));
    expect(await world.armOf(world.learners[0] ?? '')).toBeNull();
    for (const learner of world.learners) await world.answers(learner, ten(0));
    world.later(1);
    await world.asTeacher((tx) => world.service.resume(tx, world.courseId, id));
    expect(await world.armOf(world.learners[0] ?? '')).not.toBeNull();
    await world.reckon();
    expect((await detail(id)).report?.arms.map(({ mean }) => mean)).toEqual([
      expect.closeTo(0.6, 1),
      expect.closeTo(0.6, 1),
    ]);
  });

  it('counts a concept that was merged into another once', async () => {
    const [load = '', speed = ''] = world.concepts;
    const id = await world.begin({ outcome: 'mastered_per_10', worthwhile: 0.05 });
    for (const learner of world.learners) {
      await world.armOf(learner);
      await world.answers(learner, ten(5).slice(0, 5), { conceptId: load, masteryAfter: 0.9 });
      await world.answers(learner, ten(5).slice(0, 5), { conceptId: speed, masteryAfter: 0.9 });
    }
    await world.reckon();
    expect((await detail(id)).report?.arms.map(({ mean }) => mean)).toEqual([2, 2]);
    await test().owner.query('update concepts set merged_into = $1, hidden = true where id = $2', [load, speed]);
    await world.jobs.send(NIGHTLY_JOB, {});
    await world.jobs.run();
    expect((await detail(id)).report?.arms.map(({ mean }) => mean)).toEqual([1, 1]);
  });
});

describe('its states', () => {
  it('follow one another, and one experiment on a subject runs at a time', async () => {
    const id = await world.begin();
    const second = await world.asTeacher((tx) =>
      world.service.create(tx, world.courseId, world.teacher, {
        ...{ title: 'Again', subject: 'policy', outcome: 'retention', guards: {}, worthwhile: 0.1, mostLearners: 50 },
        latestEnd: '2026-06-01T00:00:00Z',
        arms: [
          { share: 1, settings: { subject: 'policy', policy: 'course_order' } },
          { share: 2, settings: { subject: 'policy', policy: 'pathway' } },
        ],
      }),
    );
    const step = (name: 'start' | 'pause' | 'resume' | 'stop', which: string) =>
      world.asTeacher((tx) => world.service[name](tx, world.courseId, which));
    await expect(step('start', second.id)).rejects.toMatchObject({ code: 'experiment_running' });
    await expect(step('resume', id)).rejects.toMatchObject({ code: 'experiment_state' });
    await step('pause', id);
    await expect(step('start', second.id)).rejects.toMatchObject({ code: 'experiment_running' });
    expect(await step('stop', id)).toMatchObject({ state: 'stopped', stopReason: 'teacher' });
    await expect(step('stop', id)).rejects.toMatchObject({ code: 'experiment_state' });
    expect(await step('start', second.id)).toMatchObject({ state: 'running' });
    const remove = (which: string) => world.asTeacher((tx) => world.service.remove(tx, world.courseId, which));
    await expect(remove(second.id)).rejects.toMatchObject({ code: 'experiment_state' });
    world.clock.now = new Date('2026-07-01T00:00:00Z');
    await expect(world.begin()).rejects.toMatchObject({ code: 'experiment_end' });
  });

  it('two starts at once leave one running', async () => {
    const make = () =>
      world.asTeacher((tx) =>
        world.service.create(tx, world.courseId, world.teacher, {
          ...{
            title: 'One',
            subject: 'policy',
            outcome: 'first_answers',
            guards: {},
            worthwhile: 0.1,
            mostLearners: 50,
          },
          latestEnd: '2026-06-01T00:00:00Z',
          arms: [
            { share: 1, settings: { subject: 'policy', policy: 'course_order' } },
            { share: 1, settings: { subject: 'policy', policy: 'pathway' } },
          ],
        }),
      );
    const drafts = [await make(), await make()];
    const starts = await Promise.allSettled(
      drafts.map(({ id }) => world.asTeacher((tx) => world.service.start(tx, world.courseId, id))),
    );
    expect(starts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(starts.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'experiment_running' },
    });
  });

  it('what was found can be made the default, and that taken back', async () => {
    const [first = ''] = world.learners;
    const id = await world.begin();
    const takeOver = (which: string, arm: string) =>
      world.asTeacher((tx) => world.service.takeOver(tx, world.courseId, which, arm, world.teacher));
    const undo = (which: string) =>
      world.asTeacher((tx) => world.service.undoTakeOver(tx, world.courseId, which, world.teacher));
    await expect(takeOver(id, 'b')).rejects.toMatchObject({ code: 'experiment_state' });
    await world.asTeacher((tx) => world.service.stop(tx, world.courseId, id));
    await takeOver(id, 'b');
    const standard = { experimentId: null, arm: { subject: 'policy', policy: 'course_order' } };
    expect(await world.armOf(first)).toEqual(standard);
    expect(await detail(id)).toMatchObject({ takenOver: 'b' });
    // It also holds for whoever takes part in nothing.
    expect(
      await world.asTeacher((tx) =>
        world.service.port.armOf(tx, { learnerId: world.teacher, courseId: world.courseId, subject: 'policy' }),
      ),
    ).toEqual(standard);
    const second = await world.begin();
    await world.asTeacher((tx) => world.service.stop(tx, world.courseId, second));
    await takeOver(second, 'a');
    await takeOver(second, 'a');
    expect(policyOf((await world.armOf(first))?.arm)).toBe('pathway');
    await expect(undo(id)).rejects.toMatchObject({ code: 'experiment_state' });
    await undo(second);
    expect(await world.armOf(first)).toEqual(standard);
    await undo(id);
    expect(await world.armOf(first)).toBeNull();
  });

  it('an arm names a prompt that is there', async () => {
    const make = (version: number) =>
      world.begin({
        subject: 'prompt',
        arms: (['usual', 'simple'] as const).map((words) => ({
          share: 1,
          settings: { subject: 'prompt', prompt: 'lesson-text', version, words },
        })),
      });
    await expect(make(9)).rejects.toMatchObject({ code: 'prompt_unknown' });
    await make(2);
    expect(await world.armOf(world.learners[0] ?? '', 'prompt')).toMatchObject({ arm: { prompt: 'lesson-text' } });
  });
});

describe('what earlier answers suggest', () => {
  /** A decision of the usual policy, and so many minutes later a first answer. */
  async function decided(
    learner: string,
    concept: string,
    approach: string,
    right: boolean,
    minutes = 5,
    policy = 'pathway@1',
  ) {
    const { owner, districtId } = test();
    await owner.query(
      `insert into pathway_decisions (district_id, id, learner_id, course_id, concept_id, approach, item_level, action, propensity, policy, reason, reason_of, basis, created_at)
       values ($1, $2, $3, $4, $5, $6, 1, 'open', 0.5, $7, 'start', '{"conceptIds":[]}', $9, $8)`,
      [districtId, randomUUID(), learner, world.courseId, concept, approach, policy, world.clock.now, randomUUID()],
    );
    world.later(minutes / 60);
    await world.answers(learner, [right], { conceptId: concept });
    world.later(1);
  }
  const estimates = (subject: 'approach' | 'policy') =>
    world.asTeacher((tx) => world.service.estimates(tx, world.courseId, subject));

  it('counts decisions of the usual policy that an answer followed within a day', async () => {
    const [load = ''] = world.concepts;
    for (const [at, learner] of world.learners.entries())
      for (const approach of ['worked_example', 'socratic', 'worked_example', 'socratic'])
        await decided(learner, load, approach, approach === 'worked_example' || at % 4 === 0);
    await decided(world.learners[0] ?? '', load, 'socratic', true, 25 * 60);
    await decided(world.learners[0] ?? '', load, 'socratic', true, 5, 'course_order@1');
    const { decisions, arms } = await estimates('approach');
    expect(decisions).toBe(160);
    const worked = arms.find(({ arm }) => arm === 'worked_example');
    expect(worked).toMatchObject({ value: 1, effective: expect.closeTo(80, 6) });
    expect(arms.find(({ arm }) => arm === 'socratic')?.value).toBeCloseTo(0.25, 6);
    expect(arms.find(({ arm }) => arm === 'visual')?.value).toBeNull();
  });

  it('of the course’s order counts the steps that it would have taken too', async () => {
    const [load = '', speed = ''] = world.concepts;
    for (const learner of world.learners)
      for (const concept of [load, speed, load, speed]) await decided(learner, concept, 'concise', concept === load);
    const { arms } = await estimates('policy');
    expect(arms.map(({ arm, value }) => [arm, value])).toEqual([
      ['pathway', 0.5],
      ['course_order', 1],
    ]);
  });
});
