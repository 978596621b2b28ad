import type { ConceptText, Lean } from '../lean';
import { heightsOf } from './heights';
import { isPartOfName } from './names';
import { createReferenceDistance } from './reference-distance';
import { createRates, density, rarity, saturated } from './scales';
import type { Usage } from './usage';

/** What the scoring needs to know of a concept besides its text. */
export interface ConceptFacts {
  form: string;
  name: string;
  /** Forms of the words of its name. */
  nameWords: readonly string[];
  /** Concepts that its definition names. */
  inDefinition: ReadonlySet<string>;
}

/** All that the measures of a course are taken from; concepts by their form. */
export interface PairSource {
  texts: ReadonlyMap<string, ConceptText>;
  facts: ReadonlyMap<string, ConceptFacts>;
  code: Usage;
  terms: Usage;
  /** Concepts that a text says are needed first. */
  stated: ReadonlyMap<string, ReadonlyMap<string, number>>;
  vectors: ReadonlyMap<string, Float32Array>;
}

/**
 * What is measured of a pair, `from` before `to`. A name that ends in "Back" is the same the other way round; each is explained in
 * {@link import('./measure-names').MEASURE_NAMES}.
 */
export type Measures = Float64Array;

export interface MeasuredPair {
  from: string;
  to: string;
  values: Measures;
}

/** Measures every ordered pair of concepts, one after the other: O(concepts²). */
export function* measurePairs(source: PairSource): Generator<MeasuredPair> {
  const measure = createMeasure(source);
  for (const to of source.texts.keys())
    for (const from of source.texts.keys()) if (from !== to) yield { from, to, values: measure(from, to) };
}

function createMeasure(source: PairSource): (from: string, to: string) => Measures {
  const { texts, facts } = source;
  const count = texts.size;
  const named = naming(texts, ({ mentions }) => mentions > 0);
  const asked = naming(texts, ({ practice }) => practice > 0);
  const heights = heightsOf(texts, source.code);
  const distance = createReferenceDistance(texts, named);
  const liftOf = createRates(texts);
  const share = (usage: Usage, from: string, to: string) => usage.get(to)?.get(from) ?? 0;
  const most = new Map([...source.code].map(([form, shares]) => [form, Math.max(1e-9, ...shares.values())]));
  return (from, to) => {
    const [a, b] = [texts.get(from), texts.get(to)];
    const [lean, back] = [b?.leans.get(from), a?.leans.get(to)];
    const [before, after] = [facts.get(from), facts.get(to)];
    const dense = density(lean, b);
    const practice = saturated((lean?.practice ?? 0) / 2);
    // In the order of MEASURE_NAMES.
    return Float64Array.of(
      dense,
      density(back, a),
      dense * rarity(named.get(from) ?? 0, count),
      practice,
      saturated((back?.practice ?? 0) / 2),
      practice * rarity(asked.get(from) ?? 0, count),
      liftOf(lean, from, b),
      saturated(lean?.links ?? 0),
      saturated(back?.links ?? 0),
      Number(isPartOfName(before, after)),
      Number(isPartOfName(after, before)),
      Number(after?.inDefinition.has(from) ?? false),
      Number(before?.inDefinition.has(to) ?? false),
      Math.sqrt(share(source.code, from, to)),
      Math.sqrt(share(source.code, to, from)),
      share(source.code, from, to) / (most.get(to) ?? 1),
      saturated(source.stated.get(to)?.get(from) ?? 0),
      saturated(source.stated.get(from)?.get(to) ?? 0),
      Math.log1p(named.get(to) ?? 0) / Math.log1p(count),
      (heights.get(to) ?? 0) - (heights.get(from) ?? 0),
      cosine(source.vectors.get(from), source.vectors.get(to)),
      Math.sqrt(share(source.terms, from, to)),
      distance(from, to),
    );
  };
}

/** How many texts lean on each concept. */
function naming(texts: ReadonlyMap<string, ConceptText>, leans: (lean: Lean) => boolean): Map<string, number> {
  const named = new Map<string, number>();
  for (const { form, leans: all } of texts.values())
    for (const [other, lean] of all) if (other !== form && leans(lean)) named.set(other, (named.get(other) ?? 0) + 1);
  return named;
}

/** Cosine of vectors of length 1; 0 where one is missing. */
export function cosine(a: Float32Array | undefined, b: Float32Array | undefined): number {
  let sum = 0;
  if (a && b) for (let c = 0; c < a.length; c++) sum += (a[c] ?? 0) * (b[c] ?? 0);
  return sum;
}
