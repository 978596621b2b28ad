import { and, asc, eq, sql } from 'drizzle-orm';
import type { approachSchema } from '@/features/lessons/contract';
import { lessons } from '@/features/lessons/schema';
import { attempts, items, presentations } from '@/features/practice/schema';
import type { Tx } from '@/platform/database/transaction';
import { pathwayDecisions } from './schema';

export interface AnswerFacts {
  approach: (typeof approachSchema.options)[number] | null;
  /** Of the item, 0 easy to 1 hard. */
  difficulty: number | null;
}

/** How each attempt of a learner in a course came about, by its id. */
export async function answerFacts(tx: Tx, learnerId: string, courseId: string): Promise<Map<string, AnswerFacts>> {
  const rows = await tx
    .select({ id: attempts.id, approach: lessons.approach, difficulty: items.difficulty })
    .from(attempts)
    .leftJoin(items, and(eq(items.districtId, attempts.districtId), eq(items.id, attempts.itemId)))
    .leftJoin(
      presentations,
      and(eq(presentations.districtId, attempts.districtId), eq(presentations.id, attempts.presentationId)),
    )
    .leftJoin(lessons, and(eq(lessons.districtId, attempts.districtId), eq(lessons.id, presentations.lessonId)))
    .where(and(eq(attempts.learnerId, learnerId), eq(attempts.courseId, courseId)));
  return new Map(rows.map(({ id, approach, difficulty }) => [id, { approach, difficulty }]));
}

export interface PastDecision {
  conceptId: string;
  action: string;
  /** Milliseconds since 1970. */
  at: number;
}

/** What was decided for a learner in a course, oldest first. */
export async function decisionsOf(tx: Tx, learnerId: string, courseId: string): Promise<PastDecision[]> {
  return tx
    .select({
      conceptId: pathwayDecisions.conceptId,
      action: pathwayDecisions.action,
      at: sql<number>`(extract(epoch from ${pathwayDecisions.createdAt}) * 1000)`.mapWith(Number),
    })
    .from(pathwayDecisions)
    .where(and(eq(pathwayDecisions.learnerId, learnerId), eq(pathwayDecisions.courseId, courseId)))
    .orderBy(asc(pathwayDecisions.createdAt));
}
