import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildThreads } from './build.mjs';
import { root } from './install.mjs';

/** A program that a test starts beside itself, to kill it. */
const PROGRAMS = { 'library-process': 'features/library/testing-process.ts' };

/** Bundles the threads once for a whole run of the tests, from the source as it is. */
export async function setup() {
  // Within the repository, so that packages are found from there.
  const cache = path.join(root, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, 'meno-threads-'));
  await buildThreads(folder, PROGRAMS);
  process.env.MENO_TEST_THREAD_BUNDLES = pathToFileURL(`${folder}/`).href;
  return () => rmSync(folder, { recursive: true, force: true });
}
