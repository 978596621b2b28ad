import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { build } from 'esbuild';
import pg from 'pg';
import { consentPort } from '@/features/consent/port';
import { createRiskPort } from '@/features/early-warning/service/port';
import { createFairness } from '@/features/fairness/service';
import { createBudgets } from '@/features/research/budget/service';
import type { ExportDefinition } from '@/features/research/contract';
import { createExportFiles } from '@/features/research/exports/files';
import { planExport } from '@/features/research/exports/plan-export';
import { createResearch } from '@/features/research/service';
import { systemDraws } from '@/platform/crypto/random-bits';
import type { Database } from '@/platform/database/transaction';
import { heldJobs } from '@/platform/jobs/testing';
import { createCompute } from '@/server/compute';
import type { Figure } from './figure';
import { withBenchLibrary } from './retrieval/bench-library';

const LEARNERS = 10_000;
const ANSWERS = 50;
const COURSES = 5;

/**
 * A large export with five groups: how long its plan and its file take, and for how long requests would have to wait for the main thread meanwhile, the plan on a
 * thread of its own beside the same on the main thread.
 */
export async function benchResearchExport(): Promise<Figure[]> {
  const nothing = () => Promise.reject(new Error('nothing is embedded here'));
  // Where the thread finds its packages.
  const folder = await mkdtemp(path.resolve('node_modules', '.bench-exports-'));
  await build({
    ...{ entryPoints: ['server/compute-worker.ts'], outdir: folder, bundle: true, platform: 'node', format: 'esm' },
    ...{ packages: 'external', outExtension: { '.js': '.mjs' }, logLevel: 'warning' },
  });
  const compute = createCompute(path.join(folder, 'compute-worker.mjs'));
  try {
    return await withBenchLibrary('research', nothing, async ({ database }, ownerUrl) => {
      const owner = new pg.Pool({ connectionString: ownerUrl, max: 2 });
      try {
        return await measure(database, owner, folder, compute.planExport);
      } finally {
        await owner.end();
      }
    });
  } finally {
    await compute.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(
  database: Database,
  owner: pg.Pool,
  folder: string,
  onThread: ReturnType<typeof createCompute>['planExport'],
): Promise<Figure[]> {
  const districtId = randomUUID();
  const { adminId, courseIds } = await school(owner, districtId);
  const jobs = heldJobs();
  const now = () => new Date();
  const fairness = createFairness({
    ...{ database, jobs, consent: consentPort, tryWeights: async () => null, nightlyAt: null, now },
    ...{ risk: createRiskPort({ now }), currentDistrict: async () => null, applyModel: async () => {} },
  });
  const groups = ['sex', 'age_band', 'disability', 'language', 'free_meals'] as const;
  await database.transaction({ districtId, userId: adminId, role: 'admin' }, (tx) =>
    fairness.setSettings(tx, adminId, {
      ...{ attributes: [...groups], least: 10, monthly: false, bounds: { difference: 0.1, ratio: 0.8, auc: 0.05 } },
    }),
  );
  let plan = onThread;
  const research = createResearch({
    ...{ database, jobs, now, consent: consentPort, groups: fairness.research, draws: systemDraws },
    ...{ files: createExportFiles(path.join(folder, 'exports')), budgets: createBudgets({ now }) },
    audit: { append: async () => {} },
    plan: (input) => plan(input),
  });
  const definition: ExportDefinition = {
    ...{ courseIds, from: '2025-01-01', to: '2027-12-31', purpose: 'How long it takes', form: 'csv' },
    ...{ includeWords: false, groups: [...groups] },
  };
  const by = { districtId, userId: adminId };
  const beside = await waited(() => research.exports.preview(by, definition));
  plan = async ({ answerers, groups: of, options }) => planExport(answerers, of, options);
  const within = await waited(() => research.exports.preview(by, definition));
  plan = onThread;
  await research.exports.begin(by, definition);
  const made = await waited(() => jobs.run());
  const { items } = await database.transaction({ districtId, userId: adminId, role: 'admin' }, (tx) =>
    research.exports.list(tx, { limit: 1 }),
  );
  if (items[0]?.status !== 'done') throw new Error(`The export ended as ${items[0]?.status}.`);
  const reference = { what: 'on the main thread', value: within.longestMs };
  return [
    {
      what: `a look at an export of ${LEARNERS.toLocaleString('en')} learners`,
      value: beside.seconds,
      unit: 's',
      digits: 1,
    },
    { what: 'longest wait for the main thread meanwhile', value: beside.longestMs, unit: 'ms', digits: 0, reference },
    {
      ...{ what: `file of ${(LEARNERS * ANSWERS).toLocaleString('en')} answers made`, value: made.seconds, unit: 's' },
      digits: 1,
    },
    { what: 'longest wait for the main thread meanwhile', value: made.longestMs, unit: 'ms', digits: 0 },
  ];
}

/** How long some work takes, and for how long at most nothing else could begin meanwhile. */
async function waited(work: () => Promise<unknown>): Promise<{ seconds: number; longestMs: number }> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const began = performance.now();
  await work();
  const seconds = (performance.now() - began) / 1000;
  delay.disable();
  return { seconds, longestMs: delay.max / 1e6 };
}

/** Learners of forty classes of five courses, who agreed, with their groups and answers. */
async function school(owner: pg.Pool, districtId: string) {
  const adminId = randomUUID();
  await owner.query(`insert into districts (district_id, name) values ($1, 'Bench')`, [districtId]);
  await owner.query(
    `insert into users (district_id, id, name, email, email_verified, role) values ($1, $2, 'Admin', 'admin@example.org', true, 'admin')`,
    [districtId, adminId],
  );
  const courseIds = Array.from({ length: COURSES }, () => randomUUID());
  for (const id of courseIds)
    await owner.query(
      `insert into courses (district_id, id, title, owner_id, visibility) values ($1, $2, 'Course', $3, 'district')`,
      [...[districtId, id, adminId]],
    );
  const made = [districtId, adminId, LEARNERS];
  await owner.query(`select setseed(0.5)`);
  await owner.query(
    `insert into users (district_id, id, name, email, email_verified, role)
     select $1, gen_random_uuid(), 'Learner', 'l' || n || '@example.org', true, 'learner' from generate_series(1, $2::int) n`,
    [districtId, LEARNERS],
  );
  await owner.query(
    `insert into consent_people (district_id, learner_id, birth_date, updated_by)
     select $1, id, date '2008-01-01' + (random() * 2500)::int, $2 from users where role = 'learner' limit $3`,
    made,
  );
  await owner.query(
    `insert into consent_settings (district_id, age_from, minors_may_refuse, standards, updated_by) values ($1, 0, true, '{}', $2)`,
    [districtId, adminId],
  );
  await owner.query(
    `insert into consent_decisions (district_id, id, learner_id, purpose, allowed, version, decided_by, decided_as, decided_at)
     select $1, gen_random_uuid(), id, 'research', true, 3, $2, 'learner', now() from users where role = 'learner' limit $3`,
    made,
  );
  await owner.query(
    `insert into group_attributes (district_id, learner_id, attribute, value, updated_by)
     select $1, u.id, a.name, a.groups[1 + floor(random() ^ 2 * array_length(a.groups, 1))::int], $2 from users u,
       (values ('sex', array['f', 'm']), ('age_band', array['a', 'b', 'c', 'd']), ('disability', array['no', 'no', 'no', 'yes']),
         ('language', array['de', 'tr', 'ar', 'uk', 'pl', 'ru']), ('free_meals', array['no', 'yes'])) a (name, groups)
     where u.role = 'learner' and $3 > 0`,
    made,
  );
  await owner.query(
    `insert into attempts (district_id, id, learner_id, course_id, concept_id, item_id, presentation_id, response, correct, score, hints_used,
       evidence, elapsed_ms, mastery_before, mastery_after, created_at)
     select $1, gen_random_uuid(), u.id, ($2::uuid[])[1 + u.place % ${COURSES}], md5('c' || n % 20)::uuid, md5('i' || n)::uuid, gen_random_uuid(),
       '{"kind":"choice","optionId":"b"}', random() < 0.7, 1, 0, 'unaided', 9000, 0.3, 0.4, now() - interval '200 days' + n * interval '3 days'
     from (select id, row_number() over (order by id) as place from users where role = 'learner') u, generate_series(1, ${ANSWERS}) n`,
    [districtId, courseIds],
  );
  await owner.query('analyze');
  return { adminId, courseIds };
}
