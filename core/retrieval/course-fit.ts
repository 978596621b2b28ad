import { embedTerms, fitLsa, type Lsa } from '../embedding/lsa';
import { countTerms } from '../embedding/term-matrix';
import { searchTerms, wordsOf } from '../language/search-terms';
import { seedOf } from '../seed/seed-of';
import { type StringList, type StringTable, stringList, stringTable } from '../text/string-table';
import { createBm25 } from './bm25';
import { chooseWeight, type Trial, type WeightChoice } from './choose-weight';
import { type HeldOut, holdOut, type SearchedText } from './held-out';

/** What a word in the headings counts besides, in the full-text index as here. */
export const HEADING_WEIGHT = 0.4;
/** Questions that the material asks itself to find the weight of the dense score. */
const TRIALS = 300;

/** What is derived of a course's chunks to search them well: made anew whenever they change. Chunks by number, as they were given. */
export interface CourseFit {
  /** Every term of the material, and how many chunks hold it. */
  terms: StringTable;
  frequencies: Uint32Array;
  chunks: number;
  /** Words of the material as written (lower case), the commonest first. */
  words: StringList;
  /** What the vectors were made by: the built-in embedder's own terms, or null for a model outside. */
  lsa: Lsa | null;
  /** Length of the vectors; 0: there are none. */
  dimensions: number;
  /** Vector of chunk c at `c * dimensions`, of length 1. */
  vectors: Float32Array;
  choice: WeightChoice;
}

/** Vectors that a model outside made: of the chunks, and of the questions and rests of `trialsOf`. */
export interface OutsideVectors {
  dimensions: number;
  chunks: Float32Array;
  questions: Float32Array;
  rests: Float32Array;
}

/** What is embedded of a chunk. */
export function embeddedText({ heading, text }: Pick<SearchedText, 'heading' | 'text'>): string {
  return `${heading}\n${text}`;
}

/** The questions that a course's material asks itself, the same for the same chunks. */
export function trialsOf(chunks: readonly SearchedText[]): HeldOut[] {
  return holdOut(chunks, TRIALS, seedOf('trials', chunks.length));
}

/**
 * Learns what search needs of a course: its words, vectors of its chunks (by the built-in embedder, or as given), and what the dense score
 * is worth beside the words, found by questions that the material asks itself.
 */
export function fitCourse(chunks: readonly SearchedText[], outside?: OutsideVectors): CourseFit {
  const texts = chunks.map((chunk) => searchTerms(embeddedText(chunk), chunk.language));
  const matrix = countTerms(texts);
  const trials = trialsOf(chunks);
  const rests = trials.map(({ chunk, rest }) => {
    const from = chunks[chunk];
    return from ? searchTerms(embeddedText({ heading: from.heading, text: rest }), from.language) : [];
  });
  // The built-in embedder must not have seen the sentences that it is tried with.
  const seen = [...texts];
  for (const [place, { chunk }] of trials.entries()) seen[chunk] = rests[place] ?? [];
  const lsa = outside ? null : fitLsa(countTerms(seen), seedOf('lsa', chunks.length));
  const vectors = outside ?? (lsa ? within(lsa, texts, trials, rests) : null);
  const lexical = createLexicalTrials(chunks, texts, matrix);
  return {
    terms: stringTable(matrix.vocabulary.terms),
    frequencies: matrix.vocabulary.frequencies,
    chunks: chunks.length,
    words: stringList(commonWords(chunks)),
    lsa,
    dimensions: vectors?.dimensions ?? 0,
    vectors: vectors?.chunks ?? new Float32Array(0),
    choice: chooseWeight(vectors ? trialScores(vectors, chunks.length, trials, lexical) : []),
  };
}

/** Cosines of a vector with all rows. */
export function cosines(vectors: Float32Array, dimensions: number, query: Float32Array): Float32Array {
  const rows = dimensions === 0 ? 0 : vectors.length / dimensions;
  const out = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    const from = row * dimensions;
    let sum = 0;
    for (let c = 0; c < dimensions; c++) sum += (vectors[from + c] ?? 0) * (query[c] ?? 0);
    out[row] = sum;
  }
  return out;
}

function within(lsa: Lsa, texts: string[][], trials: HeldOut[], rests: string[][]): OutsideVectors {
  const rows = (lists: readonly string[][]) => {
    const out = new Float32Array(lists.length * lsa.dimensions);
    for (const [row, terms] of lists.entries()) out.set(embedTerms(lsa, terms), row * lsa.dimensions);
    return out;
  };
  return {
    dimensions: lsa.dimensions,
    chunks: rows(texts),
    questions: rows(trials.map(({ terms }) => terms)),
    rests: rows(rests),
  };
}

type LexicalTrials = (trial: HeldOut) => Float32Array;

/** The score by words of every chunk, that of the right one without the sentence that was taken out. */
function createLexicalTrials(
  chunks: readonly SearchedText[],
  texts: string[][],
  matrix: ReturnType<typeof countTerms>,
): LexicalTrials {
  const whole = createBm25(matrix);
  const headings = createBm25(countTerms(chunks.map(({ heading, language }) => searchTerms(heading, language))));
  return ({ terms, chunk, removed }) => {
    const scores = whole.scores(terms);
    scores[chunk] = whole.scoreWithout(terms, chunk, removed);
    const beside = headings.scores(terms);
    for (let at = 0; at < texts.length; at++) scores[at] = (scores[at] ?? 0) + HEADING_WEIGHT * (beside[at] ?? 0);
    return scores;
  };
}

function* trialScores(
  { dimensions, chunks, questions, rests }: OutsideVectors,
  count: number,
  trials: readonly HeldOut[],
  lexical: LexicalTrials,
): Generator<Trial> {
  for (const [place, trial] of trials.entries()) {
    const question = questions.subarray(place * dimensions, (place + 1) * dimensions);
    const dense = cosines(chunks.subarray(0, count * dimensions), dimensions, question);
    const rest = rests.subarray(place * dimensions, (place + 1) * dimensions);
    dense[trial.chunk] = cosines(rest, dimensions, question)[0] ?? 0;
    yield { lexical: lexical(trial), dense, right: trial.chunk };
  }
}

function commonWords(chunks: readonly SearchedText[]): string[] {
  const counts = new Map<string, number>();
  for (const chunk of chunks)
    for (const word of wordsOf(embeddedText(chunk), chunk.language)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word);
}
