import { createHash } from 'node:crypto';

/** Mulberry32: a small generator of numbers in [0, 1), the same for the same seed. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Hash of any texts as 24 hexadecimal digits; the same everywhere and for ever. */
export function hash(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\u0000')).digest('hex').slice(0, 24);
}

/**
 * A shuffled copy (Fisher–Yates). Depends on the seed and on `purpose` only, so that an exercise keeps its order whatever else changes in
 * the course.
 */
export function shuffle<Item>(items: readonly Item[], seed: number, purpose: string): Item[] {
  const next = generator(Number.parseInt(hash(String(seed), purpose).slice(0, 8), 16));
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = Math.floor(next() * (last + 1));
    const [left, right] = [mixed[last], mixed[other]];
    if (left === undefined || right === undefined) continue;
    mixed[last] = right;
    mixed[other] = left;
  }
  return mixed;
}
