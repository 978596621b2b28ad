import pg from 'pg';
import { migrateDatabase } from './migrate';
import { createDatabase, type Database } from './transaction';

export interface OpenOptions {
  /** Connection of the owner of the tables: migrations, jobs' own schema, backup. */
  ownerUrl: string;
  appPassword: string;
  migrationsFolder: string;
  connections: number;
  onError(error: Error): void;
}

/** Makes the database if it is missing, migrates it and opens the application's pool. */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  await createIfMissing(options.ownerUrl);
  const role = { name: appRoleOf(options.ownerUrl), password: options.appPassword };
  await migrateDatabase(options.ownerUrl, options.migrationsFolder, role);
  return connectDatabase(options);
}

/** Opens the application's pool on a database that is migrated already. */
export function connectDatabase(options: Omit<OpenOptions, 'migrationsFolder'>): Database {
  const pool = new pg.Pool({
    connectionString: withUser(options.ownerUrl, appRoleOf(options.ownerUrl), options.appPassword),
    max: options.connections,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 30_000,
    application_name: 'meno',
  });
  pool.on('error', (error) => {
    // A server that is being stopped says goodbye on connections that we have given back already.
    if (!pool.ending) options.onError(error);
  });
  return createDatabase(pool);
}

/** Roles belong to the whole server, so the application's role carries the database's name. */
export function appRoleOf(ownerUrl: string): string {
  return `${databaseOf(ownerUrl)}_app`;
}

function databaseOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1)) || 'meno';
}

export function withUser(ownerUrl: string, user: string, password: string): string {
  const url = new URL(ownerUrl);
  url.username = encodeURIComponent(user);
  url.password = encodeURIComponent(password);
  return url.href;
}

async function createIfMissing(ownerUrl: string): Promise<void> {
  const probe = new pg.Client({ connectionString: ownerUrl });
  try {
    await probe.connect();
    await probe.end();
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === '3D000';
    if (!missing)
      throw new Error(`The database can't be reached: ${error instanceof Error ? error.message : String(error)}`);
    const url = new URL(ownerUrl);
    url.pathname = '/postgres';
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    try {
      await client.query(`create database ${client.escapeIdentifier(databaseOf(ownerUrl))}`);
    } finally {
      await client.end();
    }
  }
}
