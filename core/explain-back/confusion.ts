import { type PointReading, windowsOf } from './compare';
import { matchPoint } from './point-model';
import { quoteOf, readPoint } from './read-point';
import { type ReadingContext, type ReadSentence, stemsOf } from './reading';
import type { KeyPoint, Misconception, NamedConcept } from './types';

/** A concept that another could be taken for, with the sentences that say what it is. */
export interface Sibling extends NamedConcept {
  sentences: readonly string[];
}

/** How surely a sentence must say what another concept is, and how much more than what this one is. */
const CONFUSED_FROM = 0.6;
const MARGIN = 0.1;

/**
 * Sentences that say of this concept what the material says of another: for each concept at most one, the surest. A sentence that
 * names the other concept is a comparison and no confusion.
 */
export function confusionsIn(
  own: readonly ReadSentence[],
  input: { text: string; points: readonly KeyPoint[]; siblings: readonly Sibling[]; context: ReadingContext },
): Misconception[] {
  const { context } = input;
  const ownPoints = input.points.map(({ text }) => readPoint(text, context));
  return input.siblings.flatMap((sibling) => {
    const names = stemsOf([sibling.name, ...sibling.aliases], context.locale);
    // The sibling's own name gives nothing away here: it isn't said.
    const reading = { ...context, given: new Set([...context.given, ...names]) };
    const sentences = sibling.sentences.map((text) => ({ text, point: readPoint(text, reading) }));
    const single = [...names].filter((name) => !context.given.has(name));
    let surest: { probability: number; misconception: Misconception } | null = null;
    for (const sentence of own) {
      if (single.some((name) => sentence.words.some(({ stem }) => stem === name))) continue;
      for (const { text, point } of sentences) {
        const probability = ofSentence(point, sentence);
        if (probability < CONFUSED_FROM || probability <= (surest?.probability ?? 0)) continue;
        if (ownPoints.some((each) => ofSentence(each, sentence) > probability - MARGIN)) continue;
        const quote = quoteOf(input.text, [sentence]);
        if (quote)
          surest = { probability, misconception: { kind: 'confused', concept: sibling.name, passage: text, quote } };
      }
    }
    return surest ? [surest.misconception] : [];
  });
}

function ofSentence(point: PointReading, sentence: ReadSentence): number {
  return matchPoint(point, [sentence], windowsOf(1)).probability;
}
