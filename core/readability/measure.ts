import { tokenize } from '../text/tokens';
import { readProse } from './prose';
import { countSyllables } from './syllables';

/** Counts of a text from which every formula is reckoned. */
export interface TextCounts {
  sentences: number;
  words: number;
  /** Of the words that are not set aside. */
  syllables: number;
  /** Words that are not set aside. */
  ownWords: number;
  /** Letters of all words. */
  letters: number;
  /** Words of more than six letters that are not set aside. */
  longWords: number;
  /** Words of the longest sentence. */
  longestSentence: number;
}

/**
 * Counts of Markdown prose. `aside`: stems of words that the text can't do without, such as the terms that are taught: they count in the length
 * of sentences, but not for syllables and long words, since their length is not the writer's choice.
 */
export function countText(markdown: string, language = 'en', aside: ReadonlySet<string> = new Set()): TextCounts {
  const counts: TextCounts = {
    sentences: 0,
    words: 0,
    syllables: 0,
    ownWords: 0,
    letters: 0,
    longWords: 0,
    longestSentence: 0,
  };
  for (const { words } of readProse(markdown, language)) {
    counts.sentences += 1;
    counts.words += words.length;
    counts.longestSentence = Math.max(counts.longestSentence, words.length);
    for (const word of words) addWord(counts, word, language, aside);
  }
  return counts;
}

function addWord(counts: TextCounts, word: string, language: string, aside: ReadonlySet<string>): void {
  const letters = word.match(/\p{L}/gu)?.length ?? 0;
  counts.letters += letters;
  if (aside.size > 0 && tokenize(word, language).every(({ stem }) => aside.has(stem))) return;
  counts.ownWords += 1;
  counts.syllables += syllablesOf(word, language);
  if (letters > 6) counts.longWords += 1;
}

/** Parts of a hyphenated word are spoken one after the other. */
function syllablesOf(word: string, language: string): number {
  return word.split(/[-‐‑_.]/).reduce((sum, part) => sum + (part === '' ? 0 : countSyllables(part, language)), 0);
}
