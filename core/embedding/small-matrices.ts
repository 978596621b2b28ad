/** Dense matrices by rows: entry (r, c) of a matrix with `size` columns at `r * size + c`. */

/** AᵀA of a matrix of `rows` by `size`. */
export function gram(matrix: Float64Array, rows: number, size: number): Float64Array {
  const out = new Float64Array(size * size);
  for (let row = 0; row < rows; row++) {
    const from = row * size;
    for (let a = 0; a < size; a++) {
      const value = matrix[from + a] ?? 0;
      if (value === 0) continue;
      const to = a * size;
      for (let b = a; b < size; b++) out[to + b] = (out[to + b] ?? 0) + value * (matrix[from + b] ?? 0);
    }
  }
  for (let a = 0; a < size; a++) for (let b = 0; b < a; b++) out[a * size + b] = out[b * size + a] ?? 0;
  return out;
}

/**
 * Makes the columns orthonormal in place, by Cholesky's factor of the Gram matrix, twice for the digits that the first pass loses; once is
 * enough where only their span counts.
 */
export function orthonormalise(matrix: Float64Array, rows: number, size: number, passes = 2): void {
  for (let pass = 0; pass < passes; pass++) {
    const factor = choleskyOf(gram(matrix, rows, size), size);
    for (let row = 0; row < rows; row++) {
      const from = row * size;
      for (let c = 0; c < size; c++) {
        let sum = matrix[from + c] ?? 0;
        for (let k = 0; k < c; k++) sum -= (matrix[from + k] ?? 0) * (factor[c * size + k] ?? 0);
        matrix[from + c] = sum / (factor[c * size + c] ?? 1);
      }
    }
  }
}

/** Lower triangle; a direction that is none (nearly dependent columns) gets the smallest length that counts. */
function choleskyOf(symmetric: Float64Array, size: number): Float64Array {
  const factor = new Float64Array(size * size);
  let trace = 0;
  for (let i = 0; i < size; i++) trace += symmetric[i * size + i] ?? 0;
  const least = Math.max(1e-14 * trace, Number.MIN_VALUE);
  for (let r = 0; r < size; r++) {
    for (let c = 0; c <= r; c++) {
      let sum = symmetric[r * size + c] ?? 0;
      for (let k = 0; k < c; k++) sum -= (factor[r * size + k] ?? 0) * (factor[c * size + k] ?? 0);
      factor[r * size + c] = r === c ? Math.sqrt(Math.max(sum, least)) : sum / (factor[c * size + c] ?? 1);
    }
  }
  return factor;
}

/** Sweeps of Jacobi's method; a few are enough. */
const SWEEPS = 30;

/**
 * Eigenvalues (largest first) and eigenvectors (as columns) of a symmetric matrix, by Jacobi's cyclic rotations (Golub and Van Loan,
 * Matrix Computations, 4th edition, 8.5).
 */
export function symmetricEigen(symmetric: Float64Array, size: number): { values: Float64Array; vectors: Float64Array } {
  const a = symmetric.slice();
  const v = new Float64Array(size * size);
  for (let i = 0; i < size; i++) v[i * size + i] = 1;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let off = 0;
    let all = 0;
    for (let p = 0; p < size; p++)
      for (let q = 0; q < size; q++) {
        const square = (a[p * size + q] ?? 0) ** 2;
        all += square;
        if (p !== q) off += square;
      }
    if (off <= 1e-22 * all) break;
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(a, v, size, p, q);
  }
  const order = Array.from({ length: size }, (_, i) => i).sort(
    (x, y) => (a[y * size + y] ?? 0) - (a[x * size + x] ?? 0),
  );
  const vectors = new Float64Array(size * size);
  order.forEach((from, to) => {
    for (let row = 0; row < size; row++) vectors[row * size + to] = v[row * size + from] ?? 0;
  });
  return { values: Float64Array.from(order, (i) => a[i * size + i] ?? 0), vectors };
}

function rotate(a: Float64Array, v: Float64Array, size: number, p: number, q: number): void {
  const apq = a[p * size + q] ?? 0;
  if (apq === 0) return;
  const theta = ((a[q * size + q] ?? 0) - (a[p * size + p] ?? 0)) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cos = 1 / Math.sqrt(t * t + 1);
  const sin = t * cos;
  for (let k = 0; k < size; k++) {
    const [kp, kq] = [a[k * size + p] ?? 0, a[k * size + q] ?? 0];
    a[k * size + p] = cos * kp - sin * kq;
    a[k * size + q] = sin * kp + cos * kq;
  }
  for (let k = 0; k < size; k++) {
    const [pk, qk] = [a[p * size + k] ?? 0, a[q * size + k] ?? 0];
    a[p * size + k] = cos * pk - sin * qk;
    a[q * size + k] = sin * pk + cos * qk;
    const [vp, vq] = [v[k * size + p] ?? 0, v[k * size + q] ?? 0];
    v[k * size + p] = cos * vp - sin * vq;
    v[k * size + q] = sin * vp + cos * vq;
  }
}
