import { stem } from '@/core/text/tokens';
import { abbreviationsIn } from './abbreviations';
import { type Candidate, type Candidates, hasSignal, isVague, mergeInto } from './candidate';
import { VAGUE } from './heading-words';
import type { Material } from './material';
import { oneSpelling } from './spelling';
import { formOf, wordsOf } from './words';

/** Joins candidates that are one concept under several names. */
export function mergeCandidates(candidates: Candidates, material: Material): void {
  mergePlurals(candidates);
  mergeSpellings(candidates);
  mergeInflections(candidates, material.locale);
  mergeAbbreviations(candidates, material);
  mergeBracketed(candidates);
  mergeSubjectPrefix(candidates, material);
  mergeHeadNouns(candidates);
  splitConjunctions(candidates);
}

/** Nouns that say what a thing is and add nothing to its name where the name stands alone too: "momentum method". */
export const HEAD_NOUNS =
  /^(?:statement|method|operator|operation|algorithm|technique|principle|mechanism|architecture|process|distribution|keyword|command|classifier)s?$/;

/** "Conditional statement" and "conditionals" are one concept; the short name stays unless a glossary or folder has the long one. */
function mergeHeadNouns(candidates: Candidates): void {
  for (const candidate of [...candidates.values()]) {
    const words = (candidate.sightings[0]?.term ?? '').toLowerCase().split(/\s+/);
    if (words.length < 2 || !HEAD_NOUNS.test(words.at(-1) ?? '')) continue;
    const plain = candidates.get(formOf(words.slice(0, -1).join(' ')));
    if (!plain || plain === candidate || !isPlace(candidate)) continue;
    if (!hasSignal(plain, 'topic', 'title', 'heading', 'glossary')) continue;
    if (hasSignal(plain, 'topic') && hasSignal(candidate, 'topic')) continue;
    const long = hasSignal(candidate, 'topic', 'glossary') && !hasSignal(plain, 'topic', 'glossary');
    mergeInto(candidates, long ? candidate : plain, long ? plain : candidate);
  }
}

function isPlace(candidate: Candidate): boolean {
  return hasSignal(candidate, 'topic', 'title', 'heading', 'glossary', 'definition');
}

/** Plurals that look like singulars ("means"). */
function mergePlurals(candidates: Candidates): void {
  for (const candidate of [...candidates.values()]) {
    const single = /[^ics]s$/.test(candidate.form) ? candidates.get(candidate.form.slice(0, -1)) : undefined;
    if (single) mergeInto(candidates, single, candidate);
  }
}

/** "Normalisation" and "normalization". */
function mergeSpellings(candidates: Candidates): void {
  joinEqual(candidates, ({ sightings }) =>
    wordsOf(sightings[0]?.term ?? '')
      .map(({ form }) => oneSpelling(form))
      .join(''),
  );
}

/**
 * "Linearly dependent" and "linear dependence": names of several words with the same stems in the same order. "Slicing data" joins "slice": what
 * is done to something that goes without saying. Words by themselves differ too much ("normal", "normalize").
 */
function mergeInflections(candidates: Candidates, locale: string): void {
  joinEqual(candidates, ({ sightings }) => {
    const words = wordsOf(sightings[0]?.term ?? '');
    return words.length < 2 ? '' : words.map(({ lower }) => stem(oneSpelling(lower), locale)).join(' ');
  });
  const singles = new Map<string, Candidate>();
  for (const candidate of candidates.values()) {
    const words = wordsOf(candidate.sightings[0]?.term ?? '');
    if (words.length === 1 && (isPlace(candidate) || hasSignal(candidate, 'linked')) && !isVague(candidate))
      singles.set(stem(words[0]?.lower ?? '', locale), candidate);
  }
  for (const candidate of [...candidates.values()]) {
    const [first, second, ...rest] = wordsOf(candidate.sightings[0]?.term ?? '');
    if (!first || !second || rest.length > 0 || !/ing$/.test(first.lower) || !VAGUE.has(second.lower)) continue;
    const single = singles.get(stem(first.lower, locale));
    if (single && candidates.has(single.form)) mergeInto(candidates, single, candidate);
  }
}

/** Joins candidates with the same key, those with more sightings first; none joins by ''. */
function joinEqual(candidates: Candidates, keyOf: (candidate: Candidate) => string): void {
  const byKey = new Map<string, Candidate>();
  for (const candidate of [...candidates.values()].sort((a, b) => b.sightings.length - a.sightings.length)) {
    const key = keyOf(candidate);
    const first = byKey.get(key);
    if (key === '') continue;
    if (!first) byKey.set(key, candidate);
    else if (!(hasSignal(first, 'topic') && hasSignal(candidate, 'topic'))) mergeInto(candidates, first, candidate);
  }
}

