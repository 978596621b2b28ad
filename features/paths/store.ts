import { and, asc, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { classes, classMembers, users } from '@/features/identity/schema';
import type { Tx } from '@/platform/database/transaction';
import { paths } from './schema';
import type { WayConcept } from './way';

export type PathRow = typeof paths.$inferSelect;
export type PathChange = Partial<
  Pick<PathRow, 'title' | 'dueOn' | 'targets' | 'wishIds' | 'onlyIds' | 'status' | 'updatedAt'>
>;
/** A row with the names around it, as far as the reader may see them. */
export interface NamedPath {
  row: PathRow;
  className: string | null;
  learnerName: string | null;
}

/** Paths of one answer; a teacher of more learners than that sees those that end first. */
const MOST_LISTED = 300;

function select(tx: Tx) {
  return tx
    .select({ row: paths, className: classes.name, learnerName: users.name })
    .from(paths)
    .leftJoin(classes, and(eq(classes.districtId, paths.districtId), eq(classes.id, paths.classId)))
    .leftJoin(users, and(eq(users.districtId, paths.districtId), eq(users.id, paths.learnerId)));
}

/** Every path of a course that the reader may see: their own first, then classes', each the nearest end first. */
export async function pathsOf(tx: Tx, courseId: string, readerId: string): Promise<NamedPath[]> {
  return select(tx)
    .where(eq(paths.courseId, courseId))
    .orderBy(
      sql`${paths.learnerId} is not distinct from ${readerId}::uuid desc`,
      sql`${paths.classId} is not null desc`,
      asc(paths.status),
      sql`${paths.dueOn} asc nulls last`,
      asc(paths.createdAt),
      asc(paths.id),
    )
    .limit(MOST_LISTED);
}

/** One that the reader may see. */
export async function pathById(tx: Tx, id: string): Promise<NamedPath | null> {
  const [found] = await select(tx).where(eq(paths.id, id));
  return found ?? null;
}

/** Active paths of a learner in a course, those of their classes too; the nearest end first. */
export async function activePaths(tx: Tx, learnerId: string, courseId: string): Promise<PathRow[]> {
  const inClass = sql`${paths.classId} in (select m.class_id from class_members m where m.user_id = ${learnerId}::uuid and m.role = 'learner')`;
  const forThem = sql`(${paths.onlyIds} is null or ${learnerId}::uuid = any (${paths.onlyIds}))`;
  return tx
    .select()
    .from(paths)
    .where(
      and(
        eq(paths.courseId, courseId),
        eq(paths.status, 'active'),
        or(eq(paths.learnerId, learnerId), sql`(${inClass} and ${forThem})`),
      ),
    )
    .orderBy(sql`${paths.dueOn} asc nulls last`, asc(paths.createdAt), asc(paths.id));
}

export async function countOwn(tx: Tx, learnerId: string, courseId: string): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(paths)
    .where(and(eq(paths.learnerId, learnerId), eq(paths.courseId, courseId), eq(paths.status, 'active')));
  return row?.count ?? 0;
}

export async function insertPath(
  tx: Tx,
  values: Omit<typeof paths.$inferInsert, 'districtId' | 'id' | 'version'>,
): Promise<string> {
  const id = uuidv7();
  await tx.insert(paths).values({ ...values, id });
  return id;
}

/** Changes a path that is still as it was read; false when it isn't, or isn't the caller's to change. */
export async function updatePath(tx: Tx, id: string, version: number, change: PathChange): Promise<boolean> {
  const rows = await tx
    .update(paths)
    .set({ ...change, version: version + 1 })
    .where(and(eq(paths.id, id), eq(paths.version, version)))
    .returning({ id: paths.id });
  return rows.length === 1;
}

