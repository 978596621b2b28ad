import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { v7 as uuidv7 } from 'uuid';
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
    })
    .from(correctionRequests)
    .leftJoin(learner, and(eq(learner.districtId, districtId), eq(learner.id, correctionRequests.learnerId)))
    .leftJoin(asker, and(eq(asker.districtId, districtId), eq(asker.id, correctionRequests.askedBy)))
    .leftJoin(decider, and(eq(decider.districtId, districtId), eq(decider.id, correctionRequests.decidedBy)))
    .leftJoin(courses, and(eq(courses.districtId, districtId), eq(courses.id, correctionRequests.courseId)))
    .where(where)
    .orderBy(desc(correctionRequests.createdAt), desc(correctionRequests.id))
    .limit(limit);
  return rows.map(({ row, ...names }) => ({
    ...{ id: row.id, learnerId: row.learnerId, about: row.about, courseId: row.courseId, wrong: row.wrong },
    ...{ instead: row.instead, state: row.state, reason: row.reason, ...names },
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
  row: Pick<Row, 'learnerId' | 'askedBy' | 'about' | 'courseId' | 'wrong' | 'instead' | 'createdAt'>,
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
