import { addPerson, type TestDatabase } from '@/platform/database/testing';
import { createApi } from '@/platform/http/api';
import type { Principal } from '@/platform/http/principal';
import { heldJobs } from '@/platform/jobs/testing';
import { importJobs } from './jobs';
import { importPolicies } from './policy';
import { importRoutes } from './routes';
import { createImport } from './service';

export interface Caller {
  userId: string;
  role: Principal['role'];
}

/** Lists of people in a district with an administrator, a school with one of its own, and two courses; jobs wait until they are run. */
export async function importWorld(test: TestDatabase) {
  const person = async (role: Principal['role'], name: string): Promise<Caller> => ({
    userId: await addPerson(test, role, name),
    role,
  });
  const [admin, schoolAdmin, teacher] = [
    await person('admin', 'Ada'),
    await person('school_admin', 'Sam'),
    await person('teacher', 'Tom'),
  ];
  const { districtId, owner } = test;
  const [north, south] = [test.newId(), test.newId()];
  await owner.query('insert into schools (district_id, id, name) values ($1, $2, $3), ($1, $4, $5)', [
    ...[districtId, north, 'North School', south, 'South School'],
  ]);
  await owner.query('insert into school_members (district_id, school_id, user_id) values ($1, $2, $3)', [
    ...[districtId, north, schoolAdmin.userId],
  ]);
  for (const title of ['Biology', 'Art'])
    await owner.query(
      `insert into courses (district_id, id, title, owner_id, visibility) values ($1, $2, $3, $4, 'district')`,
      [districtId, test.newId(), title, admin.userId],
    );
  const clock = { now: new Date('2026-03-02T09:00:00Z') };
  const reported: unknown[] = [];
  const report = (error: unknown) => void reported.push(error);
  const jobs = heldJobs();
  const service = createImport({ database: test.database, jobs, now: () => clock.now, report });
  importJobs(jobs, service);
  let caller: Principal | null = null;
  const api = createApi({
    ...{ database: test.database, policies: importPolicies, report },
    authenticate: async () => caller,
  });
  importRoutes(api, service);
  const principal = (who: Caller): Principal => ({
    ...{ ...who, districtId, name: who.role, email: 'a@example.org', via: 'token' },
  });
  async function request(who: Caller | null, method: string, path: string, init: RequestInit = {}) {
    caller = who && principal(who);
    const response = await api.hono.request(path, { method, ...init });
    return { status: response.status, text: await response.text(), headers: response.headers };
  }
  return {
    ...{ test, clock, admin, schoolAdmin, teacher, north, south, service, jobs, reported, request },
    async call(who: Caller | null, method: string, path: string) {
      const { status, text } = await request(who, method, path);
      return { status, body: JSON.parse(text) };
    },
    async bring(who: Caller | null, text: string | Uint8Array<ArrayBuffer>, name = 'people.csv') {
      const form = new FormData();
      form.set('file', new File([text], name));
      const { status, text: answer } = await request(who, 'POST', '/people/imports', { body: form });
      return { status, body: JSON.parse(answer) };
    },
    /** What was written, counted. */
    async counted() {
      const { rows } = await owner.query<Record<string, number>>(
        `select (select count(*)::int from users) as users, (select count(*)::int from classes) as classes,
          (select count(*)::int from class_members) as members, (select count(*)::int from school_members) as "inSchools",
          (select count(*)::int from guardian_links) as links, (select count(*)::int from consent_people) as births`,
      );
      return rows[0];
    },
  };
}

export type ImportWorld = Awaited<ReturnType<typeof importWorld>>;
