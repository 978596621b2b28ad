import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '@/platform/database/testing';
import { isHeldBack } from './calculate/calculate';
import { markForNight } from './store-states';
import { type RecommendationsWorld, recommendationsAt } from './testing';

const database = testDatabase();
const DAY_MS = 86_400_000;
let world: RecommendationsWorld;

beforeEach(async () => {
  // Who is held back hangs on ids; the learner of these tests is not.
  do world = await recommendationsAt(database());
  while (Object.values(world.ids).some((id) => isHeldBack(world.learner.userId, id)));
});

/** Two exercises on a loop in which a set was given for it. */
async function mixUp(): Promise<void> {
  for (const _ of [1, 2]) await world.answer(world.learner, world.ids.loop, 'set');
  await world.settle();
}
const ask = () =>
  world.as(world.learner, (tx) =>
    world.service.learner.ask(tx, world.learner.userId, world.courseId, {
      conceptId: world.ids.loop,
      trigger: 'misses',
    }),
  );
const kinds = async () => (await world.listed(world.learner)).map(({ kind }) => kind);
const decide = (body: object, who = world.teacher) =>
  world.call(who, 'POST', `/courses/${world.courseId}/recommendations/decisions`, body);
const settings = (body: object) =>
  world.call(world.teacher, 'PUT', `/courses/${world.courseId}/recommendation-settings`, body);
const inState = async (state: string, who = world.teacher) =>
  (await world.call(who, 'GET', `/courses/${world.courseId}/recommendations?state=${state}`)).body;

describe('recommendations', () => {
  it('come of gaps, of mistakes and of the material, each with why and its numbers', async () => {
    await mixUp();
    const { items } = await inState('ready');
    expect(items.map(({ kind }: { kind: string }) => kind).sort()).toEqual(['content', 'gap', 'misconception']);
    const of = (kind: string) => items.find((item: { kind: string }) => item.kind === kind);
    expect(of('misconception')).toMatchObject({
      action: 'passage',
      conceptName: 'Loop',
      passage: { chunkId: world.chunkId },
      why: 'You took “Loop” and “Set” for one another in 2 of your last 2 answers.',
      evidence: { times: 2, answers: 2 },
    });
    expect(of('gap')).toMatchObject({ action: 'lesson', targetName: 'List', evidence: { mastery: 0.3 } });
    expect(of('content').evidence).toEqual({ times: 2, answers: 2, likeness: 0.8 });
    expect(world.reported).toEqual([]);
  });

  it('are worked out once for several changes, and go when they are no longer true', async () => {
    await world.answer(world.learner, world.ids.loop, 'set');
    await world.answer(world.learner, world.ids.loop, 'set');
    expect(world.jobs.waiting).toHaveLength(1);
    await world.settle();
    for (const _ of [1, 2]) await world.answer(world.learner, world.ids.loop, 'right', 0.9);
    await world.asSystem((tx) => world.changes.courseChanged(tx, world.courseId));
    await world.service.jobs.begin(database().districtId, null);
    await world.settle();
    expect(await kinds()).toEqual(['content']);
  });

  it('follow a concept that was merged into another, and one that was hidden is not spoken of', async () => {
    await mixUp();
    const { owner } = database();
    await owner.query('update items set concept_id = $1 where concept_id = $2', [world.ids.set, world.ids.loop]);
    await owner.query('update concepts set merged_into = $1 where id = $2', [world.ids.set, world.ids.loop]);
    expect(await world.listed(world.learner)).toEqual([]);
    await world.asSystem((tx) => world.changes.courseChanged(tx, world.courseId));
    await world.service.jobs.begin(database().districtId, world.courseId);
    await world.settle();
    expect(world.reported).toEqual([]);
    const after = await world.listed(world.learner);
    expect(after.every(({ conceptId }) => conceptId === world.ids.set)).toBe(true);
    // Who takes a set for a set no longer mixes anything up, but gave the same wrong answer twice.
    expect(after[0]?.why).toContain('You gave the answer “Set” in 2 questions on “Set”');
  });
});

