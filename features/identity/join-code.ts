import { randomInt } from 'node:crypto';

/** Letters and digits that nobody mistakes for one another on a blackboard. */
const ALPHABET = 'ABCDEFGHJKLMNPQRTUVWXY346789';

/** A code of two groups of four, as `K7RM-4WQD`: 28^8, about 3.8 * 10^11, so it can't be guessed by trying. */
export function createJoinCode(): string {
  const group = () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return `${group()}-${group()}`;
}

/** How people type a code: any case, with or without the hyphen. */
export function normaliseJoinCode(typed: string): string {
  const plain = typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return `${plain.slice(0, 4)}-${plain.slice(4)}`;
}
