import { detectLanguage } from '../language/detect-language';
import { answerWords } from '../text/same-answer-words';
import { STOP_WORDS, stem } from '../text/tokens';
import type { TextState } from './types';
import type { Vocabulary } from './vocabulary';

/** Fewest words that may explain anything, and most that are read. */
export const FEWEST_WORDS = 4;
export const MOST_WORDS = 2000;

/** Words by which short texts in Latin letters give their language away. */
const FUNCTION_WORDS: Record<string, ReadonlySet<string>> = {
  en: new Set('the of and is in to that it are for with as on this be by an you when from'.split(' ')),
  de: new Set('der die das und ist ein eine nicht mit den von zu im auf dass sich werden wird man wenn'.split(' ')),
  fr: new Set('le la les et est un une des du que qui dans pour pas sur avec ce il elle sont'.split(' ')),
  es: new Set('el la los las y es un una de que en por para con no se lo como cuando son'.split(' ')),
};
const SCRIPTS: [name: string, pattern: RegExp][] = [
  ['latin', /\p{Script=Latin}/gu],
  ['arabic', /\p{Script=Arabic}/gu],
  ['cyrillic', /\p{Script=Cyrillic}/gu],
  ['greek', /\p{Script=Greek}/gu],
  ['han', /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu],
];
/** Below this share of function words an English text is a list of words. */
const LEAST_GRAMMAR = 0.12;

export interface StateContext {
  locale: string;
  vocabulary: Vocabulary;
  /** A piece of the material, for its script. */
  sample: string;
}

/** What a text is, as far as it can be told before it is compared with anything; copying is told later. */
export function textState(text: string, { locale, vocabulary, sample }: StateContext): TextState {
  if (!/[\p{L}\p{N}]/u.test(text)) return 'empty';
  if (text.length > MOST_WORDS * 12) return 'too_long';
  const words = answerWords(text, locale);
  if (words.length > MOST_WORDS) return 'too_long';
  if (scriptOf(text) !== scriptOf(sample)) return 'other_language';
  if (scriptOf(text) === 'han') return text.replace(/[^\p{L}]/gu, '').length < FEWEST_WORDS * 2 ? 'too_short' : 'fine';
  if (looksLikeCode(text)) return 'code';
  if (words.length < FEWEST_WORDS) return 'too_short';
  if (isForeign(text, words, locale)) return 'other_language';
  if (isNoise(words, locale, vocabulary)) return 'not_words';
  return isWordList(words, locale) ? 'keywords' : 'fine';
}

function scriptOf(text: string): string {
  let [best, most] = ['latin', 0];
  for (const [name, pattern] of SCRIPTS) {
    const count = text.match(pattern)?.length ?? 0;
    if (count > most) [best, most] = [name, count];
  }
  return best;
}

/** Most of its lines that have anything on them have the marks of a program. */
function looksLikeCode(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const code = lines.filter((line) =>
    /[{};]\s*$|^\s*(?:def|class|import|from|for|while|if|return|const|let|var|function|public|#include|SELECT|@)\b.*[:({=;]|^\s*[\w.[\]]+\s*[-+*/]?=\s*\S|^\s*[\w.]+\(.*\)\s*;?\s*$|^\s*(?:```|<\/?\w+[^>]*>\s*$)/.test(
      line,
    ),
  );
  return code.length > 0 && code.length / lines.length >= 0.6;
}

function isForeign(text: string, words: readonly string[], locale: string): boolean {
  const language = locale.split('-')[0] ?? 'en';
  const detected = detectLanguage(text);
  if (detected !== null && FUNCTION_WORDS[language]) return detected !== language;
  const own = FUNCTION_WORDS[language];
  if (!own || words.length < 6) return false;
  const share = (set: ReadonlySet<string>) => words.filter((word) => set.has(word)).length / words.length;
  const ownShare = share(own);
  return Object.entries(FUNCTION_WORDS).some(
    ([other, set]) => other !== language && share(set) >= 0.15 && share(set) > 2.5 * ownShare,
  );
}

/** Keys hit at random, or one word over and over. */
function isNoise(words: readonly string[], locale: string, { counts }: Vocabulary): boolean {
  const unlikely = words.filter(
    (word) =>
      /^\p{Script=Latin}+$/u.test(word) && (/[^aeiouyäöüáéíóúàèêâîôû]{6,}/u.test(word) || /(.)\1{3,}/u.test(word)),
  );
  if (unlikely.length / words.length >= 0.4) return true;
  // Long texts repeat their words by nature: the beginning tells.
  const opening = words.slice(0, 60);
  if (opening.length >= 8 && new Set(opening).size / opening.length < 0.2) return true;
  if (!locale.startsWith('en') || counts.size === 0) return false;
  const known = words.filter((word) => STOP_WORDS.has(word) || counts.has(stem(word, locale)));
  return known.length / words.length < 0.2;
}

function isWordList(words: readonly string[], locale: string): boolean {
  if (!locale.startsWith('en') || words.length < 6) return false;
  return words.filter((word) => STOP_WORDS.has(word)).length / words.length < LEAST_GRAMMAR;
}
