import { readingLevel } from '../readability/reading-level';

/** What reading counts beside the place in the course. */
const READING = 0.6;
/** Reading ease of text that is too short to be measured. */
const MIDDLING = 0.5;

/**
 * How hard a piece of material is, 0 easy to 1 hard: how hard it reads (reading ease by the formula of its language), and how far along the
 * course it stands.
 *
 * @param along 0 at the beginning of the course to 1 at its end: of a concept, its level over the deepest level
 */
export function difficultyOf(text: string, language: string, along: number): number {
  const ease = readingLevel(text, language)?.ease;
  const reading = ease === undefined ? MIDDLING : 1 - ease / 100;
  return READING * reading + (1 - READING) * Math.min(1, Math.max(0, along));
}
