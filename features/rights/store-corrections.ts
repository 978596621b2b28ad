import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { v7 as uuidv7 } from 'uuid';
import { concepts } from '@/features/concepts/schema';
import { users } from '@/features/identity/schema';
import { courses } from '@/features/library/schema';
import type { Tx } from '@/platform/database/transaction';
import type { Correction } from './contract';
import { correctionRequests } from './schema';

type Row = typeof correctionRequests.$inferSelect;

const [learner, asker, decider] = [alias(users, 'learner'), alias(users, 'asker'), alias(users, 'decider')];

/** Corrections with the names of those who are in them, the latest first; as far as the caller may know them. */
export async function namedCorrections(tx: Tx, where: SQL | undefined, limit: number): Promise<Correction[]> {
  const { districtId } = correctionRequests;
  const rows = await tx
    .select({
      row: correctionRequests,
      learnerName: learner.name,
      askedByName: asker.name,
      decidedByName: decider.name,
      courseTitle: courses.title,
      conceptName: concepts.name,
    })
    .from(correctionRequests)
    .leftJoin(learner, and(eq(learner.districtId, districtId), eq(learner.id, correctionRequests.learnerId)))
    .leftJoin(asker, and(eq(asker.districtId, districtId), eq(asker.id, correctionRequests.askedBy)))
    .leftJoin(decider, and(eq(decider.districtId, districtId), eq(decider.id, correctionRequests.decidedBy)))
    .leftJoin(courses, and(eq(courses.districtId, districtId), eq(courses.id, correctionRequests.courseId)))
    .leftJoin(concepts, and(eq(concepts.districtId, districtId), eq(concepts.id, correctionRequests.conceptId)))
    .where(where)
    .orderBy(desc(correctionRequests.createdAt), desc(correctionRequests.id))
    .limit(limit);
  return rows.map(({ row, ...names }) => ({
    ...{ id: row.id, learnerId: row.learnerId, about: row.about, courseId: row.courseId, wrong: row.wrong },
    ...{ instead: row.instead, state: row.state, reason: row.reason, ...names },
    ...{ conceptId: row.conceptId, attemptId: row.attemptId },
    overruled: row.overruledId && row.overruledAt ? { id: row.overruledId, at: row.overruledAt.toISOString() } : null,
    createdAt: row.createdAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  }));
}

export const ofLearner = (learnerId: string): SQL => eq(correctionRequests.learnerId, learnerId);
export const byId = (id: string): SQL => eq(correctionRequests.id, id);

/** Those that wait, or those that do no longer, after a place in the list. */
export function inList(open: boolean, after: [string, string] | null): SQL | undefined {
  return and(
    open ? eq(correctionRequests.state, 'open') : sql`${correctionRequests.state} <> 'open'`,
    after
      ? sql`(${correctionRequests.createdAt}, ${correctionRequests.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
      : undefined,
  );
}

export async function insertCorrection(
  tx: Tx,
  row: Pick<
    Row,
    'learnerId' | 'askedBy' | 'about' | 'courseId' | 'conceptId' | 'attemptId' | 'wrong' | 'instead' | 'createdAt'
  >,
): Promise<string> {
  const id = uuidv7();
  await tx.insert(correctionRequests).values({ id, ...row });
  return id;
}

/** Ends a correction that is open. @returns whether it was. */
export async function endCorrection(tx: Tx, id: string, change: Partial<Row>): Promise<boolean> {
  const { rowCount } = await tx
    .update(correctionRequests)
    .set(change)
    .where(and(eq(correctionRequests.id, id), eq(correctionRequests.state, 'open')));
  return (rowCount ?? 0) > 0;
}

export const ofCourse = (courseId: string): SQL => eq(correctionRequests.courseId, courseId);

/** Whether what a request names is there: the concept in its course, the answer or explanation the learner's own in it. With the rights of the caller. */
export async function placeExists(
  tx: Tx,
  { learnerId, courseId, conceptId, attemptId }: Pick<Row, 'learnerId' | 'courseId' | 'conceptId' | 'attemptId'>,
): Promise<boolean> {
  if (courseId === null) return conceptId === null && attemptId === null;
  const { rows } = await tx.execute<{ found: boolean }>(sql`
    select exists (select 1 from courses c where c.id = ${courseId}::uuid)
      and (${conceptId}::uuid is null or exists (select 1 from concepts k where k.id = ${conceptId}::uuid and k.course_id = ${courseId}::uuid))
      and (${attemptId}::uuid is null
        or exists (select 1 from attempts a where a.id = ${attemptId}::uuid and a.learner_id = ${learnerId}::uuid and a.course_id = ${courseId}::uuid)
        or exists (select 1 from explanations e where e.id = ${attemptId}::uuid and e.learner_id = ${learnerId}::uuid and e.course_id = ${courseId}::uuid)
      ) as found`);
  return rows[0]?.found ?? false;
}

/**
 * The latest time since a request that somebody put their word in the place of a judgement that it is about: of its answer or explanation, else of its concept,
 * else of its course. Null: nobody has. As the system, since it stands in the log.
 */
export async function overruledSince(
  tx: Tx,
  {
    learnerId,
    courseId,
    conceptId,
    attemptId,
    createdAt,
  }: Pick<Correction, 'learnerId' | 'courseId' | 'conceptId' | 'attemptId' | 'createdAt'>,
): Promise<{ overruledId: string; overruledAt: Date } | null> {
  if (courseId === null) return null;
  const { rows } = await tx.execute<{ id: string; at: string }>(sql`
    select e.payload ->> 'attemptId' as id, e.at from events e
    where e.learner_id = ${learnerId}::uuid and e.course_id = ${courseId}::uuid and e.kind = 'attempt.overruled' and e.at >= ${createdAt}::timestamptz
      and (${attemptId}::text is null or e.payload ->> 'attemptId' = ${attemptId}::text)
      and (${attemptId}::text is not null or ${conceptId}::text is null or e.payload ->> 'conceptId' = ${conceptId}::text)
    order by e.sequence desc limit 1`);
  const [row] = rows;
  return row ? { overruledId: row.id, overruledAt: new Date(row.at) } : null;
}
