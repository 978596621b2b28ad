/**
 * A source of random bytes: so many, each bit uniform and independent of all others and of the data. A release for anybody's eyes
 * needs a cryptographic one (the platform's); a seeded one is for tests alone, since whoever knows the seed can take the noise off.
 */
export type RandomBits = (bytes: number) => Uint8Array;

/** Exact draws from a source of random bytes, in whole numbers: nothing is rounded, so every probability is what it says. */
export interface Draws {
  /** Uniform on 0 to `below` − 1; `below` from 1. */
  below(below: bigint): bigint;
  /** True with probability numerator / denominator, from 0 to 1. */
  chance(numerator: bigint, denominator: bigint): boolean;
}

/** Bytes asked for at a time: one call of the system serves some hundred draws. */
const CHUNK = 4096;

/** Draws that keep what is left of a chunk for the next one. */
export function createDraws(bits: RandomBits): Draws {
  let chunk = new Uint8Array(0);
  let used = 0;
  const nextByte = (): number => {
    if (used === chunk.length) {
      chunk = Uint8Array.from(bits(CHUNK));
      if (chunk.length !== CHUNK) throw new RangeError(`${CHUNK} random bytes were asked for, ${chunk.length} came`);
      used = 0;
    }
    const byte = chunk[used] ?? 0;
    // What was drawn is noise that hides somebody: it isn't left in memory.
    chunk[used++] = 0;
    return byte;
  };

  // As many bits as the largest value has, thrown away and drawn anew where they say more: exactly uniform, two tries at most on average.
  const below = (limit: bigint): bigint => {
    if (limit < 1n) throw new RangeError('there is no whole number from 0 below 1');
    const width = (limit - 1n).toString(2).length;
    const bytes = Math.ceil(width / 8);
    const mask = (1n << BigInt(width)) - 1n;
    for (;;) {
      let value = 0n;
      for (let i = 0; i < bytes; i++) value = (value << 8n) | BigInt(nextByte());
      value &= mask;
      if (value < limit) return value;
    }
  };

  const chance = (numerator: bigint, denominator: bigint): boolean => {
    if (denominator < 1n || numerator < 0n || numerator > denominator) {
      throw new RangeError(`${numerator}/${denominator} is no probability`);
    }
    return below(denominator) < numerator;
  };
  return { below, chance };
}
