import { searchTerms } from '@/core/language/search-terms';
import type { ExpectedPassage } from './contract';

/** A passage of the course as it is now. */
export interface KnownPassage {
  id: string;
  sourceId: string;
  sourcePath: string;
  headingPath: readonly string[];
  hash: string;
  text: string;
}

/** Share of the words of a quote that a passage must hold to be taken for what became of it. */
const SAME = 0.8;
/** Words without which a quote says too little to be known again. */
const LEAST_WORDS = 4;

/**
 * Knows expected passages again: the one of the same hash, in the same source first; where there is none, the passage of that source that
 * holds the words of its beginning (its text was changed a little, or it was cut otherwise).
 */
export function createMatcher(passages: readonly KnownPassage[], language: string) {
  const byHash = new Map<string, KnownPassage[]>();
  for (const passage of passages) byHash.set(passage.hash, [...(byHash.get(passage.hash) ?? []), passage]);
  const terms = new Map<string, Set<string>>();
  const termsOf = (passage: KnownPassage): Set<string> => {
    const known = terms.get(passage.id) ?? new Set(searchTerms(passage.text, language));
    terms.set(passage.id, known);
    return known;
  };

  function changed(expected: ExpectedPassage): string | null {
    const quote = new Set(searchTerms(expected.quote, language));
    if (quote.size < LEAST_WORDS) return null;
    let best: { id: string; share: number } | null = null;
    for (const passage of passages) {
      if (passage.sourceId !== expected.sourceId && passage.sourcePath !== expected.sourcePath) continue;
      const own = termsOf(passage);
      let shared = 0;
      for (const term of quote) if (own.has(term)) shared++;
      const share = shared / quote.size;
      if (share >= SAME && share > (best?.share ?? 0)) best = { id: passage.id, share };
    }
    return best?.id ?? null;
  }

  /** Id of the passage that is expected, as the course is now; null: it is gone. */
  return (expected: ExpectedPassage): string | null => {
    const same = byHash.get(expected.hash) ?? [];
    const own = same.find(({ sourceId }) => sourceId === expected.sourceId);
    return (own ?? same[0])?.id ?? changed(expected);
  };
}
