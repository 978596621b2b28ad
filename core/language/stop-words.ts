import { STOP_WORDS as ENGLISH } from '../text/tokens-stop-words';
import { normaliseArabic } from './arabic';
import { ARABIC } from './stop-words-ar';
import { GERMAN } from './stop-words-de';
import { SPANISH } from './stop-words-es';
import { FRENCH } from './stop-words-fr';

const setOf = (words: string) => new Set(words.split(/\s+/).filter((word) => word !== ''));
const arabic = setOf(ARABIC);
const LISTS: Record<string, ReadonlySet<string>> = {
  en: ENGLISH,
  de: setOf(GERMAN),
  es: setOf(SPANISH),
  fr: setOf(FRENCH),
  ar: new Set([...arabic, ...[...arabic].map(normaliseArabic)]),
};
const NONE: ReadonlySet<string> = new Set();

/** Function words of a language, lower case; none for languages without a list. @param locale BCP 47 tag */
export function stopWordsOf(locale: string): ReadonlySet<string> {
  return LISTS[locale.toLowerCase().split('-')[0] ?? ''] ?? NONE;
}
