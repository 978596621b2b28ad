import { searchTerms } from '@/core/language/search-terms';
import type { CourseChunk } from '../contract';

/** Terms of a chunk's text. */
export interface ChunkTerms {
  set: ReadonlySet<string>;
  /** How often each stands there; twice for once in a heading. */
  counts: ReadonlyMap<string, number>;
}

const known = new WeakMap<CourseChunk, { language: string; terms: ChunkTerms }>();

/** The same for the same chunk as long as it is held in memory. */
export function chunkTerms(chunk: CourseChunk, language: string): ChunkTerms {
  const before = known.get(chunk);
  if (before?.language === language) return before.terms;
  const counts = new Map<string, number>();
  const add = (text: string, weight: number) => {
    for (const term of searchTerms(text, language)) counts.set(term, (counts.get(term) ?? 0) + weight);
  };
  add(chunk.text, 1);
  const set = new Set(counts.keys());
  add([...new Set([chunk.sourceTitle, ...chunk.headingPath])].join(' '), 2);
  const terms = { set, counts };
  known.set(chunk, { language, terms });
  return terms;
}
