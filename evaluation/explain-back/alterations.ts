import { contradictionOf } from '@/core/explain-back/contradict';
import { oppositesOf } from '@/core/explain-back/opposites';
import { readPoint } from '@/core/explain-back/read-point';
import { readText, stemsOf } from '@/core/explain-back/reading';
import type { Vocabulary } from '@/core/explain-back/vocabulary';
import { answerWords, baseForms } from '@/core/text/same-answer-words';

/** A reference with one thing turned round. */
export interface Alteration {
  kind: 'denied' | 'opposite' | 'number';
  text: string;
}

/** Ways of turning a sentence round: "is" to "is not", a word to its opposite, a number to another. */
export function alterationsOf(reference: string): Alteration[] {
  const made: Alteration[] = [];
  const denied = reference.replace(/\b(is|are|was|were|can|will|must|should)\b(?! not\b)/, '$1 not');
  if (denied !== reference && !/\b(?:not|no|never)\b|n't/.test(reference)) made.push({ kind: 'denied', text: denied });
  for (const word of answerWords(reference)) {
    const [opposite] = baseForms(word).flatMap((form) => [...oppositesOf(form)]);
    if (opposite === undefined || answerWords(reference).includes(opposite)) continue;
    made.push({ kind: 'opposite', text: reference.replace(new RegExp(`\\b${word}\\b`, 'gi'), opposite) });
    break;
  }
  const numbers = reference.match(/\b\d+\b/g) ?? [];
  const [number] = numbers;
  if (number !== undefined && new Set(numbers).size === 1)
    made.push({ kind: 'number', text: reference.replaceAll(number, String(Number(number) + 7)) });
  return made;
}

/** Whether an answer is said to contradict its reference. */
export function contradicts(question: string, reference: string, answer: string, vocabulary: Vocabulary): boolean {
  const context = { locale: 'en', vocabulary, given: stemsOf([question], 'en') };
  const words = readText(answer, context).flatMap((sentence) => sentence.words);
  return contradictionOf(readPoint(reference, context).words, words) !== null;
}
