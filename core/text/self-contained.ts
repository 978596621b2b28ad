import { CODE_MARK, MATH_MARK, plainSentence } from './self-contained-plain';
import { leaningRules } from './self-contained-rules';

export { plainSentence } from './self-contained-plain';

/**
 * Whether a sentence (inline Markdown) cannot be understood without what stood before it: it opens with a connective or a pronoun that
 * nothing in the sentence explains, points back ("as shown above"), or goes on with a sentence begun earlier.
 * Careful rather than clever: a doubtful sentence leans, since keeping its neighbour costs little and a dangling word costs trust.
 *
 * @param locale BCP 47 tag; English, German, French and Spanish have rules, other languages get the English ones.
 */
export function leansOnContext(sentence: string, locale = 'en'): boolean {
  const plain = plainSentence(sentence);
  const rules = leaningRules(locale);
  return (
    startsMidway(plain) ||
    (!introducesTerm(sentence) && rules.openers.test(plain)) ||
    rules.pointsBack.test(plain) ||
    (rules.grammar?.(plain) ?? false)
  );
}

/**
 * Whether a sentence promises what comes right after it: it ends in a colon or without a full stop (its formula, code or list follows),
 * or says so ("the following", "as shown below", "like this").
 */
export function announcesNext(sentence: string, locale = 'en'): boolean {
  const plain = plainSentence(sentence);
  return !endsFully(plain) || leaningRules(locale).announces.test(plain);
}

/**
 * Whether a sentence speaks of another part of the material ("see Section 3", "Figure 2 shows") or of the text and its reader ("in this
 * chapter we will", "by the end of"), so that it means nothing outside its place.
 */
export function pointsElsewhere(sentence: string, locale = 'en'): boolean {
  return leaningRules(locale).elsewhere.test(plainSentence(sentence));
}

/**
 * Whether a sentence is a stage direction ("Let's start by defining a function", "We then plot the data"): it brings in what comes next
 * and says little alone.
 */
export function isStageDirection(sentence: string, locale = 'en'): boolean {
  return leaningRules(locale).directions?.test(plainSentence(sentence)) ?? false;
}

/** Whether the sentence asks something; what follows it is its answer. */
export function asksSomething(sentence: string): boolean {
  return /[?？][)"'”’\]]*$/.test(plainSentence(sentence));
}

/** Whether the sentence is whole: it starts as sentences do, ends in a full stop (or ! ?), and its brackets and quotes close. */
export function isWholeSentence(sentence: string): boolean {
  const plain = plainSentence(sentence);
  return plain !== '' && !startsMidway(plain) && /[.!?…。！？]["'”’)\]»\s]*$/u.test(plain) && isBalanced(plain);
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

/** How many words a reader counts in a sentence; each piece of inline code or maths is one. */
export function countWords(markdown: string): number {
  return (plainSentence(markdown).match(new RegExp(`[\\p{L}\\p{N}${CODE_MARK}${MATH_MARK}][^\\s]*`, 'gu')) ?? [])
    .length;
}
