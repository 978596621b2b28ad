import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { z } from 'zod';
import type { Database, Tx } from '@/platform/database/transaction';
import { eventKinds } from './ledger';

/** Rows of one fetch; a few megabytes at most. */
const BATCH = 2000;

/** Runs work as the system on one unchanging picture of the district, read only, however long it takes. */
export async function inSnapshot<T>(database: Database, districtId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return drizzle(database.pool).transaction(
    async (tx) => {
      await tx.execute(
        sql`select set_config('meno.district', ${districtId}, true), set_config('meno.role', 'system', true)`,
      );
      return work(tx);
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}

const eventRowSchema = z.object({
  sequence: z.coerce.number(),
  learner_id: z.string(),
  kind: z.string(),
  payload: z.unknown(),
  /** Milliseconds since 1970. */
  at: z.coerce.number(),
});
export type EventRow = z.infer<typeof eventRowSchema>;

/** The events that change mastery, learner by learner (by id), each learner's in order. */
export async function* eventsByLearner(tx: Tx): AsyncGenerator<EventRow> {
  let after: { learner: string; sequence: number } | null = null;
  for (;;) {
    const rest = after ? sql`and (learner_id, sequence) > (${after.learner}::uuid, ${after.sequence}::bigint)` : sql``;
    const { rows } = await tx.execute(sql`
      select sequence, learner_id, kind, payload, extract(epoch from at) * 1000 as at from events
      where kind in (${eventKinds.attempt}, ${eventKinds.overruled}, ${eventKinds.merge}, ${eventKinds.model},
        ${eventKinds.placed}, ${eventKinds.condensed}) ${rest}
      order by learner_id, sequence limit ${BATCH}`);
    for (const row of rows) {
      const event = eventRowSchema.parse(row);
      after = { learner: event.learner_id, sequence: event.sequence };
      yield event;
    }
    if (rows.length < BATCH) return;
  }
}

const masteryRowSchema = z.object({
  learner_id: z.string(),
  concept_id: z.string(),
  p_known: z.number(),
  evidence_count: z.number(),
  attempt_count: z.number(),
  model_version: z.number(),
});
export type MasteryRow = z.infer<typeof masteryRowSchema>;

/** Stored mastery, learner by learner (by id). */
export async function* masteryByLearner(tx: Tx): AsyncGenerator<MasteryRow> {
  let after: { learner: string; concept: string } | null = null;
  for (;;) {
    const rest = after ? sql`where (learner_id, concept_id) > (${after.learner}::uuid, ${after.concept}::uuid)` : sql``;
    const { rows } = await tx.execute(sql`
      select learner_id, concept_id, p_known, evidence_count, attempt_count, model_version from mastery ${rest}
      order by learner_id, concept_id limit ${BATCH}`);
    for (const row of rows) {
      const stored = masteryRowSchema.parse(row);
      after = { learner: stored.learner_id, concept: stored.concept_id };
      yield stored;
    }
    if (rows.length < BATCH) return;
  }
}
