import { sql } from 'drizzle-orm';
import type { Tx } from '@/platform/database/transaction';
import type { Recommendation, RecommendationAction, RecommendationEvidence, RecommendationKind } from './contract';

interface Row extends Record<string, unknown> {
  id: string;
  course_id: string;
  course_title: string;
  kind: RecommendationKind;
  action: RecommendationAction;
  concept_id: string;
  concept_name: string;
  target_id: string;
  target_name: string;
  chunk_id: string | null;
  source_id: string | null;
  why: string;
  evidence: RecommendationEvidence;
  score: number;
  expires_at: Date | string;
  held_back: boolean;
}

/** Days for which what somebody dismissed stays away. */
const DISMISSED_DAYS = 7;

export type Allowed = Recommendation & { heldBack: boolean };

/**
 * A learner's recommendations that a teacher's word lets through, best first: ready, not run out, about concepts that are on the map, under no veto, and
 * approved where the course has teachers look first, and none where the learner wants none. Held-back ones are among them and marked. Reads only.
 */
export async function allowedOf(
  tx: Tx,
  learnerId: string,
  filter: { courseId?: string; conceptId?: string; limit: number; now: Date },
): Promise<Allowed[]> {
  const { courseId, conceptId, limit, now } = filter;
  const at = now.toISOString();
  const { rows } = await tx.execute<Row>(sql`
    select r.id, r.course_id, k.title as course_title, r.kind, r.action, r.concept_id, c.name as concept_name, r.target_id,
      t.name as target_name, r.chunk_id, r.source_id, r.why, r.evidence, r.score, r.expires_at,
      r.held_back and coalesce(s.hold_back, true) as held_back
    from recommendations r
    join courses k on k.district_id = r.district_id and k.id = r.course_id
    join concepts c on c.district_id = r.district_id and c.id = r.concept_id and not c.hidden and not c.removed and c.merged_into is null
    join concepts t on t.district_id = r.district_id and t.id = r.target_id and not t.hidden and not t.removed and t.merged_into is null
    left join recommendation_settings s on s.district_id = r.district_id and s.course_id = r.course_id
    where r.learner_id = ${learnerId}::uuid and r.state = 'ready' and r.expires_at > ${at}::timestamptz
      and meno_consents(${learnerId}::uuid, 'recommendations')
      ${courseId === undefined ? sql`` : sql`and r.course_id = ${courseId}::uuid`}
      ${conceptId === undefined ? sql`` : sql`and r.concept_id = ${conceptId}::uuid`}
      and (not coalesce(s.teachers_first, false) or r.decided_by is not null)
      and not exists (select 1 from recommendation_vetoes v where v.district_id = r.district_id and v.course_id = r.course_id
        and (v.kind is null or v.kind = r.kind) and (v.concept_id is null or v.concept_id in (r.concept_id, r.target_id)))
      and not exists (select 1 from recommendation_offers o where o.district_id = r.district_id and o.recommendation_id = r.id
        and o.dismissed_at > ${at}::timestamptz - ${DISMISSED_DAYS} * interval '1 day')
    order by r.score desc, r.id limit ${limit}`);
  return rows.map((row) => ({ ...shown(row), heldBack: row.held_back }));
}

/** A row as it goes out. */
export function shown(row: Row): Recommendation {
  const { chunk_id: chunkId, source_id: sourceId } = row;
  return {
    ...{ id: row.id, courseId: row.course_id, courseTitle: row.course_title, kind: row.kind, action: row.action },
    ...{
      conceptId: row.concept_id,
      conceptName: row.concept_name,
      targetId: row.target_id,
      targetName: row.target_name,
    },
    passage: chunkId !== null && sourceId !== null ? { chunkId, sourceId } : null,
    ...{ why: row.why, evidence: row.evidence, score: row.score, expiresAt: new Date(row.expires_at).toISOString() },
  };
}
export type RecommendationRow = Row;
