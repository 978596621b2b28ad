import type { CourseFit } from '@/core/retrieval/course-fit';
import { createLexicon, type Lexicon } from '@/core/retrieval/lexicon';
import { createNearest, type Nearest } from '@/core/retrieval/nearest';
import type { StoredFit } from '@/platform/search/fit-store';

/** A course's fit, made ready for questions. */
export interface CourseMaterial {
  stored: StoredFit;
  fit: CourseFit;
  lexicon: Lexicon;
  nearest: Nearest;
  knows(term: string): boolean;
  /** Above 0; the greatest for a term that nowhere stands. */
  rarityOf(term: string): number;
  /** Number of each chunk by its id. */
  places: ReadonlyMap<string, number>;
}

const ready = new WeakMap<StoredFit, CourseMaterial>();

/** The same for the same fit, so that its maps are made once. */
export function materialOf(stored: StoredFit): CourseMaterial {
  const known = ready.get(stored);
  if (known) return known;
  const { fit } = stored;
  const numbers = new Map(fit.terms.map((term, number) => [term, number]));
  const made: CourseMaterial = {
    stored,
    fit,
    lexicon: createLexicon(fit.words),
    nearest: createNearest(fit.vectors, fit.dimensions),
    knows: (term) => numbers.has(term),
    rarityOf(term) {
      const within = fit.frequencies[numbers.get(term) ?? -1] ?? 0;
      return Math.log(1 + (fit.chunks - within + 0.5) / (within + 0.5));
    },
    places: new Map(stored.chunkIds.map((id, place) => [id, place])),
  };
  ready.set(stored, made);
  return made;
}
