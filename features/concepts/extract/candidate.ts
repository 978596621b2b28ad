import { VAGUE } from './heading-words';
import type { MaterialChunk, MaterialSentence } from './material';
import { formOf } from './words';

export type Signal =
  | 'topic'
  | 'title'
  | 'heading'
  | 'glossary'
  | 'linked'
  | 'definition'
  | 'objective'
  | 'emphasis'
  | 'phrase';

/** One place where the material presents a term. */
export interface Sighting {
  signal: Signal;
  /** As written there. */
  term: string;
  /** 0 to 1, within its signal. */
  strength: number;
  /** Where it was seen; null for a folder. */
  chunk: MaterialChunk | null;
  /** The sentence that defines it. */
  sentence?: MaterialSentence & {
    /** It opens with the term. */
    leads: boolean;
    /** How surely it says what the term is, 0 to 1. */
    surely: number;
  };
  /** A glossary's own words. */
  entry?: string;
  aliases?: readonly string[];
}

/** A term that may become a concept, with all that speaks for it. */
export interface Candidate {
  /** See `formOf`. */
  form: string;
  /** Other forms that mean the same. */
  otherForms: Set<string>;
  sightings: Sighting[];
  /** Other names as written. */
  aliases: Set<string>;
  /** Forms of the concepts that its name joins ("errors and exceptions"); with one of them in the map it is none of its own. */
  parts: Set<string>;
}

export type Candidates = Map<string, Candidate>;

/** Adds a sighting to the candidate of its form, which it creates where there is none; terms without letters are ignored. */
export function addSighting(candidates: Candidates, sighting: Sighting): void {
  const form = formOf(sighting.term);
  if (form.length < 2) return;
  let candidate = candidates.get(form);
  if (!candidate) {
    candidate = { form, otherForms: new Set(), sightings: [], aliases: new Set(), parts: new Set() };
    candidates.set(form, candidate);
  }
  candidate.sightings.push(sighting);
  for (const alias of sighting.aliases ?? []) {
    candidate.aliases.add(alias);
    candidate.otherForms.add(formOf(alias));
  }
}

/** Everything that speaks for `from` speaks for `into` from now on; the names of `from` become aliases. */
export function mergeInto(candidates: Candidates, into: Candidate, from: Candidate): void {
  if (into === from) return;
  into.sightings.push(...from.sightings);
  into.otherForms.add(from.form);
  for (const form of from.otherForms) into.otherForms.add(form);
  for (const alias of from.aliases) into.aliases.add(alias);
  const written = from.sightings[0]?.term;
  if (written !== undefined) into.aliases.add(written);
  candidates.delete(from.form);
}

export function hasSignal(candidate: Candidate, ...signals: readonly Signal[]): boolean {
  return candidate.sightings.some(({ signal }) => signals.includes(signal));
}

/** Whether every way of writing it is a word too vague to be a concept by itself. */
export function isVague(candidate: Candidate): boolean {
  return candidate.sightings.every(({ term }) => VAGUE.has(term.toLowerCase().replace(/^(?:the|an?)\s+/, '')));
}
