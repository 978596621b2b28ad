import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import { concepts } from '@/features/concepts/schema';
import type { Tx } from '@/platform/database/transaction';
import type { ItemResponse } from './contract';
import { attempts, items, presentations } from './schema';
import type { PresentedRow } from './store-presentations';

/** Unfinished exercises of some learners in a course, the latest first. */
export async function openPresentations(
  tx: Tx,
  learnerIds: readonly string[],
  courseId: string,
): Promise<PresentedRow[]> {
  return tx
    .select({ presentation: presentations, item: items, conceptName: concepts.name })
    .from(presentations)
    .innerJoin(items, and(eq(items.districtId, presentations.districtId), eq(items.id, presentations.itemId)))
    .innerJoin(concepts, and(eq(concepts.districtId, items.districtId), eq(concepts.id, items.conceptId)))
    .where(
      and(
        inArray(presentations.learnerId, [...learnerIds]),
        eq(presentations.courseId, courseId),
        isNull(presentations.finishedAt),
      ),
    )
    .orderBy(desc(presentations.createdAt), asc(presentations.ordinal));
}

export interface TryRow {
  presentationId: string;
  response: ItemResponse;
  correct: boolean;
  createdAt: Date;
}

/** Answers given in some presentations, in their order. */
export async function triesIn(tx: Tx, presentationIds: string[]): Promise<TryRow[]> {
  if (presentationIds.length === 0) return [];
  return tx
    .select({
      presentationId: attempts.presentationId,
      response: attempts.response,
      correct: attempts.correct,
      createdAt: attempts.createdAt,
    })
    .from(attempts)
    .where(inArray(attempts.presentationId, presentationIds))
    .orderBy(asc(attempts.createdAt));
}

/** A learner's latest attempts in a course with the items as they are now, the latest first. */
export async function latestAttempts(tx: Tx, learnerId: string, courseId: string, limit: number) {
  return tx
    .select({ attempt: attempts, item: items, conceptName: concepts.name })
    .from(attempts)
    .innerJoin(items, and(eq(items.districtId, attempts.districtId), eq(items.id, attempts.itemId)))
    .innerJoin(concepts, and(eq(concepts.districtId, items.districtId), eq(concepts.id, items.conceptId)))
    .where(and(eq(attempts.learnerId, learnerId), eq(attempts.courseId, courseId)))
    .orderBy(desc(attempts.createdAt))
    .limit(limit);
}
