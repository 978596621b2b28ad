import { stem } from '../text/tokens';
import { arabicSkeleton, arabicStem, normaliseArabic } from './arabic';
import { stopWordsOf } from './stop-words';

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** Scripts that write no spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** "isn't", "can't": function words all. */
const NEGATED = /(?<!\p{L})\p{L}+n['’]t(?!\p{L})/gu;
const CONTRACTED = /(?<=\p{L})['’](?:s|re|ve|ll|d|m)(?!\p{L})/gu;
const ARABIC_SCRIPT = /\p{Script=Arabic}/u;
const LIGATURES: Record<string, string> = { ß: 'ss', œ: 'oe', æ: 'ae', ø: 'o', ł: 'l', đ: 'd', ı: 'i' };
const UMLAUTS: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue' };
/** Longer runs of letters are no words. UTF-16 units. */
const LONGEST = 40;
/** Marks the consonants of an Arabic word, which meet only their like. */
const SKELETON = '~';
/** Words of a language whose forms are kept: texts repeat them, and finding the forms is most of the work of indexing. */
const MOST_KNOWN = 50_000;

const known = new Map<string, Map<string, readonly string[]>>();
const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/**
 * The terms by which a text is found: lower case, function words left out, each word by its stem in the language, without accents. A
 * word with accents also stands under what it is when they are left out in typing; an Arabic word also under its consonants. In the
 * order of the text, repeats kept; the forms of one word follow each other.
 *
 * @param locale BCP 47 tag of the text's language
 */
export function searchTerms(text: string, locale: string): string[] {
  const terms: string[] = [];
  for (const word of wordsOf(text, locale)) {
    for (const form of termsOfWord(word, locale)) terms.push(form);
  }
  return terms;
}

/** Terms of a question that may meet texts in any of these languages, each once. */
export function questionTerms(question: string, locales: readonly string[]): string[] {
  return [...new Set(locales.flatMap((locale) => searchTerms(question, locale)))];
}

/** The forms under which one word (lower case) is found; none for a function word. The first is its stem. */
export function termsOfWord(word: string, locale: string): readonly string[] {
  if (word.length > LONGEST) return [];
  const of = known.get(locale) ?? new Map<string, readonly string[]>();
  known.set(locale, of);
  const before = of.get(word);
  if (before) return before;
  if (of.size >= MOST_KNOWN) of.clear();
  const made = formsOf(word, locale);
  of.set(word, made);
  return made;
}

function formsOf(word: string, locale: string): string[] {
  const stopWords = stopWordsOf(locale);
  if (ARABIC_SCRIPT.test(word)) return arabicForms(word, stopWordsOf('ar'));
  if (stopWords.has(word)) return [];
  const bare = fold(word);
  const stemmed = fold(stem(word, locale));
  if (bare === '') return [];
  if (bare === word) return [stemmed];
  const forms = [stemmed, stem(bare, locale)];
  if (/[äöü]/.test(word))
    forms.push(
      fold(
        stem(
          word.replace(/[äöü]/g, (letter) => UMLAUTS[letter] ?? letter),
          locale,
        ),
      ),
    );
  return [...new Set(forms)];
}

/** Words of a text, lower case, in their composed form; what English writes onto a word with an apostrophe is cut off. */
export function wordsOf(text: string, locale = 'und'): string[] {
  const words: string[] = [];
  const lower = text.normalize('NFC').toLowerCase();
  const cut = locale.startsWith('en') && /['’]/.test(lower);
  const whole = cut ? lower.replace(NEGATED, ' ').replace(CONTRACTED, ' ') : lower;
  const spaced = !UNSPACED.test(whole);
  for (const [word] of whole.matchAll(WORD)) {
    if (spaced || !UNSPACED.test(word)) words.push(word);
    else for (const { segment, isWordLike } of segmenter.segment(word)) if (isWordLike) words.push(segment);
  }
  return words;
}

/** Without accents, ligatures written out. */
export function fold(word: string): string {
  if (/^[a-z0-9]*$/.test(word)) return word;
  return word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .normalize('NFC')
    .replace(/[ßœæøłđı]/g, (letter) => LIGATURES[letter] ?? letter);
}

function arabicForms(word: string, stopWords: ReadonlySet<string>): string[] {
  const plain = normaliseArabic(word);
  if (stopWords.has(word) || stopWords.has(plain)) return [];
  const light = arabicStem(plain);
  if (light === '') return [];
  const skeleton = arabicSkeleton(light);
  return skeleton === '' ? [light] : [light, SKELETON + skeleton];
}
