import { type CourseModel, ITEM_LEVELS } from './course-model';

/**
 * The item whose answer tells most about whether the concept is known: largest expected fall of uncertainty p(1 − p), the
 * first of equals. It falls by (p(1 − p))² · (k − u)² / (q(1 − q)), with k and u the probabilities of a right answer of one who
 * knows and one who doesn't and q = p·k + (1 − p)·u: the variance of the posterior (law of total variance).
 * @param known p(L), 0 to 1.
 */
export function tellingItem(model: CourseModel, concept: number, known: number): number {
  let [best, most] = [0, -1];
  for (let item = 0; item < ITEM_LEVELS; item++) {
    const tells = informationOf(
      known,
      model.rightKnown[concept * ITEM_LEVELS + item] ?? 0,
      model.rightUnknown[concept * ITEM_LEVELS + item] ?? 0,
    );
    if (tells <= most) continue;
    most = tells;
    best = item;
  }
  return best;
}

/** Variance of p(L) after one answer; 0 where the answer is certain. */
export function informationOf(known: number, rightKnown: number, rightUnknown: number): number {
  const right = known * rightKnown + (1 - known) * rightUnknown;
  const spread = right * (1 - right);
  return spread > 0 ? (known * (1 - known) * (rightKnown - rightUnknown)) ** 2 / spread : 0;
}
