import { z } from 'zod';

/** Letters of any script, digits, and `.`, `-`, `_` between them: nothing that an e-mail address could be taken for. */
const PATTERN = /^[\p{Ll}\p{Lo}\p{N}](?:[\p{Ll}\p{Lo}\p{M}\p{N}._-]*[\p{Ll}\p{Lo}\p{M}\p{N}])?$/u;
export const USERNAME_LENGTH = { min: 3, max: 40 } as const;

/** Where addresses end that nobody has; `.invalid` never is a domain (RFC 2606). */
const NOWHERE = '@no-email.invalid';

/** How a user name is kept and looked for: letters in one form and small, without spaces around. */
export function normaliseUsername(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase();
}

/** Whether a user name, as {@link normaliseUsername} gives it, can be one. */
export function isUsername(name: string): boolean {
  const { length } = Array.from(name);
  return length >= USERNAME_LENGTH.min && length <= USERNAME_LENGTH.max && PATTERN.test(name);
}

export const usernameSchema = z.string().max(100).transform(normaliseUsername).refine(isUsername, 'username_unusable');

/** What stands in place of an e-mail address for somebody who has none: theirs alone, and no mail ever gets there. */
export function placeholderEmail(userId: string): string {
  return `${userId}${NOWHERE}`;
}

const EMAIL = /^[^\s@"<>(),;:\\]+@[^\s@"<>(),;:\\]+\.[^\s@"<>(),;:\\]+$/u;

/** Whether a text can be somebody's e-mail address. */
export function isEmailAddress(text: string): boolean {
  return EMAIL.test(text) && text.length <= 200 && !text.endsWith('.invalid');
}

/** An address as people may see it; null for who has none. */
export function shownEmail(email: string): string | null {
  return email.endsWith(NOWHERE) ? null : email;
}
