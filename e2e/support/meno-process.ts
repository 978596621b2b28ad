import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..', '..');

/** A real Meno in a process of its own, on its own data folder and a free port. */
export interface MenoProcess {
  url: string;
  data: string;
  /** Everything it printed so far. */
  output(): string;
  /** Asks it to stop (SIGTERM) and waits; returns the exit code. */
  stop(): Promise<number | null>;
  /** `kill -9`, and waits until it is gone. */
  kill(): Promise<void>;
}

/** An empty folder that PostgreSQL's own user can reach as well, so that nothing is left outside of it. */
export async function newDataFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'meno-e2e-'));
  await chmod(folder, 0o755);
  return path.join(folder, 'data');
}

export async function removeDataFolder(data: string): Promise<void> {
  await rm(path.dirname(data), { recursive: true, force: true });
}

/** Starts the built program and waits until it says that it is ready. */
export async function startMeno(data: string, settings: Record<string, string> = {}): Promise<MenoProcess> {
  const child = spawn(process.execPath, [path.join(root, 'scripts', 'start.mjs')], {
    cwd: root,
    env: {
      ...process.env,
      MENO_DATA: data,
      MENO_PORT: '0',
      MENO_LOG_LEVEL: 'warn',
      // A night that fell into a run would change what a journey finds; a start that makes up for one is work that few look at.
      MENO_NIGHTLY_AT: 'never',
      // What a class does in an hour is done in seconds.
      MENO_RATE_FACTOR: '50',
      NODE_ENV: 'production',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A test that is given up leaves no server behind.
  const abandon = () => child.kill('SIGTERM');
  process.once('exit', abandon);
  child.once('exit', () => process.off('exit', abandon));
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes: Buffer) => (printed += bytes.toString()));
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const url = await readyUrl(child, () => printed);
  return {
    url,
    data,
    output: () => printed,
    stop: () => {
      child.kill('SIGTERM');
      return exited;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

function readyUrl(child: ChildProcess, printed: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setInterval(() => {
      const url = /ready at (https?:\/\/\S+)/.exec(printed())?.[1];
      if (url) {
        clearInterval(timer);
        resolve(url);
      }
    }, 50);
    child.once('exit', (code) => {
      clearInterval(timer);
      reject(new Error(`Meno ended with ${code} before it was ready:\n${printed()}`));
    });
  });
}

/** Runs one command of the command line on a data folder. */
export function meno(
  data: string,
  args: string[],
  settings: Record<string, string> = {},
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [path.join(root, 'dist', 'meno.js'), ...args], {
    cwd: root,
    env: { ...process.env, MENO_DATA: data, MENO_LOG_LEVEL: 'warn', NODE_ENV: 'production', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (err += bytes.toString()));
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, out, err })));
}
