import { CODE_MARK, MATH_MARK, plainSentence } from './self-contained-plain';
import { leaningRules } from './self-contained-rules';

export { plainSentence } from './self-contained-plain';

/** How a sentence hangs together with its neighbours. */
export interface SentenceTraits {
  /** As a reader hears it, see {@link plainSentence}. */
  plain: string;
  /** See {@link leansOnContext}. */
  leans: boolean;
  /** See {@link announcesNext}. */
  announces: boolean;
  /** See {@link pointsElsewhere}. */
  elsewhere: boolean;
  /** See {@link isStageDirection}. */
  stageDirection: boolean;
  /** See {@link asksSomething}. */
  asks: boolean;
  /** See {@link isWholeSentence}. */
  whole: boolean;
  /** See {@link countWords}. */
  words: number;
}

/** Everything that this file can tell of a sentence (inline Markdown), in one reading. */
export function sentenceTraits(sentence: string, locale = 'en'): SentenceTraits {
  const plain = plainSentence(sentence);
  const rules = leaningRules(locale);
  const lower = plain.toLowerCase();
  const midway = startsMidway(plain);
  return {
    plain,
    leans:
      midway ||
      (!introducesTerm(sentence) && rules.openers.test(lower)) ||
      rules.pointsBack.test(lower) ||
      (rules.grammar?.(plain) ?? false),
    announces: !endsFully(plain) || rules.announces.test(lower),
    elsewhere: rules.elsewhere.test(lower),
    stageDirection: rules.directions?.test(lower) ?? false,
    asks: /[?？][)"'”’\]]*$/.test(plain),
    whole: plain !== '' && !midway && /[.!?…。！？]["'”’)\]»\s]*$/u.test(plain) && isBalanced(plain),
    words: wordsIn(plain),
  };
}

/**
 * Whether a sentence (inline Markdown) cannot be understood without what stood before it: it opens with a connective or a pronoun that
 * nothing in the sentence explains, points back ("as shown above"), or goes on with a sentence begun earlier.
 * Careful rather than clever: a doubtful sentence leans, since keeping its neighbour costs little and a dangling word costs trust.
 *
 * @param locale BCP 47 tag; English, German, French and Spanish have rules, other languages get the English ones.
 */
export function leansOnContext(sentence: string, locale = 'en'): boolean {
  return sentenceTraits(sentence, locale).leans;
}

/**
 * Whether a sentence promises what comes right after it: it ends in a colon or without a full stop (its formula, code or list follows),
 * or says so ("the following", "as shown below", "like this").
 */
export function announcesNext(sentence: string, locale = 'en'): boolean {
  return sentenceTraits(sentence, locale).announces;
}

/**
 * Whether a sentence speaks of another part of the material ("see Section 3", "Figure 2 shows") or of the text and its reader ("in this
 * chapter we will", "by the end of"), so that it means nothing outside its place.
 */
export function pointsElsewhere(sentence: string, locale = 'en'): boolean {
  return sentenceTraits(sentence, locale).elsewhere;
}

/**
 * Whether a sentence is a stage direction ("Let's start by defining a function", "We then plot the data"): it brings in what comes next
 * and says little alone.
 */
export function isStageDirection(sentence: string, locale = 'en'): boolean {
  return sentenceTraits(sentence, locale).stageDirection;
}

/** Whether the sentence asks something; what follows it is its answer. */
export function asksSomething(sentence: string): boolean {
  return sentenceTraits(sentence).asks;
}

/** Whether the sentence is whole: it starts as sentences do, ends in a full stop (or ! ?), and its brackets and quotes close. */
export function isWholeSentence(sentence: string): boolean {
  return sentenceTraits(sentence).whole;
}

/** How many words a reader counts in a sentence; each piece of inline code or maths is one. */
export function countWords(markdown: string): number {
  return wordsIn(plainSentence(markdown));
}

const WORD = new RegExp(`[\\p{L}\\p{N}${CODE_MARK}${MATH_MARK}][^\\s]*`, 'gu');

function wordsIn(plain: string): number {
  return plain.match(WORD)?.length ?? 0;
}

/** Opens with an article and a term that the author set off: "The **five rights** …" names its own subject. */
function introducesTerm(sentence: string): boolean {
  return /^\p{L}{1,3}['’]?\s*(?:\*{1,2}|_{1,2})\p{L}/u.test(sentence);
}

/** Opens with a small letter (names such as "iPhone", "pH" or "x" apart), a bracketed remark or a connecting mark. */
function startsMidway(plain: string): boolean {
  if (/^[(,;:–—…=-]/.test(plain)) return true;
  const first = /^["'“‘«]?([\p{L}\p{N}_./-]+)/u.exec(plain)?.[1];
  if (first === undefined) return false;
  return /^\p{Ll}{2,}[.,]?$/u.test(first.replace(/[-'].*$/, ''));
}

/** Ends in a stop that closes a statement; a bracket or quote may follow it. */
function endsFully(plain: string): boolean {
  return plain === '' || /[.!?…。！？]["'”’)\]»\s]*$/u.test(plain);
}

/** Round and square brackets and double quotes come in pairs; apostrophes and intervals in maths are no matter. */
function isBalanced(plain: string): boolean {
  const open = (plain.match(/[([]/g) ?? []).length - (plain.match(/(?:^|\s)\(?\d+\)/g) ?? []).length;
  const close = (plain.match(/[)\]]/g) ?? []).length - (plain.match(/(?:^|\s)\(?\d+\)/g) ?? []).length;
  const curly = (plain.match(/“/g) ?? []).length === (plain.match(/”/g) ?? []).length;
  return open === close && curly && (plain.match(/"/g) ?? []).length % 2 === 0;
}
