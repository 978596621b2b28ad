/** √Σx². */
export function normOf(vector: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < vector.length; i++) sum += (vector[i] ?? 0) ** 2;
  return Math.sqrt(sum);
}

/**
 * The vector, shortened to the bound where it is longer: what one learner can change by being there (M. Abadi and others, "Deep Learning with
 * Differential Privacy", CCS 2016). One with a number that is none becomes 0: it must not spoil everybody's sum.
 *
 * @param bound L2 norm, above 0.
 */
export function clipToNorm(vector: ArrayLike<number>, bound: number): Float64Array {
  if (!(bound > 0)) throw new RangeError(`a bound is above 0, not ${bound}`);
  const norm = normOf(vector);
  if (!Number.isFinite(norm)) return new Float64Array(vector.length);
  // A hair less than the quotient, so that rounding can't leave it longer than the bound.
  const scale = norm > bound ? (bound / norm) * (1 - 4 * Number.EPSILON) : 1;
  return Float64Array.from(vector, (each) => each * scale);
}
