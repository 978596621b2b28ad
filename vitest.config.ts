import path from 'node:path';
import { defineConfig } from 'vitest/config';

const ALL = '{core,features,platform,server,ui,cli,evaluation}/**/*.test.{ts,tsx}';
/** Tests that change what a process shares: its network, its environment, its threads. Each file has modules of its own. */
const ALONE = [
  '{platform/models,platform/http,platform/threads,cli,server,features/tutor,features/practice/propose}/**/*.test.{ts,tsx}',
];

export default defineConfig({
  resolve: { alias: { '@': path.resolve(import.meta.dirname) } },
  test: {
    pool: 'threads',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          include: [ALL],
          exclude: ALONE,
          globalSetup: ['platform/database/test-server.ts'],
          // Loading the same modules anew for each of 300 files took as long as their tests.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'alone', include: ALONE, globalSetup: ['platform/database/test-server.ts'] },
      },
    ],
  },
});
