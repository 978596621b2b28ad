/** Texts as rows, terms as columns, in compressed rows: row r has the entries `starts[r]` to `starts[r + 1]`. */
export interface TermMatrix {
  rows: number;
  vocabulary: Vocabulary;
  starts: Uint32Array;
  /** Number of the term of each entry. */
  terms: Uint32Array;
  /** How often it stands there. */
  counts: Float32Array;
}

export interface Vocabulary {
  /** Number of each term. */
  numbers: ReadonlyMap<string, number>;
  terms: readonly string[];
  /** Texts that hold the term. */
  frequencies: Uint32Array;
  /** Texts in all. */
  texts: number;
}

/** Counts the terms of texts, each given as its terms in order. */
export function countTerms(texts: Iterable<readonly string[]>): TermMatrix {
  const numbers = new Map<string, number>();
  const terms: string[] = [];
  const frequencies: number[] = [];
  const starts: number[] = [0];
  const entries: number[] = [];
  const counts: number[] = [];
  const here = new Map<number, number>();
  for (const text of texts) {
    here.clear();
    for (const term of text) {
      let number = numbers.get(term);
      if (number === undefined) {
        number = terms.length;
        numbers.set(term, number);
        terms.push(term);
        frequencies.push(0);
      }
      here.set(number, (here.get(number) ?? 0) + 1);
    }
    for (const [number, count] of here) {
      entries.push(number);
      counts.push(count);
      frequencies[number] = (frequencies[number] ?? 0) + 1;
    }
    starts.push(entries.length);
  }
  return {
    rows: starts.length - 1,
    vocabulary: { numbers, terms, frequencies: Uint32Array.from(frequencies), texts: starts.length - 1 },
    starts: Uint32Array.from(starts),
    terms: Uint32Array.from(entries),
    counts: Float32Array.from(counts),
  };
}

/** Rarity of a term, above 0: ln(1 + (N - n + ½) / (n + ½)), as BM25 has it. A term that nowhere stands is the rarest. */
export function rarity(vocabulary: Vocabulary, number: number | undefined): number {
  const within = number === undefined ? 0 : (vocabulary.frequencies[number] ?? 0);
  return Math.log(1 + (vocabulary.texts - within + 0.5) / (within + 0.5));
}
