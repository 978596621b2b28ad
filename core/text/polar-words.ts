import { everydaySynonyms } from './same-answer-synonyms';
import { answerWords, baseForms, sameWord, slippedWord } from './same-answer-words';
import { stem } from './tokens';

/** A word of a text as answers are compared by, and whether its clause denies it. */
export interface PolarWord {
  /** As by {@link answerWords}: lower case, no accents. */
  text: string;
  stem: string;
  forms: readonly string[];
  /** An odd number of denials reaches it. */
  denied: boolean;
}

const NEGATORS =
  /^(?:not|no|never|without|cannot|none|nobody|nothing|neither|nor|unable|hardly|rarely|seldom|\p{L}+n't|dont|doesnt|isnt|cant|wont|prevent(?:s|ed|ing)?|avoid(?:s|ed|ing)?|forbid(?:s|den|ding)?|lack(?:s|ed|ing)?|fail(?:s|ed|ing)?|instead)$/u;
/** Words behind which a denial no longer reaches. */
const BOUNDARY =
  /^(?:but|until|unless|because|while|although|though|whereas|when|if|since|so|which|however|therefore)$/;
/** How many words a denial reaches forward. */
const REACH = 5;

/** Whether a word stands for another: the same by inflection or stem, one spelling slip of it, or an everyday synonym (English). */
export function standsFor(word: PolarWord, part: string, locale: string): boolean {
  if (sameWord(word.text, part, locale) || word.stem === stem(part, locale)) return true;
  if (slippedWord(word.text, part, locale)) return true;
  if (!locale.startsWith('en')) return false;
  return baseForms(part).some((form) => everydaySynonyms(form).some((synonym) => word.forms.includes(synonym)));
}

/** Words with their polarity: an odd number of denials within reach, in the same clause, before the word. */
export function readPolarWords(text: string, locale: string): PolarWord[] {
  const words: PolarWord[] = [];
  for (const clause of text.split(/[.;:!?()]|,(?=\s)|\s[–—-]+\s/)) {
    let denials: number[] = [];
    answerWords(clause, locale).forEach((word, i, all) => {
      if (BOUNDARY.test(word)) denials = [];
      if (NEGATORS.test(word) && !(word === 'not' && all[i + 1] === 'only')) denials.push(i);
      const denied = denials.filter((at) => at < i && i - at <= REACH).length % 2 === 1;
      words.push({ text: word, stem: stem(word, locale), forms: baseForms(word), denied });
    });
  }
  return words;
}
