import { sameAnswer } from '@/core/text/same-answer';
import { isSpellingSlip } from '@/core/text/same-answer-slips';
import { answerWords } from '@/core/text/same-answer-words';
import { type Grade, notRight, RIGHT } from './grade';

/** A word or term for a gap. Says so when the answer is another term of the course, or when only one word of several is off. */
export function gradeCloze(text: string, answers: readonly string[], rivals: readonly string[], locale: string): Grade {
  if (text.trim() === '') return notRight('nothing');
  if (sameAnswer(text, answers, { locale, rivals })) return RIGHT;
  const rival = rivals.find((term) => sameAnswer(text, [term], { locale }));
  if (rival !== undefined) return notRight('clozeOther', 0, { term: rival });
  return answers.some((answer) => isNear(text, answer, locale)) ? notRight('clozeNear', 0.5) : notRight('clozeWrong');
}

/** Same number of words, and each is right or a slip away. */
function isNear(text: string, answer: string, locale: string): boolean {
  const typed = answerWords(text, locale);
  const meant = answerWords(answer, locale);
  if (typed.length !== meant.length || meant.length < 2) return false;
  return typed.every((word, i) => word === meant[i] || isSpellingSlip(word, meant[i] ?? ''));
}
