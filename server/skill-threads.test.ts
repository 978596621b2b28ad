import { expect, it } from 'vitest';
import { createRandom } from '@/core/random/random';
import { fitSkills } from '@/core/tracing/bkt-fit';
import { fitBktOn } from '@/core/tracing/bkt-fit-data';
import { DEFAULT_BOUNDS } from '@/core/tracing/bkt-parameters';
import { createTracingDataBuilder } from '@/core/tracing/dataset';
import { fitSkillsOnThreads } from './skill-threads';

const builder = createTracingDataBuilder();
const random = createRandom(2);
for (let order = 0; order < 6000; order++)
  builder.add({
    ...{ learner: `l${random.integer(60)}`, skill: `s${random.integer(20)}`, item: '', order },
    correct: random.chance(0.6),
  });
const data = builder.build();
const options = { seed: 1, starts: 4, priorStrength: 5 };

it.each([2, 5])('gives on %i threads what one gives', async (cores) => {
  const shared = await fitBktOn(data, options, (forest, how) => fitSkillsOnThreads(forest, how, cores, 100));
  const alone = await fitBktOn(data, options, async (forest, how) => fitSkills(forest, how));
  expect(shared.skills).toEqual(alone.skills);
});

it('starts no thread for little', async () => {
  const began = process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length;
  const work = fitBktOn(data, options, (forest, how) => fitSkillsOnThreads(forest, how, 8));
  expect(process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length).toBe(began);
  expect((await work).skills).toHaveLength(20);
});

it('fails as a whole where a thread fails', async () => {
  const broken = fitBktOn(data, options, (forest, how) =>
    fitSkillsOnThreads(forest, { ...how, bounds: { ...DEFAULT_BOUNDS, slip: [0.4, 0.1] } }, 2, 100),
  );
  await expect(broken).rejects.toThrow();
});
