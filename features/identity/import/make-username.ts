import { isUsername, normaliseUsername, USERNAME_LENGTH } from '../username';

const LONGEST = USERNAME_LENGTH.max - 6;

/**
 * A user name of a person's name that is not taken yet: first and last word, in plain letters where the script has them (`zoe.lang`, `zoe.lang2`).
 * The caller notes it as taken.
 */
export function makeUsername(name: string, isTaken: (username: string) => boolean): string {
  const words = plain(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  const joined = Array.from([first, last].filter((word) => word !== undefined).join('.'))
    .slice(0, LONGEST)
    .join('')
    .replace(/\.$/, '');
  const base = isUsername(joined) ? joined : joined === '' ? 'learner' : `${joined}.learner`;
  const usable = isUsername(base) ? base : 'learner';
  let candidate = usable;
  for (let number = 2; isTaken(candidate); number++) candidate = `${usable}${number}`;
  return candidate;
}

const LETTERS: Record<string, string> = { ß: 'ss', æ: 'ae', ø: 'o', œ: 'oe', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };

function plain(name: string): string {
  return normaliseUsername(name)
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .replace(/[ßæøœłđðþı]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFC')
    .replace(/['’ʼ]/g, '');
}
