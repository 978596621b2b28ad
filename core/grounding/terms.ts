import type { Evidence, EvidenceUnit } from './evidence';
import type { ReadWord } from './read';
import { relationOf } from './words/relations';

/**
 * Whether the sentence names a concept of the course that the units don't name, while they name another one of its kind that the sentence doesn't: a
 * concept of as many words, one of them shared, or of one word each.
 */
export function termsDiffer(words: readonly ReadWord[], units: readonly EvidenceUnit[], evidence: Evidence): boolean {
  const names = (list: readonly ReadWord[], term: readonly string[]) =>
    list.some((_, i) => term.every((word, k) => isWord(word, list[i + k])));
  const inUnits = (term: readonly string[]) =>
    units.some((unit) => names(unit.read.words, term) || names(unit.context, term));
  const loose = (term: readonly string[]) =>
    units.some((unit) =>
      term.every((word) => [...unit.read.words, ...unit.context].some((other) => isWord(word, other))),
    );
  const foreign = evidence.terms.filter(
    ({ words: term }) => term.length > 0 && names(words, term) && !(term.length > 1 ? inUnits(term) : loose(term)),
  );
  if (foreign.length === 0) return false;
  const left = evidence.terms.filter(({ words: term }) => term.length > 0 && inUnits(term) && !names(words, term));
  return foreign.some(({ words: term }) =>
    left.some(
      (other) =>
        other.words.length === term.length && (term.length === 1 || term.some((word) => other.words.includes(word))),
    ),
  );
}

function isWord(word: string, other: ReadWord | undefined): boolean {
  return other !== undefined && (word === other.lower || relationOf(word, other.lower).weight >= 1);
}
