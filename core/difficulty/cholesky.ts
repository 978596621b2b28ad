/**
 * The inverse of a symmetric positive definite matrix by Cholesky's decomposition (Golub and Van Loan, "Matrix
 * Computations", 4.2), null when it is not positive definite.
 *
 * @param matrix size × size numbers by rows; not changed.
 */
export function inverseOf(matrix: Float64Array, size: number): Float64Array | null {
  const root = matrix.slice();
  for (let column = 0; column < size; column++) {
    let diagonal = root[column * size + column] ?? 0;
    for (let k = 0; k < column; k++) diagonal -= (root[column * size + k] ?? 0) ** 2;
    // Written so that NaN ends here too.
    if (!(diagonal > 1e-12 * Math.abs(matrix[column * size + column] ?? 0))) return null;
    const pivot = Math.sqrt(diagonal);
    root[column * size + column] = pivot;
    for (let row = column + 1; row < size; row++) {
      let value = root[row * size + column] ?? 0;
      for (let k = 0; k < column; k++) value -= (root[row * size + k] ?? 0) * (root[column * size + k] ?? 0);
      root[row * size + column] = value / pivot;
    }
  }
  const inverse = new Float64Array(size * size);
  for (let unit = 0; unit < size; unit++) {
    for (let row = unit; row < size; row++) {
      let value = row === unit ? 1 : 0;
      for (let k = unit; k < row; k++) value -= (root[row * size + k] ?? 0) * (inverse[k * size + unit] ?? 0);
      inverse[row * size + unit] = value / (root[row * size + row] ?? 1);
    }
    for (let row = size - 1; row >= 0; row--) {
      let value = inverse[row * size + unit] ?? 0;
      for (let k = row + 1; k < size; k++) value -= (root[k * size + row] ?? 0) * (inverse[k * size + unit] ?? 0);
      inverse[row * size + unit] = value / (root[row * size + row] ?? 1);
    }
  }
  return inverse;
}
