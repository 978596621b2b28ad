import { amstad, fernandezHuerta, fleschKincaidGrade, fleschReadingEase, kandelMoles, lix } from './formulas';
import { countText, type TextCounts } from './measure';

/** How hard a text is to read, by the formula that was made for its language. */
export interface ReadingLevel {
  formula: 'flesch' | 'fernandez-huerta' | 'kandel-moles' | 'amstad' | 'lix';
  /** 0 very hard to 100 very easy, cut there; comparable between languages as far as the formulas are. */
  ease: number;
  /** Years of schooling by Flesch–Kincaid, for English only. */
  grade: number | null;
  /** LIX, for every language. */
  lix: number;
  wordsPerSentence: number;
  longestSentence: number;
  words: number;
  sentences: number;
}

/** Shorter texts (words) say too little about their own difficulty: formulas were fitted to passages of a hundred words and more. */
export const LEAST_WORDS = 20;

const FLESCH: Record<string, { formula: ReadingLevel['formula']; ease(perSentence: number, perWord: number): number }> =
  {
    en: { formula: 'flesch', ease: fleschReadingEase },
    es: { formula: 'fernandez-huerta', ease: fernandezHuerta },
    fr: { formula: 'kandel-moles', ease: kandelMoles },
    de: { formula: 'amstad', ease: amstad },
  };

/**
 * Reading level of Markdown prose; null where it has fewer than {@link LEAST_WORDS} words.
 *
 * @param aside stems of words whose length is not the writer's choice, see {@link countText}.
 */
export function readingLevel(markdown: string, language = 'en', aside?: ReadonlySet<string>): ReadingLevel | null {
  const counts = countText(markdown, language, aside);
  return counts.words < LEAST_WORDS ? null : levelOf(counts, language);
}

/** The same from counts, of whatever length. */
export function levelOf(counts: TextCounts, language = 'en'): ReadingLevel {
  const wordsPerSentence = ratio(counts.words, counts.sentences);
  const syllablesPerWord = ratio(counts.syllables, counts.ownWords);
  const index = lix(wordsPerSentence, ratio(counts.longWords, counts.ownWords));
  const base = language.split('-')[0] ?? '';
  const own = FLESCH[base];
  return {
    formula: own?.formula ?? 'lix',
    ease: clamp(own ? own.ease(wordsPerSentence, syllablesPerWord) : easeOfLix(index)),
    grade: base === 'en' ? fleschKincaidGrade(wordsPerSentence, syllablesPerWord) : null,
    lix: index,
    wordsPerSentence,
    longestSentence: counts.longestSentence,
    words: counts.words,
    sentences: counts.sentences,
  };
}

/**
 * LIX laid on the scale of reading ease by its classes (Björnsson 1968: 25 very easy, 35 easy, 45 middling, 55 hard, above very hard) against
 * Flesch's (1948: 90 very easy, 70 fairly easy, 60 standard, 40 difficult, 30 very difficult): 25 ↦ 90, 55 ↦ 30, a straight line through both.
 */
function easeOfLix(index: number): number {
  return 90 - 2 * (index - 25);
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function clamp(ease: number): number {
  return Math.min(100, Math.max(0, ease));
}
