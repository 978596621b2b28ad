import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ModelError, type ModelFailure } from '../types';
import { failure, jobOf, read, servingOver } from './serving-case.fixture';
import type { Reply } from './timed-model.fixture';

const failures: ModelFailure[] = [
  'unavailable',
  'busy',
  'loading',
  'bad_answer',
  'interrupted',
  'schema_mismatch',
  'timeout',
];
const reply: fc.Arbitrary<Reply> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ ms: fc.integer({ min: 0, max: 3000 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      ms: fc.integer({ min: 0, max: 3000 }),
      fail: fc.constantFrom(...failures).map((name) => failure(name)),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ ms: fc.integer({ min: 0, max: 3000 }), failAfterText: fc.constant(failure('interrupted')) }),
  },
);
const request = fc.record({
  learner: fc.constantFrom('a', 'b', 'c', 'd', null),
  background: fc.boolean(),
  afterMs: fc.integer({ min: 0, max: 2000 }),
  leavesAfterMs: fc.option(fc.integer({ min: 0, max: 4000 })),
  budgetMs: fc.integer({ min: 100, max: 20_000 }),
});

test('property: whatever models do and whoever leaves, every request ends in an answer or a ModelError, and nothing stays', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(reply, { minLength: 1, maxLength: 8 }),
      fc.array(reply, { minLength: 1, maxLength: 8 }),
      fc.array(request, { maxLength: 15 }),
      async (first, second, requests) => {
        const scripted = (replies: Reply[]) => (n: number) => replies[n % replies.length] ?? { ms: 1 };
        const { clock, models, reported, serving } = servingOver(scripted(first), scripted(second));
        const ends: Promise<string>[] = [];
        for (const { learner, background, afterMs, leavesAfterMs, budgetMs } of requests) {
          await clock.pass(afterMs);
          const leaving = new AbortController();
          if (leavesAfterMs !== null) clock.after(leavesAfterMs, () => leaving.abort());
          const job = jobOf(learner, { budgetMs, priority: background ? 'background' : 'interactive' });
          ends.push(
            read(serving.stream(job, leaving.signal)).then(
              ({ served }) => served.model,
              (error: unknown) => (error instanceof ModelError ? error.failure : `not typed: ${error}`),
            ),
          );
        }
        // Longer than any request may take.
        await clock.pass(25_000);
        for (const end of await Promise.all(ends)) expect(end).not.toMatch(/^not typed/);
        for (const state of serving.states()) expect(state).toMatchObject({ running: 0, waiting: 0 });
        for (const { joined, answered, failed, left } of Object.values(serving.totals()))
          expect(answered + left + Object.values(failed).reduce((sum, count) => sum + count, 0)).toBe(joined);
        for (const { seen } of models) expect(seen).toMatchObject({ running: 0, most: Math.min(1, seen.asked) });
        expect(reported).toEqual([]);
      },
    ),
    { seed: 21, numRuns: 60 },
  );
});
