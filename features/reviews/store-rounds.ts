import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { concepts } from '@/features/concepts/schema';
import { courses } from '@/features/library/schema';
import { presentations } from '@/features/practice/schema';
import type { Tx } from '@/platform/database/transaction';
import type { ReviewOutcome } from './contract';
import type { StepNow } from './round-state';
import { conceptMemories, reviewSessions, reviewSteps } from './schema';

export type RoundRow = typeof reviewSessions.$inferSelect;
export interface NewStep {
  courseId: string;
  conceptId: string;
  again: boolean;
  basis: number;
}

/** One beginning, and one going on, of a learner's rounds at a time. */
export async function lockRounds(tx: Tx, learnerId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`reviews:${learnerId}`}, 0))`);
}

export async function openRound(tx: Tx, learnerId: string): Promise<RoundRow | null> {
  const [row] = await tx
    .select()
    .from(reviewSessions)
    .where(and(eq(reviewSessions.learnerId, learnerId), isNull(reviewSessions.finishedAt)));
  return row ?? null;
}

export async function roundOf(tx: Tx, learnerId: string, id: string): Promise<RoundRow | null> {
  const [row] = await tx
    .select()
    .from(reviewSessions)
    .where(and(eq(reviewSessions.id, id), eq(reviewSessions.learnerId, learnerId)));
  return row ?? null;
}

export async function insertRound(
  tx: Tx,
  round: { id: string; learnerId: string; createdAt: Date },
  steps: readonly NewStep[],
): Promise<void> {
  await tx.insert(reviewSessions).values(round);
  await addSteps(tx, round, 0, steps);
}

/** Adds steps at the end of a round, from a number on. */
export async function addSteps(
  tx: Tx,
  { id, learnerId }: Pick<RoundRow, 'id' | 'learnerId'>,
  from: number,
  steps: readonly NewStep[],
): Promise<void> {
  if (steps.length === 0) return;
  await tx
    .insert(reviewSteps)
    .values(steps.map((step, index) => ({ ...step, sessionId: id, learnerId, ordinal: from + index })));
}

export async function finishRound(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.update(reviewSessions).set({ finishedAt: at }).where(eq(reviewSessions.id, id));
}

export async function settleStep(
  tx: Tx,
  sessionId: string,
  ordinal: number,
  outcome: ReviewOutcome,
  settledAt: Date,
): Promise<void> {
  await tx
    .update(reviewSteps)
    .set({ outcome, settledAt })
    .where(and(eq(reviewSteps.sessionId, sessionId), eq(reviewSteps.ordinal, ordinal)));
}

export async function presentStep(tx: Tx, sessionId: string, ordinal: number, presentationId: string): Promise<void> {
  await tx
    .update(reviewSteps)
    .set({ presentationId })
    .where(and(eq(reviewSteps.sessionId, sessionId), eq(reviewSteps.ordinal, ordinal)));
}

/** The steps of a round with all that their outcome hangs on, as it is now. */
export async function stepsNow(tx: Tx, sessionId: string): Promise<StepNow[]> {
  const rows = await tx
    .select({
      ordinal: reviewSteps.ordinal,
      conceptId: reviewSteps.conceptId,
      courseId: reviewSteps.courseId,
      again: reviewSteps.again,
      basis: reviewSteps.basis,
      outcome: reviewSteps.outcome,
      name: concepts.name,
      hidden: sql<boolean>`coalesce(${concepts.hidden} or ${concepts.mergedInto} is not null, true)`,
      courseTitle: courses.title,
      lang: courses.language,
      presentationId: presentations.id,
      attemptCount: presentations.attemptCount,
      finishedAt: presentations.finishedAt,
      firstCorrect: sql<boolean | null>`(select a.correct from attempts a
        where a.district_id = ${presentations.districtId} and a.item_id = ${presentations.itemId}
          and a.presentation_id = ${presentations.id} order by a.created_at, a.id limit 1)`,
      basisNow: conceptMemories.basis,
      dueAt: conceptMemories.dueAt,
    })
    .from(reviewSteps)
    .leftJoin(concepts, and(eq(concepts.districtId, reviewSteps.districtId), eq(concepts.id, reviewSteps.conceptId)))
    .leftJoin(courses, and(eq(courses.districtId, concepts.districtId), eq(courses.id, concepts.courseId)))
    .leftJoin(
      presentations,
      and(eq(presentations.districtId, reviewSteps.districtId), eq(presentations.id, reviewSteps.presentationId)),
    )
    .leftJoin(
      conceptMemories,
      and(
        eq(conceptMemories.districtId, reviewSteps.districtId),
        eq(conceptMemories.learnerId, reviewSteps.learnerId),
        eq(conceptMemories.conceptId, reviewSteps.conceptId),
      ),
    )
    .where(eq(reviewSteps.sessionId, sessionId))
    .orderBy(asc(reviewSteps.ordinal));
  return rows;
}
