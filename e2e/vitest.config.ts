import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The longest, about by CPU seconds: begun first, so that none is left over at the end with the other core idle. */
const LONGEST = [
  ...['accessibility', 'demo', 'kill', 'hostile', 'journey', 'reviews', 'roles'],
  ...['experiments', 'learner-model', 'recommendations', 'paths', 'tutor', 'map-editor'],
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.indexOf(path.basename(moduleId, '.test.ts'));
      return at < 0 ? LONGEST.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}

export default defineConfig({
  root: path.resolve(import.meta.dirname, '..'),
  resolve: { alias: { '@': path.resolve(import.meta.dirname, '..') } },
  test: {
    include: ['e2e/**/*.test.ts'],
    globalSetup: ['e2e/support/prepared-folder.ts'],
    setupFiles: ['scripts/test-seed.ts'],
    sequence: { sequencer: LongestFirst },
    // Pages wait for the network and for what is made in the background: two leave a quarter of two cores idle.
    maxWorkers: 3,
    pool: 'forks',
    // A journey shares no state with another but what it imports: loading that anew for each took a second of processor a file.
    isolate: false,
    testTimeout: 180_000,
    // The first to need a prepared school makes it, and others wait for that.
    hookTimeout: 300_000,
    expect: { poll: { timeout: 20_000 } },
  },
});
