import { createRandom } from '@/core/random/random';
import { createTracingDataBuilder, type TracingData, type TracingDictionaries } from '@/core/tracing/dataset';
import { logistic } from '../item';

/** The truth of {@link itemPractice}: log-odds of the average learner on item `i`, of the 20 items of each of 3 skills. */
export function trueIntercept(item: number): number {
  return (item % 20) / 5 - 2 + 0.5 * Math.floor(item / 20);
}

/** Learners with their own ability who answer 30 items, drawn at random, of three skills. */
export function itemPractice(learners: number, seed: number, dictionaries?: TracingDictionaries): TracingData {
  const random = createRandom(seed);
  const builder = createTracingDataBuilder(dictionaries);
  for (let learner = 0; learner < learners; learner++) {
    const ability = random.normal();
    for (let order = 0; order < 30; order++) {
      const item = random.integer(60);
      builder.add({
        learner: `${learner}`,
        skill: `s${Math.floor(item / 20)}`,
        item: `${item}`,
        correct: random.chance(logistic(ability + trueIntercept(item))),
        order,
      });
    }
  }
  return builder.build();
}
