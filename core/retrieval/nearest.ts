import { greatest } from './fuse';

/** Numbers that are compared one by one; beyond, signs choose first. 5 ms of CPU. */
const EXACT = 4_000_000;
/** Rows that signs choose, for each that is wanted, and at least. */
const CHOSEN_EACH = 5;
const LEAST_CHOSEN = 500;

/** How vectors of length 1, by rows, are compared with questions. They are given each time, so that nobody need keep them. */
export interface Nearest {
  /** The rows whose cosine with the query is greatest, greatest first, with that cosine. @param vectors always the same ones */
  best(vectors: Float32Array, query: Float32Array, count: number): { row: number; cosine: number }[];
  cosine(vectors: Float32Array, query: Float32Array, row: number): number;
}

/**
 * Up to 4 million numbers every cosine is reckoned. Beyond, each row is first compared by the signs of its components, beside their means,
 * 32 at a time (binary quantisation with rescoring), and the cosines of the 500 likest or more decide. The signs are found once and kept.
 */
export function createNearest(dimensions: number, exact = EXACT): Nearest {
  let signs: ReturnType<typeof createSigns> | undefined;
  return {
    cosine(vectors, query, row) {
      const from = row * dimensions;
      let sum = 0;
      for (let at = 0; at < dimensions; at++) sum += (vectors[from + at] ?? 0) * (query[at] ?? 0);
      return sum;
    },
    best(vectors, query, count) {
      const rows = dimensions === 0 ? 0 : vectors.length / dimensions;
      if (vectors.length > exact) signs ??= createSigns(vectors, rows, dimensions);
      const chosen = signs?.likest(query, Math.max(LEAST_CHOSEN, CHOSEN_EACH * count)) ?? null;
      const values = cosines(vectors, dimensions, query, chosen, chosen?.length ?? rows);
      return greatest(values, count).map((place) => ({
        row: chosen?.[place] ?? place,
        cosine: values[place] ?? 0,
      }));
    },
  };
}

/** Cosines of rows, of all where none are named. Four at a time: a processor adds up four sums in the time of one. */
function cosines(
  vectors: Float32Array,
  dimensions: number,
  query: Float32Array,
  chosen: readonly number[] | null,
  count: number,
): Float32Array {
  const out = new Float32Array(count);
  const from = (place: number) => (chosen?.[place] ?? place) * dimensions;
  let place = 0;
  for (; place + 4 <= count; place += 4) {
    const [a, b, c, d] = [from(place), from(place + 1), from(place + 2), from(place + 3)];
    let [sumA, sumB, sumC, sumD] = [0, 0, 0, 0];
    for (let at = 0; at < dimensions; at++) {
      const asked = query[at] ?? 0;
      sumA += (vectors[a + at] ?? 0) * asked;
      sumB += (vectors[b + at] ?? 0) * asked;
      sumC += (vectors[c + at] ?? 0) * asked;
      sumD += (vectors[d + at] ?? 0) * asked;
    }
    out[place] = sumA;
    out[place + 1] = sumB;
    out[place + 2] = sumC;
    out[place + 3] = sumD;
  }
  for (; place < count; place++) {
    const row = from(place);
    let sum = 0;
    for (let at = 0; at < dimensions; at++) sum += (vectors[row + at] ?? 0) * (query[at] ?? 0);
    out[place] = sum;
  }
  return out;
}

function createSigns(vectors: Float32Array, rows: number, dimensions: number) {
  const width = Math.ceil(dimensions / 32);
  const means = new Float64Array(dimensions);
  for (let at = 0; at < vectors.length; at++)
    means[at % dimensions] = (means[at % dimensions] ?? 0) + (vectors[at] ?? 0) / rows;
  const codeOf = (vector: Float32Array, from: number, into: Int32Array, to: number): void => {
    for (let c = 0; c < dimensions; c++)
      if ((vector[from + c] ?? 0) > (means[c] ?? 0)) into[to + (c >> 5)] = (into[to + (c >> 5)] ?? 0) | (1 << (c & 31));
  };
  const codes = new Int32Array(rows * width);
  for (let row = 0; row < rows; row++) codeOf(vectors, row * dimensions, codes, row * width);
  return {
    /** Rows with most signs in common with the query's. */
    likest(query: Float32Array, count: number): number[] {
      const asked = new Int32Array(width);
      codeOf(query, 0, asked, 0);
      const common = new Float32Array(rows);
      for (let row = 0; row < rows; row++) {
        let different = 0;
        for (let word = 0; word < width; word++)
          different += ones((codes[row * width + word] ?? 0) ^ (asked[word] ?? 0));
        common[row] = dimensions - different;
      }
      return greatestInAnyOrder(common, count, dimensions);
    },
  };
}

/** Bits that are set (H. S. Warren, Hacker's Delight, 5-1). */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return (((fours + (fours >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** By counting: the values are whole numbers up to `most`. */
function greatestInAnyOrder(values: Float32Array, count: number, most: number): number[] {
  const having = new Uint32Array(most + 1);
  for (const value of values) having[value] = (having[value] ?? 0) + 1;
  let least = most;
  let above = 0;
  while (least > 0 && above + (having[least] ?? 0) < count) above += having[least--] ?? 0;
  const out: number[] = [];
  let atLeast = count - above;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? 0;
    if (value > least || (value === least && atLeast-- > 0)) out.push(row);
  }
  return out;
}
