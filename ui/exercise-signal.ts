/** Something outside an exercise changed it (a hint was given elsewhere); `detail` is the presentation's id. */
export const EXERCISE_CHANGED = 'meno:exercise-changed';
