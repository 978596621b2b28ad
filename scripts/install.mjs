import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '..');
const [major, minor] = process.versions.node.split('.').map(Number);
const OLDEST = [20, 19];

/** Stops with one line when Node is too old to run Meno. */
function checkNode() {
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  process.stderr.write(`Meno needs Node ${OLDEST.join('.')} or newer; this is ${process.versions.node}.\n`);
  process.exit(1);
}

/** Installs the locked dependencies when they are missing or the lock file has changed since. */
export function ensureInstalled() {
  checkNode();
  const stamp = path.join(root, 'node_modules', '.meno-lock');
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  // On standard error: what a command prints on standard output may be read by a program.
  process.stderr.write('Installing what is missing (only the first time, and after an update)…\n');
  // Not `npm ci`: it refuses a lock file that lacks an optional binary of another platform, which some registries' mirrors do not carry.
  // With a lock file and --no-save this installs the same locked versions and changes no file of the repository.
  run('npm', ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: ['inherit', process.stderr.fd, 'inherit'],
  });
  writeFileSync(stamp, lock);
}

/** Runs a program in the repository and stops with its exit code when it fails. */
export function run(program, args, options = {}) {
  const result = spawnSync(program, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    ...options,
  });
  if (result.status !== 0) process.exit(result.status ?? 1);
}
