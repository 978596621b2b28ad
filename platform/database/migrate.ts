import { setTimeout } from 'node:timers/promises';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';

/** One migration at a time, however many processes start at once. The number is arbitrary. */
const MIGRATION_LOCK = 7_463_301;
const OLDEST_VERSION = 150_000;
/** How long a database that is being restored is waited for, and how often it is asked, in milliseconds. */
const RECOVERY_MS = 10 * 60_000;
const RECOVERY_LOOK_MS = 250;

/**
 * Brings the schema up to date as the owner, and grants the application's role what it needs and nothing else: no
 * table of its own, no way round row-level security, no change to the event log or the audit trail.
 * @throws Error when the server is older than PostgreSQL 15, takes no changes, or a migration fails (each migration is one transaction).
 */
export async function migrateDatabase(ownerUrl: string, folder: string, appRole: { name: string; password: string }) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const version = Number((await client.query('show server_version_num')).rows[0]?.server_version_num);
    if (version < OLDEST_VERSION) throw new Error(`PostgreSQL 15 or newer is needed; this one is ${version / 10_000}.`);
    await waitForRecovery(client);
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await migrate(drizzle(client), { migrationsFolder: folder, migrationsSchema: 'meno_migrations' });
    await grantToApplication(client, appRole);
  } finally {
    await client.end();
  }
}

/** A database that comes back from its archive answers before it takes changes. @throws Error when it still doesn't after {@link RECOVERY_MS}. */
async function waitForRecovery(client: pg.Client): Promise<void> {
  for (const began = performance.now(); ; await setTimeout(RECOVERY_LOOK_MS)) {
    const { rows } = await client.query<{ recovering: boolean }>('select pg_is_in_recovery() as recovering');
    if (!rows[0]?.recovering) return;
    if (performance.now() - began > RECOVERY_MS)
      throw new Error(
        'The database is still being restored, or follows another one: Meno needs one that takes changes.',
      );
  }
}

/** What people agreed to, in which words, and what they have read: kept as it was. */
const CONSENT_RECORDS = 'consent_decisions, consent_texts, consent_seen';

async function grantToApplication(client: pg.Client, role: { name: string; password: string }): Promise<void> {
  const name = client.escapeIdentifier(role.name);
  const known = await client.query('select 1 from pg_roles where rolname = $1', [role.name]);
  if (known.rowCount === 0)
    await client.query(`create role ${name} login nosuperuser nobypassrls nocreatedb nocreaterole`);
  await client.query(`alter role ${name} password ${client.escapeLiteral(role.password)}`);
  await client.query(`grant usage on schema public to ${name}`);
  await client.query(`grant select, insert, update, delete on all tables in schema public to ${name}`);
  await client.query(`revoke update, delete on events, audit_records, ${CONSENT_RECORDS} from ${name}`);
  await client.query(`grant usage, select on all sequences in schema public to ${name}`);
}
