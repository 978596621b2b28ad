import path from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: path.resolve(import.meta.dirname, '..'),
  resolve: { alias: { '@': path.resolve(import.meta.dirname, '..') } },
  test: {
    // Every screen under axe and the hostile uploads take minutes more: `MENO_TEST_BROWSER=all npm test`.
    include: process.env.MENO_TEST_BROWSER === 'all' ? ['e2e/**/*.test.ts'] : ['e2e/{journey,kill,roles}.test.ts'],
    fileParallelism: false,
    pool: 'forks',
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
