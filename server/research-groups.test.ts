import { parse } from 'csv-parse/sync';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consentPort } from '@/features/consent/port';
import { createRiskPort } from '@/features/early-warning/service/port';
import { createFairness } from '@/features/fairness/service';
import { exportReportSchema, researchExportSchema, researchSourcesSchema } from '@/features/research/contract';
import { type ResearchWorld, researchWorld } from '@/features/research/testing';
import { forPurpose } from '@/platform/database/for-purpose';
import { testDatabase } from '@/platform/database/testing';
import { systemActor } from '@/platform/database/transaction';
import { heldJobs } from '@/platform/jobs/testing';

const database = testDatabase();
let world: ResearchWorld;
const learners: string[] = [];
const definition = (rest: object = {}) => ({
  ...{ courseIds: [world.courseId], from: '2026-03-01', to: '2026-03-31', form: 'csv' },
  ...{ purpose: 'How loops are learnt', ...rest },
});

// Forty who agreed: half f, half m; a fifth with free meals of either; four languages, two of them rare. The last eight said yes before words spoke of groups.
beforeAll(async () => {
  const test = database();
  const now = () => new Date('2026-03-02T09:00:00Z');
  const fairness = createFairness({
    ...{ database: test.database, jobs: heldJobs(), consent: consentPort, tryWeights: async () => null },
    ...{ nightlyAt: null, now, currentDistrict: async () => null, applyModel: async () => {} },
    risk: createRiskPort({ now }),
  });
  world = await researchWorld(test, fairness.research);
  await test.database.transaction({ districtId: test.districtId, userId: world.adminId, role: 'admin' }, async (tx) => {
    await fairness.setSettings(tx, world.adminId, {
      ...{ attributes: ['sex', 'language', 'free_meals'], least: 10, monthly: true },
      bounds: { difference: 0.1, ratio: 0.8, auc: 0.05 },
    });
  });
  const languages = ['de', 'de', 'de', 'tr', 'de', 'tr', 'de', 'uk', 'de', 'tr'];
  for (let i = 0; i < 40; i++) {
    const learnerId = await world.learner({ born: '2012-05-01' });
    learners.push(learnerId);
    for (let n = 0; n < 3; n++)
      await world.answer({ courseId: world.courseId, conceptId: world.conceptId, learnerId, correct: n > 0 });
    const groups = { sex: i % 2 ? 'm' : 'f', language: languages[i % 10] ?? '', free_meals: i % 5 < 1 ? 'yes' : 'no' };
    for (const [attribute, value] of Object.entries(groups))
      await test.owner.query(
        'insert into group_attributes (district_id, learner_id, attribute, value, updated_by) values ($1, $2, $3, $4, $5)',
        [test.districtId, learnerId, attribute, value, world.adminId],
      );
  }
  await test.owner.query('update consent_decisions set version = 2 where learner_id = any($1)', [learners.slice(32)]);
});
afterAll(() => world.close());

async function rowsOf(groups: string[]): Promise<Record<string, string>[]> {
  const begun = await world.call('POST', '/research/exports', definition({ groups }));
  expect(begun.status).toBe(202);
  const { id } = researchExportSchema.parse(await begun.json());
  await world.jobs.run();
  const file = await world.call('GET', `/research/exports/${id}/file`);
  return parse(await file.text(), { columns: true, bom: true });
}

describe('groups in an export', () => {
  it('are offered where the district holds them, and are not in it unless they are asked for', async () => {
    const sources = researchSourcesSchema.parse(await (await world.call('GET', '/research/courses')).json());
    expect(sources.groups).toEqual(['sex', 'language', 'free_meals']);
    world.trail.length = 0;
    const rows = await rowsOf([]);
    expect(Object.keys(rows[0] ?? {}).filter((name) => name.startsWith('group_'))).toEqual([]);
    expect(world.trail).toEqual([]);
    for (const groups of [['disability'], ['sex', 'sex']])
      expect((await world.call('POST', '/research/exports', definition({ groups }))).status).toBe(400);
  });

  it('are told as exactly as five learners look alike, only of those who said yes to it, and that they were read is written down', async () => {
    world.trail.length = 0;
    const preview = await world.call('POST', '/research/exports/preview', definition({ groups: ['sex', 'language'] }));
    const report = exportReportSchema.parse(await preview.json());
    expect(report).toMatchObject({ groupsAgreed: 32, learners: { agreed: 40 }, impossible: false });
    expect(report.columns.map(({ name }) => name)).toEqual(['age', 'class', 'sex', 'language']);
    expect(report.smallestClass).toBeGreaterThanOrEqual(5);
    const rows = await rowsOf(['sex', 'language']);
    const people = new Map<string, Set<string>>();
    for (const { learner = '', course, class: place, age, group_sex, group_language } of rows) {
      const look = [course, place, age, group_sex, group_language].join('|');
      people.set(look, (people.get(look) ?? new Set()).add(learner));
    }
    expect(Math.min(...[...people.values()].map(({ size }) => size))).toBeGreaterThanOrEqual(5);
    const told = new Set(rows.flatMap((row) => row.group_language || []));
    expect(told.has('uk')).toBe(false);
    expect(rows.some((row) => row.group_sex === '')).toBe(true);
    expect(world.trail).toMatchObject([
      {
        who: world.adminId,
        kind: 'read',
        record: 'group-attribute',
        via: 'none',
        why: 'sex, language: How loops are learnt',
      },
      { who: world.adminId, kind: 'read', record: 'group-attribute', via: 'job' },
    ]);
  });

  it('give nothing away that nobody sees: free meals never stand alone among those who look alike', async () => {
    const rows = await rowsOf(['sex', 'free_meals']);
    const beside = new Map<string, Set<string>>();
    for (const { course, class: place, age, group_sex, group_free_meals = '' } of rows) {
      const look = [course, place, age, group_sex].join('|');
      const own = beside.get(look) ?? new Set();
      beside.set(look, own);
      if (group_free_meals !== '*' && group_free_meals !== '') own.add(group_free_meals);
    }
    for (const values of beside.values()) expect(values.size).not.toBe(1);
  });

  it('can be read for it and not changed, and by nobody who doesn’t say what for', async () => {
    const { database: db, districtId } = database();
    const count = sql`select count(*)::int as n from group_attributes`;
    const asked = (purpose: 'research' | null) =>
      db.transaction(systemActor(districtId), async (tx) => {
        const work = async () => {
          const { rows } = await tx.execute<{ n: number }>(count);
          const gone = await tx.execute(sql`delete from group_attributes`);
          const changed = await tx.execute(sql`update group_attributes set value = 'x'`);
          return { read: rows[0]?.n, gone: gone.rowCount, changed: changed.rowCount };
        };
        return purpose ? forPurpose(tx, purpose, work) : work();
      });
    expect(await asked(null)).toEqual({ read: 0, gone: 0, changed: 0 });
    expect(await asked('research')).toEqual({ read: 120, gone: 0, changed: 0 });
  });
});
