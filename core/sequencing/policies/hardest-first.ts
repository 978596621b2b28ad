import { ITEM_LEVELS } from '../course-model';
import { knownNow } from '../learner-view';
import { chooseBlindly, ignore, NoCandidateError, type Policy } from '../policy';

/** The concept that is known least; of equals the one latest in the course. */
export function createHardestFirst(): Policy {
  return {
    name: 'hardest-first',
    reset: ignore,
    choose(view, random, choice) {
      const { order, count } = view.model.graph;
      if (count === 0) throw new NoCandidateError();
      let least = Number.POSITIVE_INFINITY;
      for (let at = count - 1; at >= 0; at--) {
        const concept = order[at] ?? 0;
        const known = knownNow(view, concept);
        if (known >= least) continue;
        least = known;
        choice.concept = concept;
      }
      choice.propensity = 1;
      chooseBlindly(view, random, choice, ITEM_LEVELS);
    },
    observe: ignore,
  };
}
