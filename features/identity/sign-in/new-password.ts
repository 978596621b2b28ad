import { AppError } from '@/platform/http/problem';
import { hashPassword } from './password-hash';
import { type PasswordFault, passwordFault } from './password-rule';

/** For whoever reads the answer of the API; pages have words of their own in `common.field`. */
const WHY: Record<PasswordFault, string> = {
  password_too_short: 'it needs 10 characters at least',
  password_too_long: 'it may have 200 characters at most',
  password_common: 'it is on lists of passwords that many people use or that were stolen',
  password_about_you: 'it is made of a name or an address that others know',
  password_pattern: 'it follows a pattern that is soon tried',
  password_weak: 'it is soon guessed',
};

/**
 * Hashes a new password, wherever one is set, if it may be one.
 * @param about what is known of the person: name, e-mail, user name, the school's name.
 * @throws AppError invalid_input, naming the field and the fault (`password_common` and others).
 */
export async function newPasswordHash(
  password: string,
  about: readonly (string | null | undefined)[],
): Promise<string> {
  const fault = passwordFault(
    password,
    about.filter((word) => typeof word === 'string'),
  );
  if (fault)
    throw new AppError('invalid_input', 400, `Choose another password: ${WHY[fault]}.`, {
      issues: [{ path: 'password', message: fault }],
    });
  return hashPassword(password);
}
