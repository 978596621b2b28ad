import { contentStems, tokenize } from '../text/tokens';
import type { Evidence } from './evidence';

/** Why a sentence is not supported by the passages that it cites. */
export type UnsupportedReason = 'number' | 'negation' | 'name' | 'term' | 'code' | 'formula' | 'coverage';

export interface SupportVerdict {
  supported: boolean;
  /** Empty where it is supported. */
  reasons: UnsupportedReason[];
}

const LEAST_COVERAGE = 0.6;
const NUMBER_WORDS = new Set(
  'two three four five six seven eight nine ten eleven twelve twenty hundred thousand'.split(' '),
);

/** Whether a sentence (inline Markdown without citation marks) says only what the passages of these refs say. Never throws. */
export function checkSentence(sentence: string, evidence: Evidence, refs: readonly string[]): SupportVerdict {
  const cited = evidence.passages.filter(({ ref }) => refs.includes(ref));
  const reasons: UnsupportedReason[] = [];
  const text = cited.map((passage) => passage.text).join('\n');
  const numbers = new Set(numbersIn(text, evidence.language));
  if (numbersIn(sentence, evidence.language).some((number) => !numbers.has(number))) reasons.push('number');
  const known = new Set(tokenize(text, evidence.language).map(({ lower }) => lower));
  const names = tokenize(sentence, evidence.language).filter(
    ({ text: word, start }) => start > 0 && /^\p{Lu}/u.test(word),
  );
  if (names.some(({ lower }) => !known.has(lower))) reasons.push('name');
  const code = [...sentence.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
  if (code.some((piece) => !text.includes(piece))) reasons.push('code');
  const stems = contentStems(sentence, evidence.language);
  const found = stems.filter((stem) => cited.some((passage) => passage.stems.has(stem)));
  if (stems.length > 0 && found.length / stems.length < LEAST_COVERAGE) reasons.push('coverage');
  return { supported: reasons.length === 0, reasons };
}

/** Whether code (without its fence) stands in the passages, line by line; comments of its own are let through. */
export function checkCode(code: string, evidence: Evidence, refs: readonly string[]): boolean {
  const lines = new Set(
    evidence.passages.filter(({ ref }) => refs.includes(ref)).flatMap(({ text }) => text.split('\n').map(squeezed)),
  );
  return code.split('\n').every((line) => squeezed(line) === '' || lines.has(squeezed(line)));
}

/** Whether a formula (TeX without its delimiters) stands in the passages. */
export function checkFormula(tex: string, evidence: Evidence, refs: readonly string[]): boolean {
  return evidence.passages.some(({ ref, text }) => refs.includes(ref) && squeezed(text).includes(squeezed(tex)));
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, '');
}

function numbersIn(text: string, language: string): string[] {
  return tokenize(text, language)
    .filter(({ text: word, lower }) => /^\p{N}/u.test(word) || NUMBER_WORDS.has(lower))
    .map(({ text: word }) => word.replace(/,(?=\d{3})/g, ''));
}
