import { rarity, type TermMatrix } from '../embedding/term-matrix';

/** As the full-text index has them. */
const K1 = 1.2;
const B = 0.75;

/** BM25 over texts in memory (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009), as the full-text index reckons it. */
export interface Bm25 {
  /** Score of every text, 0 where it holds no term of the query. @param terms each counts as often as it is named */
  scores(terms: readonly string[]): Float32Array;
  /** Score of one text as it would be without some of its terms (`without`: how many of each are taken out). */
  scoreWithout(terms: readonly string[], text: number, without: ReadonlyMap<string, number>): number;
}

export function createBm25(matrix: TermMatrix): Bm25 {
  const { rows, vocabulary, starts, terms, counts } = matrix;
  const lengths = new Float32Array(rows);
  const heads = new Uint32Array(vocabulary.terms.length + 1);
  for (const term of terms) heads[term + 1] = (heads[term + 1] ?? 0) + 1;
  for (let term = 0; term < vocabulary.terms.length; term++)
    heads[term + 1] = (heads[term + 1] ?? 0) + (heads[term] ?? 0);
  const next = heads.slice();
  const texts = new Uint32Array(terms.length);
  const weights = new Float32Array(terms.length);
  for (let row = 0; row < rows; row++) {
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
      lengths[row] = (lengths[row] ?? 0) + (counts[at] ?? 0);
      const term = terms[at] ?? 0;
      const place = next[term] ?? 0;
      next[term] = place + 1;
      texts[place] = row;
      weights[place] = counts[at] ?? 0;
    }
  }
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, rows);
  const weigh = (count: number, length: number) => (count * (K1 + 1)) / (count + K1 * (1 - B + (B * length) / mean));
  return {
    scores(query) {
      const out = new Float32Array(rows);
      for (const term of query) {
        const number = vocabulary.numbers.get(term);
        if (number === undefined) continue;
        const rare = rarity(vocabulary, number);
        for (let at = heads[number] ?? 0; at < (heads[number + 1] ?? 0); at++) {
          const row = texts[at] ?? 0;
          out[row] = (out[row] ?? 0) + rare * weigh(weights[at] ?? 0, lengths[row] ?? 0);
        }
      }
      return out;
    },
    scoreWithout(query, row, without) {
      let removed = 0;
      for (const count of without.values()) removed += count;
      const length = (lengths[row] ?? 0) - removed;
      const held = new Map<number, number>();
      for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) held.set(terms[at] ?? 0, counts[at] ?? 0);
      let score = 0;
      for (const term of query) {
        const number = vocabulary.numbers.get(term);
        const count = number === undefined ? 0 : (held.get(number) ?? 0) - (without.get(term) ?? 0);
        if (count > 0) score += rarity(vocabulary, number) * weigh(count, length);
      }
      return score;
    },
  };
}
