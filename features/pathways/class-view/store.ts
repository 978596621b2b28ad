import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { ADVANCED_FROM, SCAFFOLDED_FROM } from '@/core/tracing/thresholds';
import { concepts } from '@/features/concepts/schema';
import { classes, classMembers } from '@/features/identity/schema';
import { mastery } from '@/features/mastery/schema';
import type { Tx } from '@/platform/database/transaction';
import type { ConceptShares, OfTen } from '../contract-class-view';
import { classViewSettings, classViews } from '../schema';

/** Whether a course's learners see how their class stands; they don't unless its teachers said so. */
export async function isShown(tx: Tx, courseId: string): Promise<boolean> {
  const [row] = await tx
    .select({ shown: classViewSettings.shown })
    .from(classViewSettings)
    .where(eq(classViewSettings.courseId, courseId));
  return row?.shown ?? false;
}

export async function putShown(
  tx: Tx,
  row: { courseId: string; shown: boolean; updatedBy: string; updatedAt: Date },
): Promise<void> {
  await tx
    .insert(classViewSettings)
    .values(row)
    .onConflictDoUpdate({ target: [classViewSettings.districtId, classViewSettings.courseId], set: row });
}

/** Courses whose learners see how their class stands. */
export async function shownCourses(tx: Tx): Promise<string[]> {
  const rows = await tx
    .select({ courseId: classViewSettings.courseId })
    .from(classViewSettings)
    .where(eq(classViewSettings.shown, true))
    .orderBy(classViewSettings.courseId);
  return rows.map(({ courseId }) => courseId);
}

export async function classesOf(tx: Tx, courseId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: classes.id })
    .from(classes)
    .where(eq(classes.courseId, courseId))
    .orderBy(classes.id);
  return rows.map(({ id }) => id);
}

/**
 * The learners of a class who count in what is said of it: those who have said no are left out here, and only here. It is asked when the night's
 * work counts them, never at once: whoever saw the shares change with one learner's word could tell where that learner stands.
 */
const takesPart = (classId: string) =>
  and(
    eq(classMembers.classId, classId),
    eq(classMembers.role, 'learner'),
    sql`meno_consents(${classMembers.userId}, 'class_view')`,
  );

export function countLearners(tx: Tx, classId: string): Promise<number> {
  return tx.$count(classMembers, takesPart(classId));
}

/** How many learners of a class stand where with each concept that learners see, in the course's order. */
export async function countsOf(
  tx: Tx,
  courseId: string,
  classId: string,
): Promise<{ conceptId: string; counts: OfTen }[]> {
  const learners = await countLearners(tx, classId);
  const known = sql`${mastery.pKnown}`;
  const count = (where: ReturnType<typeof sql>) =>
    sql<number>`count(${mastery.learnerId}) filter (where ${where})`.mapWith(Number);
  const rows = await tx
    .select({
      conceptId: concepts.id,
      // A placement's low estimate is no step taken.
      foundational: count(sql`${known} < ${SCAFFOLDED_FROM} and ${mastery.attemptCount} > 0`),
      scaffolded: count(sql`${known} >= ${SCAFFOLDED_FROM} and ${known} < ${ADVANCED_FROM}`),
      advanced: count(sql`${known} >= ${ADVANCED_FROM}`),
    })
    .from(concepts)
    .leftJoin(
      mastery,
      and(
        eq(mastery.districtId, concepts.districtId),
        eq(mastery.conceptId, concepts.id),
        sql`${mastery.learnerId} in (select ${classMembers.userId} from ${classMembers} where ${takesPart(classId)})`,
      ),
    )
    .where(and(eq(concepts.courseId, courseId), eq(concepts.hidden, false), isNull(concepts.mergedInto)))
    .groupBy(concepts.id, concepts.position)
    .orderBy(asc(concepts.position), asc(concepts.id));
  return rows.map(({ conceptId, ...begun }) => {
    const none = learners - begun.foundational - begun.scaffolded - begun.advanced;
    return { conceptId, counts: { none, ...begun } };
  });
}

export async function putView(
  tx: Tx,
  row: { classId: string; courseId: string; concepts: ConceptShares[]; computedAt: Date },
): Promise<void> {
  await tx
    .insert(classViews)
    .values(row)
    .onConflictDoUpdate({ target: [classViews.districtId, classViews.classId], set: row });
}

/** Takes away what is kept of a course's classes, or of one class. */
export async function removeViews(tx: Tx, of: { courseId: string } | { classId: string }): Promise<void> {
  await tx
    .delete(classViews)
    .where('classId' in of ? eq(classViews.classId, of.classId) : eq(classViews.courseId, of.courseId));
}

/** What is kept of the class in which somebody learns a course; the class that they joined last. */
export async function viewOf(tx: Tx, learnerId: string, courseId: string) {
  const [row] = await tx
    .select({ className: classes.name, computedAt: classViews.computedAt, concepts: classViews.concepts })
    .from(classViews)
    .innerJoin(classes, and(eq(classes.districtId, classViews.districtId), eq(classes.id, classViews.classId)))
    .innerJoin(
      classMembers,
      and(eq(classMembers.districtId, classViews.districtId), eq(classMembers.classId, classViews.classId)),
    )
    .where(and(eq(classViews.courseId, courseId), eq(classMembers.userId, learnerId), eq(classMembers.role, 'learner')))
    .orderBy(sql`${classMembers.joinedAt} desc`)
    .limit(1);
  return row ?? null;
}

/** Names of a course's concepts that learners see. */
export async function namesIn(tx: Tx, courseId: string): Promise<Map<string, string>> {
  const rows = await tx
    .select({ id: concepts.id, name: concepts.name })
    .from(concepts)
    .where(and(eq(concepts.courseId, courseId), eq(concepts.hidden, false), isNull(concepts.mergedInto)));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