/** "PPE" joins "personal protective equipment" where the text introduces it so. */
function mergeAbbreviations(candidates: Candidates, material: Material): void {
  const longs = new Map<string, string>();
  const others = otherForms(candidates);
  for (const { chunk } of material.chunks) {
    if (!chunk.text.includes('(')) continue;
    for (const { long, short } of abbreviationsIn(chunk.text.replace(/\s+/g, ' '))) {
      const form = formOf(short);
      if (!longs.has(form)) longs.set(form, long);
      const owner = candidates.get(formOf(long)) ?? others.get(formOf(long));
      if (!owner) continue;
      owner.aliases.add(short.replace(/(?<=\p{Lu})s$/u, ''));
      owner.otherForms.add(form);
    }
  }
  for (const [shortForm, long] of longs) {
    const short = candidates.get(shortForm);
    if (!short) continue;
    const owner = candidates.get(formOf(long));
    if (owner) mergeInto(candidates, owner, short);
    else {
      short.aliases.add(long);
      short.otherForms.add(formOf(long));
    }
  }
}

/** A candidate whose alias is a candidate of its own, without a place of its own, joins it. */
function mergeBracketed(candidates: Candidates): void {
  for (const candidate of [...candidates.values()]) {
    for (const form of candidate.otherForms) {
      const other = candidates.get(form);
      if (
        other &&
        other !== candidate &&
        candidates.has(candidate.form) &&
        !hasSignal(other, 'topic', 'title', 'glossary')
      )
        mergeInto(candidates, candidate, other);
    }
  }
}

/** In a course about Python, "Python lists" are lists. */
function mergeSubjectPrefix(candidates: Candidates, material: Material): void {
  const subjects = subjectWords(material);
  for (const candidate of [...candidates.values()]) {
    const term = candidate.sightings[0]?.term ?? '';
    const [first = '', ...rest] = term.split(/\s+/);
    const plain =
      rest.length > 0 && subjects.has(first.toLowerCase()) ? candidates.get(formOf(rest.join(' '))) : undefined;
    if (plain) mergeInto(candidates, plain, candidate);
  }
}

/** Names that at least half of the sources write, with a capital, again and again. */
function subjectWords(material: Material): Set<string> {
  const sources = new Map<string, Set<string>>();
  const all = new Set<string>();
  for (const { chunk, source } of material.chunks) {
    if (source === 'about') continue;
    all.add(chunk.sourceId);
    for (const [name] of chunk.text.matchAll(/(?<=[\p{Ll},] )\p{Lu}[\p{L}]{2,}/gu)) {
      const lower = name.toLowerCase();
      sources.set(lower, (sources.get(lower) ?? new Set()).add(chunk.sourceId));
    }
  }
  const half = Math.max(2, all.size / 2);
  return new Set([...sources].filter(([, seen]) => seen.size >= half).map(([word]) => word));
}

/** "Locating and floating bearings" is two concepts where either stands alone elsewhere; its section speaks for both. */
function splitConjunctions(candidates: Candidates): void {
  const others = otherForms(candidates);
  for (const candidate of [...candidates.values()]) {
    if (hasSignal(candidate, 'topic', 'glossary', 'definition')) continue;
    const owners = conjuncts(candidate.sightings[0]?.term ?? '')
      .map((part) => candidates.get(formOf(part)) ?? others.get(formOf(part)))
      .filter((owner) => owner !== undefined && isPlace(owner) && !isVague(owner));
    const section = candidate.sightings.find(({ signal }) => signal === 'heading');
    for (const owner of owners) {
      if (!owner) continue;
      candidate.parts.add(owner.form);
      if (section) owner.sightings.push({ ...section, strength: section.strength * 0.7 });
    }
  }
}

/** The parts of "A and B"; a shared last noun belongs to both ("locating and floating bearings"). */
export function conjuncts(term: string): string[] {
  const parts = term
    .split(/\s*(?:,| and | & | or | versus | vs\.? |\/)\s*/i)
    .map((part) => part.replace(/^(?:the|an?)\s+/i, '').trim())
    .filter((part) => part !== '');
  if (parts.length < 2) return [];
  const last = parts.at(-1)?.split(' ') ?? [];
  const noun = last.length > 1 ? last.at(-1) : undefined;
  return noun === undefined ? parts : [...parts, ...parts.slice(0, -1).map((part) => `${part} ${noun}`)];
}

/** Other forms of all candidates, so that a look-up does not walk through them. */
function otherForms(candidates: Candidates): Map<string, Candidate> {
  const index = new Map<string, Candidate>();
  for (const candidate of candidates.values())
    for (const form of candidate.otherForms) if (!index.has(form)) index.set(form, candidate);
  return index;
}
