import { and, eq, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@/platform/database/transaction';
import { accounts, districts, users } from '../schema';
import { secondFactors, signInRules } from '../schema-sign-in';
import { normaliseUsername, shownEmail } from '../username';
import { DEFAULT_RULES, isStaffRole, type SessionWay, type SignInRules } from './contract';

/** Accounts that hold a password, as better-auth names them. */
const PASSWORD = 'credential';
/** Accounts of single sign-on. */
const SINGLE = 'single';

const isPasswordOf = (userId: string) => and(eq(accounts.userId, userId), eq(accounts.providerId, PASSWORD));

/** Somebody by the e-mail address or user name that they typed; null for nobody, and for who may not sign in. */
export async function personByName(tx: Tx, typed: string) {
  const name = normaliseUsername(typed);
  const column = name.includes('@') ? users.email : users.username;
  const [row] = await tx.select().from(users).where(eq(column, name));
  return row && row.deactivatedAt === null ? row : null;
}

/** Somebody who may sign in, by their id. */
export async function activePerson(tx: Tx, userId: string) {
  const [row] = await tx.select().from(users).where(eq(users.id, userId));
  return row && row.deactivatedAt === null ? row : null;
}

/** The hash of somebody's password; null when they have none. */
export async function passwordOf(tx: Tx, userId: string): Promise<string | null> {
  const [row] = await tx.select({ hash: accounts.password }).from(accounts).where(isPasswordOf(userId));
  return row?.hash ?? null;
}

/** Gives somebody another password, or their first. */
export async function putPassword(tx: Tx, userId: string, hash: string, now: Date): Promise<void> {
  const changed = await tx.update(accounts).set({ password: hash, updatedAt: now }).where(isPasswordOf(userId));
  if (changed.rowCount) return;
  await tx.insert(accounts).values({ id: uuidv7(), accountId: userId, providerId: PASSWORD, userId, password: hash });
}

/** What is known of somebody that their password must not be made of. */
export async function knownOf(tx: Tx, userId: string): Promise<string[]> {
  const [row] = await tx
    .select({ name: users.name, email: users.email, username: users.username, district: districts.name })
    .from(users)
    .innerJoin(districts, eq(districts.districtId, users.districtId))
    .where(eq(users.id, userId));
  if (!row) return [];
  return [row.name, shownEmail(row.email), row.username, row.district].filter((word) => word !== null);
}

/** Whose the account of single sign-on is, by issuer and subject. */
export async function personBySingle(tx: Tx, accountId: string): Promise<string | null> {
  const [row] = await tx
    .select({ userId: accounts.userId })
    .from(accounts)
    .where(and(eq(accounts.providerId, SINGLE), eq(accounts.accountId, accountId)));
  return row?.userId ?? null;
}

export async function linkSingle(tx: Tx, userId: string, accountId: string): Promise<void> {
  await tx.insert(accounts).values({ id: uuidv7(), accountId, providerId: SINGLE, userId });
}

export async function hasSingle(tx: Tx, userId: string): Promise<boolean> {
  return (await tx.$count(accounts, and(eq(accounts.userId, userId), eq(accounts.providerId, SINGLE)))) > 0;
}

/** Makes an account for a newcomer of single sign-on, without a password; null when somebody who may not sign in has the address. */
export async function insertNewcomer(
  tx: Tx,
  person: { name: string; email: string; role: 'learner' | 'teacher' },
): Promise<string | null> {
  const id = uuidv7();
  const rows = await tx
    .insert(users)
    .values({ id, ...person, emailVerified: true })
    .onConflictDoNothing()
    .returning({ id: users.id });
  return rows[0]?.id ?? null;
}

/** What a district asks for of those who sign in. */
export async function rulesOf(tx: Tx): Promise<SignInRules> {
  const [row] = await tx.select().from(signInRules);
  if (!row) return DEFAULT_RULES;
  const { staffSecondFactor, staffIdleMinutes, learnerIdleMinutes, newcomers } = row;
  return { staffSecondFactor, staffIdleMinutes, learnerIdleMinutes, newcomers };
}

export async function putRules(tx: Tx, rules: SignInRules & { updatedBy: string; updatedAt: Date }): Promise<void> {
  await tx
    .insert(signInRules)
    .values(rules)
    .onConflictDoUpdate({ target: [signInRules.districtId], set: rules });
}

/** Who somebody is, and what the district asks for of them, in one look; null for nobody, and for who may not sign in. */
export async function standingOf(tx: Tx, userId: string) {
  const [row] = await tx
    .select({
      role: users.role,
      name: users.name,
      email: users.email,
      deactivatedAt: users.deactivatedAt,
      confirmedAt: secondFactors.confirmedAt,
      staffSecondFactor: sql<boolean>`coalesce(${signInRules.staffSecondFactor}, ${DEFAULT_RULES.staffSecondFactor})`,
      staffIdleMinutes: sql<number>`coalesce(${signInRules.staffIdleMinutes}, ${DEFAULT_RULES.staffIdleMinutes}::int)`,
      learnerIdleMinutes: sql<number>`coalesce(${signInRules.learnerIdleMinutes}, ${DEFAULT_RULES.learnerIdleMinutes}::int)`,
    })
    .from(users)
    .leftJoin(secondFactors, and(eq(secondFactors.districtId, users.districtId), eq(secondFactors.userId, users.id)))
    .leftJoin(signInRules, eq(signInRules.districtId, users.districtId))
    .where(eq(users.id, userId));
  if (!row || row.deactivatedAt !== null) return null;
  const { role, name, email } = row;
  const staff = isStaffRole(role);
  const idleMinutes = staff ? row.staffIdleMinutes : row.learnerIdleMinutes;
  /** A passkey is a second factor by itself; a provider of single sign-on answers for its own where it says that it asked for one. */
  const owes = (way: SessionWay) =>
    staff && row.staffSecondFactor && row.confirmedAt === null && way !== 'passkey' && way !== 'single+factor';
  /** Whether somebody who comes by that way shows their one-time code besides. */
  const shows = (way: SessionWay) => staff && row.staffSecondFactor && row.confirmedAt !== null && way === 'single';
  return { role, name, email, idleMs: idleMinutes * 60_000, owesSecondFactor: owes, showsCode: shows };
}
