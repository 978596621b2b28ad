import { randomUUID } from 'node:crypto';
import { demoPeople } from '@/demo/accounts';
import { createLocalJobs } from '@/demo/jobs';
import type { TestDemo } from '@/demo/testing';
import { createDemo } from '@/features/demo/service';
import { createAuditWriter } from '@/features/governance/service/audit-writer';
import { createAuth } from '@/features/identity/auth';
import { createAuthenticator } from '@/features/identity/authenticate';
import { createSignIn } from '@/features/identity/sign-in/service';
import { type Role, roles } from '@/platform/database/roles';
import type { TestDatabase } from '@/platform/database/testing';
import { type CatalogTable, catalogTables, fillTables } from '@/platform/database/testing-rows';
import { systemActor } from '@/platform/database/transaction';
import { createApi } from '@/platform/http/api';
import { createServing } from '@/platform/models/serving/serving';
import { createCompute } from '../compute';
import { addRoutes } from '../feature-routes';
import { createFeatures } from '../features';
import { createHttpApp } from '../http-app';
import { policyTable } from '../policy-table';
import { ADDRESS_HEADER } from '../web/web-server';
import type { ApiRequest } from './example';
import type { IdOwner } from './ids';
import { type Operation, operationsOf } from './operations';
import { addCallers, type People } from './people';
import { addRecords } from './records';
import { createRewindingDatabase } from './rewinding-database';
import { PASSWORD, secretsOf } from './secrets';

/** Somebody of each role by session and by token, and nobody. */
export type Caller = 'nobody' | Role | `${Role} token`;
export const CALLERS: readonly Caller[] = ['nobody', ...roles, ...roles.map((role): Caller => `${role} token`)];

/** Whose records an id of a request names. */
export interface Cell extends IdOwner {
  /** Of the demo school, made by the product itself, or rows that only stand there. */
  real: boolean;
}

export interface World {
  demo: TestDemo;
  tables: CatalogTable[];
  /** The OpenAPI description as the API gives it. */
  description: unknown;
  operations: Operation[];
  /** The learner and teacher who call, of the second class. */
  own: Cell;
  /** A learner and teacher of another class on the same course. */
  otherClass: Cell;
  /** Another course of the district, open to its class alone. */
  otherCourse: Cell;
  otherDistrict: Cell;
  /** Those who call. */
  people: People;
  /** By which those who call sign in. */
  emails: People;
  /** What the server would have logged as unexpected. */
  reported: unknown[];
  close(): Promise<void>;
  /** Sends a request, and takes back what it did. */
  call(
    caller: Caller,
    request: ApiRequest,
    headers?: Record<string, string>,
  ): Promise<{ status: number; text: string; headers: Headers }>;
}

/** The whole API in this process, over the demo school, another course beside it and another district. */
export async function openWorld(demo: TestDemo): Promise<World> {
  const { test, jobs } = demo;
  await demo.demo.begin(
    { learnersPerClass: 2, weeks: 1, seed: 1 },
    {
      run: (work) => test.database.transaction(systemActor(test.districtId), work),
      requestedBy: null,
    },
  );
  await demo.demo.send(test.districtId);
  await jobs.drain();
  if (demo.reported.length > 0) throw demo.reported[0];
  const tables = await catalogTables(test.owner);
  const [first, second] = await demoClasses(demo);
  if (!first || !second) throw new Error('The demo school has two classes.');
  const cell = (districtId: string, marker: string): Cell => ({
    ...{
      districtId,
      marker,
      real: false,
      learnerId: randomUUID(),
      teacherId: randomUUID(),
      courseId: randomUUID(),
      classId: randomUUID(),
    },
  });
  const [otherCourse, otherDistrict] = [cell(test.districtId, 'OTHERCOURSE'), cell(randomUUID(), 'OTHERDISTRICT')];
  await fillTables(test.owner, tables, otherDistrict);
  const ofCourses = tables.filter(({ name }) => !ONLY_BY_THE_PRODUCT.includes(name));
  const isOfCourse = ({ columns }: CatalogTable) =>
    columns.some(({ name, required }) => required && (name === 'course_id' || name === 'learner_id'));
  await fillTables(test.owner, ofCourses, otherCourse, (table) =>
    isOfCourse(table) ? otherCourse.marker : 'EVERYBODYS',
  );
  // A list that the product alone writes.
  await test.owner.query(`update tag_changes set entries = '[]' where jsonb_typeof(entries) <> 'array'`);
  const people = await addCallers(test, second, first);
  const own = { ...second, guardianId: people.guardian, schoolAdminId: people.school_admin };
  await addRecords(demo, own, people);
  return {
    ...(await serve(demo, people)),
    ...{ demo, tables, people, own, otherClass: first, otherCourse, otherDistrict },
  };
}

