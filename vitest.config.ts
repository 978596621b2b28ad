import path from 'node:path';
import { defineConfig } from 'vitest/config';

const ALL = '{core,demo,features,platform,server,ui,cli,evaluation}/**/*.test.{ts,tsx}';
/** Tests that change what a process shares: its network, its environment, its threads. Each file has modules of its own. */
const ALONE = [
  '{platform/models,platform/http,platform/threads,cli,server,features/tutor,features/practice/propose}/**/*.test.{ts,tsx}',
];

const resolve = { alias: { '@': path.resolve(import.meta.dirname) } };
const setupFiles: string[] = ['scripts/test-seed.ts'];
const common = {
  pool: 'threads',
  setupFiles,
  testTimeout: 20_000,
  hookTimeout: 60_000,
} as const;

export default defineConfig({
  test: {
    maxWorkers: 2,
    // Said here and inherited by no project: one PostgreSQL for both.
    globalSetup: ['platform/database/test-server.ts', 'scripts/test-threads.mjs'],
    projects: [
      {
        resolve,
        // Loading the same modules anew for each of 300 files took as long as their tests.
        test: { ...common, name: 'shared', include: [ALL], exclude: ALONE, isolate: false },
      },
      { resolve, test: { ...common, name: 'alone', include: ALONE } },
    ],
  },
});
