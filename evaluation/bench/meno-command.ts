import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..', '..');
const LOOK_MS = 200;

/**
 * Runs the command line from its sources in a process of its own.
 *
 * @param killWhen by what it has said and the seconds that it has run, whether to kill it (SIGKILL)
 */
export async function run(
  data: string,
  args: string[],
  killWhen?: (said: string, seconds: number) => boolean,
): Promise<{ said: string; peakMb: number }> {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(root, 'cli', 'main.ts'), ...args], {
    cwd: root,
    env: { ...process.env, MENO_DATA: data, MENO_LOG_LEVEL: 'error', MENO_MAX_UPLOAD_FILES: '50000' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const began = performance.now();
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => (said += piece.toString()));
  let peakMb = 0;
  let killed = false;
  const watch = setInterval(async () => {
    peakMb = Math.max(peakMb, await peakOf(child));
    if (killed || killWhen === undefined || !killWhen(said, (performance.now() - began) / 1_000)) return;
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
