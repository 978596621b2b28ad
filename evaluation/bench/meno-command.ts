import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..', '..');
const LOOK_MS = 100;
/** Clock ticks of Linux's /proc are hundredths of a second. */
const TICKS_PER_SECOND = 100;
const SETTINGS = {
  MENO_LOG_LEVEL: 'error',
  MENO_MAX_UPLOAD_FILES: '50000',
  NODE_ENV: 'production',
  LANCE_LOG: 'error',
} as const;

/**
 * Runs the command line as it is built (`npm run build`), in a process of its own.
 *
 * @param killWhen by what it has said and the seconds of CPU that it has used, whether to kill it (SIGKILL)
 */
export async function run(
  data: string,
  args: string[],
  killWhen?: (said: string, cpu: number) => boolean,
): Promise<{ said: string; peakMb: number }> {
  const { MENO_DATASETS: _, ...env } = process.env;
  const child = spawn(process.execPath, [path.join(root, 'dist', 'meno.js'), ...args], {
    cwd: root,
    env: { ...env, ...SETTINGS, MENO_DATA: data },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => (said += piece.toString()));
  let peakMb = 0;
  let killed = false;
  const watch = setInterval(async () => {
    peakMb = Math.max(peakMb, await peakOf(child));
    if (killed || killWhen === undefined || !killWhen(said, await cpuOf(child))) return;
    killed = true;
    child.kill('SIGKILL');
  }, LOOK_MS);
  const [code] = await once(child, 'close');
  clearInterval(watch);
  if (!killed && code !== 0) throw new Error(`meno ${args.join(' ')}: ${code}\n${said}`);
  if (killWhen !== undefined && !killed) throw new Error('It was done before it could be killed.');
  return { said, peakMb };
}

/** Highest resident set so far, MB; 0 where the kernel does not say. */
async function peakOf({ pid }: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1_000;
}

/** Seconds of CPU so far, all threads together; 0 where the kernel does not say. */
async function cpuOf({ pid }: ChildProcess): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS_PER_SECOND;
}
