import { plainSentence } from '../text/self-contained';
import { contentStems } from '../text/tokens';
import type { Sibling } from './confusion';
import type { NamedConcept } from './types';

/** A concept with what tells how near another one is. */
export interface PlacedConcept extends NamedConcept {
  id: string;
  definition: { text: string } | null;
  /** Passages that teach it. */
  chunkIds: readonly string[];
  prerequisiteIds: readonly string[];
}

/** Concepts that one could be taken for; more cost time and find little. */
const MOST_SIBLINGS = 6;
const NAME_SHARE = 2;
const CHUNK_SHARE = 1;
const EDGE = 1;
const NEED_SHARE = 1;

/**
 * Concepts that one could be taken for: those with the same words in the name, a passage in common, an edge of the map between them, or a prerequisite in
 * common; the nearest first, equal ones in the order given. Only those that the material says the meaning of.
 */
export function siblingsOf(concept: PlacedConcept, all: readonly PlacedConcept[], language: string): Sibling[] {
  const name = new Set(contentStems(concept.name, language));
  const [chunks, needs] = [new Set(concept.chunkIds), new Set(concept.prerequisiteIds)];
  return all
    .flatMap((each) => {
      if (each.id === concept.id || each.definition === null) return [];
      const near =
        (contentStems(each.name, language).some((stem) => name.has(stem)) ? NAME_SHARE : 0) +
        (each.chunkIds.some((id) => chunks.has(id)) ? CHUNK_SHARE : 0) +
        (needs.has(each.id) || each.prerequisiteIds.includes(concept.id) ? EDGE : 0) +
        (each.prerequisiteIds.some((id) => needs.has(id)) ? NEED_SHARE : 0);
      const sibling = { name: each.name, aliases: each.aliases, sentences: [plainSentence(each.definition.text)] };
      return near > 0 ? [{ near, sibling }] : [];
    })
    .sort((a, b) => b.near - a.near)
    .slice(0, MOST_SIBLINGS)
    .map(({ sibling }) => sibling);
}
