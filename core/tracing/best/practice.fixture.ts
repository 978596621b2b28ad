import { createRandom } from '../../random/random';
import { createTracingDataBuilder, type TracingData, type TracingDictionaries } from '../dataset';

export interface PracticeOptions {
  learners: number;
  seed: number;
  skills?: number;
  /** 0 for answers without items. */
  items?: number;
  /** Added to every answer's log-odds: ±100 makes all right or wrong. */
  ease?: number;
  timed?: boolean;
  dictionaries?: TracingDictionaries;
}

/** Answers of learners whose ability, items and practice all matter: log-odds ability + ease + item + 0.2·earlier answers. */
export function practiceData(options: PracticeOptions): TracingData {
  const { learners, seed, skills = 3, items = 12, ease = 0, timed = false } = options;
  const random = createRandom(seed);
  const builder = createTracingDataBuilder(options.dictionaries);
  for (let learner = 0; learner < learners; learner++) {
    const ability = random.normal();
    const answers = 5 + random.integer(20);
    for (let order = 0; order < answers; order++) {
      const skill = random.integer(skills);
      const item = items > 0 ? random.integer(items) : -1;
      const margin = ability + ease + Math.sin(3 * item) + 0.2 * Math.min(order, 10) - 1;
      builder.add({
        learner: `${learner}`,
        skill: `s${skill}`,
        item: item < 0 ? '' : `i${item}`,
        correct: random.chance(1 / (1 + Math.exp(-margin))),
        order,
        ...(timed ? { time: order * 60 } : {}),
      });
    }
  }
  return builder.build();
}
