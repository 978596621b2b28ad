import { spawn } from 'node:child_process';

export interface Ran {
  /** Exit status; null where it did not start or was stopped. */
  code: number | null;
  stdout: string;
}

/**
 * Runs a program without a shell and waits for its end. It is stopped after `timeoutMs`, and when it says more than `maxBytes`.
 *
 * @param environment what it sees besides its search path
 */
export function runProgram(
  command: string,
  args: readonly string[],
  {
    timeoutMs,
    maxBytes,
    environment = {},
  }: { timeoutMs: number; maxBytes: number; environment?: Record<string, string> },
): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(command, [...args], {
      stdio: ['ignore', 'pipe', 'ignore'],
      shell: false,
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
      env: { ...process.env, ...environment },
    });
    const pieces: Buffer[] = [];
    let size = 0;
    child.stdout.on('data', (piece: Buffer) => {
      size += piece.length;
      if (size > maxBytes) child.kill('SIGKILL');
      else pieces.push(piece);
    });
    child.on('error', () => resolve({ code: null, stdout: '' }));
    child.on('close', (code) => resolve({ code, stdout: Buffer.concat(pieces).toString('utf8') }));
  });
}
