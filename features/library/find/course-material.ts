import { createLexicon, type Lexicon } from '@/core/retrieval/lexicon';
import { createNearest, type Nearest } from '@/core/retrieval/nearest';
import { numberOf, stringAt } from '@/core/text/string-table';
import type { HeldFit } from '@/platform/search/fit-store';

/** A course's fit, made ready for questions. */
export interface CourseMaterial {
  stored: HeldFit;
  fit: HeldFit['fit'];
  lexicon: Lexicon;
  nearest: Nearest;
  knows(term: string): boolean;
  /** Above 0; the greatest for a term that nowhere stands. */
  rarityOf(term: string): number;
  /** Number of a chunk; -1 where the fit does not have it. */
  placeOf(chunkId: string): number;
  /** '' for a number that none has. */
  chunkAt(place: number): string;
}

const ready = new WeakMap<HeldFit, CourseMaterial>();

/** The same for the same fit, so that what is made ready of it is made once. */
export function materialOf(stored: HeldFit): CourseMaterial {
  const known = ready.get(stored);
  if (known) return known;
  const { fit } = stored;
  const made: CourseMaterial = {
    stored,
    fit,
    lexicon: createLexicon(fit.words),
    nearest: createNearest(fit.dimensions),
    knows: (term) => numberOf(fit.terms, term) >= 0,
    rarityOf(term) {
      const within = fit.frequencies[numberOf(fit.terms, term)] ?? 0;
      return Math.log(1 + (fit.chunks - within + 0.5) / (within + 0.5));
    },
    placeOf: (chunkId) => numberOf(stored.chunkIds, chunkId),
    chunkAt: (place) => stringAt(stored.chunkIds, place),
  };
  ready.set(stored, made);
  return made;
}
