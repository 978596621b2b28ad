/** How much one explanation counts as tried, and as having taught; both 0 to 1, `taught` ≤ `tried`. */
export interface Credit {
  tried: number;
  taught: number;
}

/**
 * Did the explanation teach? The answer after it tells, softly. With p the probability that the concept was known before the
 * explanation and T that it teaches one who doesn't know, the next answer x gives by Bayes' rule
 *
 *     taught = (1 − p) · T · P(x | known) / P(x)
 *     tried  = (1 − p) · (T · P(x | known) + (1 − T) · P(x | not known)) / P(x)
 *
 * the posterior probabilities that it was not known and was learned, and that it was not known: the expected counts of the
 * learning transition, as the E step of Baum and Welch (1970) has them for one step. NaN in, or an impossible answer, counts
 * for nothing.
 *
 * @param rightKnown P(right | known), and `rightUnknown` P(right | not known), of the item that was answered after it.
 */
export function creditOf(
  known: number,
  teaches: number,
  rightKnown: number,
  rightUnknown: number,
  correct: boolean,
  into: Credit,
): void {
  const likeKnown = correct ? rightKnown : 1 - rightKnown;
  const likeUnknown = correct ? rightUnknown : 1 - rightUnknown;
  const learned = (1 - known) * teaches * likeKnown;
  const still = (1 - known) * (1 - teaches) * likeUnknown;
  const all = known * likeKnown + learned + still;
  const sound = all > 0;
  into.taught = sound ? learned / all : 0;
  into.tried = sound ? (learned + still) / all : 0;
}
