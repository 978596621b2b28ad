import { and, asc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { demoSchools } from '@/features/demo/schema';
import { courses } from '@/features/library/schema';
import type { Tx } from '@/platform/database/transaction';
import type { Role } from './contract';
import { accounts, apiTokens, classes, classMembers, districts, users } from './schema';
import { schools, terms } from './schema-schools';

export interface NewPerson {
  name: string;
  email: string;
  role: Role;
  passwordHash: string;
}

export async function insertDistrict(tx: Tx, districtId: string, name: string): Promise<void> {
  await tx.insert(districts).values({ districtId, name });
}

/** Adds a person with a password; null when the e-mail address is taken in the district. */
export async function insertPerson(tx: Tx, person: NewPerson): Promise<string | null> {
  const id = uuidv7();
  const rows = await tx
    .insert(users)
    .values({ id, name: person.name, email: person.email.toLowerCase(), role: person.role })
    .onConflictDoNothing()
    .returning({ id: users.id });
  if (rows.length === 0) return null;
  await tx
    .insert(accounts)
    .values({ id: uuidv7(), accountId: id, providerId: 'credential', userId: id, password: person.passwordHash });
  return id;
}

export async function personById(tx: Tx, id: string) {
  const [row] = await tx.select().from(users).where(eq(users.id, id));
  return row ?? null;
}

/** Whether there is a demo school in the district. */
export async function hasDemo(tx: Tx): Promise<boolean> {
  return (await tx.$count(demoSchools, sql`${demoSchools.state} <> 'failed'`)) > 0;
}

export async function personByEmail(tx: Tx, email: string) {
  const [row] = await tx.select().from(users).where(eq(users.email, email.toLowerCase()));
  return row ?? null;
}

export async function insertToken(
  tx: Tx,
  token: { userId: string; name: string; may: 'read' | 'all'; tokenHash: string; expiresAt: Date | null },
) {
  const [row] = await tx
    .insert(apiTokens)
    .values({ id: uuidv7(), ...token })
    .returning();
  if (!row) throw new Error('The token was not stored.');
  return row;
}

/** A token by its hash, if it is one and has not expired. */
export async function tokenBy(tx: Tx, tokenHash: string, now: Date) {
  const [row] = await tx
    .select({ id: apiTokens.id, userId: apiTokens.userId, may: apiTokens.may })
    .from(apiTokens)
    .where(and(eq(apiTokens.tokenHash, tokenHash), or(isNull(apiTokens.expiresAt), gt(apiTokens.expiresAt, now))));
  return row ?? null;
}

export async function insertClass(
  tx: Tx,
  input: {
    name: string;
    courseId: string;
    joinCode: string;
    createdBy: string;
    schoolId: string | null;
    termId: string | null;
  },
): Promise<string> {
  const id = uuidv7();
  await tx.insert(classes).values({ id, ...input });
  return id;
}

/** Whether the caller may see a course. */
export async function isCourseOpen(tx: Tx, courseId: string): Promise<boolean> {
  const { rows } = await tx.execute<{ open: boolean }>(
    sql`select ${courseId}::uuid in (select meno_visible_courses()) as open`,
  );
  return rows[0]?.open ?? false;
}

export async function addMember(tx: Tx, classId: string, userId: string, role: 'learner' | 'teacher'): Promise<void> {
  await tx.insert(classMembers).values({ classId, userId, role }).onConflictDoNothing();
}

/** Whoever is in a class of a school belongs to the school. Runs as the system: a teacher takes nobody into a school by hand. */
export async function addToSchoolOf(tx: Tx, classId: string): Promise<void> {
  await tx.execute(sql`
    insert into school_members (school_id, user_id)
    select k.school_id, m.user_id from classes k
    join class_members m on m.district_id = k.district_id and m.class_id = k.id
    join users u on u.district_id = m.district_id and u.id = m.user_id and u.role in ('learner', 'teacher')
    where k.id = ${classId} and k.school_id is not null
    on conflict do nothing`);
}

export async function classByJoinCode(tx: Tx, joinCode: string) {
  const [row] = await tx.select().from(classes).where(eq(classes.joinCode, joinCode));
  return row ?? null;
}

/** Classes that the reader may see, with their course and numbers. */
export async function listClasses(tx: Tx, ids: string[] | null, after: string | null, limit: number) {
  const learnerCount = sql<number>`(select count(*)::int from class_members m where m.district_id = ${classes.districtId} and m.class_id = ${classes.id} and m.role = 'learner')`;
  const conditions = [ids ? inArray(classes.id, ids) : undefined, after ? gt(classes.id, after) : undefined];
  return tx
    .select({
      id: classes.id,
      name: classes.name,
      courseId: classes.courseId,
      courseTitle: courses.title,
      joinCode: classes.joinCode,
      createdBy: classes.createdBy,
      simulated: classes.simulated,
      learnerCount,
      schoolId: classes.schoolId,
      schoolName: schools.name,
      termId: classes.termId,
      termName: terms.name,
    })
    .from(classes)
    .leftJoin(schools, and(eq(schools.districtId, classes.districtId), eq(schools.id, classes.schoolId)))
    .leftJoin(terms, and(eq(terms.districtId, classes.districtId), eq(terms.id, classes.termId)))
    .innerJoin(courses, and(eq(courses.districtId, classes.districtId), eq(courses.id, classes.courseId)))
    .where(and(...conditions))
    .orderBy(asc(classes.id))
    .limit(limit);
}

/** Members of classes, as far as the reader may see them. */
export async function membersOf(tx: Tx, classIds: string[]) {
  if (classIds.length === 0) return [];
  return tx
    .select({
      classId: classMembers.classId,
      userId: classMembers.userId,
      role: classMembers.role,
      name: users.name,
      email: users.email,
    })
    .from(classMembers)
    .innerJoin(users, and(eq(users.districtId, classMembers.districtId), eq(users.id, classMembers.userId)))
    .where(inArray(classMembers.classId, classIds))
    .orderBy(asc(users.name), asc(users.id));
}

/** The oldest admin account: the district's owner. @throws Error when the district has none. */
export async function firstAdmin(tx: Tx): Promise<string> {
  const [row] = await tx
    .select({ id: users.id })
    .from(users)
    .where(eq(users.role, 'admin'))
    .orderBy(asc(users.createdAt), asc(users.id))
    .limit(1);
  if (!row) throw new Error('The district has no admin.');
  return row.id;
}
