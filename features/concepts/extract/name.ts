import { singularise, titleOf } from '@/core/text/terms';
import type { Candidate, Signal } from './candidate';
import type { Material } from './material';
import type { Support } from './support';
import { formOf } from './words';

/** How a word is written in the middle of sentences: times with a small and with a capital first letter. */
export type Casing = ReadonlyMap<string, { small: number; capital: number }>;

const PREFERENCE: Record<Signal, number> = {
  topic: 6,
  glossary: 5,
  title: 4,
  heading: 3,
  linked: 2.5,
  definition: 2,
  objective: 0.5,
  emphasis: 1,
  phrase: 0,
};

/** A heading in the plural becomes singular where the prose writes less than this share in the plural. */
const MOSTLY_SINGULAR = 0.25;

/** Reads from running text how words are written, so that "Label Shift" becomes "Label shift" and "Naive Bayes" stays. */
export function readCasing(material: Material): Casing {
  const casing = new Map<string, { small: number; capital: number }>();
  for (const { sentences } of material.chunks) {
    for (const { text } of sentences) {
      for (const [word] of text.matchAll(/(?<=[\p{Ll}\p{N},;] [*_"“(]{0,2})\p{L}[\p{L}\p{N}’']*/gu)) {
        const lower = word.toLowerCase();
        const entry = casing.get(lower) ?? { small: 0, capital: 0 };
        if (word === lower) entry.small++;
        else entry.capital++;
        casing.set(lower, entry);
      }
    }
  }
  return casing;
}

/** The concept's name as a reader would write it, from its most telling sighting, in sentence case. */
export function nameOf(candidate: Candidate, support: Support, casing: Casing): string {
  const best = [...candidate.sightings]
    .filter(({ term }) => formOf(term) === candidate.form)
    .sort((a, b) => PREFERENCE[b.signal] - PREFERENCE[a.signal] || b.strength - a.strength)[0];
  const name = sentenceCase(best?.term ?? candidate.form, casing);
  const single = best?.signal === 'title' || best?.signal === 'heading' || best?.signal === 'definition';
  return single && support.mentions >= 3 && support.plural < MOSTLY_SINGULAR ? singularise(name) : name;
}

/** Other names: as written, each in sentence case, none equal to the name. */
export function aliasesOf(candidate: Candidate, name: string, casing: Casing): string[] {
  const aliases = new Map<string, string>();
  for (const alias of [...candidate.aliases].sort()) {
    const form = formOf(alias);
    if (form !== '' && stemOf(form) !== stemOf(formOf(name)) && !aliases.has(form))
      aliases.set(form, sentenceCase(alias, casing));
  }
  return [...aliases.values()];
}

/** Forms that differ only in a plural ending. */
function stemOf(form: string): string {
  return form.replace(/s$/, '');
}

function sentenceCase(term: string, casing: Casing): string {
  const plain = term.replace(/\s+/g, ' ').trim();
  const words = plain.replace(/\p{L}[\p{L}\p{N}’']*/gu, (word) => {
    const capital = word.charAt(0) !== word.charAt(0).toLowerCase();
    if (!capital || word.slice(1) !== word.slice(1).toLowerCase()) return word;
    const seen = casing.get(word.toLowerCase());
    return seen && seen.capital > seen.small ? word : word.length === 1 ? word : word.toLowerCase();
  });
  return titleOf(words);
}
