import { sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@/platform/database/transaction';
import { type Draft, keyOf } from './find/draft';

const DAY_MS = 24 * 3600 * 1000;

export interface Kept {
  learnerId: string;
  draft: Draft;
  state: 'waiting' | 'ready' | 'vetoed';
  heldBack: boolean;
}

/**
 * Puts some learners' recommendations in the place of those before: the same advice keeps its id and a person's word on it; what is no longer true
 * goes, except what was vetoed, so that it doesn't come again. One statement for all of them.
 */
export async function keep(
  tx: Tx,
  { learnerIds, courseId, now }: { learnerIds: readonly string[]; courseId: string; now: Date },
  kept: readonly Kept[],
): Promise<void> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const rows = kept.map(({ learnerId, draft, state, heldBack }) => ({
    ...{ id: uuidv7(), learner_id: learnerId, key: keyOf(draft), kind: draft.kind, action: draft.action },
    ...{ concept_id: draft.conceptId, target_id: draft.targetId, evidence: draft.evidence, score: draft.score },
    ...{ chunk_id: draft.passage?.chunkId ?? null, source_id: draft.passage?.sourceId ?? null, why: draft.say() },
    ...{ state, held_back: heldBack, expires_at: new Date(now.getTime() + draft.days * DAY_MS).toISOString() },
  }));
  await tx.execute(sql`
    with fresh as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f(id uuid, learner_id uuid, key text, kind text, action text,
        why text, concept_id uuid, target_id uuid, evidence jsonb, score real, chunk_id uuid, source_id uuid, state text,
        held_back boolean, expires_at timestamptz)
    ), gone as (
      delete from recommendations r where r.learner_id = any(${sql.param([...learnerIds])}::uuid[]) and r.course_id = ${courseId}::uuid
        and not exists (select 1 from fresh f where f.learner_id = r.learner_id and f.key = r.key)
        and (r.state <> 'vetoed' or r.decided_by is null)
    )
    insert into recommendations (id, learner_id, course_id, concept_id, target_id, kind, action, chunk_id, source_id, key, why,
      evidence, score, state, held_back, created_at, updated_at, expires_at)
    select f.id, f.learner_id, ${courseId}::uuid, f.concept_id, f.target_id, f.kind, f.action, f.chunk_id, f.source_id, f.key,
      f.why, f.evidence, f.score, f.state, f.held_back, ${at}, ${at}, f.expires_at
    from fresh f
    on conflict (district_id, learner_id, course_id, key) do update set
      why = excluded.why, evidence = excluded.evidence, score = excluded.score, chunk_id = excluded.chunk_id,
      source_id = excluded.source_id, held_back = excluded.held_back, updated_at = excluded.updated_at, expires_at = excluded.expires_at,
      state = case when recommendations.decided_by is null then excluded.state else recommendations.state end`);
}
