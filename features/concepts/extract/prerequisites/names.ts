import type { ConceptFacts } from './measures';

/** What a course calls its beginning. */
const OVERTURE =
  /\b(?:basics|basic syntax|intro\w*|fundamentals?|foundations?|getting started|overview|primer|essentials|first steps|elementary|beginn\w*|grundlagen|einführung|bases|principes|fundamentos|introducción|أساسيات|مقدمة)(?!\p{L})/iu;

/** "Array" is part of the name "array destructuring". */
export function isPartOfName(part: ConceptFacts | undefined, whole: ConceptFacts | undefined): boolean {
  if (!part || !whole || part.nameWords.length >= whole.nameWords.length) return false;
  return part.nameWords.every((word) => whole.nameWords.includes(word));
}

/** Whether a name says that its concept is where a course begins: "Basics", "Introduction to sets". */
export function isOverture(name: string): boolean {
  return OVERTURE.test(name.replace(/[-_]/g, ' '));
}
