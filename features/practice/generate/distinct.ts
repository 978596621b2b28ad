import type { Definition } from './definition';
import type { Material } from './material';
import { pairOf } from './synonyms';

/** From this share of common content stems on two meanings are too close to tell apart. */
const MOST_SHARED = 0.5;

/**
 * Whether two definitions can stand beside each other as right and wrong: their terms are neither alike, nor contained in each other, nor
 * used for one another, neither meaning speaks of the other term, and the meanings overlap little.
 */
export function areDistinct(a: Definition, b: Definition, material: Material): boolean {
  if (a.key === b.key || material.synonyms.has(pairOf(a.key, b.key))) return false;
  if (!termsApart(a, b)) return false;
  if (namesOf(b).some((name) => a.speaksOf.has(name)) || namesOf(a).some((name) => b.speaksOf.has(name))) return false;
  let shared = 0;
  for (const stem of a.stems) if (b.stems.has(stem)) shared++;
  return shared < Math.max(1, Math.min(a.stems.size, b.stems.size) * MOST_SHARED);
}

/** No name of one is a name of the other or lies within one: "lockout" and "lockout device" are kept apart. */
function termsApart(a: Definition, b: Definition): boolean {
  const left = namesOf(a);
  return namesOf(b).every((name) => left.every((other) => !name.includes(other) && !other.includes(name)));
}

function namesOf({ key, aliases }: Definition): string[] {
  return [key, ...aliases.map((alias) => alias.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''))].filter(
    (name) => name.length > 1,
  );
}
