import type { Embedder } from '@/platform/models/types';
import { cosine } from '../extract/prerequisites/meaning';
import type { ConceptRow } from '../store';
import type { AlikePair } from './merges';

/** Least cosine of two names with their definitions, and deviations above what is usual between concepts of the course. */
const LEAST = 0.8;
const OUTLYING = 4;
/** Concepts that are compared, each with each. */
const MOST_CONCEPTS = 1000;

/**
 * Concepts that an embedding model takes for one, whatever they are called: each is the other's nearest, and they are far nearer than concepts
 * of the course are to each other.
 * @throws ModelError
 */
export async function alikeByEmbedder(
  embedder: Embedder,
  rows: readonly Pick<ConceptRow, 'id' | 'name' | 'definitionText' | 'importance'>[],
  signal: AbortSignal,
): Promise<AlikePair[]> {
  const concepts = [...rows].sort((a, b) => b.importance - a.importance).slice(0, MOST_CONCEPTS);
  const texts = concepts.map(({ name, definitionText }) => (definitionText ? `${name}: ${definitionText}` : name));
  const vectors = await embedder.embed(texts, 'passage', signal);
  const nearest = concepts.map(() => ({ at: -1, likeness: -1 }));
  let [sum, squares, count] = [0, 0, 0];
  for (const [a, first] of vectors.entries()) {
    for (let b = a + 1; b < vectors.length; b++) {
      const likeness = cosine(first, vectors[b]);
      sum += likeness;
      squares += likeness * likeness;
      count++;
      for (const [one, other] of [
        [a, b],
        [b, a],
      ] as const)
        if (likeness > (nearest[one]?.likeness ?? 1)) nearest[one] = { at: other, likeness };
    }
  }
  const mutual = nearest.flatMap(({ at, likeness }, own) => (own < at && nearest[at]?.at === own ? [likeness] : []));
  // What is usual is told by all other pairs.
  for (const likeness of mutual) {
    sum -= likeness;
    squares -= likeness * likeness;
    count--;
  }
  const mean = sum / Math.max(1, count);
  const deviation = Math.sqrt(Math.max(0, squares / Math.max(1, count) - mean * mean));
  const least = Math.max(LEAST, mean + OUTLYING * deviation);
  return nearest.flatMap(({ at, likeness }, own) => {
    const [into, from] = [concepts[own], concepts[at]];
    if (!into || !from || own > at || nearest[at]?.at !== own || likeness < least) return [];
    return [{ intoId: into.id, fromId: from.id, likeness: Math.min(1, likeness) }];
  });
}
