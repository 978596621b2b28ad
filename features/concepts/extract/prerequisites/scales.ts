import type { ConceptText, Lean } from '../lean';

/** Namings per thousand words at which density has reached 1 - 1/e. */
const DENSITY_SCALE = 5;
/** Words added to every text, so that a short one does not count as dense. */
const DENSITY_PRIOR = 200;
/** A single naming counts less than one of several: it may be in passing. */
const ONCE = 0.5;
/** A concept that the texts of more than one in so many concepts name is an everyday word there. */
const EVERYDAY = 4;
/** In a map of fewer concepts the share says nothing. */
const FEW = 16;

/** From 0 at 0 towards 1. */
export function saturated(value: number): number {
  return 1 - Math.exp(-value);
}

/** What nearly every concept's text names says little about any of them: 1 up to a quarter of the concepts, then falling to 0. */
export function rarity(named: number, concepts: number): number {
  return Math.min(1, Math.log(Math.max(concepts, FEW) / Math.max(1, named)) / Math.log(EVERYDAY));
}

/** How densely a text names a concept, 0 to 1. */
export function density(lean: Lean | undefined, text: ConceptText | undefined): number {
  if (!lean || !text) return 0;
  return saturated((1000 * Math.max(0, lean.mentions - ONCE)) / (text.words + DENSITY_PRIOR) / DENSITY_SCALE);
}
