import type { Binned } from './bins';

/**
 * Adds up the derivatives of a set of rows by bin. Cell `2·(column·stride + bin)` holds the sum of the first derivatives,
 * the cell after it that of the second.
 *
 * @param columns those to count; the cells of the others stay 0.
 */
export function fillHistogram(
  histogram: Float64Array,
  { bins, columns: width, stride }: Binned,
  rows: Int32Array,
  columns: Int32Array,
  first: Float64Array,
  second: Float64Array,
): void {
  histogram.fill(0);
  const offsets = columns.map((column) => 2 * column * stride);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0;
    const [g, h] = [first[row] ?? 0, second[row] ?? 0];
    const from = row * width;
    for (let k = 0; k < columns.length; k++) {
      const cell = (offsets[k] ?? 0) + 2 * (bins[from + (columns[k] ?? 0)] ?? 0);
      histogram[cell] = (histogram[cell] ?? 0) + g;
      histogram[cell + 1] = (histogram[cell + 1] ?? 0) + h;
    }
  }
}

/** Leaves in `whole` what its other part holds: the larger child costs no pass over its rows. */
export function subtractHistogram(whole: Float64Array, part: Float64Array): void {
  for (let i = 0; i < whole.length; i++) whole[i] = (whole[i] ?? 0) - (part[i] ?? 0);
}
