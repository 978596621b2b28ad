import { createRandom } from '../random/random';
import { gram, orthonormalise, symmetricEigen } from './small-matrices';

/** Sparse matrix in compressed rows. */
export interface SparseRows {
  rows: number;
  columns: number;
  starts: Uint32Array;
  indices: Uint32Array;
  values: Float32Array;
}

export interface TruncatedSvd {
  /** Singular values, largest first. */
  values: Float64Array;
  /** Right singular vectors: component c of column j at `j * rank + c`. */
  right: Float32Array;
  rank: number;
}

/** More directions than asked for, so that the last ones are sound too. */
const OVERSAMPLING = 10;

/**
 * The leading singular values and right singular vectors of a sparse matrix, by a random projection with power iterations (Halko,
 * Martinsson and Tropp, SIAM Review 53, 2011, algorithms 4.4 and 5.1). The same seed gives the same result.
 *
 * @param rank at most; less where the matrix has fewer rows or columns.
 */
export function randomisedSvd(matrix: SparseRows, rank: number, seed: number, iterations = 2): TruncatedSvd {
  const size = Math.min(rank + OVERSAMPLING, matrix.rows, matrix.columns);
  const random = createRandom(seed);
  let right: Float64Array = new Float64Array(matrix.columns * size);
  for (let at = 0; at < right.length; at++) right[at] = random.normal();
  for (let round = 0; round < iterations; round++) {
    const left = times(matrix, right, size);
    orthonormalise(left, matrix.rows, size, 1);
    right = timesTransposed(matrix, left, size);
  }
  orthonormalise(right, matrix.columns, size);
  // The matrix on the subspace: B = A Q; its singular values and the rotation come from the small BᵀB.
  const image = times(matrix, right, size);
  const { values, vectors } = symmetricEigen(gram(image, matrix.rows, size), size);
  const kept = Math.min(rank, size);
  const out = new Float32Array(matrix.columns * kept);
  for (let column = 0; column < matrix.columns; column++) {
    for (let component = 0; component < kept; component++) {
      let sum = 0;
      for (let inner = 0; inner < size; inner++)
        sum += (right[column * size + inner] ?? 0) * (vectors[inner * size + component] ?? 0);
      out[column * kept + component] = sum;
    }
  }
  return { values: values.slice(0, kept).map((value) => Math.sqrt(Math.max(0, value))), right: out, rank: kept };
}

/** A · M, where M has a row for each column of A. */
function times({ rows, starts, indices, values }: SparseRows, dense: Float64Array, size: number): Float64Array {
  const out = new Float64Array(rows * size);
  for (let row = 0; row < rows; row++) {
    const to = row * size;
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
      const from = (indices[at] ?? 0) * size;
      const value = values[at] ?? 0;
      for (let c = 0; c < size; c++) out[to + c] = (out[to + c] ?? 0) + value * (dense[from + c] ?? 0);
    }
  }
  return out;
}

/** Aᵀ · M, where M has a row for each row of A. */
function timesTransposed(matrix: SparseRows, dense: Float64Array, size: number): Float64Array {
  const { rows, columns, starts, indices, values } = matrix;
  const out = new Float64Array(columns * size);
  for (let row = 0; row < rows; row++) {
    const from = row * size;
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
      const to = (indices[at] ?? 0) * size;
      const value = values[at] ?? 0;
      for (let c = 0; c < size; c++) out[to + c] = (out[to + c] ?? 0) + value * (dense[from + c] ?? 0);
    }
  }
  return out;
}
