import { everydaySynonyms } from './same-answer-synonyms';
import { answerWords, baseForms, sameWord, slippedWord } from './same-answer-words';
import { stem } from './tokens';

/** How a free answer meets one key point: said, said the other way round, or not said. */
export type PointMatch = 'covered' | 'contradicted' | 'missing';

interface PointsInput {
  /** The learner's words. */
  given: string;
  /** The sentence that the points come from; tells which of them it denies. */
  reference: string;
  /** Each point as words or phrases that say the same. */
  points: readonly (readonly string[])[];
  locale?: string;
}

interface Word {
  text: string;
  stem: string;
  forms: readonly string[];
  denied: boolean;
}

const NEGATORS =
  /^(?:not|no|never|without|cannot|none|nobody|nothing|neither|nor|unable|hardly|rarely|seldom|\p{L}+n't|dont|doesnt|isnt|cant|wont|prevent(?:s|ed|ing)?|avoid(?:s|ed|ing)?|forbid(?:s|den|ding)?|lack(?:s|ed|ing)?|fail(?:s|ed|ing)?|instead)$/u;
/** Words behind which a denial no longer reaches. */
const BOUNDARY =
  /^(?:but|until|unless|because|while|although|though|whereas|when|if|since|so|which|however|therefore)$/;
/** How many words a denial reaches forward. */
const REACH = 5;

/**
 * How each key point is met by an answer in the learner's own words: by inflection, stem, an everyday synonym or one spelling slip of any
 * of its wordings, with the same polarity as in the reference ("cannot be operated" is not met by "can be operated").
 */
export function matchPoints({ given, reference, points, locale = 'en' }: PointsInput): PointMatch[] {
  const said = readWords(given, locale);
  const written = readWords(reference, locale);
  return points.map((wordings) => {
    const found = polarities(said, wordings, locale);
    if (found.size === 0) return 'missing';
    const expected = polarities(written, wordings, locale);
    if (expected.size === 0) expected.add(false);
    return [...found].some((denied) => expected.has(denied)) ? 'covered' : 'contradicted';
  });
}

/** Whether the text, or the clause about any of the wordings, is denied: the set of polarities with which the wordings occur. */
function polarities(words: Word[], wordings: readonly string[], locale: string): Set<boolean> {
  const found = new Set<boolean>();
  for (const wording of wordings) {
    const parts = answerWords(wording, locale);
    if (parts.length === 0) continue;
    const hits = parts.map((part) => words.filter((word) => matches(word, part, locale)));
    if (hits.some((hit) => hit.length === 0)) continue;
    for (const word of hits[0] ?? []) found.add(word.denied);
  }
  return found;
}

function matches(word: Word, part: string, locale: string): boolean {
  if (sameWord(word.text, part, locale) || word.stem === stem(part, locale)) return true;
  if (slippedWord(word.text, part, locale)) return true;
  if (!locale.startsWith('en')) return false;
  return baseForms(part).some((form) => everydaySynonyms(form).some((synonym) => word.forms.includes(synonym)));
}

/** Words with their polarity: an odd number of denials within reach, in the same clause, before the word. */
function readWords(text: string, locale: string): Word[] {
  const words: Word[] = [];
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
