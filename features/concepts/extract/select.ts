import { type Candidate, type Candidates, hasSignal } from './candidate';
import type { Material } from './material';
import { isTeachable, scoreOf } from './score';
import { NO_SUPPORT, type Support } from './support';
import type { Topics } from './topics';

/** A candidate that was kept, with its score. */
export interface Kept {
  candidate: Candidate;
  score: number;
  support: Support;
}

/** Least score of a concept. */
const THRESHOLD = 2.4;
/** A course of n words has at most this times the cube root of n concepts: 10,000 words 69, 150,000 words 170. */
const DENSITY = 3.2;
/** The author's own list, a glossary, may go this far beyond. */
const MOST_LISTED = 3;
/** The densest map that a short text may have. */
const FLOOR = 12;

/**
 * The candidates that are concepts: enough speaks for them, the material can teach them, and the map stays readable. In a course whose
 * author keeps a folder of concepts, those are the concepts.
 */
export function select(
  candidates: Candidates,
  support: ReadonlyMap<string, Support>,
  material: Material,
  topics: Topics,
): Kept[] {
  const scored = [...candidates.values()]
    .map((candidate): Kept => {
      const own = support.get(candidate.form) ?? NO_SUPPORT;
      return { candidate, score: scoreOf(candidate, own), support: own };
    })
    .filter(({ candidate, score, support: own }) => {
      if (!isTeachable(candidate, own)) return false;
      if (topics.closed) return hasSignal(candidate, 'topic');
      return score >= THRESHOLD && isSupported(candidate, own);
    })
    .sort((a, b) => b.score - a.score || (a.candidate.form < b.candidate.form ? -1 : 1));
  const limit = Math.max(FLOOR, Math.round(DENSITY * Math.cbrt(material.size)));
  const isListed = ({ candidate }: Kept, rank: number) =>
    hasSignal(candidate, 'topic') || (hasSignal(candidate, 'glossary') && rank < MOST_LISTED * limit);
  return withoutJoined(scored.filter((kept, rank) => rank < limit || isListed(kept, rank)));
}

/** Leaves out "errors and exceptions" where one of the two is there by itself. */
export function withoutJoined(kept: readonly Kept[]): Kept[] {
  const forms = new Set(kept.map(({ candidate }) => candidate.form));
  return kept.filter(({ candidate }) => ![...candidate.parts].some((part) => forms.has(part)));
}

/**
 * Words that no heading, glossary or definition vouches for must be used as nouns; a heading that opens with a gerund ("Learning rate")
 * and a term that is merely emphasised must come back in the prose.
 */
function isSupported(candidate: Candidate, support: Support): boolean {
  if (hasSignal(candidate, 'topic', 'title', 'glossary')) return true;
  const strongest = Math.max(
    0,
    ...candidate.sightings.map(({ signal, strength }) => (signal === 'emphasis' ? 0 : strength)),
  );
  if (hasSignal(candidate, 'heading') && strongest >= 0.95) return support.mentions > 0;
  if (strongest < 0.4 && isSingle(candidate)) return support.mentions >= 6 && support.noun >= 0.4;
  return support.mentions >= 3 && support.noun >= (strongest >= 0.95 && !isSingle(candidate) ? 0.2 : 0.38);
}

function isSingle(candidate: Candidate): boolean {
  return !/[\s-]/.test(candidate.sightings[0]?.term.trim() ?? '');
}
