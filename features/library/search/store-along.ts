import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '@/platform/database/transaction';
import { courses, sources } from '../schema';

/** How far along its course each source stands, 0 to 1, and whether the reader may change that course. */
export async function alongOf(
  tx: Tx,
  sourceIds: readonly string[],
): Promise<Map<string, { along: number; editable: boolean }>> {
  if (sourceIds.length === 0) return new Map();
  const rows = await tx
    .select({
      id: sources.id,
      position: sources.position,
      last: sql<number>`(select max(s.position) from ${sources} s where s.district_id = ${courses.districtId} and s.course_id = ${courses.id})`,
      editable: sql<boolean>`${courses.id} in (select meno_editable_courses())`,
    })
    .from(sources)
    .innerJoin(courses, and(eq(courses.districtId, sources.districtId), eq(courses.id, sources.courseId)))
    .where(inArray(sources.id, [...sourceIds]));
  return new Map(
    rows.map(({ id, position, last, editable }) => [id, { along: position / Math.max(1, last), editable }]),
  );
}
