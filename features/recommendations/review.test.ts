import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '@/platform/database/testing';
import { freshWorld, type RecommendationsWorld } from './testing';

const database = testDatabase();
let world: RecommendationsWorld;
beforeEach(async () => {
  world = await freshWorld(database());
});

describe('teachers', () => {
  it('look first where the course says so: nothing reaches the learner before', async () => {
    await world.settings({ teachersFirst: true, holdBack: true });
    await world.mixUp();
    expect(await world.kinds()).toEqual([]);
    const { items } = await world.inState('waiting');
    const mistake = items.find(({ kind }: { kind: string }) => kind === 'misconception');
    expect(await world.decide({ decision: 'approve', ids: [mistake.id] })).toMatchObject({
      status: 200,
      body: { count: 1 },
    });
    expect(await world.kinds()).toEqual(['misconception']);
    // It stays let through when it is worked out anew, and the others go on waiting.
    await world.answer(world.learner, world.ids.loop, 'set');
    await world.service.jobs.begin(database().districtId, null);
    await world.settle();
    expect(await world.kinds()).toEqual(['misconception']);
    expect((await world.inState('waiting')).items).toHaveLength(2);
  });

  it('veto one: it never comes again', async () => {
    await world.mixUp();
    const { items } = await world.inState('ready');
    const mistake = items.find(({ kind }: { kind: string }) => kind === 'misconception');
    await world.decide({ decision: 'veto', ids: [mistake.id] });
    await world.answer(world.learner, world.ids.loop, 'set');
    await world.service.jobs.begin(database().districtId, null);
    await world.settle();
    const left = await world.inState('ready');
    expect(left.items.map(({ kind }: { kind: string }) => kind).sort()).toEqual(['content', 'gap']);
    const { rows } = await world.as(world.learner, (tx) => tx.execute('select kind from recommendations'));
    expect(rows.map((row) => row.kind)).not.toContain('misconception');
  });

  it.each([
    ['a kind', () => ({ kind: 'misconception' }), ['content', 'gap']],
    ['a concept', () => ({ conceptId: world.ids.list }), ['content', 'misconception']],
  ])('veto %s, now and for later learners, until it is lifted', async (_, of, left) => {
    await world.mixUp();
    await world.decide({ decision: 'veto', ...of() });
    const newcomer = await world.person('learner');
    world.learner = newcomer;
    await database().owner.query(
      `insert into class_members (district_id, class_id, user_id, role) values ($1, $2, $3, 'learner')`,
      [database().districtId, world.classId, newcomer.userId],
    );
    await world.service.jobs.begin(database().districtId, null);
    await world.mixUp();
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
    await world.mixUp();
    const [one] = (await world.inState('ready')).items;
    expect((await world.inState('ready', world.other)).code).toBe('forbidden');
    expect((await world.decide({ decision: 'veto', ids: [one.id] }, world.other)).status).toBe(403);
    expect((await world.decide({ decision: 'veto', ids: [one.id] }, world.learner)).status).toBe(403);
    expect((await world.call(world.teacher, 'POST', '/recommendation-runs')).status).toBe(403);
    expect((await world.call(null, 'GET', '/recommendations')).status).toBe(401);
    const stranger = await world.person('learner');
    const mine = (await world.ask()).offerId;
    const reaction = { reaction: 'opened' };
    expect((await world.call(stranger, 'POST', `/recommendation-offers/${mine}`, reaction)).status).toBe(404);
    const { rows } = await world.as(stranger, (tx) => tx.execute('select id from recommendations'));
    expect(rows).toEqual([]);
  });
});
