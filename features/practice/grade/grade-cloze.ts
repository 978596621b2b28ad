import { sameAnswer } from '@/core/text/same-answer';
import { isSpellingSlip, withinOneEdit } from '@/core/text/same-answer-slips';
import { answerWords, sameWord } from '@/core/text/same-answer-words';
import { STOP_WORDS, stem } from '@/core/text/tokens';
import { type Grade, notRight, RIGHT } from './grade';
import { mentionsWords } from './mentions';
import { nameOf } from './name-of';

interface ClozeKey {
  answers: readonly string[];
  /** Other terms of the course. */
  rivals: readonly string[];
}

/**
 * A word or term for a gap. Feedback tells another term of the course, a slip of spelling, another form of the word, a part of the answer,
 * and a word that stands elsewhere in the sentence or its passage apart.
 */
export function gradeCloze(
  text: string,
  { answers, rivals }: ClozeKey,
  locale: string,
  around: { sentence: string; passage: string } = { sentence: '', passage: '' },
): Grade {
  if (text.trim() === '') return notRight('nothing');
  if (sameAnswer(text, answers, { locale, rivals })) return RIGHT;
  const rival = rivals.find((term) => sameAnswer(text, [term], { locale }));
  if (rival !== undefined) return notRight('clozeOther', 0, { term: rival });
  const typed = answerWords(text, locale);
  const meant = answers.map((answer) => answerWords(answer, locale));
  if (meant.some((words) => isNear(typed, words))) return notRight('clozeNear', 0.5, { count: typed.length });
  if (meant.some((words) => isOtherForm(typed, words, locale))) return notRight('clozeForm', 0.5);
  const parts = meant.map((words) => words.filter((word) => typed.some((one) => sameWord(one, word, locale))).length);
  const [total = 1, right = 0] = [meant[0]?.length, Math.max(0, ...parts)];
  if (right > 0 && total > 1) return notRight('clozePart', 0.3, { right, total });
  const whole = typed.length < 4 && typed.some((word) => !STOP_WORDS.has(word));
  if (whole && mentionsWords(around.sentence, text, locale)) return notRight('clozeTold', 0, { word: nameOf(text) });
  if (whole && mentionsWords(around.passage, text, locale)) return notRight('clozePassage', 0, { word: nameOf(text) });
  return notRight('clozeWrong');
}

/** Same number of words, and each is right or a slip away; two slips in a long word. */
function isNear(typed: readonly string[], meant: readonly string[]): boolean {
  if (typed.length !== meant.length || typed.length === 0) return false;
  return typed.every((word, i) => {
    const target = meant[i] ?? '';
    return word === target || isSpellingSlip(word, target) || twoSlips(word, target);
  });
}

/** Prefixes that a letter or two turn into their opposites. */
const PREFIX = /^(?:hyper|hypo|inter|intra|macro|micro|ante|anti|endo|ecto|pre|pro|per)/;

/** Two edits in a word of seven letters or more that begins alike. */
function twoSlips(word: string, target: string): boolean {
  if (target.length < 7 || word[0] !== target[0] || /\d/.test(word + target)) return false;
  if (PREFIX.exec(word)?.[0] !== PREFIX.exec(target)?.[0]) return false;
  // A slip taken out of either leaves one edit; trying each place is cheap for words.
  for (let i = 1; i <= word.length; i++) {
    if (withinOneEdit(word.slice(0, i) + word.slice(i + 1), target)) return true;
    if (withinOneEdit(word.slice(0, i) + target.charAt(i) + word.slice(i + 1), target)) return true;
    if (withinOneEdit(word.slice(0, i) + target.charAt(i) + word.slice(i), target)) return true;
  }
  return false;
}

/** Words of one family, one of them in a form that isn't asked for. */
function isOtherForm(typed: readonly string[], meant: readonly string[], locale: string): boolean {
  if (typed.length !== meant.length) return false;
  return typed.every((word, i) => stem(word, locale) === stem(meant[i] ?? '', locale));
}
