import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@/platform/database/transaction';
import { classes } from './schema';
import { schoolMembers } from './schema-relations';
import { schools, terms } from './schema-schools';

/** Schools that somebody belongs to. */
export async function schoolIdsOf(tx: Tx, userId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: schoolMembers.schoolId })
    .from(schoolMembers)
    .where(eq(schoolMembers.userId, userId))
    .orderBy(asc(schoolMembers.schoolId));
  return rows.map(({ id }) => id);
}

export async function schoolById(tx: Tx, id: string) {
  const [row] = await tx.select().from(schools).where(eq(schools.id, id));
  return row ?? null;
}

export async function termById(tx: Tx, id: string) {
  const [row] = await tx.select().from(terms).where(eq(terms.id, id));
  return row ?? null;
}

/** Schools by name, all of the district or some; with how many people and classes of theirs the reader may see. */
export async function listSchools(tx: Tx, ids: readonly string[] | null) {
  // The names in full: a column alone would be that of the table that is counted.
  const count = (table: string) =>
    sql<number>`(select count(*)::int from ${sql.identifier(table)} x where x.district_id = schools.district_id and x.school_id = schools.id)`;
  return tx
    .select({
      ...{ id: schools.id, name: schools.name, closedAt: schools.closedAt },
      peopleCount: count('school_members'),
      classCount: count('classes'),
    })
    .from(schools)
    .where(ids ? inArray(schools.id, [...ids]) : undefined)
    .orderBy(asc(schools.name), asc(schools.id));
}

/** Terms of schools, each school's latest first. */
export async function termsOf(tx: Tx, schoolIds: readonly string[]) {
  if (schoolIds.length === 0) return [];
  return tx
    .select()
    .from(terms)
    .where(inArray(terms.schoolId, [...schoolIds]))
    .orderBy(sql`${terms.startsOn} desc`, asc(terms.id));
}

/** @returns null where a school of the district has that name. */
export async function insertSchool(tx: Tx, name: string): Promise<string | null> {
  const id = uuidv7();
  const rows = await tx.insert(schools).values({ id, name }).onConflictDoNothing().returning({ id: schools.id });
  return rows[0]?.id ?? null;
}

/** @returns false where another school of the district has that name. */
export async function updateSchool(
  tx: Tx,
  id: string,
  set: { name?: string; closedAt?: Date | null },
): Promise<boolean> {
  if (set.name !== undefined) {
    const taken = await tx
      .select()
      .from(schools)
      .where(and(eq(schools.name, set.name), sql`${schools.id} <> ${id}`));
    if (taken.length > 0) return false;
  }
  await tx.update(schools).set(set).where(eq(schools.id, id));
  return true;
}

export async function insertTerm(
  tx: Tx,
  term: { schoolId: string; name: string; startsOn: string; endsOn: string },
): Promise<string> {
  const id = uuidv7();
  await tx.insert(terms).values({ id, ...term });
  return id;
}

export async function updateTerm(
  tx: Tx,
  id: string,
  set: { name?: string; startsOn?: string; endsOn?: string; closedAt?: Date | null },
): Promise<void> {
  await tx.update(terms).set(set).where(eq(terms.id, id));
}

/** Removes a term; its classes stay, in none. */
export async function deleteTerm(tx: Tx, id: string): Promise<void> {
  await tx.update(classes).set({ termId: null }).where(eq(classes.termId, id));
  await tx.delete(terms).where(eq(terms.id, id));
}

export async function putSchoolMember(tx: Tx, schoolId: string, userId: string, addedBy: string | null): Promise<void> {
  await tx.insert(schoolMembers).values({ schoolId, userId, addedBy }).onConflictDoNothing();
}

export async function dropSchoolMember(tx: Tx, schoolId: string, userId: string): Promise<void> {
  await tx.delete(schoolMembers).where(and(eq(schoolMembers.schoolId, schoolId), eq(schoolMembers.userId, userId)));
}
