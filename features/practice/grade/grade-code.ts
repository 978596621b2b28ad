import { normaliseCode, sameCode } from '@/core/text/same-answer-code';
import { GAP } from './gap';
import { type Grade, notRight, RIGHT } from './grade';

/** What belongs into the gap of a code block: alone, or typed with the rest of its line. White space and quotes are free, case is not. */
export function gradeCode(text: string, answers: readonly string[], code: string): Grade {
  if (text.trim() === '') return notRight('nothing');
  const line = code.split('\n').find((candidate) => candidate.includes(GAP)) ?? GAP;
  const accepted = answers.flatMap((answer) => [
    answer,
    line.replace(GAP, () => answer),
    code.replace(GAP, () => answer),
  ]);
  if (sameCode(text, accepted)) return RIGHT;
  const typed = normaliseCode(text).toLowerCase();
  const caseOnly = accepted.some((answer) => normaliseCode(answer).toLowerCase() === typed);
  return caseOnly ? notRight('codeCase', 0.5) : notRight('codeWrong');
}
