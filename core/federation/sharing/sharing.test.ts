import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chiSquareOf } from '@/core/privacy/test-support/goodness';
import { seededBits } from '@/core/privacy/test-support/seeded-bits';
import { bytesOfNumber, inverse, modulo, PRIME } from './prime-field';
import { joinSecret, splitSecret, valueAt } from './shamir';

it('any threshold of the shares give the secret back', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 64 }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 0, max: 5 }),
      fc.infiniteStream(fc.nat()),
      (secret, threshold, more, order) => {
        const shares = splitSecret(secret, threshold, threshold + more, seededBits(3));
        const mixed = shares
          .map((share) => ({ share, key: order.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ share }) => share);
        expect(joinSecret(mixed.slice(0, threshold), threshold, secret.length)).toEqual(secret);
        expect(joinSecret(mixed, threshold, secret.length)).toEqual(secret);
      },
    ),
  );
});

it('known polynomial: 1234 + 166x + 94x², the example of many textbooks', () => {
  const shares = [2, 4, 5].map((at) => ({ at, value: BigInt(1234 + 166 * at + 94 * at * at) }));
  expect(joinSecret(shares, 3, 2)).toEqual(bytesOfNumber(1234n, 2));
});

it('fewer shares say nothing: one less than the threshold fits every secret', () => {
  const shares = splitSecret(Uint8Array.of(7), 3, 5, seededBits(1)).slice(0, 2);
  // For any secret there is a third point that makes the two shares belong to it.
  for (const secret of [0n, 1n, 200n]) {
    const third = valueAt([{ at: 0, value: secret }, ...shares], 3);
    expect(joinSecret([...shares, { at: 3, value: third }], 3, 66)).toEqual(bytesOfNumber(secret, 66));
  }
});

it('shares are uniform whatever the secret is', () => {
  const bits = seededBits(5);
  const buckets = Array.from({ length: 3000 }, () => {
    const value = splitSecret(Uint8Array.of(0), 2, 3, bits)[1]?.value ?? 0n;
    return Number((value * 16n) / PRIME);
  });
  expect(chiSquareOf(buckets, (x) => (x >= 0 ? 1 / 16 : 0), 15)).toBeGreaterThan(1e-4);
});

it('is refused with too few, doubled or changed shares, and for what can’t be split', () => {
  const shares = splitSecret(Uint8Array.of(1, 2), 3, 4, seededBits(2));
  expect(() => joinSecret(shares.slice(0, 2), 3, 2)).toThrow(RangeError);
  expect(() => joinSecret([...shares.slice(0, 2), ...shares.slice(0, 1)], 3, 2)).toThrow(RangeError);
  const changed = shares.map((share, i) => (i === 0 ? { ...share, value: share.value + 1n } : share));
  expect(() => joinSecret(changed, 3, 2)).toThrow(RangeError);
  expect(() => splitSecret(new Uint8Array(65), 1, 1, seededBits(1))).toThrow(RangeError);
  expect(() => splitSecret(new Uint8Array(3), 4, 3, seededBits(1))).toThrow(RangeError);
  expect(() => inverse(PRIME)).toThrow(RangeError);
});

it('every element has its inverse', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: PRIME - 1n }), (value) => {
      expect(modulo(value * inverse(value))).toBe(1n);
    }),
  );
});
