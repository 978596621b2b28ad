import type { ConceptText, Lean } from '../lean';
import { createCoverage } from './coverage';
import { heightsOf } from './heights';
import { createLikenesses } from './likeness';
import { createNameParts } from './name-parts';
import { isOverture, isPartOfName } from './names';
import { createSharedPages } from './page-links';
import { type Profile, readProfiles } from './profile';
import { density, rarity, saturated } from './scales';
import { together } from './together';
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
  /** Concepts that a text says are needed first. */
  stated: ReadonlyMap<string, ReadonlyMap<string, number>>;
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

/** Heights are told apart up to so many deviations. */
const HIGHEST = 2;

/** Measures every ordered pair of concepts, one after the other: O(concepts²). */
export function measurePairs(source: PairSource): Generator<MeasuredPair> {
  return createPairs(source)();
}

/**
 * Reads the texts once; each call of what it returns measures the pairs anew, so that nobody has to keep them all.
 * The parameter of that: only one pair in so many, each concept in as many as any other.
 */
export function createPairs(source: PairSource): (oneIn?: number) => Generator<MeasuredPair> {
  const profiles = readProfiles(source.texts);
  const measure = createMeasure(source, profiles);
  const all = [...profiles.values()];
  return function* pairs(oneIn = 1) {
    for (const [row, to] of all.entries())
      for (const [column, from] of all.entries())
        if (from !== to && (row + column) % oneIn === 0)
          yield { from: from.form, to: to.form, values: measure(from, to) };
  };
}

function createMeasure(
  source: PairSource,
  byForm: ReadonlyMap<string, Profile>,
): (from: Profile, to: Profile) => Measures {
  const { texts, facts } = source;
  const profiles = [...byForm.values()];
  const count = texts.size;
  const named = naming(texts, ({ mentions }) => mentions > 0);
  const asked = naming(texts, ({ practice }) => practice > 0);
  const heights = heightsOf(texts, source.code);
  const lowness = lownessOf(heights);
  const overtures = new Set([...facts.values()].filter(({ name }) => isOverture(name)).map(({ form }) => form));
  const parts = createNameParts(profiles, facts);
  const coverage = createCoverage(profiles);
  const pages = createSharedPages(profiles);
  const inWords = createLikenesses(
    profiles,
    ({ own }) => own,
    ({ practice }) => practice,
  );
  const inCode = createLikenesses(
    profiles,
    ({ shown }) => shown,
    ({ practiceCode }) => practiceCode,
  );
  const share = (usage: Usage, from: string, to: string) => usage.get(to)?.get(from) ?? 0;
  const most = new Map([...source.code].map(([form, shares]) => [form, Math.max(1e-9, ...shares.values())]));
  return (f, t) => {
    const [from, to] = [f.form, t.form];
    const [a, b] = [texts.get(from), texts.get(to)];
    const [lean, back] = [b?.leans.get(from), a?.leans.get(to)];
    const [before, after] = [facts.get(from), facts.get(to)];
    const dense = density(lean, b);
    const overture = Number(overtures.has(from));
    // In the order of MEASURE_NAMES.
    return Float64Array.of(
      dense,
      density(back, a),
      dense * rarity(named.get(from) ?? 0, count),
      saturated((back?.practice ?? 0) / 2),
      saturated((lean?.practice ?? 0) / 2) * rarity(asked.get(from) ?? 0, count),
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
      (heights.get(to) ?? 0) - (heights.get(from) ?? 0),
      parts.inText(f, t),
      parts.inPractice(f, t),
      parts.inAnyPractice(t, f),
      parts.inOpening(f, t),
      coverage.words(f, t),
      coverage.words(t, f),
      coverage.opening(t, f),
      coverage.code(f, t),
      coverage.code(t, f),
      coverage.foremost(f, t),
      coverage.foremost(t, f),
      coverage.foremostInPractice(f, t),
      parts.inLinks(f, t),
      pages.shared(f, t),
      pages.share(f, t),
      overture,
      Number(overtures.has(to)),
      heights.get(from) ?? 0,
      parts.length(f),
      Math.log1p(asked.get(from) ?? 0) / Math.log1p(count),
      parts.commonness(f),
      Math.log1p(f.ownSize),
      Math.log1p(t.practiceSize),
      together(f, t),
      inWords.practiceToOwn(f, t),
      inWords.practices(f, t),
      inWords.owns(f, t),
      inWords.ownToPractice(f, t),
      inCode.practiceToOwn(f, t),
      inCode.practices(f, t),
      inCode.owns(f, t),
      inCode.ownToPractice(f, t),
      overture * (lowness.get(to) ?? 0),
    );
  };
}

/** How low each concept stands among all, in deviations. */
function lownessOf(heights: ReadonlyMap<string, number>): Map<string, number> {
  const all = [...heights.values()];
  const mean = all.reduce((sum, height) => sum + height, 0) / Math.max(1, all.length);
  const deviation = Math.sqrt(all.reduce((sum, height) => sum + (height - mean) ** 2, 0) / Math.max(1, all.length));
  const limited = (low: number) => Math.max(-HIGHEST, Math.min(HIGHEST, low));
  return new Map([...heights].map(([form, height]) => [form, limited((mean - height) / (deviation || 1))]));
}

/** How many texts lean on each concept. */
function naming(texts: ReadonlyMap<string, ConceptText>, leans: (lean: Lean) => boolean): Map<string, number> {
  const named = new Map<string, number>();
  for (const { form, leans: all } of texts.values())
    for (const [other, lean] of all) if (other !== form && leans(lean)) named.set(other, (named.get(other) ?? 0) + 1);
  return named;
}
