import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as english } from '@zxcvbn-ts/language-en';

export const PASSWORD_LENGTH = { min: 10, max: 200 } as const;
/** Of zxcvbn's scores: 3 stands for at least 10^8 guesses by somebody who knows which passwords people choose. */
const GOOD_SCORE = 3;
/** As much of a password as is judged: what comes after makes it no weaker, and long ones take long. */
const JUDGED = 40;
/** Fewer letters and digits than these, beside what everybody knows of a person, are soon tried. */
const OWN_LETTERS = 6;

/** What is wrong with a new password; its words are in `common.field`. */
export const passwordFaults = [
  ...['password_too_short', 'password_too_long', 'password_common', 'password_about_you', 'password_pattern'],
  'password_weak',
] as const;
export type PasswordFault =
  | 'password_too_short'
  | 'password_too_long'
  | 'password_common'
  | 'password_about_you'
  | 'password_pattern'
  | 'password_weak';

let judge: ZxcvbnFactory | undefined;

/**
 * Why a password can't be somebody's, or null. Nothing leaves this machine: the lists of passwords that leaked and that people choose often
 * (some 30,000), of names and of words are part of the program.
 * @param about what is known of the person: name, e-mail, user name, the school's name.
 */
export function passwordFault(password: string, about: readonly string[]): PasswordFault | null {
  const { length } = Array.from(password);
  if (length < PASSWORD_LENGTH.min) return 'password_too_short';
  if (length > PASSWORD_LENGTH.max) return 'password_too_long';
  const words = wordsOf(about);
  if (ownLetters(password, words) < OWN_LETTERS) return 'password_about_you';
  // Words of the program are put together once: that takes a quarter of a second.
  judge ??= new ZxcvbnFactory({ dictionary: { ...common, ...english }, graphs: adjacencyGraphs });
  const found = judge.check(password.slice(0, JUDGED), words);
  if (found.score >= GOOD_SCORE) return null;
  const listed = found.sequence.filter((match) => match.pattern === 'dictionary');
  if (listed.some(({ dictionaryName }) => dictionaryName === 'userInputs')) return 'password_about_you';
  if (listed.some(({ dictionaryName }) => dictionaryName.startsWith('passwords'))) return 'password_common';
  return found.sequence.some(({ pattern }) => PATTERNS.has(pattern)) ? 'password_pattern' : 'password_weak';
}

const PATTERNS = new Set(['spatial', 'repeat', 'sequence', 'date', 'regex']);

/** Words of three letters and more, small; of an address what stands before the `@` too. */
function wordsOf(about: readonly string[]): string[] {
  const words = about.flatMap((each) => {
    const small = each.normalize('NFKC').toLowerCase();
    return [small, ...small.split(/[^\p{L}\p{N}]+/u)];
  });
  return [...new Set(words.filter((word) => word.length >= 3))];
}

/** Letters that are left without what is known of a person and without the digits of a year or day at an end. */
function ownLetters(password: string, words: readonly string[]): number {
  const longestFirst = words.toSorted((one, other) => other.length - one.length);
  let rest = password.normalize('NFKC').toLowerCase();
  let taken = false;
  for (const word of longestFirst) {
    if (rest.includes(word)) taken = true;
    rest = rest.replaceAll(word, '');
  }
  return taken ? Array.from(rest.replace(/[^\p{L}]/gu, '')).length : OWN_LETTERS;
}
