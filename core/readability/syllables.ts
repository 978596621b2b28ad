import { syllable } from 'syllable';

/** Common words of school material that the library's rules count wrongly. */
const ENGLISH: Record<string, number> = {
  area: 3,
  areas: 3,
  being: 2,
  diagram: 3,
  doing: 2,
  going: 2,
  quiet: 2,
  science: 2,
  sciences: 2,
  seeing: 2,
  variable: 4,
};

/**
 * Syllables of one word, from 1. English by the package `syllable`; Spanish, French and German by the vowels that are spoken together (Spanish: a
 * stressed i or u beside a, e, o stands alone; French: a mute e at the end is not counted, nor is -ent after a verb's stem, which spelling alone
 * can't tell, so -ent counts as one); any other language by runs of vowels. A number or a sign counts as one.
 *
 * @param language BCP 47 tag; its first part decides.
 */
export function countSyllables(word: string, language = 'en'): number {
  const lower = word.toLowerCase();
  const base = language.split('-')[0];
  if (base === 'en') return ENGLISH[lower] ?? Math.max(1, syllable(word));
  const runs = nuclei(lower, base ?? '');
  return Math.max(1, runs);
}

const SPANISH = /[aáeéoó]|[iuü]?[íú][iuü]?|[iuüy](?![aáeéoóiuü])|[iuü](?=$)/g;
const GERMAN = /aa|ee|oo|ie|ei|ai|au|äu|eu|[aeiouyäöü]/g;
const FRENCH = /eau|oeu|œu|oui|ieu|ou|ai|ei|au|eu|oi|ui|ie|ia|io|œ|[aeiouyàâäéèêëîïôöùûü]/g;
const ANY = /[\p{L}]/u;

function nuclei(lower: string, base: string): number {
  if (base === 'es') return count(spanishGlides(lower), SPANISH);
  if (base === 'de') return count(lower.replace(/qu/g, 'q'), GERMAN);
  if (base === 'fr')
    return count(lower.replace(/qu|gu(?=[eiéèê])/g, 'q').replace(/(?<=[^aeiouyéèê]..*)es?$/, ''), FRENCH);
  if (!ANY.test(lower)) return 1;
  return count(lower.normalize('NFD').replace(/\p{M}/gu, ''), /[aeiouyаеёиоуыэюяαεηιουω]+/g);
}

/** Takes out i and u that only glide: after q and g before e or i, and beside an open vowel. */
function spanishGlides(lower: string): string {
  return lower.replace(/qu|gu(?=[eiéí])/g, 'q').replace(/[iuü](?=[aáeéoó])|(?<=[aáeéoóu])[iuüy](?![aáeéoóiíuú])/g, '');
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
