import { removeCycles, transitiveReduction } from '../graph';
import { type EvidenceKind, evidenceText } from './evidence';
import type { ConceptText, Lean } from './lean';

/** What the scoring needs to know of a concept besides its text. */
export interface ConceptFacts {
  form: string;
  name: string;
  /** Forms of the words of its name. */
  nameWords: readonly string[];
  /** Concepts that its definition names. */
  inDefinition: ReadonlySet<string>;
}

/** A scored pair: `from` may be needed before `to`. */
export interface ScoredPair {
  from: string;
  to: string;
  /** 0 to 1. */
  weight: number;
  /** Strongest reason first. */
  reasons: EvidenceKind[];
}

/** Turns the sum of the parts into a weight from 0 to 1: a sum of 1 gives 0.78. */
const STEEPNESS = 1.5;
/** Least weight of a proposed edge; about three edges a concept on the courses that it was read on. */
const LEAST = 0.4;
/** Prerequisites of one concept. */
const MOST = 4;
/** Considered before cycles and detours are taken out. */
const MOST_CONSIDERED = 7;
/** Parts of the score. Reference distance after Liang et al. (2015), "Measuring prerequisite relations among concepts". */
const PART = {
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
/** What is left of a pair for which nothing else speaks than one naming. */
const IN_PASSING = 0.7;
/** A concept that the texts of more than one in so many concepts name is an everyday word there. */
const EVERYDAY = 4;
/** Asymmetry from which a pair says something about the order of the files. */
const TELLING = 0.4;

/** All pairs of concepts with any evidence, strongest first; the ranking that `proposePrerequisites` draws from. */
export function scorePairs(
  texts: ReadonlyMap<string, ConceptText>,
  facts: ReadonlyMap<string, ConceptFacts>,
): ScoredPair[] {
  const pairs: (ScoredPair & { base: number })[] = [];
  const named = new Map<string, number>();
  for (const { leans } of texts.values())
    for (const [form, { mentions }] of leans) if (mentions > 0) named.set(form, (named.get(form) ?? 0) + 1);
  for (const to of texts.values()) {
    for (const from of candidatesFor(to, texts, facts)) {
      const parts = partsOf(from, to, facts, rarity(named.get(from.form) ?? 0, texts.size));
      const reasons = reasonsOf(parts);
      const inPassing = reasons.length === 1 && reasons[0] === 'passages' && to.leans.get(from.form)?.mentions === 1;
      pairs.push({ from: from.form, to: to.form, weight: 0, base: sum(parts) * (inPassing ? IN_PASSING : 1), reasons });
    }
  }
  const trust = orderTrust(pairs, texts);
  for (const pair of pairs) {
    const order = orderPart(texts.get(pair.from), texts.get(pair.to), trust);
    pair.weight = pair.base + order <= 0 ? 0 : saturated(STEEPNESS * (pair.base + order));
    if (order > 0) pair.reasons.push('earlier');
  }
  return pairs
    .filter(({ weight }) => weight > 0)
    .map(({ from, to, weight, reasons }) => ({ from, to, weight: Math.round(weight * 1e6) / 1e6, reasons }))
    .sort((a, b) => b.weight - a.weight || compare(a.to, b.to) || compare(a.from, b.from));
}

/** The edges of the map: strong enough, few for each concept, without cycles and without detours. */
export function proposePrerequisites(pairs: readonly ScoredPair[]): ScoredPair[] {
  const strong = strongestOf(
    pairs.filter(({ weight }) => weight >= LEAST),
    MOST_CONSIDERED,
  );
  return strongestOf(transitiveReduction(removeCycles(strong)), MOST);
}

/** The evidence for a pair as sentences; at most two. */
export function evidenceFor(
  pair: ScoredPair,
  texts: ReadonlyMap<string, ConceptText>,
  facts: ReadonlyMap<string, ConceptFacts>,
): string {
  const lean = texts.get(pair.to)?.leans.get(pair.from);
  const concept = facts.get(pair.to)?.name ?? pair.to;
  const prerequisite = facts.get(pair.from)?.name ?? pair.from;
  return pair.reasons
    .slice(0, 2)
    .map((kind) => {
      const count = kind === 'practice' ? Math.ceil(lean?.practice ?? 1) : (lean?.passages ?? 1);
      return evidenceText(kind, { concept, prerequisite, count, total: texts.get(pair.to)?.passages ?? 1 });
    })
    .join(' ');
}

/** Concepts that the text, the name or the definition of `to` touches. */
function candidatesFor(
  to: ConceptText,
  texts: ReadonlyMap<string, ConceptText>,
  facts: ReadonlyMap<string, ConceptFacts>,
): ConceptText[] {
  const forms = new Set([...to.leans.keys(), ...(facts.get(to.form)?.inDefinition ?? [])]);
  const own = facts.get(to.form);
  for (const other of facts.values()) if (own && isPartOfName(other, own)) forms.add(other.form);
  forms.delete(to.form);
  return [...forms].flatMap((form) => texts.get(form) ?? []);
}

type Parts = Record<Exclude<EvidenceKind, 'earlier'>, number>;

function partsOf(from: ConceptText, to: ConceptText, facts: ReadonlyMap<string, ConceptFacts>, rare: number): Parts {
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
function rarity(named: number, concepts: number): number {
  return Math.min(1, Math.log(concepts / Math.max(1, named)) / Math.log(EVERYDAY));
}

function density(lean: Lean | undefined, { words }: ConceptText): number {
  return saturated((1000 * Math.max(0, (lean?.mentions ?? 0) - ONCE)) / (words + DENSITY_PRIOR) / DENSITY_SCALE);
}

function saturated(value: number): number {
  return 1 - Math.exp(-value);
}

/** "Array" is part of the name "array destructuring". */
function isPartOfName(part: ConceptFacts | undefined, whole: ConceptFacts | undefined): boolean {
  if (!part || !whole || part.nameWords.length >= whole.nameWords.length) return false;
  return part.nameWords.every((word) => whole.nameWords.includes(word));
}

function reasonsOf(parts: Parts): EvidenceKind[] {
  const kinds = ['passages', 'practice', 'link', 'name', 'definition'] as const;
  return kinds.filter((kind) => parts[kind] > 0.02).sort((a, b) => parts[b] - parts[a]);
}

/**
 * How far the order of the files is a teaching order, 0 to 1: how much more often files name concepts of earlier files than of later
 * ones. Files in alphabetical order give about 0.
 */
function orderTrust(
  pairs: readonly { from: string; to: string; base: number }[],
  texts: ReadonlyMap<string, ConceptText>,
): number {
  let agree = 0;
  let all = 0;
  for (const { from, to, base } of pairs) {
    const [a, b] = [texts.get(from), texts.get(to)];
    if (!a || !b || a.sourceId === b.sourceId || base < TELLING) continue;
    all++;
    if (a.first < b.first) agree++;
  }
  return all === 0 ? 0 : Math.max(0, (2 * agree) / all - 1) * (all / (all + 20));
}

/** Inside one file the order is the author's; between files it counts as far as it is to be trusted. */
function orderPart(from: ConceptText | undefined, to: ConceptText | undefined, trust: number): number {
  if (!from || !to || from.first === to.first) return 0;
  const sure = from.sourceId === to.sourceId ? 1 : trust;
  return from.first < to.first ? PART.earlier * sure : -PART.later * sure;
}

function strongestOf(pairs: readonly ScoredPair[], most: number): ScoredPair[] {
  const taken = new Map<string, number>();
  return [...pairs]
    .sort((a, b) => b.weight - a.weight || compare(a.from, b.from))
    .filter(({ to }) => {
      const count = (taken.get(to) ?? 0) + 1;
      taken.set(to, count);
      return count <= most;
    });
}

function sum(parts: Parts): number {
  return Object.values(parts).reduce((total, part) => total + part, 0);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
