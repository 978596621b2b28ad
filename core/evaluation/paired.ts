/**
 * Length of two columns that belong together. Measures of this folder are NaN wherever they are not defined (no rows, one
 * class only, a NaN among the numbers), never an exception; columns of unequal length are a mistake of the caller.
 *
 * @throws RangeError for unequal lengths.
 */
export function pairedLength(first: ArrayLike<number>, second: ArrayLike<number>): number {
  if (first.length !== second.length) {
    throw new RangeError(`columns of unequal length: ${first.length} and ${second.length}`);
  }
  return first.length;
}
