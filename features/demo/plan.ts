import { randomBytes } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import { type DemoAccount, type DemoPlan, type DemoRole, type DemoSize, demoRoles } from './contract';

/** Who can be signed in as, before there are passwords. */
export type DemoPeople = (size: DemoSize) => Record<DemoRole, { name: string; email: string }>;

/** A password that nobody has used before: 72 bits. */
export function newPassword(): string {
  return randomBytes(9).toString('base64url');
}

/**
 * What a demo school is made from, with passwords that are told now and kept as hashes.
 * @param own the district is made for the demo. Beside a real school there is no data protection officer of the demo: one sees what is done with
 * everybody's data, and an account with a password that was shown on a screen must not.
 */
export async function newPlan(
  size: DemoSize,
  people: DemoPeople,
  { now, own }: { now: Date; own: boolean },
): Promise<{ plan: DemoPlan; accounts: DemoAccount[] }> {
  const named = people(size);
  const accounts = demoRoles
    .filter((role) => own || role !== 'dpo')
    .map((role) => ({ role, ...named[role], password: newPassword() }));
  const hashes = await Promise.all(
    accounts.map(async ({ role, password }): Promise<[DemoRole, string]> => [role, await hashPassword(password)]),
  );
  const passwordHashes: DemoPlan['passwordHashes'] = Object.fromEntries(hashes);
  return { plan: { ...size, until: now.toISOString(), passwordHashes }, accounts };
}
