/**
 * Silent reading of English non-fiction is 238 words a minute (Brysbaert 2019, doi:10.1016/j.jml.2019.104047); material
 * that is studied, with formulas and code in it, goes slower. Meno reckons with three quarters of it.
 */
const STUDY_WORDS_PER_MINUTE = 180;
/** One exercise with reading its feedback, in minutes. */
export const EXERCISE_MINUTES = 0.75;

/** About how long a lesson takes, in whole minutes from 1. */
export function lessonMinutes(words: number, exercises: number): number {
  return Math.max(1, Math.round(readingMinutes(words) + exercises * EXERCISE_MINUTES));
}

/** How long so many words of material take to study, in minutes, not rounded. */
export function readingMinutes(words: number): number {
  return words / STUDY_WORDS_PER_MINUTE;
}