/** One for the whole district, with documents that only the product writes: nobody's course or answers stand in them. */
const ONLY_BY_THE_PRODUCT: readonly string[] = [
  ...['audit_records', 'people_imports', 'people_import_rows'],
  ...['retention_settings', 'retention_rules', 'retention_runs', 'destruction_certificates'],
  ...['legal_holds', 'legal_hold_learners'],
  ...['research_exports', 'research_aggregates', 'privacy_budgets'],
  ...[
    'fairness_settings',
    'fairness_runs',
    'fairness_decisions',
    'fairness_answers',
    'assessment_fields',
    'assessment_versions',
  ],
];

async function demoClasses({ test }: TestDemo): Promise<Cell[]> {
  const { rows } = await test.owner.query<Omit<Cell, 'districtId' | 'marker' | 'real'>>(
    `select k.id as "classId", k.course_id as "courseId",
       (select user_id from class_members m where m.class_id = k.id and m.role = 'learner' order by (select count(*) from attempts a where a.learner_id = m.user_id) desc limit 1) as "learnerId",
       (select user_id from class_members m where m.class_id = k.id and m.role = 'teacher' order by (select count(*) from class_members o where o.user_id = m.user_id) limit 1) as "teacherId"
     from classes k order by (select count(*) from class_members m where m.class_id = k.id and m.role = 'teacher')`,
  );
  return rows.map((row) => ({ ...row, districtId: test.districtId, marker: '', real: true }));
}

const unheard = { append: async () => {}, later: () => {}, now: async () => {}, ownersOf: async () => [] };

/** The API over everything, on a database that is wound back after each request. */
async function serve(demo: TestDemo, people: People) {
  const { test, foundation } = demo;
  const database = createRewindingDatabase(test.database);
  const reported: unknown[] = [];
  const report = (error: unknown) => void reported.push(error);
  const jobs = createLocalJobs(report, new AbortController().signal);
  const models = { current: () => ({ models: [], of: () => [], embedders: [] }), close: async () => {} };
  const serving = createServing({ models, report });
  const compute = createCompute();
  const now = () => new Date();
  const audit = createAuditWriter({ database, now, report });
  const tools = { jobs, compute, serving, embedder: () => null, nightlyAt: null, now, report, audit };
  const features = createFeatures({ ...foundation, database }, tools);
  const { currentDistrict } = features.identity;
  const settings = { secret: 'of-tests-and-long-enough-for-it', publicUrl: undefined, addressHeader: ADDRESS_HEADER };
  const auth = createAuth({ database, ...settings });
  const authenticator = createAuthenticator({ database, auth, currentDistrict, now: tools.now });
  const signIn = createSignIn({
    ...{
      auth,
      ...settings,
      currentDistrict,
      now: tools.now,
      report,
      single: null,
      mail: { server: 'mail.example', from: 'meno@school.example', send: async () => {} },
    },
    ...{ audit: unheard, forgetPerson: authenticator.forgetPerson },
    // Nobody here guesses; what a limit does is tried beside the limit.
    guard: async (_district, _request, _whom, attempt) => ({ result: await attempt() }),
  });
  const api = createApi({ database, policies: policyTable, authenticate: authenticator, report });
  const school = createDemo({
    ...{ database, jobs, now: tools.now, report, people: demoPeople },
    build: async () => {},
    deleteCourse: (district, courseId, within) =>
      features.library.deleteCourse(systemActor(district), courseId, within),
    districtGone: features.identity.forgetDistrict,
    setUpDistrict: features.identity.setUp,
  });
  addRoutes(api, features, auth, school, signIn);
  const app = createHttpApp({
    ...{ api, auth, authenticator, currentDistrict, publicUrl: undefined, version: '0.0.0' },
    ready: async () => true,
  });
  const description: unknown = await (await app.request('/api/openapi.json')).json();
  const emails = await emailsOf(test, people);
  const outside = createAuth({ database: test.database, ...settings });
  const secretOf = await secretsOf(test, people, emails, (email) =>
    outside.signIn(test.districtId, new Request('http://localhost/api/auth/sign-in/email'), {
      ...{ email, password: PASSWORD },
    }),
  );
  const call: World['call'] = async (caller, { method, url, body }, headers = {}) =>
    database.rewound(async () => {
      const response = await app.request(`/api/v1${url}`, {
        method,
        headers: { 'content-type': 'application/json', ...secretOf(caller), ...headers },
        ...(body !== null && method !== 'GET' ? { body } : {}),
      });
      return { status: response.status, text: await response.text(), headers: response.headers };
    });
  const close = async () => {
    await serving.close();
    await compute.close();
  };
  return { description, emails, operations: operationsOf(description), reported, call, close };
}

async function emailsOf(test: TestDatabase, people: People): Promise<People> {
  const emails = { ...people };
  for (const role of roles) {
    const { rows } = await test.owner.query<{ email: string }>('select email from users where id = $1', [people[role]]);
    emails[role] = rows[0]?.email ?? '';
  }
  return emails;
}