describe('an offer', () => {
  it('comes after two misses in a row, is noted, and stays away for the sitting once it was sent away', async () => {
    await world.answer(world.learner, world.ids.loop, 'set');
    await world.settle();
    expect((await ask()).recommendation).toBeNull();
    await world.answer(world.learner, world.ids.loop, 'set');
    expect(await ask()).toMatchObject({ recommendation: { kind: 'gap' } });
    await world.service.jobs.begin(database().districtId, null);
    await world.settle();
    const offer = await ask();
    await world.call(world.learner, 'POST', `/recommendation-offers/${offer.offerId}`, { reaction: 'dismissed' });
    expect(await ask()).toEqual({ recommendation: null, offerId: null, pending: false });
    const { rows } = await database().owner.query(
      'select trigger, dismissed_at is not null as gone from recommendation_offers',
    );
    expect(rows).toEqual([{ trigger: 'misses', gone: true }]);
  });

  it('is held back from one in ten learners of a concept, noted all the same, and given once a teacher says so', async () => {
    let held = await world.person('learner');
    while (!isHeldBack(held.userId, world.ids.loop)) held = await world.person('learner');
    world.learner = held;
    await mixUp();
    expect(await ask()).toEqual({ recommendation: null, offerId: null, pending: false });
    expect(await kinds()).toEqual([]);
    const { rows } = await database().owner.query(
      'select held_back, course_mean, mastery_before from recommendation_offers where learner_id = $1',
      [held.userId],
    );
    expect(rows).toEqual([{ held_back: true, course_mean: expect.closeTo(0.1, 6), mastery_before: 0.3 }]);
    await settings({ teachersFirst: false, holdBack: false });
    expect(await kinds()).not.toEqual([]);
  });

  it('is settled by the first unaided answer within seven days, and told of by kind and level', async () => {
    await mixUp();
    const offer = await ask();
    await world.call(world.learner, 'POST', `/recommendation-offers/${offer.offerId}`, { reaction: 'opened' });
    await world.answer(world.learner, world.ids.loop, 'right', 0.6);
    await world.service.jobs.begin(database().districtId, null);
    await world.settle();
    const { body } = await world.call(world.teacher, 'GET', `/courses/${world.courseId}/recommendation-effects`);
    expect(body.items).toMatchObject([
      {
        ...{ kind: offer.recommendation?.kind, band: 'low', opened: 1, dismissed: 0, difference: null },
        shown: { situations: 1, answered: 1, right: 1, rightShare: { share: 1, high: 1 } },
        withheld: { situations: 0, rightShare: null },
      },
    ]);
  });
});

describe('teachers', () => {
  it('look first where the course says so: nothing reaches the learner before', async () => {
    await settings({ teachersFirst: true, holdBack: true });
    await mixUp();
    expect(await kinds()).toEqual([]);
    const { items } = await inState('waiting');
    const mistake = items.find(({ kind }: { kind: string }) => kind === 'misconception');
    expect(await decide({ decision: 'approve', ids: [mistake.id] })).toMatchObject({ status: 200, body: { count: 1 } });
    expect(await kinds()).toEqual(['misconception']);
    // It stays let through when it is worked out anew, and the others go on waiting.
    await world.answer(world.learner, world.ids.loop, 'set');
    await world.service.jobs.begin(database().districtId, null);
    await world.settle();
    expect(await kinds()).toEqual(['misconception']);
    expect((await inState('waiting')).items).toHaveLength(2);
  });

  it('veto one: it never comes again', async () => {
    await mixUp();
    const { items } = await inState('ready');
    const mistake = items.find(({ kind }: { kind: string }) => kind === 'misconception');
    await decide({ decision: 'veto', ids: [mistake.id] });
    await world.answer(world.learner, world.ids.loop, 'set');
    await world.service.jobs.begin(database().districtId, null);
    await world.settle();
    const left = await inState('ready');
    expect(left.items.map(({ kind }: { kind: string }) => kind).sort()).toEqual(['content', 'gap']);
    const { rows } = await world.as(world.learner, (tx) => tx.execute('select kind from recommendations'));
    expect(rows.map((row) => row.kind)).not.toContain('misconception');
  });

  it.each([
    ['a kind', () => ({ kind: 'misconception' }), ['content', 'gap']],
    ['a concept', () => ({ conceptId: world.ids.list }), ['content', 'misconception']],
  ])('veto %s, now and for later learners, until it is lifted', async (_, of, left) => {
    await mixUp();
    await decide({ decision: 'veto', ...of() });
    const newcomer = await world.person('learner');
    world.learner = newcomer;
    await database().owner.query(
      `insert into class_members (district_id, class_id, user_id, role) values ($1, $2, $3, 'learner')`,
      [database().districtId, world.classId, newcomer.userId],
    );
    await world.service.jobs.begin(database().districtId, null);
    await mixUp();
    await world.service.jobs.begin(database().districtId, null);
    await world.settle();
    const states = async () => {
      const { rows } = await database().owner.query<{ kind: string }>(
        `select kind from recommendations where learner_id = $1 and state = 'ready' order by kind`,
        [newcomer.userId],
      );
      return rows.map(({ kind }) => kind);
    };
    expect(await states()).toEqual(left);
    const { body } = await world.call(world.teacher, 'GET', `/courses/${world.courseId}/recommendation-vetoes`);
    await world.call(world.teacher, 'DELETE', `/courses/${world.courseId}/recommendation-vetoes/${body.items[0].id}`);
    await world.service.jobs.begin(database().districtId, null);
    await world.settle();
    expect(await states()).toEqual(['content', 'gap', 'misconception']);
  });

  it('of other classes see and decide nothing, and learners are not asked', async () => {
    await mixUp();
    const [one] = (await inState('ready')).items;
    expect((await inState('ready', world.other)).code).toBe('forbidden');
    expect((await decide({ decision: 'veto', ids: [one.id] }, world.other)).status).toBe(403);
    expect((await decide({ decision: 'veto', ids: [one.id] }, world.learner)).status).toBe(403);
    expect((await world.call(world.teacher, 'POST', '/recommendation-runs')).status).toBe(403);
    expect((await world.call(null, 'GET', '/recommendations')).status).toBe(401);
    const stranger = await world.person('learner');
    const mine = (await ask()).offerId;
    const reaction = { reaction: 'opened' };
    expect((await world.call(stranger, 'POST', `/recommendation-offers/${mine}`, reaction)).status).toBe(404);
    const { rows } = await world.as(stranger, (tx) => tx.execute('select id from recommendations'));
    expect(rows).toEqual([]);
  });
});

