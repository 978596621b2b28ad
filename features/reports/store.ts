import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { concepts } from '@/features/concepts/schema';
import { classes, classMembers, users } from '@/features/identity/schema';
import { courses } from '@/features/library/schema';
import type { Tx } from '@/platform/database/transaction';

/** A class, its course, and whether the reader may have its report: its teachers and admins. Null: the reader doesn't see it. */
export async function classOf(tx: Tx, classId: string) {
  const [row] = await tx
    .select({
      id: classes.id,
      name: classes.name,
      courseId: classes.courseId,
      courseTitle: courses.title,
      language: courses.language,
      mayReport,
    })
    .from(classes)
    .innerJoin(courses, and(eq(courses.districtId, classes.districtId), eq(courses.id, classes.courseId)))
    .where(eq(classes.id, classId));
  return row ?? null;
}

/** Classes whose reports the reader may have, by name; of one course only, if one is named. */
export async function reportableClasses(tx: Tx, courseId?: string) {
  return tx
    .select({
      id: classes.id,
      name: classes.name,
      courseId: classes.courseId,
      courseTitle: courses.title,
      learnerCount,
    })
    .from(classes)
    .innerJoin(courses, and(eq(courses.districtId, classes.districtId), eq(courses.id, classes.courseId)))
    .where(and(mayReport, courseId ? eq(classes.courseId, courseId) : undefined))
    .orderBy(asc(classes.name), asc(classes.id));
}

const mayReport = sql<boolean>`(current_setting('meno.role', true) in ('admin', 'system') or exists (
  select 1 from class_members m where m.district_id = ${classes.districtId} and m.class_id = ${classes.id}
    and m.role = 'teacher' and m.user_id = nullif(current_setting('meno.user', true), '')::uuid))`;
const learnerCount = sql<number>`(select count(*)::int from class_members m
  where m.district_id = ${classes.districtId} and m.class_id = ${classes.id} and m.role = 'learner')`;

/** The learners of a class, by id. */
export async function learnersOf(tx: Tx, classId: string) {
  return tx
    .select({ id: classMembers.userId, joinedAt: classMembers.joinedAt })
    .from(classMembers)
    .where(and(eq(classMembers.classId, classId), eq(classMembers.role, 'learner')))
    .orderBy(asc(classMembers.userId));
}

/** The members of a class by name, and whether nobody is behind them. */
export async function namesOf(tx: Tx, classId: string): Promise<Map<string, { name: string; simulated: boolean }>> {
  const rows = await tx
    .select({ id: users.id, name: users.name, simulated: users.simulated })
    .from(classMembers)
    .innerJoin(users, and(eq(users.districtId, classMembers.districtId), eq(users.id, classMembers.userId)))
    .where(eq(classMembers.classId, classId));
  return new Map(rows.map(({ id, name, simulated }) => [id, { name, simulated }]));
}

/** How many of some learners are simulated. */
export async function simulatedAmong(tx: Tx, learnerIds: readonly string[]): Promise<number> {
  if (learnerIds.length === 0) return 0;
  return tx.$count(users, and(inArray(users.id, [...learnerIds]), eq(users.simulated, true)));
}

const idsSchema = z.array(z.object({ id: z.uuid(), all: z.coerce.number() }));

/**
 * Learners of a course whom the reader may see and who are not in the class, in an order that has to do with nothing but their ids; `most` of
 * them, and how many there are.
 */
export async function otherLearners(tx: Tx, courseId: string, classId: string, most: number) {
  const { rows } = await tx.execute(sql`
    select o.learner_id as id, count(*) over () as all
    from (select distinct learner_id from mastery where course_id = ${courseId}) o
    join users u on u.id = o.learner_id and u.role = 'learner'
    where not exists (select 1 from class_members c where c.class_id = ${classId} and c.user_id = o.learner_id)
    order by md5(o.learner_id::text), o.learner_id
    limit ${most}`);
  const found = idsSchema.parse(rows);
  return { ids: found.map(({ id }) => id), all: found[0]?.all ?? 0 };
}

/** Concepts of a course that count. */
export async function conceptIds(tx: Tx, courseId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: concepts.id })
    .from(concepts)
    .where(and(eq(concepts.courseId, courseId), eq(concepts.hidden, false), isNull(concepts.mergedInto)))
    .orderBy(asc(concepts.id));
  return rows.map(({ id }) => id);
}
