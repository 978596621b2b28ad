import { type Grade, Rating } from 'ts-fsrs';

/** One answer that counts as evidence: not one given after the answer was shown. */
export interface Evidence {
  correct: boolean;
  hintsUsed: number;
  /**
   * The caller has a reason to hold that recall cost nothing, say, right at once on every item of an unaided check.
   * Leave it out otherwise.
   */
  effortless?: boolean;
}

/**
 * FSRS's grade of an answer.
 *
 * | answer | grade | why |
 * | --- | --- | --- |
 * | wrong, hints or not | Again (1) | not recalled |
 * | right with hints | Hard (2) | recalled, with help: less strengthening (w15), harder concept |
 * | right, unaided | Good (3) | recalled |
 * | right, unaided, `effortless` | Easy (4) | only where the caller vouches for it |
 *
 * A quick answer alone is not Easy: on a choice of four it is as often a guess, and Easy multiplies the gain in stability
 * by w16 (1.87), so an error here puts off the next check for weeks.
 */
export function gradeOf({ correct, hintsUsed, effortless = false }: Evidence): Grade {
  if (!correct) return Rating.Again;
  if (hintsUsed > 0) return Rating.Hard;
  return effortless ? Rating.Easy : Rating.Good;
}