describe('time on a lesson', () => {
  it('is counted by the server’s clock, and long by what the lesson was said to take or by the class', async () => {
    const { learner, courseId, clock, ids } = world;
    const lessonId = crypto.randomUUID();
    await database().owner.query(
      `insert into lessons (district_id, id, learner_id, course_id, concept_id, concept_name, number, mode, mastery, reason, sections, material_used_up, words, composer)
       values ($1, $2, $3, $4, $5, 'Loop', 1, 'foundational', 0.2, '', '[]', false, 180, 'test')`,
      [database().districtId, lessonId, learner.userId, courseId, ids.loop],
    );
    const beat = async (afterSeconds: number) => {
      clock.now = new Date(clock.now.getTime() + afterSeconds * 1000);
      return (await world.call(learner, 'POST', `/courses/${courseId}/lessons/${lessonId}/presence`)).body;
    };
    expect(await beat(0)).toEqual({ visibleMs: 0, longFromMs: 120_000, long: false });
    expect(await beat(30)).toMatchObject({ visibleMs: 30_000 });
    for (const _ of [1, 2, 3]) expect(await beat(1)).toMatchObject({ visibleMs: 30_000 });
    expect(await beat(600)).toMatchObject({ visibleMs: 30_000 });
    for (const _ of [1, 2]) await beat(50);
    expect(await beat(30)).toEqual({ visibleMs: 150_000, longFromMs: 120_000, long: true });
    for (let i = 0; i < 10; i++) {
      const mate = await world.person('learner');
      await database().owner.query(
        `insert into class_members (district_id, class_id, user_id, role) values ($1, $2, $3, 'learner')`,
        [database().districtId, world.classId, mate.userId],
      );
      await database().owner.query(
        `insert into lesson_visits (district_id, lesson_id, learner_id, course_id, concept_id, opened_at, seen_at, visible_ms) values ($1, $2, $3, $4, $5, $6, $6, $7)`,
        [database().districtId, crypto.randomUUID(), mate.userId, courseId, ids.loop, clock.now, 100_000 * (i + 1)],
      );
    }
    await world.service.jobs.night(database().districtId);
    await world.settle();
    expect((await beat(30)).longFromMs).toBeGreaterThan(600_000);
    const stranger = await world.person('learner');
    expect((await world.call(stranger, 'POST', `/courses/${courseId}/lessons/${lessonId}/presence`)).status).toBe(404);
  });
});

