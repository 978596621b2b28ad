import { and, asc, eq, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/platform/database/transaction';
import type { Role } from '../contract';
import { apiTokens, sessions, users } from '../schema';
import { guardianLinks, schoolMembers } from '../schema-relations';
import { schools } from '../schema-schools';
import { normaliseUsername } from '../username';
import type { PeopleQuery } from './contract';

/** People by name whom the reader may see, after a place (name, id). */
export function pageOfPeople(tx: Tx, query: PeopleQuery, after: [string, string] | null, limit: number) {
  const words = query.q.toLowerCase();
  const has = (column: SQL | typeof users.name | typeof users.email | typeof users.username) =>
    sql`position(${words} in lower(${column})) > 0`;
  const inSchool = (schoolId: string) =>
    sql`exists (select 1 from school_members m where m.district_id = ${users.districtId} and m.user_id = ${users.id} and m.school_id = ${schoolId})`;
  return tx
    .select()
    .from(users)
    .where(
      and(
        words === '' ? undefined : or(has(users.name), has(users.email), has(users.username)),
        query.role ? eq(users.role, query.role) : undefined,
        query.schoolId ? inSchool(query.schoolId) : undefined,
        query.state === 'active' ? isNull(users.deactivatedAt) : undefined,
        query.state === 'off' ? isNotNull(users.deactivatedAt) : undefined,
        after ? sql`(${users.name}, ${users.id}) > (${after[0]}, ${after[1]}::uuid)` : undefined,
      ),
    )
    .orderBy(asc(users.name), asc(users.id))
    .limit(limit);
}

/** Schools of some people, by name, as far as the reader may see who belongs to them. */
export async function schoolsOf(tx: Tx, userIds: readonly string[]) {
  if (userIds.length === 0) return [];
  return tx
    .select({ userId: schoolMembers.userId, id: schools.id, name: schools.name })
    .from(schoolMembers)
    .innerJoin(schools, and(eq(schools.districtId, schoolMembers.districtId), eq(schools.id, schoolMembers.schoolId)))
    .where(inArray(schoolMembers.userId, [...userIds]))
    .orderBy(asc(schools.name), asc(schools.id));
}

export async function updatePerson(
  tx: Tx,
  id: string,
  set: { name?: string; role?: Role; deactivatedAt?: Date | null; updatedAt: Date },
): Promise<void> {
  await tx.update(users).set(set).where(eq(users.id, id));
}

/** Ends every session and API token of somebody. Runs as the system. */
export async function signOutEverywhere(tx: Tx, userId: string): Promise<void> {
  await tx.delete(sessions).where(eq(sessions.userId, userId));
  await tx.delete(apiTokens).where(eq(apiTokens.userId, userId));
}

/** Somebody by the e-mail address or user name that they sign in with. */
export async function personByAccount(tx: Tx, account: string) {
  const [row] = await tx
    .select()
    .from(users)
    .where(or(eq(users.email, account.toLowerCase()), eq(users.username, normaliseUsername(account))))
    .orderBy(asc(users.id))
    .limit(1);
  return row ?? null;
}

/** Guardians of a learner, by name. */
export function guardiansOf(tx: Tx, learnerId: string) {
  return tx
    .select({
      ...{ guardianId: guardianLinks.guardianId, name: users.name, email: users.email },
      ...{ createdAt: guardianLinks.createdAt, confirmedAt: guardianLinks.confirmedAt },
    })
    .from(guardianLinks)
    .innerJoin(users, and(eq(users.districtId, guardianLinks.districtId), eq(users.id, guardianLinks.guardianId)))
    .where(eq(guardianLinks.learnerId, learnerId))
    .orderBy(asc(users.name), asc(users.id));
}

/** Links a guardian, or confirms or doubts a link that there is; who made it stays. */
export async function putGuardian(
  tx: Tx,
  link: { guardianId: string; learnerId: string; createdBy: string; createdAt: Date; confirmed: boolean },
): Promise<void> {
  const { confirmed, ...row } = link;
  const said = { confirmedBy: confirmed ? row.createdBy : null, confirmedAt: confirmed ? row.createdAt : null };
  await tx
    .insert(guardianLinks)
    .values({ ...row, ...said })
    .onConflictDoUpdate({
      target: [guardianLinks.districtId, guardianLinks.guardianId, guardianLinks.learnerId],
      set: said,
    });
}

/** @returns whether there was such a link. */
export async function dropGuardian(tx: Tx, learnerId: string, guardianId: string): Promise<boolean> {
  const rows = await tx
    .delete(guardianLinks)
    .where(and(eq(guardianLinks.learnerId, learnerId), eq(guardianLinks.guardianId, guardianId)))
    .returning({ id: guardianLinks.guardianId });
  return rows.length > 0;
}

/** Somebody is nobody's guardian any more: their role is another. */
export async function dropWards(tx: Tx, guardianId: string): Promise<void> {
  await tx.delete(guardianLinks).where(eq(guardianLinks.guardianId, guardianId));
}
