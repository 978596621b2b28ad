import { createHash, randomUUID } from 'node:crypto';
import { relative } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { giveColumnKeys } from '@/platform/secrets/encrypted-text';
import type { Role } from './roles';
import { createDatabase, type Database } from './transaction';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Owner's connection to a server with the migrated database `meno_template`. */
    ownerUrl: string;
    appPassword: string;
  }
}

export interface TestDatabase {
  database: Database;
  /** As the owner of the tables, past row-level security: to arrange and to look. */
  owner: pg.Pool;
  ownerUrl: string;
  appUrl: string;
  districtId: string;
  /** The next identifier of this test file: the same in every run, so that what is drawn from seeds of identifiers is too. */
  newId(): string;
}

/** A migrated database of its own for one test file, with one district; dropped afterwards. */
export function testDatabase(): () => TestDatabase {
  let held: TestDatabase | undefined;
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  beforeAll(async () => {
    giveColumnKeys([Buffer.alloc(32, 7)]);
    await asOwner((client) => client.query(`create database ${name} template meno_template strategy file_copy`));
    const ownerUrl = urlOf(name);
    const appUrl = urlOf(name, { user: 'meno_template_app', password: inject('appPassword') });
    const owner = new pg.Pool({ connectionString: ownerUrl, max: 4 });
    const pool = new pg.Pool({ connectionString: appUrl, max: 8 });
    // Dropping the database ends connections that are on their way back to the pool; that is meant.
    for (const each of [owner, pool]) each.on('error', () => {});
    const newId = idsOf(relative(process.cwd(), expect.getState().testPath ?? name));
    const districtId = newId();
    await owner.query('insert into districts (district_id, name) values ($1, $2)', [districtId, 'Test district']);
    held = {
      database: createDatabase(pool),
      owner,
      ownerUrl,
      appUrl,
      districtId,
      newId,
    };
  });
  afterAll(async () => {
    await held?.database.close();
    await held?.owner.end();
    await asOwner((client) => client.query(`drop database if exists ${name} with (force)`));
  });
  return () => {
    if (!held) throw new Error('The test database is there only inside tests.');
    return held;
  };
}

/** Adds a person (without a password) and returns their id. */
export async function addPerson(test: TestDatabase, role: Role, name: string = role): Promise<string> {
  const id = test.newId();
  await test.owner.query('insert into users (district_id, id, name, email, role) values ($1, $2, $3, $4, $5)', [
    test.districtId,
    id,
    name,
    `${id}@example.org`,
    role,
  ]);
  return id;
}

/** Adds a school with those who belong to it and returns its id. */
export async function addSchool(test: TestDatabase, members: readonly string[], name?: string): Promise<string> {
  const id = test.newId();
  await test.owner.query('insert into schools (district_id, id, name) values ($1, $2, $3)', [
    ...[test.districtId, id, name ?? `School ${id}`],
  ]);
  for (const userId of members)
    await test.owner.query('insert into school_members (district_id, school_id, user_id) values ($1, $2, $3)', [
      ...[test.districtId, id, userId],
    ]);
  return id;
}

/** Makes somebody a learner's guardian; what isn't confirmed opens nothing yet. */
export async function addGuardian(
  test: TestDatabase,
  { guardianId, learnerId, confirmed = true }: { guardianId: string; learnerId: string; confirmed?: boolean },
): Promise<void> {
  await test.owner.query(
    `insert into guardian_links (district_id, guardian_id, learner_id, created_by, confirmed_by, confirmed_at)
     values ($1, $2, $3, $2, case when $4 then $2::uuid end, case when $4 then now() end)`,
    [test.districtId, guardianId, learnerId, confirmed],
  );
}

/** UUIDs (version 8, RFC 9562) that follow from a file's name and their number alone. */
function idsOf(file: string): () => string {
  let number = 0;
  return () => {
    const hex = createHash('sha256').update(`${file} ${number++}`).digest('hex');
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `8${hex.slice(13, 16)}`,
      `8${hex.slice(17, 20)}`,
      hex.slice(20, 32),
    ].join('-');
  };
}

function urlOf(database: string, login?: { user: string; password: string }): string {
  const url = new URL(inject('ownerUrl'));
  url.pathname = `/${database}`;
  if (login) {
    url.username = login.user;
    url.password = login.password;
  }
  return url.href;
}

async function asOwner(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf('postgres') });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
