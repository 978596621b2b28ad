import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dueAt } from '@/core/retention/rule';
import { replayMastery } from '@/features/mastery/replay';
import { compareMemories } from '@/features/reviews/rebuild';
import { addPerson, testDatabase } from '@/platform/database/testing';
import type { RuleInput } from './contract';
import { purge } from './service/purge';
import { DAY, type RetentionWorld, retentionWorld } from './testing';

const opened = testDatabase();
let world: RetentionWorld;

beforeAll(async () => {
  world = await retentionWorld(opened());
});

beforeEach(async () => {
  world.clock.now = new Date('2026-09-01T02:00:00Z');
  for (const list of [world.sent, world.trail, world.removed]) list.length = 0;
  await opened().owner.query(`update legal_holds set lifted_at = now();
    delete from attempts; delete from events; delete from mastery; delete from concept_memories; delete from chat_threads;
    delete from retention_runs; delete from retention_touched; delete from destruction_certificates; delete from retention_settings`);
});

const days = (count: number) => ({ count, unit: 'day' as const });
const rule = (kind: RuleInput['kind'], count: number, from: RuleInput['from'] = 'made'): RuleInput => ({
  ...{ kind, from, period: days(count) },
});

/** A night, and the purge that it began, if it did. */
async function night(signal = new AbortController().signal): Promise<string | null> {
  world.sent.length = 0;
  await world.service.jobs.night(opened().districtId);
  const [begun] = await world.as('admin', (tx) => world.service.runs(tx));
  if (world.sent.length > 0 && begun) await purge(world.deps, opened().districtId, begun.id, signal);
  return world.sent.length > 0 ? (begun?.id ?? null) : null;
}

async function doctor(): Promise<unknown[]> {
  const found: unknown[] = [];
  const { database, districtId } = opened();
  await replayMastery(
    database,
    districtId,
    (each) => found.push(each),
    async (tx, learnerId, answers) => {
      await compareMemories(tx, learnerId, answers, (each) => found.push(each));
    },
  );
  return found;
}
const person = () => addPerson(opened(), 'learner');
const certificates = () => world.as('dpo', (tx) => world.service.certificates.list(tx, { limit: 50 }));

