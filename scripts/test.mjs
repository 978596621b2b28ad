// `npm test`: installs what is missing, then runs every check and test. The last line says `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildPages, buildPrograms, runNode } from './build.mjs';
import { findChromium } from './chromium.mjs';
import { ensureInstalled, root } from './install.mjs';

const count = { passed: 0, failed: 0, skipped: 0 };
const failures = [];
const scratch = mkdtempSync(path.join(os.tmpdir(), 'meno-results-'));

ensureInstalled();
// Where two cores are busy the type checker's collector falls behind, and it took 7 GB instead of 3.
process.env.GOMEMLIMIT ??= '4GiB';
// The types read what the build writes, so that the pages come after them; none of these fills two cores by itself.
const types = check('types', bin('tsc', '--noEmit', '--incremental', 'false'));
await Promise.all([
  (async () => {
    await check('format and lint', bin('biome', 'check', '--error-on-warnings', '.'));
    await check('layers', [
      '--import',
      './scripts/swc-tsx.mjs',
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      '--config',
      '.dependency-cruiser.cjs',
      ...['app', 'cli', 'core', 'demo', 'e2e', 'evaluation', 'features', 'platform', 'server', 'ui'],
    ]);
    await check('licences of dependencies', ['scripts/licences.mjs']);
    await check('migrations match the schema', ['scripts/check-migrations.mjs']);
  })(),
  (async () => {
    await types;
    await buildPrograms();
    await buildPages();
  })(),
]);
suite('unit, contract and database tests', ['vitest', 'run', '--config', 'vitest.config.ts']);
const chromium = findChromium();
if (chromium)
  suite('journeys in Chromium and fault tests', ['vitest', 'run', '--config', 'e2e/vitest.config.ts'], {
    MENO_TEST_CHROMIUM: chromium,
  });
else {
  count.skipped += 1;
  process.stdout.write(
    'Chromium is missing and could not be installed here: `apt-get install chromium`, or set MENO_TEST_CHROMIUM to its path.\n',
  );
}
rmSync(scratch, { recursive: true, force: true });
for (const failure of failures) process.stdout.write(`FAILED: ${failure}\n`);
process.stdout.write(
  `${count.passed} passed, ${count.failed} failed${count.skipped > 0 ? `, ${count.skipped} skipped` : ''}\n`,
);
process.exit(count.failed > 0 ? 1 : 0);

function bin(name, ...args) {
  return [path.join(root, 'node_modules', '.bin', name), ...args];
}

/** Runs a program of Node and counts whether it ended well; what it said is printed where it did not. */
async function check(name, args) {
  const began = Date.now();
  const { status, said } = await runNode(args);
  const ok = status === 0;
  count[ok ? 'passed' : 'failed'] += 1;
  if (!ok) failures.push(name);
  process.stdout.write(`${ok ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)\n`);
  if (!ok) process.stdout.write(`${said}\n`);
}

function suite(name, [program, ...args], environment = {}) {
  const report = path.join(scratch, `${args.at(-1)?.replaceAll('/', '-')}.json`);
  const began = Date.now();
  const command = path.join(root, 'node_modules', '.bin', program);
  const result = spawnSync(command, [...args, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_ENV: 'test', ...environment },
  });
  const summary = readSummary(report);
  count.passed += summary?.numPassedTests ?? 0;
  count.failed += summary?.numFailedTests ?? 0;
  count.skipped += summary?.numPendingTests ?? 0;
  for (const file of summary?.testResults ?? []) {
    // A file whose set-up failed has no failed test: its tests are skipped.
    if (file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed')) {
      count.failed += 1;
      failures.push(`${path.relative(root, file.name)}: ${file.message}`);
    }
    for (const test of file.assertionResults)
      if (test.status === 'failed') failures.push(`${path.relative(root, file.name)}: ${test.fullName}`);
  }
  if (result.status !== 0 && (summary?.numFailedTests ?? 0) === 0 && failures.length === 0) {
    count.failed += 1;
    failures.push(`${name} ended with ${result.status ?? result.signal}`);
  }
  process.stdout.write(`${name}: ${((Date.now() - began) / 1000).toFixed(1)} s\n`);
}

function readSummary(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
