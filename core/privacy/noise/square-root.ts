/** ⌊√value⌋ by Newton's method in whole numbers; value from 0. */
export function floorSquareRoot(value: bigint): bigint {
  if (value < 0n) throw new RangeError('a negative number has no square root');
  if (value < 2n) return value;
  let guess = 1n << BigInt(Math.ceil(value.toString(2).length / 2));
  for (;;) {
    const next = (guess + value / guess) / 2n;
    if (next >= guess) return guess;
    guess = next;
  }
}

/** ⌈√value⌉. */
export function ceilSquareRoot(value: bigint): bigint {
  const root = floorSquareRoot(value);
  return root * root === value ? root : root + 1n;
}
