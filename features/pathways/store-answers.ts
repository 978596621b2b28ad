import { and, asc, eq, gte, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Approach, approachSchema } from '@/features/lessons/contract';
import type { Tx } from '@/platform/database/transaction';
import { pathwayDecisions } from './schema';

export interface AnswerFacts {
  approach: Approach | null;
  /** Of the item, 0 easy to 1 hard. */
  difficulty: number | null;
}

const factsSchema = z.object({
  id: z.string(),
  difficulty: z.number().nullable(),
  approach: approachSchema.nullable(),
});

/**
 * How attempts of a learner in a course came about, by their ids. Each row is looked up by its key, whatever the planner thinks of tables that it
 * doesn't know yet: a join reads a new course's lessons once for each attempt.
 * @param among only these; left out: all.
 */
export async function answerFacts(
  tx: Tx,
  { learnerId, courseId }: { learnerId: string; courseId: string },
  among?: readonly string[],
): Promise<Map<string, AnswerFacts>> {
  if (among?.length === 0) return new Map();
  const { rows } = await tx.execute(sql`
    select a.id,
      (select i.difficulty from items i where i.district_id = a.district_id and i.id = a.item_id) as difficulty,
      (select l.approach from lessons l where l.district_id = a.district_id and l.id =
        (select p.lesson_id from presentations p where p.district_id = a.district_id and p.id = a.presentation_id)) as approach
    from attempts a
    where a.learner_id = ${learnerId} and a.course_id = ${courseId}
      ${among ? sql`and a.id = any(${`{${among.join(',')}}`}::uuid[])` : sql``}`);
  return new Map(
    rows.map((row) => {
      const { id, ...facts } = factsSchema.parse(row);
      return [id, facts];
    }),
  );
}

export interface PastDecision {
  conceptId: string;
  action: string;
  /** Milliseconds since 1970. */
  at: number;
}

/** What was decided for a learner in a course from a moment on, oldest first. @param since milliseconds since 1970. */
export async function decisionsOf(tx: Tx, learnerId: string, courseId: string, since = 0): Promise<PastDecision[]> {
  return tx
    .select({
      conceptId: pathwayDecisions.conceptId,
      action: pathwayDecisions.action,
      at: sql<number>`(extract(epoch from ${pathwayDecisions.createdAt}) * 1000)`.mapWith(Number),
    })
    .from(pathwayDecisions)
    .where(
      and(
        eq(pathwayDecisions.learnerId, learnerId),
        eq(pathwayDecisions.courseId, courseId),
        gte(pathwayDecisions.createdAt, new Date(since)),
      ),
    )
    .orderBy(asc(pathwayDecisions.createdAt));
}
