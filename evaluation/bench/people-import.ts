import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { createImport } from '@/features/identity/import/service';
import type { Database } from '@/platform/database/transaction';
import type { Principal } from '@/platform/http/principal';
import type { Figure } from './figure';
import { withBenchLibrary } from './retrieval/bench-library';

const ROWS = 10_000;
/** Rows of a class, its teacher among them. */
const CLASS = 25;

/** How long a list of ten thousand people takes: told row by row, taken over, and told again when nothing is new. */
export async function benchPeopleImport(): Promise<Figure[]> {
  const nothing = () => Promise.reject(new Error('nothing is embedded here'));
  return withBenchLibrary('people-import', nothing, async ({ database }, ownerUrl) => {
    const owner = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
    try {
      return await measure(database, owner);
    } finally {
      await owner.end();
    }
  });
}

function listOf(rows: number): Uint8Array {
  const lines = Array.from({ length: rows }, (_, i) => {
    const name = `Class ${Math.floor(i / CLASS)}`;
    if (i % CLASS === 0) return `teacher,Teacher ${i},teacher.${i}@school.example,,North School,${name},Bench,,`;
    if (i % CLASS === 1) return `guardian,Guardian ${i},guardian.${i}@home.example,,,,,learner.${i + 1},`;
    return `learner,Learner ${i},,learner.${i},North School,${name},,,2012-03-0${1 + (i % 9)}`;
  });
  return new TextEncoder().encode(
    ['role,name,email,username,school,class,course,guardian of,birth date', ...lines].join('\n'),
  );
}

async function measure(database: Database, owner: pg.Client): Promise<Figure[]> {
  const [districtId, userId] = [randomUUID(), randomUUID()];
  await owner.query(`insert into districts (district_id, name) values ($1, 'Bench')`, [districtId]);
  await owner.query(
    `insert into users (district_id, id, name, email, role) values ($1, $2, 'Ada', 'ada@school.example', 'admin')`,
    [districtId, userId],
  );
  await owner.query(`insert into schools (district_id, id, name) values ($1, $2, 'North School')`, [
    ...[districtId, randomUUID()],
  ]);
  await owner.query(`insert into courses (district_id, id, title, owner_id) values ($1, $2, 'Bench', $3)`, [
    ...[districtId, randomUUID(), userId],
  ]);
  const sent: string[] = [];
  const imports = createImport({
    ...{ database, now: () => new Date() },
    jobs: {
      send: async (_name, data) => {
        sent.push(String(data.importId));
        return null;
      },
    },
    report: (error) => {
      throw error;
    },
  });
  const admin: Principal = {
    districtId,
    userId,
    role: 'admin',
    name: 'Ada',
    email: 'ada@school.example',
    via: 'cookie',
  };
  const bytes = listOf(ROWS);
  const told = await timed(() => imports.preview(admin, { name: 'people.csv', bytes }));
  await imports.confirm(admin, told.result.id);
  const taken = await timed(() => imports.work(districtId, told.result.id, new AbortController().signal));
  const again = await timed(() => imports.preview(admin, { name: 'people.csv', bytes }));
  const { unchanged } = again.result.counts;
  if (sent.length !== 1 || unchanged !== ROWS) throw new Error(`Of ${ROWS} rows ${unchanged} are there.`);
  return [
    { what: `a list of ${ROWS} people told row by row`, value: told.ms, unit: 'ms' },
    { what: 'the same taken over, in one transaction', value: taken.ms, unit: 'ms' },
    { what: 'the same told again, nothing new', value: again.ms, unit: 'ms' },
  ];
}

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; ms: number }> {
  const began = performance.now();
  const result = await work();
  return { result, ms: performance.now() - began };
}
