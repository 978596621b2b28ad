import { execFile } from 'node:child_process';
import { access, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';

/** Why a repository could not be fetched. */
export type FetchFault = 'git_missing' | 'fetch_failed' | 'fetch_slow';

export class FetchError extends Error {
  constructor(
    readonly code: FetchFault,
    /** What Git said, without addresses of this machine. */
    readonly detail = '',
  ) {
    super(detail === '' ? code : `${code}: ${detail}`);
    this.name = 'FetchError';
  }
}

const FETCH_MS = 600_000;
const LOOK_MS = 60_000;

/**
 * Settings of every call: one protocol, no redirects to another host, no sign-in, no programs of the repository's choosing, no links in the
 * working tree. Hooks and filters of a clone are set by its owner's configuration alone, which is not read.
 */
function settings(protocol: 'https' | 'file'): string[] {
  const set = {
    'protocol.allow': 'never',
    [`protocol.${protocol}.allow`]: 'always',
    'http.followRedirects': 'false',
    'credential.helper': '',
    'core.hooksPath': '/dev/null',
    'core.fsmonitor': 'false',
    'core.symlinks': 'false',
    'core.autocrlf': 'false',
    'gc.auto': '0',
    'safe.directory': '*',
  };
  return Object.entries(set).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** A repository to follow. */
export interface Repository {
  address: string;
  protocol: 'https' | 'file';
  /** Null: its main branch. */
  branch: string | null;
}

/** The newest commit of the branch. @throws FetchError */
export async function newestCommit({ address, protocol, branch }: Repository, signal: AbortSignal): Promise<string> {
  const ref = branch === null ? 'HEAD' : `refs/heads/${branch}`;
  const said = await git([...settings(protocol), 'ls-remote', '--', address, ref], LOOK_MS, signal);
  const commit = /^([0-9a-f]{40,64})\s/m.exec(said)?.[1];
  if (commit === undefined) throw new FetchError('fetch_failed', branch === null ? '' : branch);
  return commit;
}

/**
 * Brings the newest commit of a repository into a folder of its own: without history, submodules and large files kept elsewhere (Git LFS).
 * A folder that an earlier call left half done is made anew.
 * @throws FetchError
 */
export async function fetchRepository(repository: Repository, folder: string, signal: AbortSignal): Promise<void> {
  const { address, protocol, branch } = repository;
  const ref = branch === null ? 'HEAD' : `refs/heads/${branch}`;
  const run = (...args: string[]) => git([...settings(protocol), '-C', folder, ...args], FETCH_MS, signal);
  const whole = await access(path.join(folder, '.git', 'HEAD')).then(
    () => true,
    () => false,
  );
  if (!whole) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await run('init', '--quiet');
  }
  await run('fetch', '--quiet', '--depth=1', '--no-tags', '--no-recurse-submodules', '--', address, ref);
  await run('checkout', '--quiet', '--force', '--detach', 'FETCH_HEAD');
  await run('clean', '--quiet', '-ffdx');
}

function git(args: readonly string[], timeout: number, signal: AbortSignal): Promise<string> {
  const env = {
    // biome-ignore lint/style/noProcessEnv: where programs are found is no setting of Meno
    ...process.env,
    LC_ALL: 'C',
    HOME: '/nonexistent',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: 'true',
    GIT_LFS_SKIP_SMUDGE: '1',
  };
  return new Promise((resolve, reject) => {
    execFile(
      'git',
      args,
      { env, timeout, signal, killSignal: 'SIGKILL', maxBuffer: 4 * 1024 * 1024 },
      (error, stdout, stderr) => {
        if (!error) return resolve(stdout);
        if (error.code === 'ENOENT') return reject(new FetchError('git_missing'));
        if (error.killed) return reject(new FetchError('fetch_slow'));
        reject(new FetchError('fetch_failed', lastLine(stderr)));
      },
    );
  });
}

/** The line that says what went wrong, which Git writes last. */
function lastLine(said: string): string {
  const lines = said.split('\n').filter((line) => /^(?:fatal|error|remote):/.test(line));
  return (lines.at(-1) ?? '').replace(/^\w+:\s*/, '').slice(0, 300);
}
