import { searchTerms } from '../language/search-terms';
import { createRandom } from '../random/random';
import { splitSentences } from '../text/sentences';

/** What is searched of a chunk. */
export interface SearchedText {
  /** Titles from the source down to the chunk's own heading. */
  heading: string;
  text: string;
  /** BCP 47 tag. */
  language: string;
}

/** A question that the material asks itself: words of a sentence that was taken out, and the chunk where it stood. */
export interface HeldOut {
  /** Number of the chunk. */
  chunk: number;
  /** The sentence's words, as a learner might ask for it. */
  question: string;
  /** Terms of the question. */
  terms: string[];
  /** The chunk's text without the sentence. */
  rest: string;
  /** How many of each term the sentence took along. */
  removed: Map<string, number>;
}

/** Terms of a question as learners ask it. */
const QUESTION_TERMS = 5;
/** Terms that a sentence has at least, and that stay behind in its chunk. */
const LEAST_TERMS = 5;
const LEAST_REST = 12;

/**
 * Takes one sentence out of a sample of the chunks, to be asked for as learners ask: a few of its words. Where the chunk is still found
 * by what stayed behind, words of the same matter do it.
 *
 * @param most questions; no more than a quarter of the chunks give one
 */
export function holdOut(chunks: readonly SearchedText[], most: number, seed: number): HeldOut[] {
  const random = createRandom(seed);
  const order = random.shuffle(Array.from(chunks.keys()));
  const wanted = Math.min(most, Math.floor(chunks.length / 4));
  const out: HeldOut[] = [];
  for (const chunk of order) {
    if (out.length >= wanted) break;
    const from = chunks[chunk];
    if (!from) continue;
    const sentences = splitSentences(from.text.slice(0, 4_000), from.language);
    if (sentences.length < 2) continue;
    const sentence = sentences[random.integer(sentences.length)];
    if (!sentence) continue;
    const all = searchTerms(sentence.text, from.language);
    const rest = `${from.text.slice(0, sentence.start)} ${from.text.slice(sentence.end)}`;
    if (new Set(all).size < LEAST_TERMS || searchTerms(rest, from.language).length < LEAST_REST) continue;
    const words = random.shuffle([...new Set(sentence.text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])]);
    const asked = words.filter((word) => searchTerms(word, from.language).length > 0).slice(0, QUESTION_TERMS);
    const removed = new Map<string, number>();
    for (const term of all) removed.set(term, (removed.get(term) ?? 0) + 1);
    const question = asked.join(' ');
    out.push({ chunk, question, terms: [...new Set(searchTerms(question, from.language))], rest, removed });
  }
  return out;
}
