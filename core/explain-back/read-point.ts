import type { PointReading } from './compare';
import { type ReadingContext, type ReadSentence, readText } from './reading';
import { pointWord } from './same-meaning';
import type { Quote } from './types';

/** A sentence of the material, ready to be compared. */
export function readPoint(text: string, context: ReadingContext): PointReading {
  const words = readText(text, context).flatMap((sentence) => sentence.words);
  return { text, words: words.map((word) => pointWord(word, context.locale)) };
}

/**
 * The key points of one concept, read together: a word that stands in several of them tells less of each, as its weight is shared out.
 */
export function readPoints(texts: readonly string[], context: ReadingContext): PointReading[] {
  const readings = texts.map((text) => readPoint(text, context));
  const counts = new Map<string, number>();
  for (const { words } of readings)
    for (const stem of new Set(words.map((word) => word.stem))) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return readings.map(({ text, words }) => ({
    text,
    words: words.map((word) => ({ ...word, weight: word.weight / (counts.get(word.stem) ?? 1) })),
  }));
}

/** The learner's words from the first of these sentences to the last, exactly as written. */
export function quoteOf(text: string, window: readonly ReadSentence[]): Quote | null {
  const [first, last] = [window[0], window.at(-1)];
  if (!first || !last) return null;
  return { text: text.slice(first.start, last.end), start: first.start, end: last.end };
}
