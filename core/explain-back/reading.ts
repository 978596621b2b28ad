import { stopWordsOf } from '../language/stop-words';
import { readPolarWords } from '../text/polar-words';
import { splitSentences } from '../text/sentences';
import { type Vocabulary, weightOf } from './vocabulary';

/** A word of a learner's text or of a key point, ready to be compared. */
export interface ReadWord {
  /** Lower case, no accents. */
  text: string;
  stem: string;
  forms: readonly string[];
  /** Its clause denies it. */
  denied: boolean;
  /** Carries subject matter: no stop word, no single letter. */
  content: boolean;
  /** Above 0; rare words weigh more. */
  weight: number;
  /** The question gives it away: saying it again shows nothing. */
  given: boolean;
}

/** One sentence, or one clause of a very long one, with its range in the text in UTF-16 units. */
export interface ReadSentence {
  text: string;
  start: number;
  end: number;
  words: readonly ReadWord[];
}

export interface ReadingContext {
  /** BCP 47 tag of the material. */
  locale: string;
  vocabulary: Vocabulary;
  /** Stems that the question itself contains. */
  given: ReadonlySet<string>;
}

/** Sentences with more words than this are cut at their commas and joining words: children write without full stops. */
const LONG_SENTENCE = 28;
const JOINT = /,\s+|;\s+|\s+(?=(?:and then|and|but|because|so that|so|then|which|when|while)\s)/giu;

/** Reads a text into sentences of comparable words. */
export function readText(text: string, context: ReadingContext): ReadSentence[] {
  return splitSentences(text, context.locale).flatMap((sentence) => {
    const read = readSentence(sentence.text, sentence.start, context);
    if (read.words.length <= LONG_SENTENCE) return [read];
    return clausesOf(sentence.text, sentence.start).map(({ text: clause, start }) =>
      readSentence(clause, start, context),
    );
  });
}

/** Stems of a question's words, to be passed as `given`. */
export function stemsOf(texts: readonly string[], locale: string): Set<string> {
  return new Set(texts.flatMap((text) => readPolarWords(text, locale).map(({ stem }) => stem)));
}

function readSentence(text: string, start: number, { locale, vocabulary, given }: ReadingContext): ReadSentence {
  const stopWords = plainStopWords(locale);
  const words = readPolarWords(text, locale).map((word) => ({
    ...word,
    content: word.text.length > 1 && !stopWords.has(word.text),
    weight: weightOf(word.stem, vocabulary),
    given: given.has(word.stem),
  }));
  return { text, start, end: start + text.length, words };
}

const PLAIN = new Map<string, ReadonlySet<string>>();

/** Stop words as compared words are written: without accents. */
function plainStopWords(locale: string): ReadonlySet<string> {
  const known = PLAIN.get(locale);
  if (known) return known;
  const words = new Set([...stopWordsOf(locale)].map((word) => word.normalize('NFKD').replace(/\p{M}+/gu, '')));
  PLAIN.set(locale, words);
  return words;
}

function clausesOf(text: string, start: number): { text: string; start: number }[] {
  const clauses: { text: string; start: number }[] = [];
  let from = 0;
  for (const joint of text.matchAll(JOINT)) {
    // A clause of a word or two says nothing alone.
    if (joint.index - from < 24) continue;
    clauses.push({ text: text.slice(from, joint.index), start: start + from });
    from = joint.index + joint[0].length;
  }
  clauses.push({ text: text.slice(from), start: start + from });
  return clauses.filter((clause) => clause.text.trim() !== '');
}