describe('what helped the many', () => {
  /** Learners who went over the list while they learnt loops, most of whom came to know them, and others, most of whom did not. */
  async function many(of: number): Promise<void> {
    for (let i = 0; i < of; i++) {
      const [went, stayed] = [await world.person('learner'), await world.person('learner')];
      await world.answer(went, world.ids.loop, 'cage');
      await world.answer(went, world.ids.list, 'right', 0.9);
      await world.answer(went, world.ids.loop, 'right', i % 8 === 0 ? 0.5 : 0.95);
      await world.answer(stayed, world.ids.loop, 'cage');
      await world.answer(stayed, world.ids.loop, 'right', i % 8 === 0 ? 0.95 : 0.5);
    }
    world.clock.now = new Date(world.clock.now.getTime() + 15 * DAY_MS);
  }
  const released = async () =>
    (
      await database().owner.query<{ key: string; with_it: number; without_it: number }>(
        `select key, with_it, without_it from helped_together where course_id = $1 and key <> ''`,
        [world.courseId],
      )
    ).rows;

  it('is released of ten or more on either side, once in four weeks, and reaches who starts alike', async () => {
    await many(40);
    await world.service.jobs.night(database().districtId);
    const first = await released();
    expect(first).toMatchObject([{ key: `prerequisite:${world.ids.list}` }]);
    expect((first[0]?.with_it ?? 0) - (first[0]?.without_it ?? 0)).toBeGreaterThan(0.4);
    await world.service.jobs.night(database().districtId);
    expect(await released()).toEqual(first);
    await mixUp();
    await world.service.jobs.begin(database().districtId, null);
    await world.settle();
    const { items } = await inState('ready');
    const alike = items.find(
      ({ kind, learnerId }: { kind: string; learnerId: string }) =>
        kind === 'alike' && learnerId === world.learner.userId,
    );
    expect(alike).toMatchObject({ action: 'practise', targetName: 'List', evidence: { learnersAtLeast: 10 } });
    await world.call(world.learner, 'PUT', '/recommendations/choice', { together: false });
    await world.answer(world.learner, world.ids.loop, 'set');
    await world.service.jobs.begin(database().districtId, null);
    await world.settle();
    // Others of the many may well have one; this learner has none any more.
    const own = (await inState('ready')).items.filter(
      ({ learnerId }: { learnerId: string }) => learnerId === world.learner.userId,
    );
    expect(own.map(({ kind }: { kind: string }) => kind)).not.toContain('alike');
  }, 60_000);

  it('is nothing where fewer than ten stand on a side', async () => {
    await many(9);
    await world.service.jobs.night(database().districtId);
    await world.settle();
    expect(await released()).toEqual([]);
  }, 60_000);

  it('is nothing of those who want no part in it', async () => {
    await many(12);
    await database().owner.query(
      `insert into recommendation_choices (district_id, learner_id, together)
       select distinct district_id, learner_id, false from attempts where course_id = $1`,
      [world.courseId],
    );
    await world.service.jobs.night(database().districtId);
    await world.settle();
    expect(await released()).toEqual([]);
  }, 60_000);
});

describe('the night', () => {
  it('finds whose recommendations run out, who was never reckoned and whose p(L) another model changed', async () => {
    const stale = async () => {
      const { rows } = await database().owner.query(
        'select learner_id from recommendation_states where course_id = $1 and stale_at is not null',
        [world.courseId],
      );
      return rows.map(({ learner_id }) => learner_id);
    };
    const night = () => world.asSystem((tx) => markForNight(tx, world.clock.now));
    await database().owner.query('update mastery set updated_at = $1', [new Date(0)]);
    await world.answer(world.learner, world.ids.loop, 'set');
    await database().owner.query('delete from recommendation_states where learner_id = $1', [world.learner.userId]);
    await night();
    expect(await stale()).toEqual([world.learner.userId]);
    await world.settle();
    await database().owner.query('update mastery set updated_at = $1', [new Date(0)]);
    await night();
    expect(await stale()).toEqual([]);
    world.clock.now = new Date(world.clock.now.getTime() + 6.5 * DAY_MS);
    await night();
    expect(await stale()).toEqual([world.learner.userId]);
    await world.service.jobs.begin(database().districtId, world.courseId);
    await world.settle();
    await database().owner.query('update mastery set updated_at = $1 where learner_id = $2', [
      new Date(world.clock.now.getTime() + 1000),
      world.learner.userId,
    ]);
    await night();
    expect(await stale()).toEqual([world.learner.userId]);
  });
});

describe('a run over all', () => {
  it('can be stopped and taken up again, and says how far it is', async () => {
    const { districtId } = database();
    // What other tests have left is done first.
    await world.service.jobs.resume(districtId);
    await world.settle();
    for (let i = 0; i < 25; i++) await world.answer(await world.person('learner'), world.ids.loop, 'cage');
    const run = await world.service.jobs.begin(districtId, world.courseId);
    const latest = async (id = run?.id) =>
      (await world.asSystem(world.service.runs)).items.find((each) => each.id === id);
    const stopping = new AbortController();
    stopping.abort();
    const waiting = world.jobs.waiting.filter(({ name }) => name === 'recommendations.run');
    world.jobs.waiting.length = 0;
    world.jobs.waiting.push(...waiting);
    await world.jobs.run(stopping.signal);
    expect(await latest()).toMatchObject({
      id: run?.id,
      status: 'running',
      done: 0,
    });
    expect(await world.service.jobs.resume(districtId)).toBeGreaterThan(0);
    await world.settle();
    expect(await latest()).toMatchObject({ status: 'done', done: 25, total: 25 });
    const { rows } = await database().owner.query(
      'select count(*)::int as left from recommendation_states where stale_at is not null and course_id = $1',
      [world.courseId],
    );
    expect(rows).toEqual([{ left: 0 }]);
    const next = await world.service.jobs.begin(districtId, world.courseId);
    await world.asSystem((tx) => world.service.cancel(tx, next?.id ?? ''));
    await world.settle();
    expect(await latest(next?.id)).toMatchObject({ status: 'cancelled' });
  });
});