/** The classes of a course that the reader sees, those that they teach, and those in which they learn. */
export async function classesOfReader(tx: Tx, courseId: string, readerId: string) {
  const rows = await tx
    .select({
      id: classes.id,
      taught: sql<boolean>`${classes.id} in (select meno_taught_classes())`,
      learns: sql<boolean>`exists (select 1 from class_members m where m.district_id = ${classes.districtId}
        and m.class_id = ${classes.id} and m.user_id = ${readerId}::uuid and m.role = 'learner')`,
    })
    .from(classes)
    .where(eq(classes.courseId, courseId));
  return {
    all: new Set(rows.map(({ id }) => id)),
    taught: new Set(rows.flatMap(({ id, taught }) => (taught ? [id] : []))),
    learns: new Set(rows.flatMap(({ id, learns }) => (learns ? [id] : []))),
  };
}

export interface ClassLearner {
  classId: string;
  learnerId: string;
  name: string;
}

/** Learners of classes, by name; for those who may see them. */
export async function learnersOf(tx: Tx, classIds: readonly string[]): Promise<ClassLearner[]> {
  if (classIds.length === 0) return [];
  return tx
    .select({ classId: classMembers.classId, learnerId: users.id, name: users.name })
    .from(classMembers)
    .innerJoin(users, and(eq(users.districtId, classMembers.districtId), eq(users.id, classMembers.userId)))
    .where(and(inArray(classMembers.classId, [...classIds]), eq(classMembers.role, 'learner')))
    .orderBy(asc(users.name), asc(users.id));
}

const ofClasses = (classIds: readonly string[]): SQL =>
  sql`(select m.user_id from class_members m where m.role = 'learner' and m.class_id in (${sql.join(
    classIds.map((id) => sql`${id}::uuid`),
    sql`, `,
  )}))`;

/** p(L) of every learner of some classes on every concept of the course that they have answered on: one query for all of them. */
export async function masteriesOf(
  tx: Tx,
  courseId: string,
  classIds: readonly string[],
): Promise<Map<string, Map<string, number>>> {
  const found = new Map<string, Map<string, number>>();
  if (classIds.length === 0) return found;
  const { rows } = await tx.execute<{ learner_id: string; concept_id: string; p_known: number }>(
    sql`select learner_id, concept_id, p_known from mastery where course_id = ${courseId}::uuid and learner_id in ${ofClasses(classIds)}`,
  );
  for (const { learner_id: learner, concept_id: concept, p_known: pKnown } of rows) {
    const own = found.get(learner) ?? new Map<string, number>();
    own.set(concept, pKnown);
    found.set(learner, own);
  }
  return found;
}

/** The last answer of every learner of a class in the course, by learner. */
export async function lastAnswers(tx: Tx, courseId: string, classId: string): Promise<Map<string, string>> {
  const { rows } = await tx.execute<{ learner_id: string; at: Date }>(
    sql`select learner_id, max(created_at) as at from attempts
      where course_id = ${courseId}::uuid and learner_id in ${ofClasses([classId])} group by learner_id`,
  );
  return new Map(rows.map(({ learner_id: learner, at }) => [learner, new Date(at).toISOString()]));
}

/** p(L) of a learner on some concepts. */
export async function masteryOn(tx: Tx, learnerId: string, conceptIds: readonly string[]) {
  if (conceptIds.length === 0) return new Map<string, number>();
  const { rows } = await tx.execute<{ concept_id: string; p_known: number }>(
    sql`select concept_id, p_known from mastery where learner_id = ${learnerId}::uuid
      and concept_id = any (${sql.param([...conceptIds])}::uuid[])`,
  );
  return new Map(rows.map(({ concept_id: concept, p_known: pKnown }) => [concept, pKnown]));
}

/** Which of some concepts are on the map as they are: neither merged into another, nor hidden, nor removed. */
export async function onMap(tx: Tx, conceptIds: readonly string[]): Promise<Map<string, WayConcept>> {
  if (conceptIds.length === 0) return new Map();
  const { rows } = await tx.execute<{ id: string; name: string }>(
    sql`select id, name from concepts where id = any (${sql.param([...conceptIds])}::uuid[])
      and merged_into is null and not hidden and not removed`,
  );
  return new Map(rows.map(({ id, name }) => [id, { id, name, prerequisiteIds: [] }]));
}
