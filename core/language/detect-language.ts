import { franc } from 'franc-min';
import { wordsOf } from './search-terms';
import { stopWordsOf } from './stop-words';

/** ISO 639-3, as the detector names languages, to the tags that courses carry. */
const TAGS: Record<string, string> = {
  ...{ arb: 'ar', ces: 'cs', deu: 'de', ell: 'el', eng: 'en', fra: 'fr', heb: 'he', hin: 'hi', hun: 'hu', ind: 'id' },
  ...{ ita: 'it', jpn: 'ja', kor: 'ko', nld: 'nl', pol: 'pl', por: 'pt', ron: 'ro', rus: 'ru', spa: 'es', swe: 'sv' },
  ...{ tha: 'th', tur: 'tr', ukr: 'uk', vie: 'vi', cmn: 'zh' },
};
/** Less prose than this may be in any language. UTF-16 units. */
const LEAST = 80;
/** Without a list of function words to confirm it, so much is needed. UTF-16 units. */
const LEAST_UNCONFIRMED = 400;
/** Prose that is looked at. UTF-16 units. */
const MOST = 6_000;
/** Share of function words that prose has at least; names, code and tables have fewer. */
const FUNCTION_WORDS = 0.15;

/**
 * Language of prose (no code, no markup) as a BCP 47 tag, or null where there is too little of it or it doesn't tell. What the trigrams
 * say (franc) must be borne out by the language's function words, where there is a list of them.
 */
export function detectLanguage(prose: string): string | null {
  const text = prose.slice(0, MOST);
  if (text.length < LEAST) return null;
  const tag = TAGS[franc(text, { minLength: LEAST })];
  if (tag === undefined) return null;
  const stopWords = stopWordsOf(tag);
  if (stopWords.size === 0) return text.length < LEAST_UNCONFIRMED ? null : tag;
  const words = wordsOf(text);
  const known = words.filter((word) => stopWords.has(word)).length;
  return known >= FUNCTION_WORDS * words.length ? tag : null;
}
