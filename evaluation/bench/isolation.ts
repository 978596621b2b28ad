import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { demoPeople } from '@/demo/accounts';
import { buildDemo } from '@/demo/build';
import { createLocalJobs } from '@/demo/jobs';
import { createDemo } from '@/features/demo/service';
import { createAuditWriter } from '@/features/governance/service/audit-writer';
import { createAuth } from '@/features/identity/auth';
import { createAuthenticator } from '@/features/identity/authenticate';
import { createSignIn } from '@/features/identity/sign-in/service';
import { startEmbeddedPostgres } from '@/platform/database/embedded-postgres';
import { openDatabase } from '@/platform/database/open';
import { createDatabase, type Database, systemActor } from '@/platform/database/transaction';
import { createBlobStore } from '@/platform/files/blob-store';
import { type Api, createApi } from '@/platform/http/api';
import type { PolicyTable } from '@/platform/http/policy';
import type { Principal } from '@/platform/http/principal';
import { createServing } from '@/platform/models/serving/serving';
import { openSearchIndex } from '@/platform/search/search-index';
import { createLog } from '@/platform/telemetry/log';
import { createCompute } from '@/server/compute';
import { readConfig } from '@/server/config/read-config';
import { addRoutes } from '@/server/feature-routes';
import { createFeatures } from '@/server/features';
import type { Foundation } from '@/server/foundation';
import { migrationsFolder } from '@/server/paths';
import { policyTable } from '@/server/policy-table';
import { type Figure, quantile } from './figure';

const LEARNERS_PER_CLASS = 12;
const WARM = 15;
const ROUNDS = 120;

/**
 * What authorisation and row-level security cost together: the same requests over the same school, in turns, as Meno answers them and past both: over the
 * owner's connection, which row-level security doesn't bind, and with every policy skipped.
 */
