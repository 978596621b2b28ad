/** A 32-bit seed from words, the same on every machine: FNV-1a (Fowler, Noll, Vo), http://www.isthe.com/chongo/tech/comp/fnv/ */
export function seedOf(...parts: (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(parts.join('\u0000'))) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
