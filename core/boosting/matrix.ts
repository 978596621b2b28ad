/** A table of numbers, row after row: cell (r, c) is `values[r · columns + c]`. NaN means missing. */
export interface Matrix {
  rows: number;
  columns: number;
  values: Float32Array;
}

/** @throws RangeError when the number of values does not fit. */
export function matrixOf(rows: readonly (readonly number[])[], columns: number): Matrix {
  const values = new Float32Array(rows.length * columns);
  for (const [r, row] of rows.entries()) {
    if (row.length !== columns) throw new RangeError(`row ${r} has ${row.length} values instead of ${columns}`);
    values.set(row, r * columns);
  }
  return { rows: rows.length, columns, values };
}
