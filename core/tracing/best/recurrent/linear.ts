/** to[o] += Σ_i weights[from + o·inputs + i] · x[xFrom + i], for `outputs` rows. */
export function addProduct(
  weights: Float64Array,
  from: number,
  outputs: number,
  inputs: number,
  x: ArrayLike<number>,
  xFrom: number,
  to: Float64Array,
  toFrom: number,
): void {
  let w = from;
  for (let o = 0; o < outputs; o++) {
    let sum = 0;
    for (let i = 0; i < inputs; i++) sum += (weights[w++] ?? 0) * (x[xFrom + i] ?? 0);
    to[toFrom + o] = (to[toFrom + o] ?? 0) + sum;
  }
}

/** The way back of {@link addProduct}: adds to the gradient of the weights and, where given, of x. */
export function addProductBack(
  weights: Float64Array,
  gradient: Float64Array,
  from: number,
  outputs: number,
  inputs: number,
  x: ArrayLike<number>,
  xFrom: number,
  slope: Float64Array,
  slopeFrom: number,
  xSlope: Float64Array | null,
  xSlopeFrom: number,
): void {
  let w = from;
  for (let o = 0; o < outputs; o++) {
    const g = slope[slopeFrom + o] ?? 0;
    if (g === 0) {
      w += inputs;
      continue;
    }
    if (xSlope) {
      for (let i = 0; i < inputs; i++, w++) {
        gradient[w] = (gradient[w] ?? 0) + g * (x[xFrom + i] ?? 0);
        xSlope[xSlopeFrom + i] = (xSlope[xSlopeFrom + i] ?? 0) + g * (weights[w] ?? 0);
      }
    } else for (let i = 0; i < inputs; i++, w++) gradient[w] = (gradient[w] ?? 0) + g * (x[xFrom + i] ?? 0);
  }
}
