import { expect, it } from 'vitest';
import { testDatabase } from '@/platform/database/testing';
import { decideForAll } from './jobs';
import { pathwaysAt } from './testing';

const test = testDatabase();

it('decides each night for whoever worked lately, once, and can be stopped', async () => {
  const school = await pathwaysAt(test(), { Counting: [], Adding: ['Counting'] });
  const learners = [await school.newLearner(), await school.newLearner()];
  for (const learner of learners) await school.answer(learner, 'Counting');
  const gone = await school.newLearner();
  await school.answer(gone, 'Counting', { at: new Date(school.clock.now.getTime() - 60 * 86_400_000) });
  const deps = { database: test().database, next: school.pathways.next, now: () => school.clock.now };
  const stopped = new AbortController();
  stopped.abort();
  await decideForAll(deps, test().districtId, stopped.signal);
  for (const learner of learners) expect(await school.decisions(learner)).toHaveLength(0);
  for (let night = 0; night < 2; night++)
    expect(await decideForAll(deps, test().districtId, new AbortController().signal)).toBe(2);
  for (const learner of learners) expect(await school.decisions(learner)).toHaveLength(1);
  expect(await school.decisions(gone)).toHaveLength(0);
  school.later(1);
  await decideForAll(deps, test().districtId, new AbortController().signal);
  for (const learner of learners) expect(await school.decisions(learner)).toHaveLength(2);
});
