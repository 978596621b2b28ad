import { and, eq, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@/platform/database/transaction';
import { type Draft, keyOf } from './find/draft';
import { recommendationStates } from './schema';

const DAY_MS = 24 * 3600 * 1000;

export interface Kept {
  draft: Draft;
  state: 'waiting' | 'ready' | 'vetoed';
  heldBack: boolean;
}

/**
 * Puts a learner's recommendations in the place of those before: the same advice keeps its id and a person's word on it; what is no longer true goes,
 * except what was vetoed, so that it doesn't come again.
 */
export async function keep(
  tx: Tx,
  { learnerId, courseId, now }: { learnerId: string; courseId: string; now: Date },
  kept: readonly Kept[],
): Promise<void> {
  const rows = kept.map(({ draft, state, heldBack }) => ({
    ...{ id: uuidv7(), key: keyOf(draft), kind: draft.kind, action: draft.action, why: draft.why },
    ...{ concept_id: draft.conceptId, target_id: draft.targetId, evidence: draft.evidence, score: draft.score },
    ...{ chunk_id: draft.passage?.chunkId ?? null, source_id: draft.passage?.sourceId ?? null },
    ...{ state, held_back: heldBack, expires_at: new Date(now.getTime() + draft.days * DAY_MS).toISOString() },
  }));
  await tx.execute(sql`
    with fresh as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f(id uuid, key text, kind text, action text, why text,
        concept_id uuid, target_id uuid, evidence jsonb, score real, chunk_id uuid, source_id uuid, state text, held_back boolean,
        expires_at timestamptz)
    ), gone as (
      delete from recommendations r where r.learner_id = ${learnerId}::uuid and r.course_id = ${courseId}::uuid
        and not exists (select 1 from fresh f where f.key = r.key)
        and (r.state <> 'vetoed' or r.decided_by is null)
    )
    insert into recommendations (id, learner_id, course_id, concept_id, target_id, kind, action, chunk_id, source_id, key, why,
      evidence, score, state, held_back, created_at, updated_at, expires_at)
    select f.id, ${learnerId}::uuid, ${courseId}::uuid, f.concept_id, f.target_id, f.kind, f.action, f.chunk_id, f.source_id, f.key,
      f.why, f.evidence, f.score, f.state, f.held_back, ${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz, f.expires_at
    from fresh f
    on conflict (district_id, learner_id, course_id, key) do update set
      why = excluded.why, evidence = excluded.evidence, score = excluded.score, chunk_id = excluded.chunk_id,
      source_id = excluded.source_id, held_back = excluded.held_back, updated_at = excluded.updated_at, expires_at = excluded.expires_at,
      state = case when recommendations.decided_by is null then excluded.state else recommendations.state end`);
}

/** When a learner's recommendations went out of date; null: they are up to date. */
export async function staleSince(tx: Tx, learnerId: string, courseId: string): Promise<Date | null> {
  const [row] = await tx
    .select({ staleAt: recommendationStates.staleAt })
    .from(recommendationStates)
    .where(and(eq(recommendationStates.learnerId, learnerId), eq(recommendationStates.courseId, courseId)));
  return row?.staleAt ?? null;
}

/** Takes the mark away, unless something changed after it was read. */
export async function markCalculated(
  tx: Tx,
  at: { learnerId: string; courseId: string; staleAt: Date | null; now: Date },
): Promise<void> {
  const { learnerId, courseId, now } = at;
  await tx
    .insert(recommendationStates)
    .values({ learnerId, courseId, staleAt: null, calculatedAt: now })
    .onConflictDoUpdate({
      target: [recommendationStates.districtId, recommendationStates.learnerId, recommendationStates.courseId],
      set: {
        calculatedAt: now,
        staleAt: sql`case when ${recommendationStates.staleAt} <= ${(at.staleAt ?? new Date(0)).toISOString()}::timestamptz
          then null else ${recommendationStates.staleAt} end`,
      },
    });
}
