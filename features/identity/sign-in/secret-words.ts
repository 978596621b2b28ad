import { createHash, createHmac, randomBytes, randomInt } from 'node:crypto';

/** Letters and digits that nobody mistakes for one another on paper. */
const ALPHABET = 'ABCDEFGHJKLMNPQRTUVWXY346789';
const CODES = 10;
const CODE_LETTERS = 10;

/** Ten codes as `K7RM4-WQDX8`: 28^10, about 3 * 10^14, each. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: CODES }, () => {
    const letters = Array.from({ length: CODE_LETTERS }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
    return `${letters.slice(0, CODE_LETTERS / 2)}-${letters.slice(CODE_LETTERS / 2)}`;
  });
}

/** How a recovery code is kept, however it was typed; null for what can't be one. */
export function recoveryCodeHash(typed: string, secret: string): string | null {
  const letters = typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
  if (letters.length !== CODE_LETTERS) return null;
  return createHmac('sha256', secret).update(`recovery code ${letters}`).digest('base64url');
}

/** A word of 256 random bits, for a link or a cookie. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** How such a word is kept. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
