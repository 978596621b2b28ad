import { type Candidate, type Candidates, hasSignal, isVague, type Sighting, type Signal } from './candidate';
import { isField, isLabel, placesOf } from './labels';
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
/** Terms that the author sets off where they say what each is may go so far. */
const MOST_PRESENTED = 1.4;
/** The densest map that a short text may have. */
const FLOOR = 12;
/** Words of a short course for each concept. */
const WORDS_EACH = 100;

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
    .filter(({ candidate, support: own }) => isTeachable(candidate, own))
    .sort((a, b) => b.score - a.score || (a.candidate.form < b.candidate.form ? -1 : 1));
  if (topics.closed) return scored.filter(({ candidate }) => hasSignal(candidate, 'topic'));
  const strong = scored.filter(
    (kept) => kept.score >= THRESHOLD && isSupported(kept.candidate, kept.support) && !isField(kept.candidate),
  );
  const places = placesOf(
    strong.flatMap(({ candidate, support: own }) => (isLabel(candidate, own) ? [] : [candidate])),
  );
  const supported = strong.filter(
    ({ candidate, support: own }) => !isLabel(candidate, own) || !standsIn(candidate, places),
  );
  const limit = Math.max(FLOOR, Math.round(DENSITY * Math.cbrt(material.size)));
  const isListed = ({ candidate }: Kept, rank: number) =>
    hasSignal(candidate, 'topic') ||
    (hasSignal(candidate, 'glossary', 'linked') && rank < MOST_LISTED * limit) ||
    (isPresented(candidate) && rank < MOST_PRESENTED * limit);
  return withoutJoined(
    filledUp(
      supported.filter((kept, rank) => rank < limit || isListed(kept, rank)),
      scored,
      material.size,
    ),
  );
}

/** A short course that never repeats its headings has them for concepts all the same, best first, one and another for every hundred words. */
function filledUp(kept: readonly Kept[], scored: readonly Kept[], size: number): Kept[] {
  const wanted = Math.min(FLOOR, 1 + Math.ceil(size / WORDS_EACH)) - kept.length;
  if (size === 0 || wanted <= 0) return [...kept];
  const known = new Set(kept);
  const places = placesOf(kept.map(({ candidate }) => candidate));
  const headed = scored.filter(
    (one) =>
      !known.has(one) &&
      !isVague(one.candidate) &&
      !isField(one.candidate) &&
      one.candidate.sightings.some(isNamingHeading) &&
      !(isLabel(one.candidate, one.support) && standsIn(one.candidate, places)),
  );
  return [...kept, ...headed.slice(0, wanted)];
}

function isNamingHeading({ signal, strength }: Sighting): boolean {
  return (signal === 'title' || signal === 'heading') && strength >= 0.5;
}

/** "A **fire watch** is …": the author sets the term off and says what it is, in a sentence that opens with it. */
function isPresented(candidate: Candidate): boolean {
  return (
    hasSignal(candidate, 'emphasis') &&
    candidate.sightings.some(({ sentence, strength }) => sentence?.leads && sentence.surely >= 0.95 && strength >= 0.95)
  );
}

/** Whether all its places are in sources in which another has one. */
function standsIn({ sightings }: Candidate, sources: ReadonlySet<string>): boolean {
  return sightings.every(({ chunk }) => chunk === null || sources.has(chunk.chunk.sourceId));
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
  if (hasSignal(candidate, 'topic', 'title', 'glossary', 'linked')) return true;
  const strongest = Math.max(
    0,
    ...candidate.sightings.map(({ signal, strength }) => (WEAK.has(signal) ? 0 : strength)),
  );
  if (hasSignal(candidate, 'heading') && strongest >= 0.95) return support.mentions > 0;
  if (!isSingle(candidate) && candidate.sightings.some(({ sentence }) => sentence?.leads && sentence.surely >= 0.95))
    return true;
  if (strongest < 0.4 && isSingle(candidate) && !hasSignal(candidate, 'emphasis')) return false;
  if (strongest < 0.4 && isSingle(candidate)) return support.mentions >= 6 && support.noun >= 0.4;
  return support.mentions >= 3 && support.noun >= (strongest >= 0.95 && !isSingle(candidate) ? 0.2 : 0.38);
}

/** Signals that vouch for no word by themselves. */
const WEAK: ReadonlySet<Signal> = new Set<Signal>(['emphasis', 'phrase', 'objective']);

function isSingle(candidate: Candidate): boolean {
  return !/[\s-]/.test(candidate.sightings[0]?.term.trim() ?? '');
}
