import { ITEM_LEVELS } from '../course-model';
import { chooseBlindly, ignore, NoCandidateError, type Policy } from '../policy';

/** The textbook: so many exercises on each concept in the order of the course, then from the beginning again. */
export function createFixedOrder(exercises: number): Policy {
  return {
    name: 'fixed-order',
    reset: ignore,
    choose(view, random, choice) {
      const { order, count } = view.model.graph;
      if (count === 0) throw new NoCandidateError();
      choice.concept = order[Math.floor(view.answers / exercises) % count] ?? 0;
      choice.propensity = 1;
      chooseBlindly(view, random, choice, ITEM_LEVELS);
    },
    observe: ignore,
  };
}
