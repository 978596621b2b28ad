import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { installRuntime, RuntimeInstallError } from './install-runtime';
import { installedRuntime, RUNTIME_VERSION } from './runtime';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'meno-runtime-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A program in npm's place that does and says what a test wants. */
async function npmThat(script: string): Promise<string> {
  const file = path.join(folder, 'npm');
  await writeFile(file, `#!/bin/sh\n${script}\n`);
  await chmod(file, 0o755);
  return file;
}
const failure = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof RuntimeInstallError ? error : Promise.reject(error)),
  );
const target = () => path.join(folder, 'models', 'runtime');
const makesPackage = `mkdir -p node_modules/node-llama-cpp && echo '{"version":"${RUNTIME_VERSION}"}' > node_modules/node-llama-cpp/package.json`;

test('asks npm for this system’s processor only, without scripts, and puts the whole folder in place', async () => {
  const said: string[] = [];
  const npm = await npmThat(`echo "$@"\n${makesPackage}`);
  expect(await installRuntime(target(), { npm, system: 'linux-arm64', say: (line) => said.push(line) })).toBe(true);
  expect(said.join(' ')).toContain(`node-llama-cpp@${RUNTIME_VERSION} @node-llama-cpp/linux-arm64@${RUNTIME_VERSION}`);
  expect(said.join(' ')).toMatch(/install --omit=optional --ignore-scripts/);
  expect(said.join(' ')).not.toContain('--registry');
  expect(await installedRuntime(target())).toBe(RUNTIME_VERSION);
  expect(await readdir(path.dirname(target()))).toEqual(['runtime']);
  expect(await installRuntime(target(), { npm: '/nowhere' })).toBe(false);
});

test('an older version is replaced', async () => {
  const old = path.join(target(), 'node_modules', 'node-llama-cpp');
  await mkdir(old, { recursive: true });
  await writeFile(path.join(old, 'package.json'), '{"version":"3.0.0"}');
  await installRuntime(target(), { npm: await npmThat(makesPackage), system: 'linux-x64' });
  expect(await installedRuntime(target())).toBe(RUNTIME_VERSION);
});

test.each([
  ['unreachable', 'echo "npm error code ENOTFOUND" >&2; exit 1', 'linux-x64'],
  ['unreachable', 'echo "npm error code E404 not in this registry" >&2; exit 1', 'linux-x64'],
  ['unsupported', 'echo "npm error code EBADPLATFORM" >&2; exit 1', 'linux-x64'],
  ['unsupported', 'exit 0', 'aix-ppc64'],
  ['failed', 'echo "npm error something" >&2; exit 1', 'linux-x64'],
  ['failed', 'exit 0', 'linux-x64'],
] as const)('%s: nothing half-written stays', async (reason, script, system) => {
  const error = await failure(installRuntime(target(), { npm: await npmThat(script), system }));
  expect(error?.reason).toBe(reason);
  expect(await readdir(path.join(folder, 'models')).catch(() => [])).toEqual([]);
});

test('without npm, and when cancelled, it says so', async () => {
  expect((await failure(installRuntime(target(), { npm: '/nowhere', system: 'linux-x64' })))?.reason).toBe('no_npm');
  const npm = await npmThat('sleep 20');
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 100);
  const began = performance.now();
  const error = await failure(installRuntime(target(), { npm, system: 'linux-x64', signal: controller.signal }));
  expect(error?.reason).toBe('cancelled');
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(await readdir(path.join(folder, 'models'))).toEqual([]);
});
