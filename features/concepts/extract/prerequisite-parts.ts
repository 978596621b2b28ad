import type { ConceptText, Lean } from './lean';

/** Why one concept is held to need another. */
export type EvidenceKind = 'passages' | 'definition' | 'name' | 'practice' | 'link' | 'earlier';

/** A scored pair: `from` may be needed before `to`. */
export interface ScoredPair {
  from: string;
  to: string;
  /** 0 to 1. */
  weight: number;
  /** Strongest reason first. */
  reasons: EvidenceKind[];
}

/** What the scoring needs to know of a concept besides its text. */
export interface ConceptFacts {
  form: string;
  name: string;
  /** Forms of the words of its name. */
  nameWords: readonly string[];
  /** Concepts that its definition names. */
  inDefinition: ReadonlySet<string>;
}

/** Parts of the score. Reference distance after Liang et al. (2015), "Measuring prerequisite relations among concepts". */
export const PART = {
  passages: 1,
  practice: 0.55,
  link: 0.4,
  name: 0.25,
  definition: 0.15,
  earlier: 0.1,
  later: 0.4,
} as const;
/** What points the other way counts this share. */
const BACKWARDS = 0.5;
/** Namings per thousand words at which the density part has reached 1 - 1/e. */
const DENSITY_SCALE = 5;
/** Words added to every text, so that a short one does not count as dense. */
const DENSITY_PRIOR = 200;
/** A single naming counts less than one of several: it may be in passing. */
const ONCE = 0.5;
/** A concept that the texts of more than one in so many concepts name is an everyday word there. */
const EVERYDAY = 4;
/** In a map of fewer concepts the share says nothing. */
const FEW = 16;

/** What each kind of evidence adds to the score of a pair. */
export type Parts = Record<Exclude<EvidenceKind, 'earlier'>, number>;

/** Evidence that `from` is needed before `to`, by kind; `rare` is `rarity` of `from`. */
export function partsOf(
  from: ConceptText,
  to: ConceptText,
  facts: ReadonlyMap<string, ConceptFacts>,
  rare: number,
): Parts {
  const lean = to.leans.get(from.form);
  const back = from.leans.get(to.form);
  const [a, b] = [facts.get(from.form), facts.get(to.form)];
  return {
    passages: PART.passages * rare * (density(lean, to) - BACKWARDS * density(back, from)),
    practice: PART.practice * (saturated((lean?.practice ?? 0) / 2) - BACKWARDS * saturated((back?.practice ?? 0) / 2)),
    link: PART.link * (saturated(lean?.links ?? 0) - saturated(back?.links ?? 0)),
    name: PART.name * (Number(isPartOfName(a, b)) - Number(isPartOfName(b, a))),
    definition:
      PART.definition *
      (Number(b?.inDefinition.has(from.form) ?? false) - Number(a?.inDefinition.has(to.form) ?? false)),
  };
}

/** What nearly every concept's text names says little about any of them: 1 up to a quarter of the concepts, then falling to 0. */
export function rarity(named: number, concepts: number): number {
  return Math.min(1, Math.log(Math.max(concepts, FEW) / Math.max(1, named)) / Math.log(EVERYDAY));
}

function density(lean: Lean | undefined, { words }: ConceptText): number {
  return saturated((1000 * Math.max(0, (lean?.mentions ?? 0) - ONCE)) / (words + DENSITY_PRIOR) / DENSITY_SCALE);
}

/** From 0 at 0 towards 1. */
export function saturated(value: number): number {
  return 1 - Math.exp(-value);
}

/** "Array" is part of the name "array destructuring". */
export function isPartOfName(part: ConceptFacts | undefined, whole: ConceptFacts | undefined): boolean {
  if (!part || !whole || part.nameWords.length >= whole.nameWords.length) return false;
  return part.nameWords.every((word) => whole.nameWords.includes(word));
}

/** Kinds that speak for the pair, strongest first. */
export function reasonsOf(parts: Parts): EvidenceKind[] {
  const kinds = ['passages', 'practice', 'link', 'name', 'definition'] as const;
  return kinds.filter((kind) => parts[kind] > 0.02).sort((a, b) => parts[b] - parts[a]);
}

export function sum(parts: Parts): number {
  return Object.values(parts).reduce((total, part) => total + part, 0);
}
