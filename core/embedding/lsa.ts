import { numberOf, type StringTable, stringTable } from '../text/string-table';
import { randomisedSvd } from './randomised-svd';
import { rarity, type TermMatrix } from './term-matrix';

/** Texts that a term must stand in to have a meaning of its own. */
const LEAST_TEXTS = 2;
/** Most components; more cost time and memory, and measured no better on 5,000 texts. */
const MOST_COMPONENTS = 200;
const LEAST_COMPONENTS = 8;

/** Meanings of terms, learnt from what stands together in the texts of one course. */
export interface Lsa {
  dimensions: number;
  /** Terms that have a meaning, by number. */
  terms: StringTable;
  /** Vector of term t at `t * dimensions`, already times the term's rarity. */
  vectors: Float32Array;
}

/**
 * Latent semantic analysis (Deerwester and others, JASIS 41, 1990): the leading singular vectors of the texts' weighted terms, scaled by
 * the inverse square root of the singular values. Null where the texts are too few to learn from.
 */
export function fitLsa(matrix: TermMatrix, seed: number): Lsa | null {
  const { vocabulary } = matrix;
  const kept = new Int32Array(vocabulary.terms.length).fill(-1);
  const terms: string[] = [];
  const rare: number[] = [];
  for (const [number, term] of vocabulary.terms.entries()) {
    if ((vocabulary.frequencies[number] ?? 0) < LEAST_TEXTS) continue;
    kept[number] = terms.length;
    terms.push(term);
    rare.push(rarity(vocabulary, number));
  }
  const rank = Math.min(MOST_COMPONENTS, Math.round(3 * Math.sqrt(matrix.rows)), Math.floor(terms.length / 2));
  if (rank < LEAST_COMPONENTS) return null;
  const weighed = weigh(matrix, kept, rare);
  const svd = randomisedSvd({ ...weighed, rows: matrix.rows, columns: terms.length }, rank, seed, 1);
  const vectors = new Float32Array(terms.length * rank);
  for (let term = 0; term < terms.length; term++) {
    for (let c = 0; c < rank; c++) {
      const scale = (rare[term] ?? 0) / Math.sqrt(Math.max(svd.values[c] ?? 0, 1e-6));
      vectors[term * rank + c] = (svd.right[term * rank + c] ?? 0) * scale;
    }
  }
  return { dimensions: rank, terms: stringTable(terms), vectors };
}

/** Vector of length 1 of a text's terms; all 0 where none of them has a meaning. Repeats count by the logarithm. */
export function embedTerms(lsa: Lsa, terms: readonly string[]): Float32Array {
  const counts = new Map<number, number>();
  for (const term of terms) {
    const number = numberOf(lsa.terms, term);
    if (number >= 0) counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  const vector = new Float32Array(lsa.dimensions);
  for (const [number, count] of counts) {
    const weight = 1 + Math.log(count);
    const from = number * lsa.dimensions;
    for (let c = 0; c < lsa.dimensions; c++) vector[c] = (vector[c] ?? 0) + weight * (lsa.vectors[from + c] ?? 0);
  }
  return toLengthOne(vector);
}

/** Scales a vector in place to length 1; one of length 0 stays. */
export function toLengthOne(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  if (squares > 0) {
    const scale = 1 / Math.sqrt(squares);
    for (let c = 0; c < vector.length; c++) vector[c] = (vector[c] ?? 0) * scale;
  }
  return vector;
}

/** (1 + ln count) × rarity, each text of length 1, so that a long one is no more than a short one. */
function weigh({ rows, starts, terms, counts }: TermMatrix, kept: Int32Array, rare: readonly number[]) {
  const heads = new Uint32Array(rows + 1);
  const indices: number[] = [];
  const values: number[] = [];
  for (let row = 0; row < rows; row++) {
    const first = indices.length;
    let squares = 0;
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
      const term = kept[terms[at] ?? 0] ?? -1;
      if (term < 0) continue;
      const value = (1 + Math.log(counts[at] ?? 1)) * (rare[term] ?? 0);
      indices.push(term);
      values.push(value);
      squares += value * value;
    }
    for (let at = first; at < values.length; at++) values[at] = (values[at] ?? 0) / Math.sqrt(squares);
    heads[row + 1] = indices.length;
  }
  return { starts: heads, indices: Uint32Array.from(indices), values: Float32Array.from(values) };
}
