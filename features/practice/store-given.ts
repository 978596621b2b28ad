import { inArray, sql } from 'drizzle-orm';
import type { Tx } from '@/platform/database/transaction';
import type { ItemResponse } from './contract';
import { items } from './schema';

/** A latest attempt, as narrow as it can be: what was given only where it was wrong. */
export interface GivenRow extends Record<string, unknown> {
  learner_id: string;
  presentation_id: string;
  item_id: string;
  /** What the item is on now. */
  concept_id: string;
  correct: boolean;
  unaided: boolean;
  /** Milliseconds since 1970. */
  at: number;
  response: ItemResponse | null;
  chunk_id: string | null;
  source_id: string | null;
}

/** The latest attempts of some learners in a course, of each at most `limit`, the latest first; in one statement. */
export async function latestGiven(
  tx: Tx,
  learnerIds: readonly string[],
  courseId: string,
  limit: number,
): Promise<GivenRow[]> {
  const { rows } = await tx.execute<GivenRow>(sql`
    select l.id as learner_id, g.* from unnest(${sql.param([...learnerIds])}::uuid[]) l(id)
    cross join lateral (
      select a.presentation_id, a.item_id, i.concept_id, a.correct, a.evidence = 'unaided' as unaided,
        (extract(epoch from a.created_at) * 1000)::float8 as at, case when not a.correct then a.response end as response,
        i.chunk_id, i.source_id
      from attempts a
      join items i on i.district_id = a.district_id and i.id = a.item_id
      where a.learner_id = l.id and a.course_id = ${courseId}::uuid
      order by a.created_at desc, a.id desc limit ${limit}
    ) g`);
  return rows;
}

/** Items as wrong answers are judged by. */
export async function itemsToJudge(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, JudgedItem>();
  const { id, body, key, worked, explanations } = items;
  const rows = await tx
    .select({ id, body, key, worked, explanations })
    .from(items)
    .where(inArray(id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}

export type JudgedItem = Pick<typeof items.$inferSelect, 'id' | 'body' | 'key' | 'worked' | 'explanations'>;
