/** How fractions become whole numbers modulo 2⁶⁴, in which sums and masks are exact. */
export interface FixedPoint {
  /** Steps to 1: 2^fractionBits, 0 to 52. */
  fractionBits: number;
  /** No coordinate is larger than this in size; larger ones are refused, since they would wrap around. */
  most: number;
  /** Numbers added up at most. */
  parties: number;
}

/** 2⁶³: sums have to stay below it in size, so that the sign can be read off. */
const HALF = 2 ** 63;

/** @throws RangeError where sums of so many could wrap around, or a number is out of its range. */
export function checkFixedPoint({ fractionBits, most, parties }: FixedPoint): void {
  if (!(Number.isInteger(fractionBits) && fractionBits >= 0 && fractionBits <= 52)) {
    throw new RangeError(`${fractionBits} bits of a fraction`);
  }
  if (!(most > 0 && Number.isInteger(parties) && parties >= 1)) throw new RangeError('a sum of nothing');
  if (!(most * 2 ** fractionBits * parties < HALF / 2)) {
    throw new RangeError(`sums of ${parties} numbers up to ${most} in steps of 2^-${fractionBits} could overflow`);
  }
}

/**
 * Whole steps towards 0: no coordinate grows by rounding, so neither does the L2 norm that noise was chosen for. Off by less than one step.
 *
 * @throws RangeError for a number that is none, or larger than `most`.
 */
export function encode(values: ArrayLike<number>, fixed: FixedPoint): BigInt64Array {
  checkFixedPoint(fixed);
  const encoded = new BigInt64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN;
    if (!(Math.abs(value) <= fixed.most)) throw new RangeError(`coordinate ${i} is ${value}, beyond ${fixed.most}`);
    encoded[i] = BigInt(Math.trunc(value * 2 ** fixed.fractionBits));
  }
  return encoded;
}

/** Steps as fractions again; the sum of many is off by less than one step for each. */
export function decode(encoded: BigInt64Array, { fractionBits }: Pick<FixedPoint, 'fractionBits'>): Float64Array {
  return Float64Array.from(encoded, (each) => Number(each) / 2 ** fractionBits);
}
