import { countTerms } from '@/core/embedding/term-matrix';
import { wordsOf } from '@/core/language/search-terms';
import { stringList, stringTable } from '@/core/text/string-table';
import type { StoredFit } from '@/platform/search/fit-store';
import type { RecombinedChunk } from './real-text';
import { DIMENSIONS, type Material } from './vectors';

/** What meaning counts for: in the product it is found by 300 questions that a course asks itself. */
const WEIGHT = 0.3;

/** What the product keeps of a course whose vectors a model outside made, but for the choice of their weight. */
export function fitOf(material: Material, chunks: readonly RecombinedChunk[], vectors: Float32Array): StoredFit {
  const { vocabulary } = countTerms(chunks.map(({ sentences }) => sentences.flatMap((at) => material.terms[at] ?? [])));
  const times = new Map<number, number>();
  for (const at of chunks.flatMap(({ sentences }) => sentences)) times.set(at, (times.get(at) ?? 0) + 1);
  const counts = new Map<string, number>();
  for (const [at, count] of times)
    for (const word of wordsOf(material.sentences[at] ?? '', 'en')) counts.set(word, (counts.get(word) ?? 0) + count);
  return {
    key: String(chunks.length),
    embedder: material.embedder.id,
    chunkIds: stringTable(chunks.map(({ chunkId }) => chunkId)),
    hashes: stringList(chunks.map(({ hash }) => hash)),
    fit: {
      terms: stringTable(vocabulary.terms),
      frequencies: vocabulary.frequencies,
      chunks: chunks.length,
      words: stringList([...counts].sort((a, b) => b[1] - a[1]).map(([word]) => word)),
      lsa: null,
      ...{ dimensions: DIMENSIONS, vectors },
      choice: { weight: WEIGHT, fused: 0, lexical: 0, trials: 0 },
    },
  };
}
