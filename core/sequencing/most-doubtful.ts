import { type CourseModel, ITEM_LEVELS } from './course-model';
import { knownNow, type LearnerView } from './learner-view';

/**
 * Where everything seems known: the concept whose next answer is likeliest to show that it isn't, (1 − p(L)) · P(wrong | not known) on
 * the item that is guessed least, and the likelier the less often it was asked: p(L) after one or two right answers rests on
 * parameters that may not be this learner's. The first of equals; −1 of a course without concepts.
 */
export function mostDoubtful(view: LearnerView): number {
  let [best, most] = [-1, -1];
  for (let concept = 0; concept < view.pKnown.length; concept++) {
    const shows = (1 - knownNow(view, concept)) * (1 - leastGuess(view.model, concept));
    const doubt = shows / Math.sqrt((view.attempts[concept] ?? 0) + 1);
    if (doubt <= most) continue;
    most = doubt;
    best = concept;
  }
  return best;
}

function leastGuess({ rightUnknown }: CourseModel, concept: number): number {
  let least = 1;
  for (let item = 0; item < ITEM_LEVELS; item++) {
    least = Math.min(least, rightUnknown[concept * ITEM_LEVELS + item] ?? 1);
  }
  return least;
}
