import { randomBytes } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import type { DemoAccount, DemoPlan, DemoSize } from './contract';

/** Who can be signed in as, before there are passwords. */
export type DemoPeople = (size: DemoSize) => Record<'teacher' | 'learner', { name: string; email: string }>;

/** A password that nobody has used before: 72 bits. */
export function newPassword(): string {
  return randomBytes(9).toString('base64url');
}

/** What a demo school is made from, with passwords that are told now and kept as hashes. */
export async function newPlan(
  size: DemoSize,
  people: DemoPeople,
  now: Date,
): Promise<{ plan: DemoPlan; accounts: DemoAccount[] }> {
  const { teacher, learner } = people(size);
  const passwords = { teacher: newPassword(), learner: newPassword() };
  const passwordHashes = {
    teacher: await hashPassword(passwords.teacher),
    learner: await hashPassword(passwords.learner),
  };
  return {
    plan: { ...size, until: now.toISOString(), passwordHashes },
    accounts: [
      { role: 'teacher', ...teacher, password: passwords.teacher },
      { role: 'learner', ...learner, password: passwords.learner },
    ],
  };
}
