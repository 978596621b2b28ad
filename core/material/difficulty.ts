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
  return difficultyOfEase(readingLevel(text, language)?.ease ?? null, along);
}

/** The same where the reading ease (0 to 100) is known already; null: the text is too short to be measured. */
export function difficultyOfEase(ease: number | null, along: number): number {
  const reading = ease === null ? MIDDLING : 1 - ease / 100;
  return READING * reading + (1 - READING) * Math.min(1, Math.max(0, along));
}

/** From which difficulty on a piece of material counts as middling, and from which as hard. */
const FROM = { middling: 0.35, hard: 0.65 } as const;
export type DifficultyBand = 'easy' | 'middling' | 'hard';
export const DIFFICULTY_BANDS = ['easy', 'middling', 'hard'] as const satisfies readonly DifficultyBand[];

/** A difficulty in one word. */
export function difficultyBand(difficulty: number): DifficultyBand {
  return difficulty < FROM.middling ? 'easy' : difficulty < FROM.hard ? 'middling' : 'hard';
}

/** The difficulty that a teacher means by a word: the middle of its band. */
export function difficultyMeant(band: DifficultyBand): number {
  return { easy: 0.2, middling: 0.5, hard: 0.8 }[band];
}
