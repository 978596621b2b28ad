import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/platform/database/transaction';
import { eventKinds } from './ledger';

const timedEventSchema = z.object({
  sequence: z.coerce.number(),
  kind: z.string(),
  payload: z.unknown(),
  /** Milliseconds since 1970. */
  at: z.coerce.number(),
});
export type TimedEvent = z.infer<typeof timedEventSchema>;

/**
 * A learner's events of a course that change mastery, in order, with their times.
 * @param after only those with a greater number.
 */
export async function eventsWithTimes(tx: Tx, learnerId: string, courseId: string, after = 0): Promise<TimedEvent[]> {
  const { rows } = await tx.execute(sql`
    select sequence, kind, payload, extract(epoch from at) * 1000 as at from events
    where learner_id = ${learnerId} and course_id = ${courseId} and sequence > ${after} and ${changesMastery}
    order by sequence`);
  return rows.map((row) => timedEventSchema.parse(row));
}

const changesMastery = sql`kind in (${eventKinds.attempt}, ${eventKinds.overruled}, ${eventKinds.merge},
  ${eventKinds.model}, ${eventKinds.placed}, ${eventKinds.condensed})`;

/** How many of them have a number up to this. */
export async function countEvents(tx: Tx, learnerId: string, courseId: string, until: number): Promise<number> {
  const { rows } = await tx.execute(sql`
    select count(*) as count from events
    where learner_id = ${learnerId} and course_id = ${courseId} and sequence <= ${until} and ${changesMastery}`);
  return countSchema.parse(rows[0]).count;
}

const countSchema = z.object({ count: z.coerce.number() });

const stampSchema = z.object({ sequence: z.coerce.number().nullable() });

/** Number of the newest event of a learner in a course; 0 before there is one. */
export async function lastSequence(tx: Tx, learnerId: string, courseId: string): Promise<number> {
  const { rows } = await tx.execute(sql`
    select max(sequence) as sequence from events where learner_id = ${learnerId} and course_id = ${courseId}`);
  return stampSchema.parse(rows[0]).sequence ?? 0;
}
