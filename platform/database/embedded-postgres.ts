import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import {
  binariesFolder,
  canReach,
  copyBinaries,
  type PostgresUser,
  postgresUser,
  reachableFolder,
  restoreLinks,
} from './postgres-user';

const run = promisify(execFile);
/** Longest path of a Unix socket that Linux and macOS both take, with the file name of the socket taken off. */
const LONGEST_SOCKET_FOLDER = 80;

/** A running cluster: how to connect as its owner, and how to stop it. */
export interface EmbeddedPostgres {
  url: string;
  /** Where the cluster's files lie, when not inside the data folder. */
  movedTo: string | null;
  stop(): Promise<void>;
}

interface Cluster {
  binaries: string;
  folder: string;
  sockets: string;
  log: string;
  user: PostgresUser | null;
}

/**
 * Starts PostgreSQL on a private Unix socket for this data folder, creating the cluster on first use. A cluster that
 * outlived a killed process is adopted as it runs. The caller holds the folder's lock.
 * @param say receives one line for the administrator when files had to move to where PostgreSQL's user can reach them.
 * @throws Error with the end of PostgreSQL's own log when it does not start.
 */
export async function startEmbeddedPostgres(
  dataFolder: string,
  secret: string,
  say: (line: string) => void,
): Promise<EmbeddedPostgres> {
  const cluster = await locate(dataFolder, say);
  if (!(await exists(path.join(cluster.folder, 'PG_VERSION')))) await initialise(cluster, secret);
  if (!(await isRunning(cluster))) await start(cluster);
  const url = new URL('postgres://meno@localhost/meno');
  url.password = secret;
  url.searchParams.set('host', cluster.sockets);
  return {
    url: url.href,
    movedTo: cluster.folder.startsWith(dataFolder) ? null : cluster.folder,
    stop: async () => {
      await control(cluster, ['stop', '-w', '-m', 'fast', '-t', '60']);
    },
  };
}

/** Where the cluster of a data folder listens, without starting it; null when it does not run. */
export async function findEmbeddedPostgres(dataFolder: string, secret: string): Promise<string | null> {
  const cluster = await locate(dataFolder, () => {});
  if (!(await exists(path.join(cluster.folder, 'PG_VERSION'))) || !(await isRunning(cluster))) return null;
  const url = new URL('postgres://meno@localhost/meno');
  url.password = secret;
  url.searchParams.set('host', cluster.sockets);
  return url.href;
}

async function locate(dataFolder: string, say: (line: string) => void): Promise<Cluster> {
  const user = await postgresUser();
  const name = createHash('sha256').update(dataFolder).digest('hex').slice(0, 12);
  await mkdir(dataFolder, { recursive: true });
  let home = dataFolder;
  if (user) {
    await chmod(dataFolder, 0o711);
    if (!(await canReach(dataFolder, user, 'pass'))) {
      home = await reachableFolder(name, user);
      say(`PostgreSQL's user "${user.name}" can't reach ${dataFolder}: the database is kept in ${home} instead.`);
    }
  }
  const binaries = await usableBinaries(user, say);
  const folder = path.join(home, 'postgres');
  const inside = path.join(home, 'run');
  const sockets = inside.length <= LONGEST_SOCKET_FOLDER ? inside : path.join(os.tmpdir(), `meno-${name}`);
  for (const each of [folder, sockets]) await ownFolder(each, user);
  return { binaries, folder, sockets, log: path.join(folder, 'postgres.log'), user };
}

async function usableBinaries(user: PostgresUser | null, say: (line: string) => void): Promise<string> {
  const packaged = await binariesFolder();
  await restoreLinks(packaged);
  if (!user || (await canReach(path.join(packaged, 'bin', 'postgres'), user, 'run'))) return packaged;
  const version = path.basename(path.dirname(packaged));
  const copy = await reachableFolder(`binaries-${version}`, user);
  if (!(await exists(path.join(copy, 'bin', 'postgres')))) {
    say(`PostgreSQL's user "${user.name}" can't reach ${packaged}: its programs are copied to ${copy}.`);
    await copyBinaries(packaged, copy);
  }
  return copy;
}

async function ownFolder(folder: string, user: PostgresUser | null): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (user) await chown(folder, user.uid, user.gid);
}

async function initialise(cluster: Cluster, secret: string): Promise<void> {
  const passwordFile = path.join(cluster.sockets, `.password-${randomBytes(6).toString('hex')}`);
  await writeFile(passwordFile, `${secret}\n`, { mode: 0o600 });
  if (cluster.user) await chown(passwordFile, cluster.user.uid, cluster.user.gid);
  try {
    await execute(cluster, 'initdb', [
      `--pgdata=${cluster.folder}`,
      '--auth=scram-sha-256',
      '--username=meno',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale=C',
      '--data-checksums',
    ]);
  } catch (error) {
    await rm(cluster.folder, { recursive: true, force: true });
    throw new Error(`PostgreSQL could not create its files in ${cluster.folder}: ${messageOf(error)}`);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function start(cluster: Cluster): Promise<void> {
  const options = [
    `-c unix_socket_directories='${cluster.sockets}'`,
    "-c listen_addresses=''",
    '-c unix_socket_permissions=0700',
    '-c max_connections=120',
    '-c timezone=UTC',
    '-c log_min_messages=warning',
    '-c log_checkpoints=off',
  ];
  try {
    await control(cluster, ['start', '-w', '-t', '120', '-l', cluster.log, '-o', options.join(' ')]);
  } catch (error) {
    const log = await readFile(cluster.log, 'utf8').catch(() => '');
    throw new Error(`PostgreSQL did not start: ${log.trim().split('\n').slice(-5).join('\n') || messageOf(error)}`);
  }
}

async function isRunning(cluster: Cluster): Promise<boolean> {
  return control(cluster, ['status']).then(
    () => true,
    () => false,
  );
}

async function control(cluster: Cluster, args: string[]): Promise<void> {
  await execute(cluster, 'pg_ctl', ['-D', cluster.folder, ...args]);
}

async function execute(cluster: Cluster, program: string, args: string[]): Promise<void> {
  const identity = cluster.user ? { uid: cluster.user.uid, gid: cluster.user.gid } : {};
  await run(path.join(cluster.binaries, 'bin', program), args, {
    ...identity,
    cwd: cluster.folder,
    env: { NODE_ENV: 'production', PATH: '/usr/bin:/bin', LC_ALL: 'C', PGTZ: 'UTC' },
  });
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