describe('a purge', () => {
  it('lets go what is over, and never anything younger, whatever the periods and the ages', async () => {
    const ages = fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 8 });
    const starts = fc.constantFrom('made' as const, 'school-year' as const, 'calendar-year' as const);
    await fc.assert(
      fc.asyncProperty(
        ages,
        fc.integer({ min: 0, max: 600 }),
        starts,
        fc.boolean(),
        async (all, period, from, held) => {
          const learner = await person();
          const sorted = [...all].sort((a, b) => b - a);
          for (const age of sorted) await world.answer(learner, age);
          for (const age of sorted) await world.talk(learner, age);
          const rules = [rule('answers', period, from), rule('conversations', period, from)];
          await world.schedule(rules);
          const hold = { scope: 'learner' as const, targetId: learner, why: 'A case', until: null };
          if (held) await world.as('admin', (tx) => world.service.holds.place(tx, hold, world.admin));
          await opened().owner.query('delete from retention_runs');
          await night();
          const due = dueAt({ from, period: days(period) }, world.clock.now, '07-31').before.getTime();
          const young = sorted.filter((age) => world.clock.now.getTime() - age * DAY >= due).length;
          const left = held ? sorted.length : young;
          expect(await world.count('attempts', learner)).toBe(left);
          expect(await world.count('events', learner, `kind = 'attempt.recorded'`)).toBe(left);
          expect(await world.count('chat_messages', learner)).toBe(left);
          expect(await world.count('mastery', learner)).toBe(1);
          expect(await doctor()).toEqual([]);
        },
      ),
      { numRuns: 8, seed: 7 },
    );
  }, 60_000);

  it('takes all of whoever has left or done nothing for long, and what follows from it once the answers are gone', async () => {
    const [gone, quiet, busy] = [await person(), await person(), await person()];
    for (const learner of [gone, quiet]) for (const age of [500, 450]) await world.answer(learner, age);
    for (const age of [500, 3]) await world.answer(busy, age);
    await opened().owner.query('update users set deactivated_at = $2 where id = $1', [gone, new Date('2026-01-01')]);
    await opened().owner.query(`update users set created_at = '2024-01-01' where id = any($1)`, [[gone, quiet, busy]]);
    await world.schedule([rule('answers', 100, 'left'), rule('progress', 100, 'left'), rule('account', 100, 'left')]);
    await night();
    expect(await Promise.all([gone, quiet, busy].map((each) => world.count('events', each)))).toEqual([0, 2, 2]);
    expect(await world.count('mastery', gone)).toBe(0);
    expect(world.removed).toEqual([gone]);
    await world.schedule([rule('answers', 365, 'activity'), rule('progress', 400, 'activity')]);
    world.clock.now = new Date(world.clock.now.getTime() + DAY);
    await night();
    expect(await Promise.all([quiet, busy].map((each) => world.count('events', each)))).toEqual([0, 2]);
    expect(await world.count('concept_memories', quiet)).toBe(0);
    expect(await doctor()).toEqual([]);
  });

  it('goes on after a crash where it was, and certifies everything once', async () => {
    const learners = [await person(), await person(), await person()];
    for (const learner of learners) for (const age of [500, 450, 3]) await world.answer(learner, age);
    await opened().owner.query(
      `insert into attempts (district_id, id, learner_id, course_id, concept_id, item_id, presentation_id, response, correct, score, hints_used,
         evidence, elapsed_ms, mastery_before, mastery_after, created_at)
       select $1, gen_random_uuid(), $2, $3, $4, $4, $4, '{}', true, 1, 0, 'none', 1, 0, 0, '2025-01-01' from generate_series(1, 1200)`,
      [opened().districtId, learners[0], world.courseId, world.concepts[0]],
    );
    await world.schedule([rule('answers', 100)]);
    const crash = new AbortController();
    let calls = 0;
    const { condense } = world.mastery;
    const dying = {
      ...world.mastery,
      condense: async (...input: Parameters<typeof condense>) => {
        if (++calls === 2) crash.abort(new Error('killed'));
        return condense(...input);
      },
    };
    await world.service.jobs.night(opened().districtId);
    const [run] = await world.as('admin', (tx) => world.service.runs(tx));
    const id = run?.id ?? '';
    await purge({ ...world.deps, mastery: dying }, opened().districtId, id, crash.signal);
    expect(await world.count('events', learners[0] ?? '')).toBeLessThan(4);
    expect((await certificates()).items).toEqual([]);
    expect(await world.service.jobs.resume(opened().districtId)).toBe(1);
    await purge(world.deps, opened().districtId, id, new AbortController().signal);
    for (const learner of learners) {
      expect(await world.count('attempts', learner)).toBe(1);
      expect(await world.count('events', learner)).toBe(2);
    }
    expect(await doctor()).toEqual([]);
    const listed = (await certificates()).items[0] ?? expect.unreachable();
    const certificate = listed.id;
    expect(listed).toMatchObject({ number: 1, kind: 'answers', records: 6 + 6 + 1200, learners: 3 });
    const { content } = await world.as('dpo', (tx) => world.service.certificates.detail(tx, certificate));
    expect(content.records).toEqual([
      { table: 'attempts', count: 1206 },
      { table: 'events', count: 6 },
    ]);
    expect(content.learners.map((each) => each.records).sort()).toEqual([1204, 4, 4]);
    expect(world.trail).toMatchObject([{ record: 'certificate', recordId: certificate, why: `sha256 ${listed.hash}` }]);
    expect(await world.service.jobs.resume(opened().districtId)).toBe(0);
  });

  it('can be stopped, and certifies what went before', async () => {
    const learner = await person();
    for (const age of [500, 450]) await world.talk(learner, age);
    await world.answer(learner, 500);
    await world.schedule([rule('answers', 100), rule('conversations', 100)]);
    await world.service.jobs.night(opened().districtId);
    const [run] = await world.as('admin', (tx) => world.service.runs(tx));
    const id = run?.id ?? '';
    const { database } = opened();
    let transactions = 0;
    // An administrator asks it to stop after the first log, which is the third transaction.
    const stopping: typeof database = {
      ...database,
      async transaction(actor, work) {
        const result = await database.transaction(actor, work);
        if (++transactions === 3) await world.as('admin', (tx) => world.service.stop(tx, id));
        return result;
      },
    };
    await purge({ ...world.deps, database: stopping }, opened().districtId, id, new AbortController().signal);
    const [ended] = await world.as('admin', (tx) => world.service.runs(tx));
    expect(ended).toMatchObject({
      status: 'cancelled',
      kinds: [{ kind: 'answers', records: 1, done: false }, { records: 0 }],
    });
    expect(await world.count('chat_threads', learner)).toBe(2);
    expect((await certificates()).items).toMatchObject([{ kind: 'answers', records: 1 }]);
  });

  it('does nothing by a clock that leapt, until somebody says that it is right', async () => {
    const learner = await person();
    await world.talk(learner, 50);
    await world.schedule([rule('conversations', 100)]);
    await night();
    world.clock.now = new Date('2031-09-01T02:00:00Z');
    expect(await night()).toBeNull();
    const [run] = await world.as('admin', (tx) => world.service.runs(tx));
    expect(run).toMatchObject({ status: 'clock', byNight: true });
    // The night after says no more of it.
    expect(await night()).toBeNull();
    expect(await world.as('admin', (tx) => world.service.runs(tx))).toHaveLength(2);
    expect(await world.count('chat_threads', learner)).toBe(1);
    expect(await world.as('admin', (tx) => world.service.schedule(tx))).toMatchObject({ clock: 'ahead' });
    await world.as('admin', (tx) => world.service.believeClock(tx, world.admin));
    expect(await night()).not.toBeNull();
    expect(await world.count('chat_threads', learner)).toBe(0);
    // Back again: nothing that was made since is touched, and nothing else either.
    world.clock.now = new Date('2026-09-02T02:00:00Z');
    expect(await night()).toBeNull();
  });

  it('is not begun by a night that the district doesn’t want, nor twice at once', async () => {
    await world.schedule([rule('conversations', 100)], false);
    expect(await night()).toBeNull();
    const begin = () => world.service.purge(opened().districtId, world.admin);
    await begin();
    await expect(begin()).rejects.toMatchObject({ code: 'run_in_progress' });
  });
});
