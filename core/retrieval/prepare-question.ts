import { termsOfWord, wordsOf } from '../language/search-terms';
import { stopWordsOf } from '../language/stop-words';
import type { Lexicon } from './lexicon';

/** Different words of a question that count; a page pasted into the box is cut here. */
const MOST_WORDS = 96;
/** Characters of a question that are read. */
const LONGEST = 10_000;

/** A word of a question and the terms by which it is found. */
export interface QuestionWord {
  word: string;
  terms: string[];
  /** Terms of words that are near it: what it is a slip of the pen of, compounds it is part of, its parts. */
  related: string[];
}

/**
 * The words of a question that carry its matter, each once, with their terms in the languages of what is searched.
 *
 * @param knows whether a term stands anywhere in the material
 * @param lexicon the material's words; null where they are not known (search in many courses)
 */
export function prepareQuestion(
  question: string,
  languages: readonly string[],
  material: { knows(term: string): boolean; lexicon: Lexicon } | null,
): QuestionWord[] {
  const asked = question.slice(0, LONGEST);
  const language = languageOf(asked, languages);
  const out: QuestionWord[] = [];
  for (const word of new Set(wordsOf(asked, language))) {
    if (out.length >= MOST_WORDS) break;
    // A function word of the question's language is no matter of it, whatever it means in another.
    if (stopWordsOf(language).has(word)) continue;
    const terms = [...new Set(languages.flatMap((language) => termsOfWord(word, language)))];
    if (terms.length === 0) continue;
    out.push({ word, terms, related: material ? relatedTerms(word, terms, languages, material) : [] });
  }
  return out;
}

/** The language, of those of the material, that has most of the question's function words; the first of equals. */
function languageOf(question: string, languages: readonly string[]): string {
  const [main = 'und'] = languages;
  if (languages.length < 2) return main;
  const words = wordsOf(question);
  const counts = languages.map((language) => words.filter((word) => stopWordsOf(language).has(word)).length);
  return languages[counts.indexOf(Math.max(...counts))] ?? main;
}

function relatedTerms(
  word: string,
  terms: readonly string[],
  languages: readonly string[],
  { knows, lexicon }: { knows(term: string): boolean; lexicon: Lexicon },
): string[] {
  const meant = terms.some(knows) ? null : lexicon.meant(word);
  const near = new Set(meant === null ? [] : [meant]);
  for (const language of languages) for (const other of lexicon.related(word, language)) near.add(other);
  const found = [...near].flatMap((other) => languages.flatMap((language) => termsOfWord(other, language)));
  return [...new Set(found)].filter((term) => !terms.includes(term));
}
