/** Something outside an exercise changed it (a hint was given elsewhere); `detail` is the presentation's id. */
export const EXERCISE_CHANGED = 'meno:exercise-changed';

/** An answer to an exercise was judged; `detail` is an {@link Answered}. */
export const EXERCISE_ANSWERED = 'meno:exercise-answered';

export interface Answered {
  conceptId: string;
  correct: boolean;
}

/** Says that an answer was judged, to whatever of the page goes by it. */
export function sayAnswered(answered: Answered): void {
  window.dispatchEvent(new CustomEvent<Answered>(EXERCISE_ANSWERED, { detail: answered }));
}
