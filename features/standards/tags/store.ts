import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/platform/database/transaction';
import { courseFrameworks, standardFrameworks, standardLinks, standards, standardTags } from '../schema';
import type { StoredTarget } from './key';
import { mergedConcepts } from './store-targets';

export type TagRow = typeof standardTags.$inferSelect;
export type NewTag = Omit<typeof standardTags.$inferInsert, 'districtId' | 'courseId'>;

const BATCH = 1000;

/** Whether the district has a framework. */
export async function hasFramework(tx: Tx, frameworkId: string): Promise<boolean> {
  return (await tx.$count(standardFrameworks, eq(standardFrameworks.id, frameworkId))) > 0;
}

export async function courseFrameworksOf(tx: Tx, courseId: string) {
  return tx
    .select({ link: courseFrameworks, language: standardFrameworks.language })
    .from(courseFrameworks)
    .innerJoin(
      standardFrameworks,
      and(
        eq(standardFrameworks.districtId, courseFrameworks.districtId),
        eq(standardFrameworks.id, courseFrameworks.frameworkId),
      ),
    )
    .where(eq(courseFrameworks.courseId, courseId))
    .orderBy(asc(standardFrameworks.title));
}

export async function linkFramework(
  tx: Tx,
  courseId: string,
  frameworkId: string,
  values: { levels: string[]; strandIds: string[] },
): Promise<void> {
  await tx
    .insert(courseFrameworks)
    .values({ courseId, frameworkId, ...values })
    .onConflictDoUpdate({
      target: [courseFrameworks.districtId, courseFrameworks.courseId, courseFrameworks.frameworkId],
      set: values,
    });
}

/** The framework no longer concerns the course; what was accepted or rejected stays, what was only proposed goes. */
export async function unlinkFramework(tx: Tx, courseId: string, frameworkId: string): Promise<boolean> {
  await tx.delete(standardTags).where(and(ofFramework(courseId, frameworkId), eq(standardTags.state, 'proposed')));
  const gone = await tx
    .delete(courseFrameworks)
    .where(and(eq(courseFrameworks.courseId, courseId), eq(courseFrameworks.frameworkId, frameworkId)))
    .returning({ id: courseFrameworks.frameworkId });
  return gone.length > 0;
}

function ofFramework(courseId: string, frameworkId: string): SQL | undefined {
  return and(
    eq(standardTags.courseId, courseId),
    sql`${standardTags.standardId} in (select s.id from ${standards} s where s.district_id = standard_tags.district_id and s.framework_id = ${frameworkId})`,
  );
}

/** Standards that a course is held against, in reading order. */
export async function standardsOf(
  tx: Tx,
  frameworkId: string,
  { levels, strandIds }: { levels: readonly string[]; strandIds: readonly string[] },
) {
  return tx
    .select()
    .from(standards)
    .where(
      and(
        eq(standards.frameworkId, frameworkId),
        // What names no level belongs to all.
        levels.length > 0
          ? sql`(${standards.levels} && ${textArray(levels)} or cardinality(${standards.levels}) = 0)`
          : undefined,
        strandIds.length > 0 ? inArray(standards.strandId, [...strandIds]) : undefined,
      ),
    )
    .orderBy(asc(standards.position), asc(standards.id));
}

export function textArray(values: readonly string[]): SQL {
  return sql`array[${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )}]::text[]`;
}

export interface TagFilter {
  frameworkId?: string;
  state?: TagRow['state'];
  standardId?: string;
  target?: StoredTarget;
}

/** Tags of a course with their standards: the best proposals first. */
export async function tagsOf(tx: Tx, courseId: string, filter: TagFilter, limit: number, offset = 0) {
  const { frameworkId, state, standardId, target } = filter;
  return tx
    .select({ tag: standardTags, standard: standards })
    .from(standardTags)
    .innerJoin(
      standards,
      and(eq(standards.districtId, standardTags.districtId), eq(standards.id, standardTags.standardId)),
    )
    .where(
      and(
        eq(standardTags.courseId, courseId),
        frameworkId ? eq(standards.frameworkId, frameworkId) : undefined,
        state ? eq(standardTags.state, state) : undefined,
        standardId ? eq(standardTags.standardId, standardId) : undefined,
        target
          ? and(
              eq(standardTags.targetKind, target.targetKind),
              eq(standardTags.targetId, target.targetId),
              eq(standardTags.targetHash, target.targetHash),
            )
          : undefined,
      ),
    )
    .orderBy(
      ...(state === 'proposed' ? [desc(standardTags.score)] : []),
      asc(standards.position),
      asc(standardTags.standardId),
      asc(standardTags.targetId),
      asc(standardTags.targetHash),
    )
    .limit(limit)
    .offset(offset);
}

/** Keys and states of all tags of a course on a framework; a tag of a concept that was merged counts for what it was merged into. */
export async function tagStates(tx: Tx, courseId: string, frameworkId: string) {
  const { standardId, targetKind, targetId, targetHash, state } = standardTags;
  const rows = await tx
    .select({ standardId, targetKind, targetId, targetHash, state })
    .from(standardTags)
    .where(ofFramework(courseId, frameworkId));
  const merged = await mergedConcepts(tx, courseId);
  return rows.map((row) => ({ ...row, targetId: merged.get(row.targetId) ?? row.targetId }));
}

/** Replaces what is proposed by what is found now; what a teacher has decided stays as it is. */
export async function replaceProposals(
  tx: Tx,
  courseId: string,
  frameworkId: string,
  found: readonly NewTag[],
): Promise<void> {
  await tx.delete(standardTags).where(and(ofFramework(courseId, frameworkId), eq(standardTags.state, 'proposed')));
  for (let at = 0; at < found.length; at += BATCH)
    await tx
      .insert(standardTags)
      .values(found.slice(at, at + BATCH).map((tag) => ({ ...tag, courseId })))
      .onConflictDoNothing();
}

/** Concepts that are accepted for a standard of another framework that is said to be equal to one of this framework. */
export async function equalTags(tx: Tx, courseId: string, frameworkId: string) {
  const found = await tx.execute<{ standardId: string; conceptId: string; code: string }>(sql`
    select distinct mine.id as "standardId", t.target_id as "conceptId", other.code
    from ${standardTags} t
    join ${standards} other on other.district_id = t.district_id and other.id = t.standard_id
    join ${standardLinks} l on l.district_id = t.district_id and l.kind = 'exactMatchOf'
      and other.identifier in (l.from_identifier, l.to_identifier)
    join ${standards} mine on mine.district_id = t.district_id and mine.framework_id = ${frameworkId} and mine.id <> other.id
      and mine.identifier in (l.from_identifier, l.to_identifier) and not mine.withdrawn
    where t.course_id = ${courseId} and t.target_kind = 'concept' and t.state = 'accepted'`);
  return found.rows;
}
