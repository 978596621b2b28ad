/** numerator / denominator, the denominator above 0. */
export interface Rational {
  numerator: bigint;
  denominator: bigint;
}

export function rational(numerator: bigint, denominator = 1n): Rational {
  if (denominator === 0n) throw new RangeError('a fraction needs a denominator other than 0');
  const sign = denominator < 0n ? -1n : 1n;
  const divisor = greatestCommonDivisor(numerator, denominator);
  return { numerator: (sign * numerator) / divisor, denominator: (sign * denominator) / divisor };
}

/**
 * The value of a floating-point number to the last bit: every finite one is a whole number times a power of two.
 *
 * @throws RangeError for NaN and infinities.
 */
export function rationalOf(value: number): Rational {
  if (!Number.isFinite(value)) throw new RangeError(`${value} is no fraction`);
  let denominator = 1n;
  let scaled = value;
  while (!Number.isInteger(scaled)) {
    // Doubling changes the exponent alone, so nothing is rounded.
    scaled *= 2;
    denominator *= 2n;
  }
  return rational(BigInt(scaled), denominator);
}

export function multiply(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** @throws RangeError where b is 0. */
export function divide(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** Nearest floating-point number, to 53 bits or one bit less. */
export function numberOf({ numerator, denominator }: Rational): number {
  const bits = (value: bigint) => (value < 0n ? -value : value).toString(2).length;
  // Both are cut to what a number holds exactly, after a shift that keeps 64 bits of the quotient.
  const shift = 64 - (bits(numerator) - bits(denominator));
  const quotient =
    shift >= 0 ? (numerator << BigInt(shift)) / denominator : numerator / (denominator << BigInt(-shift));
  // In two halves: 2 to the power of the whole may lie below the smallest number where the product doesn't.
  const half = Math.trunc(-shift / 2);
  return Number(quotient) * 2 ** half * 2 ** (-shift - half);
}

/** The largest whole number that is not above the fraction. */
export function floorOf({ numerator, denominator }: Rational): bigint {
  const quotient = numerator / denominator;
  return numerator < 0n && quotient * denominator !== numerator ? quotient - 1n : quotient;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y > 0n) [x, y] = [y, x % y];
  return x;
}
