import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { installedRuntime, RUNTIME_VERSION } from './runtime';

/** The runtime could not be installed; the message says why, for the administrator. */
export class RuntimeInstallError extends Error {
  override name = 'RuntimeInstallError';
  constructor(
    readonly reason: 'unsupported' | 'no_npm' | 'unreachable' | 'cancelled' | 'failed',
    message: string,
  ) {
    super(message);
  }
}

/** Packages with llama.cpp for each system, computing on the processor (on Apple's chips, on their graphics). */
const BINARIES: Record<string, string> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'linux-arm': 'linux-armv7l',
  'darwin-arm64': 'mac-arm64-metal',
  'darwin-x64': 'mac-x64',
  'win32-x64': 'win-x64',
  'win32-arm64': 'win-arm64',
};

export interface InstallOptions {
  /** Told each line that npm says. */
  say?: (line: string) => void;
  signal?: AbortSignal;
  /** For tests: another program in npm's place. */
  npm?: string;
  system?: string;
}

/**
 * Installs node-llama-cpp with llama.cpp for this system's processor (about 85 MB) into a folder, by npm from the registry that npm is set up with. No script
 * of a package runs. The folder is there whole or not at all; an older version is replaced.
 * @returns false where it was there already
 * @throws RuntimeInstallError
 */
export async function installRuntime(folder: string, options: InstallOptions = {}): Promise<boolean> {
  if ((await installedRuntime(folder)) === RUNTIME_VERSION) return false;
  const system = options.system ?? `${process.platform}-${process.arch}`;
  const binary = BINARIES[system];
  if (binary === undefined)
    throw new RuntimeInstallError('unsupported', `There is no runtime for GGUF files for this system (${system}).`);
  const draft = `${folder}.${randomBytes(6).toString('hex')}`;
  try {
    await mkdir(draft, { recursive: true, mode: 0o700 });
    await writeFile(
      `${draft}/package.json`,
      JSON.stringify({ name: 'meno-model-runtime', private: true, type: 'module' }),
    );
    const packages = [`node-llama-cpp@${RUNTIME_VERSION}`, `@node-llama-cpp/${binary}@${RUNTIME_VERSION}`];
    await runNpm(draft, packages, options);
    if ((await installedRuntime(draft)) !== RUNTIME_VERSION)
      throw new RuntimeInstallError('failed', 'npm ended well, but the runtime is not there.');
    // Somebody else may have been quicker, and be using it.
    if ((await installedRuntime(folder)) === RUNTIME_VERSION) return false;
    await rm(folder, { recursive: true, force: true });
    await rename(draft, folder);
    return true;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

const FLAGS = ['--omit=optional', '--ignore-scripts', '--no-audit', '--no-fund', '--save-exact', '--loglevel=error'];

function runNpm(cwd: string, packages: readonly string[], { say, signal, npm = 'npm' }: InstallOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(new RuntimeInstallError('cancelled', 'The installation was cancelled.'));
    const windows = process.platform === 'win32';
    const child = spawn(npm, ['install', ...FLAGS, ...packages], {
      cwd,
      shell: windows,
      // A group of its own: what npm started ends with it.
      detached: !windows,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const stop = () => {
      try {
        if (windows || child.pid === undefined) child.kill();
        else process.kill(-child.pid);
      } catch {
        // It has just ended by itself.
      }
    };
    signal?.addEventListener('abort', stop, { once: true });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (bytes: Buffer) => {
        said = (said + bytes.toString()).slice(-20_000);
        for (const line of bytes.toString().split('\n')) if (line.trim() !== '') say?.(line.trim());
      });
    child.once('error', () => {
      signal?.removeEventListener('abort', stop);
      reject(new RuntimeInstallError('no_npm', 'npm is needed to install the runtime, and was not found.'));
    });
    child.once('close', (code) => {
      signal?.removeEventListener('abort', stop);
      if (code === 0) resolve();
      else
        reject(
          signal?.aborted ? new RuntimeInstallError('cancelled', 'The installation was cancelled.') : failureOf(said),
        );
    });
  });
}

function failureOf(said: string): RuntimeInstallError {
  const last = said
    .split('\n')
    .filter((line) => /\berror\b/i.test(line))
    .slice(0, 3)
    .join(' ')
    .slice(0, 400);
  if (/EBADPLATFORM/.test(said))
    return new RuntimeInstallError(
      'unsupported',
      'There is no runtime for GGUF files for this system (it needs glibc).',
    );
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|E404|E403|ENETUNREACH|network/i.test(said))
    return new RuntimeInstallError(
      'unreachable',
      `The registry that npm is set up with did not give the runtime. ${last}`,
    );
  return new RuntimeInstallError('failed', `npm could not install the runtime. ${last}`);
}
