import { ITEM_LEVELS } from '../course-model';
import { chooseBlindly, ignore, NoCandidateError, type Policy } from '../policy';

/** Any concept of the course, each as likely. */
export function createRandomOrder(): Policy {
  return {
    name: 'random',
    reset: ignore,
    choose(view, random, choice) {
      const { count } = view.model.graph;
      if (count === 0) throw new NoCandidateError();
      choice.concept = random.integer(count);
      choice.propensity = 1 / count;
      chooseBlindly(view, random, choice, ITEM_LEVELS);
    },
    observe: ignore,
  };
}
