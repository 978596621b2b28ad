import { createDraws, type RandomBits } from '@/core/privacy/noise/random-bits';
import { bytesOfNumber, inverse, modulo, numberOfBytes, PRIME } from './prime-field';

/** One point of the polynomial: `at` from 1 says whose it is. */
export interface Share {
  at: number;
  value: bigint;
}

const MOST_SECRET_BYTES = 64;

/**
 * Splits a secret so that any `threshold` of the shares give it back, and fewer say nothing at all about it: a random polynomial of degree
 * threshold − 1 over a prime field with the secret at 0 (A. Shamir, "How to share a secret", CACM 22, 1979). Shares lie at 1 … count.
 *
 * @param secret up to 64 bytes.
 * @throws RangeError for a longer one, or a threshold not from 1 to count.
 */
export function splitSecret(secret: Uint8Array, threshold: number, count: number, bits: RandomBits): Share[] {
  if (secret.length > MOST_SECRET_BYTES) throw new RangeError(`a secret of ${secret.length} bytes is too long`);
  if (!(Number.isInteger(threshold) && Number.isInteger(count) && threshold >= 1 && threshold <= count)) {
    throw new RangeError(`${threshold} of ${count} shares`);
  }
  const draws = createDraws(bits);
  const coefficients = [numberOfBytes(secret), ...Array.from({ length: threshold - 1 }, () => draws.below(PRIME))];
  return Array.from({ length: count }, (_, i) => {
    const at = BigInt(i + 1);
    return { at: i + 1, value: coefficients.reduceRight((sum, each) => modulo(sum * at + each), 0n) };
  });
}

/**
 * The secret behind at least `threshold` shares, by Lagrange's interpolation at 0. Shares beyond the threshold have to lie on the same
 * polynomial, so with one share more than needed a change is found; with none more it can go unseen.
 *
 * @param length of the secret in bytes.
 * @throws RangeError where there are too few, two lie at one place, or they don't belong together.
 */
export function joinSecret(shares: readonly Share[], threshold: number, length: number): Uint8Array {
  if (shares.length < threshold) throw new RangeError(`${shares.length} shares of ${threshold} that are needed`);
  if (new Set(shares.map(({ at }) => at)).size !== shares.length) throw new RangeError('two shares lie at one place');
  const used = shares.slice(0, threshold);
  for (const { at, value } of shares.slice(threshold)) {
    if (valueAt(used, at) !== value) throw new RangeError('the shares don’t belong together');
  }
  return bytesOfNumber(valueAt(used, 0), length);
}

/** The polynomial through these points at another place. */
export function valueAt(points: readonly Share[], place: number): bigint {
  let sum = 0n;
  for (const { at, value } of points) {
    let [above, below] = [1n, 1n];
    for (const other of points) {
      if (other.at === at) continue;
      above = modulo(above * BigInt(place - other.at));
      below = modulo(below * BigInt(at - other.at));
    }
    sum = modulo(sum + value * above * inverse(below));
  }
  return sum;
}
