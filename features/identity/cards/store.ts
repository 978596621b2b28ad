import { and, eq, gt, inArray, lt, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { consentPeople } from '@/features/consent/schema';
import type { Role } from '@/platform/database/roles';
import type { Tx } from '@/platform/database/transaction';
import { accounts, sessions } from '../schema';
import { firstPasswords } from '../schema-cards';

/** As better-auth names accounts that hold a password. */
const PASSWORD = 'credential';

/** Somebody who may get a card. */
export interface CardPerson {
  id: string;
  name: string;
  email: string;
  username: string | null;
  role: Role;
  /** Of the first of their classes by name; empty: none. */
  className: string;
}

/** People whom the reader sees, by class and name; not those of the demo school, and not those who may not sign in. */
export async function peopleForCards(
  tx: Tx,
  of: { ids: readonly string[] } | { classId: string },
): Promise<CardPerson[]> {
  const which =
    'ids' in of
      ? sql`u.id = any(${sql.param([...of.ids])}::uuid[])`
      : sql`u.id in (select user_id from class_members where class_id = ${of.classId} and role = 'learner')`;
  const classes =
    'ids' in of
      ? sql`(select min(k.name) from class_members m join classes k on k.district_id = m.district_id and k.id = m.class_id where m.user_id = u.id)`
      : sql`(select k.name from classes k where k.id = ${of.classId})`;
  const { rows } = await tx.execute<Pick<CardPerson, keyof CardPerson>>(sql`
    select u.id, u.name, u.email, u.username, u.role, coalesce(${classes}, '') as "className"
    from users u where not u.simulated and u.deactivated_at is null and ${which} order by "className", u.name, u.id`);
  return rows;
}

/** Who of these has a password of their own, and who has a first one that still counts. Reads as the system. */
export async function withPassword(
  tx: Tx,
  ids: readonly string[],
  now: Date,
): Promise<{ own: Set<string>; first: Set<string> }> {
  const own = await tx
    .select({ id: accounts.userId })
    .from(accounts)
    .where(and(eq(accounts.providerId, PASSWORD), inArray(accounts.userId, [...ids])));
  const first = await tx
    .select({ id: firstPasswords.userId })
    .from(firstPasswords)
    .where(and(inArray(firstPasswords.userId, [...ids]), gt(firstPasswords.expiresAt, now)));
  return { own: new Set(own.map(({ id }) => id)), first: new Set(first.map(({ id }) => id)) };
}

/** When learners were born, as `2014-03-09`, where that is known. Reads as the system: not everybody who makes cards may know it. */
export async function birthDatesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx
    .select({ id: consentPeople.learnerId, birthDate: consentPeople.birthDate })
    .from(consentPeople)
    .where(inArray(consentPeople.learnerId, [...ids]));
  return new Map(rows.map(({ id, birthDate }) => [id, birthDate]));
}

export interface MadePassword {
  userId: string;
  hash: string;
  /** Theirs for good; else only to choose one of their own by. */
  stays: boolean;
}

/** Gives people the passwords of their cards: those from before and open sessions end. As the system. */
export async function putCardPasswords(
  tx: Tx,
  made: readonly MadePassword[],
  by: { madeBy: string; now: Date; expiresAt: Date },
): Promise<void> {
  const ids = made.map(({ userId }) => userId);
  await tx.delete(firstPasswords).where(inArray(firstPasswords.userId, ids));
  await tx.delete(accounts).where(and(eq(accounts.providerId, PASSWORD), inArray(accounts.userId, ids)));
  await tx.delete(sessions).where(inArray(sessions.userId, ids));
  for (const { userId, hash, stays } of made)
    if (stays)
      await tx
        .insert(accounts)
        .values({ id: uuidv7(), accountId: userId, providerId: PASSWORD, userId, password: hash });
    else
      await tx.insert(firstPasswords).values({
        ...{ userId, passwordHash: hash, madeBy: by.madeBy, createdAt: by.now, expiresAt: by.expiresAt },
      });
}

/** The hash of a first password that still counts; null: none. */
export async function firstPasswordOf(tx: Tx, userId: string, now: Date): Promise<string | null> {
  const [row] = await tx
    .select({ hash: firstPasswords.passwordHash })
    .from(firstPasswords)
    .where(and(eq(firstPasswords.userId, userId), gt(firstPasswords.expiresAt, now)));
  return row?.hash ?? null;
}

/** Uses a first password up. @returns whether it was still there: it counts once. */
export async function takeFirstPassword(tx: Tx, userId: string): Promise<boolean> {
  return ((await tx.delete(firstPasswords).where(eq(firstPasswords.userId, userId))).rowCount ?? 0) > 0;
}

/** Forgets first passwords that no longer count. */
export async function purgeFirstPasswords(tx: Tx, now: Date): Promise<void> {
  await tx.delete(firstPasswords).where(lt(firstPasswords.expiresAt, now));
}
