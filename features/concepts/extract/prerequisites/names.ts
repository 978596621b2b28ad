import type { ConceptFacts } from './measures';

/** "Array" is part of the name "array destructuring". */
export function isPartOfName(part: ConceptFacts | undefined, whole: ConceptFacts | undefined): boolean {
  if (!part || !whole || part.nameWords.length >= whole.nameWords.length) return false;
  return part.nameWords.every((word) => whole.nameWords.includes(word));
}
