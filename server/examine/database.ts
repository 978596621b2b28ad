import pg from 'pg';
import type { Foundation } from '../foundation';
import { fail, ok, type SecurityFinding, warn } from './finding';

/** Passwords that databases come with, or are given in examples. */
const GUESSED = new Set(['', 'postgres', 'password', 'meno', 'admin', 'secret', 'changeme', 'example', '123456']);

interface RoleRow {
  super: boolean;
  bypass: boolean;
  creates: boolean;
  owns: number;
  member: number;
}

/** Whether the database itself keeps people apart: the application's role, row-level security on every table, the line to it. */
export async function examineDatabase({
  database,
  config,
  ownerUrl,
}: Pick<Foundation, 'database' | 'config' | 'ownerUrl'>): Promise<SecurityFinding[]> {
  const findings = [await examineRole(database.pool), ...(await examineTables(database.pool))];
  if (config.DATABASE_URL !== undefined) findings.push(...(await examineOwnDatabase(ownerUrl)));
  return findings;
}

async function examineRole(pool: pg.Pool): Promise<SecurityFinding> {
  const { rows } = await pool.query<RoleRow>(
    `select rolsuper as super, rolbypassrls as bypass, (rolcreaterole or rolcreatedb or has_schema_privilege('public', 'create')) as creates,
       (select count(*)::int from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relowner = r.oid and n.nspname not like 'pg_%') as owns,
       (select count(*)::int from pg_auth_members m where m.member = r.oid) as member
     from pg_roles r where rolname = current_user`,
  );
  const [row] = rows;
  const sound = row && !row.super && !row.bypass && !row.creates && row.owns === 0 && row.member === 0;
  return sound
    ? ok(
        'The application’s database role owns nothing, makes nothing, belongs to no other role and can’t pass row-level security',
      )
    : fail(`The application’s database role may too much: ${JSON.stringify(row)}`);
}

async function examineTables(pool: pg.Pool): Promise<SecurityFinding[]> {
  const { rows } = await pool.query<{ name: string; secured: boolean; policies: number }>(
    `select c.relname as name, c.relrowsecurity as secured,
       (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
     from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind in ('r', 'p')`,
  );
  const open = rows.filter(({ secured, policies }) => !secured || policies === 0).map(({ name }) => name);
  return open.length === 0
    ? [ok(`Row-level security with policies on all ${rows.length} tables`)]
    : [fail(`Without row-level security or policies: ${open.join(', ')}`)];
}

/** A database that somebody else gave: its password, and whether the line to it is encrypted where it leaves this computer. */
async function examineOwnDatabase(ownerUrl: string): Promise<SecurityFinding[]> {
  const url = new URL(ownerUrl);
  const password = decodeURIComponent(url.password);
  const findings: SecurityFinding[] = [];
  if (GUESSED.has(password.toLowerCase()) || password === decodeURIComponent(url.username))
    findings.push(fail('The password in DATABASE_URL is one that is tried first'));
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ ssl: boolean; near: boolean }>(
      `select coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false) as ssl,
         (inet_client_addr() is null or inet_client_addr() <<= '127.0.0.0/8' or inet_client_addr() = '::1') as near`,
    );
    if (rows[0]?.near) findings.push(ok('The database is on this computer'));
    else if (rows[0]?.ssl) findings.push(ok('The line to the database is encrypted'));
    else findings.push(fail('The line to the database is not encrypted; add sslmode=verify-full to DATABASE_URL'));
  } finally {
    await client.end();
  }
  return findings.length > 0 ? findings : [warn('Nothing could be told of the line to the database')];
}
