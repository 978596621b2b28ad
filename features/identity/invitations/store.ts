import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Role } from '@/platform/database/roles';
import type { Tx } from '@/platform/database/transaction';
import { accounts, classes, classMembers, users } from '../schema';
import { invitations, invitationUses } from '../schema-invitations';
import { schoolMembers } from '../schema-relations';
import { schools } from '../schema-schools';
import { placeholderEmail } from '../username';

export interface InvitationRow {
  invitation: typeof invitations.$inferSelect;
  schoolName: string | null;
  className: string | null;
  byName: string | null;
  /** Since when whoever made it can't sign in. */
  byGone: Date | null;
}

const named = (tx: Tx) =>
  tx
    .select({
      ...{ invitation: invitations, schoolName: schools.name, className: classes.name },
      ...{ byName: users.name, byGone: users.deactivatedAt },
    })
    .from(invitations)
    .leftJoin(schools, and(eq(schools.districtId, invitations.districtId), eq(schools.id, invitations.schoolId)))
    .leftJoin(classes, and(eq(classes.districtId, invitations.districtId), eq(classes.id, invitations.classId)))
    .leftJoin(users, and(eq(users.districtId, invitations.districtId), eq(users.id, invitations.createdBy)));

/** Invitations that the reader may see, the latest first; of one class or of all. */
export async function listInvitations(tx: Tx, classId: string | null, limit: number): Promise<InvitationRow[]> {
  return named(tx)
    .where(classId === null ? undefined : eq(invitations.classId, classId))
    .orderBy(desc(invitations.createdAt), desc(invitations.id))
    .limit(limit);
}

export async function invitationById(tx: Tx, id: string): Promise<InvitationRow | null> {
  const [row] = await named(tx).where(eq(invitations.id, id));
  return row ?? null;
}

export async function invitationByHash(tx: Tx, tokenHash: string): Promise<InvitationRow | null> {
  const [row] = await named(tx).where(eq(invitations.tokenHash, tokenHash));
  return row ?? null;
}

/** Takes one use of an invitation, if there is one left at this moment. @returns whether there was. */
export async function takeUse(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { rowCount } = await tx
    .update(invitations)
    .set({ uses: sql`${invitations.uses} + 1` })
    .where(
      and(
        eq(invitations.id, id),
        sql`${invitations.uses} < ${invitations.maxUses} and ${invitations.revokedAt} is null and ${invitations.expiresAt} > ${now.toISOString()}`,
      ),
    );
  return (rowCount ?? 0) > 0;
}

/** Who came in by which invitation, as far as the reader may see them. */
export async function usesOf(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return tx
    .select({
      invitationId: invitationUses.invitationId,
      id: users.id,
      name: users.name,
      usedAt: invitationUses.usedAt,
    })
    .from(invitationUses)
    .innerJoin(users, and(eq(users.districtId, invitationUses.districtId), eq(users.id, invitationUses.userId)))
    .where(inArray(invitationUses.invitationId, [...ids]))
    .orderBy(invitationUses.usedAt);
}

export async function insertInvitation(
  tx: Tx,
  row: Omit<typeof invitations.$inferInsert, 'districtId' | 'id'>,
): Promise<string> {
  const id = uuidv7();
  await tx.insert(invitations).values({ id, ...row });
  return id;
}

/** @returns whether it was there, open, and the caller's to revoke. */
export async function revoke(tx: Tx, id: string, by: { userId: string; now: Date }): Promise<boolean> {
  const { rowCount } = await tx
    .update(invitations)
    .set({ revokedAt: by.now, revokedBy: by.userId })
    .where(and(eq(invitations.id, id), sql`${invitations.revokedAt} is null`));
  return (rowCount ?? 0) > 0;
}

export async function noteUse(tx: Tx, invitationId: string, userId: string, usedAt: Date): Promise<boolean> {
  const { rowCount } = await tx.insert(invitationUses).values({ invitationId, userId, usedAt }).onConflictDoNothing();
  return (rowCount ?? 0) > 0;
}

/** Makes an account for whoever was invited; says what of it is taken. As the system. */
export async function insertInvited(
  tx: Tx,
  person: { name: string; email: string | null; username: string | null; role: Role; passwordHash: string },
): Promise<string | 'email_taken' | 'username_taken'> {
  const { name, username, role, passwordHash: password } = person;
  const id = uuidv7();
  const rows = await tx
    .insert(users)
    .values({ id, name, email: person.email ?? placeholderEmail(id), username, role })
    .onConflictDoNothing()
    .returning({ id: users.id });
  if (rows.length === 0) return person.email === null ? 'username_taken' : 'email_taken';
  await tx.insert(accounts).values({ id: uuidv7(), accountId: id, providerId: 'credential', userId: id, password });
  return id;
}

/** Puts somebody where their invitation leads. As the system. */
export async function place(
  tx: Tx,
  userId: string,
  to: { classId: string | null; schoolId: string | null; role: 'learner' | 'teacher'; addedBy: string },
): Promise<void> {
  if (to.classId !== null)
    await tx.insert(classMembers).values({ classId: to.classId, userId, role: to.role }).onConflictDoNothing();
  if (to.schoolId === null) return;
  await tx.insert(schoolMembers).values({ schoolId: to.schoolId, userId, addedBy: to.addedBy }).onConflictDoNothing();
}

/** A class that the reader may see, with its school. */
export async function classOf(tx: Tx, classId: string) {
  const [row] = await tx
    .select({
      schoolId: classes.schoolId,
      code: classes.joinCode,
      endsAt: classes.joinCodeEndsAt,
      off: classes.joinCodeOff,
    })
    .from(classes)
    .where(eq(classes.id, classId));
  return row ?? null;
}

/** Whether a school is open, and one of these (null: whichever). */
export async function isOpenSchool(tx: Tx, schoolId: string, of: readonly string[] | null): Promise<boolean> {
  const [row] = await tx.select({ closedAt: schools.closedAt }).from(schools).where(eq(schools.id, schoolId));
  return row !== undefined && row.closedAt === null && (of === null || of.includes(schoolId));
}

export async function changeJoinCode(
  tx: Tx,
  classId: string,
  change: { joinCodeEndsAt?: Date | null; joinCodeOff?: boolean },
): Promise<void> {
  if (Object.keys(change).length > 0) await tx.update(classes).set(change).where(eq(classes.id, classId));
}
