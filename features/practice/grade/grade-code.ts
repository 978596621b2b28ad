import { normaliseCode, sameCode } from '@/core/text/same-answer-code';
import { codeSlip } from './code-slip';
import { GAP } from './gap';
import { type Grade, notRight, RIGHT } from './grade';

/** What belongs into the gap of a code block: alone, or typed with the rest of its line. White space and quotes are free, case is not. */
export function gradeCode(text: string, answers: readonly string[], code: string, lang = ''): Grade {
  if (text.trim() === '') return notRight('nothing');
  const line = code.split('\n').find((candidate) => candidate.includes(GAP)) ?? GAP;
  const around = (whole: string) => answers.map((answer) => whole.replace(GAP, () => answer));
  const accepted = [...answers, ...around(line), ...around(code)];
  if (sameCode(text, accepted)) return RIGHT;
  const typed = normaliseCode(text).toLowerCase();
  if (accepted.some((answer) => normaliseCode(answer).toLowerCase() === typed)) return notRight('codeCase', 0.5);
  return codeSlip(gapOf(text, line), answers, code, lang);
}

/** What was put into the gap, where the whole line was typed. */
function gapOf(text: string, line: string): string {
  const [before = '', after = ''] = line.split(GAP).map((part) => part.trim());
  const typed = text.trim().replace(/^`([^`]+)`$/, '$1');
  const whole = before.length + after.length > 0 && typed.startsWith(before) && typed.endsWith(after);
  return whole && typed.length > before.length + after.length
    ? typed.slice(before.length, typed.length - after.length).trim()
    : typed;
}
