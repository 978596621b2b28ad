import { sameCode } from './same-answer-code';
import { readQuantity } from './same-answer-numbers';
import { isSpellingSlip } from './same-answer-slips';
import { unitFactor } from './same-answer-units';
import { answerWords, sameWord, slippedWord } from './same-answer-words';

export interface SameAnswerOptions {
  /** BCP 47 tag of the material; decides articles and inflection. */
  locale?: string;
  /** Other terms of the course: an answer that is one of these is never taken for a misspelling or inflection of the right one. */
  rivals?: readonly string[];
}

/**
 * Whether a typed answer means one of the accepted ones. Case, accents, articles, hyphens against spaces, inflection and one spelling
 * slip (in a word of five or more letters) are forgiven; another term of the course, another number, a negation put in or left out, and
 * a misspelt identifier are not. An accepted answer in backticks or in the shape of code is compared as code, a number as a number.
 */
export function sameAnswer(given: string, accepted: readonly string[], options: SameAnswerOptions = {}): boolean {
  if (given.trim() === '') return false;
  const { locale = 'en', rivals = [] } = options;
  if (accepted.some((answer) => isExact(given, answer, locale))) return true;
  if (rivals.some((rival) => meansWords(answerWords(given, locale), answerWords(rival, locale), locale))) return false;
  return accepted.some((answer) => !isCodeAnswer(answer) && isForgivable(given, answer, rivals, locale));
}

/** Equal but for case, spacing, hyphens and articles; code and numbers are settled here. */
function isExact(given: string, answer: string, locale: string): boolean {
  if (isCodeAnswer(answer)) return sameCode(given, [answer]);
  const [left, right] = [readQuantity(given, locale), readQuantity(answer, locale)];
  if (left && right)
    return unitFactor(left.unit, right.unit) === 1 && left.values.some((value) => value === right.values[0]);
  return joined(answerWords(given, locale)) === joined(answerWords(answer, locale));
}

function isForgivable(given: string, answer: string, rivals: readonly string[], locale: string): boolean {
  if (readQuantity(answer, locale)) return false;
  const typed = answerWords(given, locale);
  const meant = answerWords(answer, locale);
  if (meant.length === 0) return false;
  const rivalWords = new Set(rivals.flatMap((rival) => answerWords(rival, locale)));
  if (typed.length === meant.length) {
    let slips = 0;
    return typed.every((word, i) => {
      const target = meant[i] ?? '';
      if (sameWord(word, target, locale)) return true;
      slips++;
      return slips === 1 && !rivalWords.has(word) && slippedWord(word, target, locale);
    });
  }
  const [left, right] = [joined(typed), joined(meant)];
  if (Math.abs(typed.length - meant.length) > 1) return false;
  return sameWord(left, right, locale) || (!rivalWords.has(left) && isSpellingSlip(left, right));
}

function meansWords(typed: string[], meant: string[], locale: string): boolean {
  if (joined(typed) === joined(meant)) return true;
  return typed.length === meant.length && typed.every((word, i) => sameWord(word, meant[i] ?? '', locale));
}

function joined(words: string[]): string {
  return words.join('');
}

/** Set in backticks, or one word in the shape of an identifier, a call or an operator. */
function isCodeAnswer(answer: string): boolean {
  const plain = answer.trim();
  if (/^`[^`]+`$/.test(plain)) return true;
  if (/\s/.test(plain)) return false;
  return /\p{Ll}\p{Lu}|[\p{L}\p{N}]_[\p{L}\p{N}]|[\p{L}_]\.[\p{L}_]|\(\)$|^__|^[^\p{L}\p{N}]+$/u.test(plain);
}
