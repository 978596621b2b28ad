/** 2⁵²¹ − 1, a prime (R. M. Robinson 1952): room for secrets of 64 bytes. */
export const PRIME = 2n ** 521n - 1n;

/** Bytes of an element of the field. */
export const ELEMENT_BYTES = 66;

/** Remainder from 0 to the prime − 1. */
export function modulo(value: bigint): bigint {
  const rest = value % PRIME;
  return rest < 0n ? rest + PRIME : rest;
}

/** The element that gives 1 when multiplied with this one, by Euclid's extended algorithm. @throws RangeError for 0. */
export function inverse(value: bigint): bigint {
  let [a, b] = [modulo(value), PRIME];
  if (a === 0n) throw new RangeError('0 has no inverse');
  let [x, y] = [1n, 0n];
  while (a > 1n) {
    const quotient = b / a;
    [a, b] = [b - quotient * a, a];
    [x, y] = [y - quotient * x, x];
  }
  return modulo(x);
}

/** Big-endian bytes as a whole number. */
export function numberOfBytes(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return value;
}

/** A whole number as so many big-endian bytes. @throws RangeError where it needs more. */
export function bytesOfNumber(value: bigint, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let rest = value;
  for (let i = length - 1; i >= 0; i--) {
    bytes[i] = Number(rest & 255n);
    rest >>= 8n;
  }
  if (rest !== 0n) throw new RangeError(`${value} doesn’t fit into ${length} bytes`);
  return bytes;
}
