import { searchTerms } from '@/core/language/search-terms';
import type { CourseChunk } from '../contract';

/** Terms of a chunk's text. */
export interface ChunkTerms {
  set: ReadonlySet<string>;
  /** How often each stands there; twice for once in a heading. */
  counts: ReadonlyMap<string, number>;
}

const known = new WeakMap<CourseChunk, { languages: string; terms: ChunkTerms }>();

/** The same for the same chunk as long as it is held in memory. @param languages those that the course's material is in */
export function chunkTerms(chunk: CourseChunk, languages: readonly string[]): ChunkTerms {
  const wanted = languages.join(' ');
  const before = known.get(chunk);
  if (before?.languages === wanted) return before.terms;
  const counts = new Map<string, number>();
  const heading = [...new Set([chunk.sourceTitle, ...chunk.headingPath])].join(' ');
  for (const language of languages) {
    const own = new Map<string, number>();
    for (const term of searchTerms(chunk.text, language)) own.set(term, (own.get(term) ?? 0) + 1);
    for (const term of searchTerms(heading, language)) own.set(term, (own.get(term) ?? 0) + 2);
    for (const [term, times] of own) counts.set(term, Math.max(times, counts.get(term) ?? 0));
  }
  const terms = { set: new Set(searchTerms(chunk.text, languages[0] ?? 'und')), counts };
  known.set(chunk, { languages: wanted, terms });
  return terms;
}
