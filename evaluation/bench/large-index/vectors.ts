import { toLengthOne } from '@/core/embedding/lsa';
import { countTerms, rarity } from '@/core/embedding/term-matrix';
import { searchTerms } from '@/core/language/search-terms';
import { createRandom } from '@/core/random/random';
import { seedOf } from '@/core/seed/seed-of';
import type { Embedder } from '@/platform/models/types';

/** As many as small models of sentences give. */
export const DIMENSIONS = 384;

/** Sentences with their terms and vectors, made once: a chunk's are the sum of its sentences'. */
export interface Material {
  sentences: readonly string[];
  terms: readonly (readonly string[])[];
  /** Of length 1. */
  vectorOf(sentences: readonly number[]): Float32Array;
  /** Stands for a model outside: the same vectors on every machine, at once. */
  embedder: Embedder;
}

/**
 * Vectors of real text without a model: the terms of a text by their rarity, thrown onto 384 directions that are drawn for each term
 * (random projection; Achlioptas, JCSS 66, 2003), so that cosines are nearly those of the texts' weighted terms.
 */
export function materialFrom(sentences: readonly string[]): Material {
  const terms = sentences.map((sentence) => searchTerms(sentence, 'en'));
  const { vocabulary } = countTerms(terms);
  const directions = new Map<string, Float32Array>();
  const directionOf = (term: string): Float32Array => {
    const known = directions.get(term);
    if (known) return known;
    const random = createRandom(seedOf('direction', term));
    const weight = rarity(vocabulary, vocabulary.numbers.get(term));
    const made = Float32Array.from({ length: DIMENSIONS }, () => (random.chance(0.5) ? weight : -weight));
    directions.set(term, made);
    return made;
  };
  const sum = (parts: readonly Float32Array[]): Float32Array => {
    const out = new Float32Array(DIMENSIONS);
    for (const part of parts) for (let c = 0; c < DIMENSIONS; c++) out[c] = (out[c] ?? 0) + (part[c] ?? 0);
    return out;
  };
  const vectors = terms.map((own) => sum(own.map(directionOf)));
  const none = new Float32Array(DIMENSIONS);
  return {
    ...{ sentences, terms },
    vectorOf: (picked) => toLengthOne(sum(picked.map((at) => vectors[at] ?? none))),
    embedder: {
      id: 'random-projection-384',
      dimensions: DIMENSIONS,
      embed: async (texts) => texts.map((text) => toLengthOne(sum(searchTerms(text, 'en').map(directionOf)))),
    },
  };
}

/** The vectors of a course's chunks one after the other. */
export function vectorsOf(material: Material, chunks: readonly { sentences: number[] }[]): Float32Array {
  const out = new Float32Array(chunks.length * DIMENSIONS);
  for (const [place, { sentences }] of chunks.entries()) out.set(material.vectorOf(sentences), place * DIMENSIONS);
  return out;
}
