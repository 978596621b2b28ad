import { readPolarWords } from '../text/polar-words';
import { splitSentences } from '../text/sentences';
import type { ReadSentence } from './reading';

/** Words in a row, the same as in the material, from which they are taken for copied. */
const RUN = 6;
/** A sentence shorter than a run is copied where the material has one with exactly its words, and at least so many. */
const SHORTEST = 4;
/** Share of a sentence's words in such runs from which it explains nothing. */
const COPIED = 0.75;

/** Runs of words of the material, to look for in learners' texts. */
export type CopyIndex = ReadonlySet<string>;

/** Every run of {@link RUN} words of these passages. */
export function copyIndex(passages: readonly string[], locale: string): CopyIndex {
  const runs = new Set<string>();
  for (const passage of passages) {
    const words = readPolarWords(passage, locale).map(({ text }) => text);
    for (let at = 0; at + RUN <= words.length; at++) runs.add(words.slice(at, at + RUN).join(' '));
    for (const sentence of splitSentences(passage, locale)) {
      const own = readPolarWords(sentence.text, locale).map(({ text }) => text);
      if (own.length >= SHORTEST && own.length < RUN) runs.add(own.join(' '));
    }
  }
  return runs;
}

/** Share of a sentence's words that stand in the material in the same order, in runs of six and more; 0 to 1. */
export function copiedShare(sentence: ReadSentence, index: CopyIndex): number {
  const words = sentence.words.map(({ text }) => text);
  if (words.length < RUN) return words.length >= SHORTEST && index.has(words.join(' ')) ? 1 : 0;
  const copied = new Set<number>();
  for (let at = 0; at + RUN <= words.length; at++)
    if (index.has(words.slice(at, at + RUN).join(' '))) for (let i = at; i < at + RUN; i++) copied.add(i);
  return copied.size / words.length;
}

export function isCopied(sentence: ReadSentence, index: CopyIndex): boolean {
  return copiedShare(sentence, index) >= COPIED;
}
