import { removeCycles, transitiveReduction } from '../graph';
import type { ConceptText } from './lean';
import {
  type ConceptFacts,
  isPartOfName,
  PART,
  partsOf,
  rarity,
  reasonsOf,
  type ScoredPair,
  saturated,
  sum,
} from './prerequisite-parts';

/** Turns the sum of the parts into a weight from 0 to 1: a sum of 1 gives 0.78. */
const STEEPNESS = 1.5;
/** Least weight of a proposed edge; pairs from here on hold, edges are those of them that the rest does not imply. */
export const LEAST_WEIGHT = 0.4;
/** Prerequisites of one concept. */
const MOST = 4;
/** Considered before cycles and detours are taken out. */
const MOST_CONSIDERED = 7;
/** What is left of a pair for which nothing else speaks than one naming. */
const IN_PASSING = 0.7;
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
    pairs.filter(({ weight }) => weight >= LEAST_WEIGHT),
    MOST_CONSIDERED,
  );
  return strongestOf(transitiveReduction(removeCycles(strong)), MOST);
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

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