export async function benchIsolation(): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'meno-bench-isolation-'));
  const server = await startEmbeddedPostgres(folder, 'bench', () => {});
  const database = await openDatabase({
    ...{ ownerUrl: server.url, appPassword: 'bench', migrationsFolder, connections: 4 },
    onError: () => {},
  });
  const ownerPool = new pg.Pool({ connectionString: server.url, max: 4 });
  const search = await openSearchIndex(path.join(folder, 'search'));
  const foundation: Foundation = {
    ...{ config: readConfig({ MENO_DATA: folder, MENO_NIGHTLY_AT: 'never' }), log: createLog('silent') },
    ...{
      ownerUrl: server.url,
      database,
      search,
      blobs: createBlobStore(path.join(folder, 'files')),
      close: async () => {},
    },
    secrets: { session: 'x'.repeat(40), databaseOwner: 'bench', databaseApp: 'bench', columnKeys: [] },
  };
  const bench = openBench(foundation);
  try {
    const people = await bench.makeSchool();
    const past: PolicyTable = Object.fromEntries(Object.keys(policyTable).map((route) => [route, 'public' as const]));
    const apis = {
      with: bench.apiOver(database, policyTable),
      without: bench.apiOver(createDatabase(ownerPool), past),
    };
    return await measure(apis, people);
  } finally {
    await bench.close();
    await ownerPool.end();
    await search.close();
    await database.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

interface People {
  learner: Principal;
  teacher: Principal;
  courseId: string;
  classId: string;
  conceptId: string;
}

/** A school of the demo, and the API over it. */
function openBench(foundation: Foundation) {
  const report = (error: unknown) => {
    throw error;
  };
  const jobs = createLocalJobs(report, new AbortController().signal);
  const models = { current: () => ({ models: [], of: () => [], embedders: [] }), close: async () => {} };
  const serving = createServing({ models, report });
  const compute = createCompute();
  const { database } = foundation;
  const now = () => new Date();
  const audit = createAuditWriter({ database, now, report });
  const tools = { jobs, compute, serving, embedder: () => null, nightlyAt: null, now, report, audit };
  const features = createFeatures(foundation, tools);
  const demo = createDemo({
    ...{ database, jobs, now: tools.now, report, people: demoPeople },
    build: (input) => buildDemo(foundation, tools, input),
    deleteCourse: (district, courseId, within) =>
      features.library.deleteCourse(systemActor(district), courseId, within),
    districtGone: features.identity.forgetDistrict,
    setUpDistrict: features.identity.setUp,
  });
  return {
    async makeSchool(): Promise<People> {
      const districtId = randomUUID();
      const owner = new pg.Client({ connectionString: foundation.ownerUrl });
      await owner.connect();
      try {
        await owner.query(`insert into districts (district_id, name) values ($1, 'Bench')`, [districtId]);
        await demo.begin(
          { learnersPerClass: LEARNERS_PER_CLASS, weeks: 2, seed: 1 },
          { run: (work) => database.transaction(systemActor(districtId), work), requestedBy: null },
        );
        await demo.send(districtId);
        await jobs.drain();
        await owner.query('analyze');
        return await peopleOf(owner, districtId);
      } finally {
        await owner.end();
      }
    },
    apiOver(over: Database, policies: PolicyTable) {
      let who: Principal | null = null;
      const api = createApi({ database: over, policies, authenticate: async () => who, report });
      const settings = { secret: 'x'.repeat(40), publicUrl: undefined, addressHeader: 'x-address' };
      const auth = createAuth({ database: over, ...settings });
      const { currentDistrict } = features.identity;
      const authenticator = createAuthenticator({ database: over, auth, currentDistrict, now });
      const signIn = createSignIn({
        ...{ auth, ...settings, currentDistrict, now, report, single: null, mail: null },
        ...{ audit, forgetPerson: authenticator.forgetPerson },
        guard: async (_district, _request, _whom, attempt) => ({ result: await attempt() }),
      });
      addRoutes(api, createFeatures({ ...foundation, database: over }, tools), auth, demo, signIn);
      return { api, as: (person: Principal) => (who = person) };
    },
    async close() {
      await serving.close();
      await compute.close();
    },
  };
}

async function peopleOf(owner: pg.Client, districtId: string): Promise<People> {
  const { rows } = await owner.query<{
    learner: string;
    teacher: string;
    course: string;
    class: string;
    concept: string;
  }>(
    `select m.user_id as learner, k.course_id as course, k.id as class,
       (select user_id from class_members t where t.class_id = k.id and t.role = 'teacher' limit 1) as teacher,
       (select a.concept_id from mastery a where a.learner_id = m.user_id order by a.attempt_count desc limit 1) as concept
     from class_members m join classes k on k.id = m.class_id where m.role = 'learner'
     order by (select count(*) from attempts a where a.learner_id = m.user_id) desc limit 1`,
  );
  const [row] = rows;
  if (!row) throw new Error('The school is empty.');
  const person = (userId: string, role: 'learner' | 'teacher'): Principal => ({
    ...{ districtId, userId, role, name: role, email: `${role}@example.org`, via: 'cookie' },
  });
  return {
    ...{ learner: person(row.learner, 'learner'), teacher: person(row.teacher, 'teacher') },
    ...{ courseId: row.course, classId: row.class, conceptId: row.concept },
  };
}

type How = 'with' | 'without';
type Apis = Record<How, { api: Api; as(person: Principal): void }>;

async function measure(apis: Apis, { learner, teacher, courseId, classId, conceptId }: People): Promise<Figure[]> {
  const course = `/courses/${courseId}`;
  const asked: { what: string; who: Principal; method?: string; url: string; body?: object }[] = [
    { what: 'first page', who: learner, url: '/home' },
    { what: 'next step', who: learner, url: `${course}/next` },
    { what: 'standings', who: learner, url: `${course}/standings` },
    { what: 'exercise put', who: learner, method: 'POST', url: `${course}/presentations`, body: { conceptId } },
    { what: 'map', who: learner, url: `${course}/map` },
    { what: 'courses', who: learner, url: '/courses' },
    { what: 'members of a class', who: teacher, url: `/classes/${classId}/members` },
    { what: 'progress of a learner', who: teacher, url: `${course}/progress?learnerId=${learner.userId}` },
    { what: 'answers of a class', who: teacher, url: `${course}/attempts` },
    { what: 'item bank', who: teacher, url: `${course}/items` },
  ];
  const times = asked.map(() => ({ with: [] as number[], without: [] as number[] }));
  for (let round = 0; round < ROUNDS + WARM; round++)
    for (const [at, each] of asked.entries())
      for (const how of round % 2 === 0 ? (['without', 'with'] as const) : (['with', 'without'] as const)) {
        const { api, as } = apis[how];
        as(each.who);
        const began = performance.now();
        const response = await api.hono.request(each.url, {
          method: each.method ?? 'GET',
          ...(each.body ? { body: JSON.stringify(each.body) } : {}),
        });
        const text = await response.text();
        const took = performance.now() - began;
        if (!response.ok) throw new Error(`${each.url} ${how}: ${response.status} ${text}`);
        if (round >= WARM) times[at]?.[how].push(took);
      }
  // Medians: what else the machine does falls on single requests.
  const medians = times.map((of) => ({ with: quantile(of.with, 0.5), without: quantile(of.without, 0.5) }));
  const throughput = (how: How) => 1000 / (medians.reduce((sum, of) => sum + of[how], 0) / medians.length);
  return [
    ...asked.map(
      ({ what }, at): Figure => ({
        ...{ what: `${what}, median of ${ROUNDS}`, unit: 'ms', digits: 2, value: medians[at]?.with ?? Number.NaN },
        reference: {
          what: 'past policies and row-level security, in turns',
          value: medians[at]?.without ?? Number.NaN,
        },
      }),
    ),
    {
      ...{ what: 'requests a second, one after another', unit: '/s', digits: 0, value: throughput('with') },
      reference: { what: 'past policies and row-level security', value: throughput('without') },
    },
    {
      ...{ what: 'throughput lost to policies and row-level security', unit: '%', digits: 1, aim: '< 15 %' },
      value: (1 - throughput('with') / throughput('without')) * 100,
    },
  ];
}
