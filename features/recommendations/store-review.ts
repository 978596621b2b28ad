import { and, eq, inArray, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@/platform/database/transaction';
import type { RecommendationKind, RecommendationSettings, ReviewedRecommendation, StandingVeto } from './contract';
import { recommendationSettings, recommendations, recommendationVetoes } from './schema';
import { type RecommendationRow, shown } from './store-learner';

type State = ReviewedRecommendation['state'];

/** Recommendations of a state for the learners whom the reader teaches, by learner and score; of which at most so many. */
export async function ofState(
  tx: Tx,
  courseId: string,
  filter: { state: State; after: [string, string] | null; limit: number; now: Date },
): Promise<ReviewedRecommendation[]> {
  const { state, after, limit, now } = filter;
  const { rows } = await tx.execute<RecommendationRow & { learner_id: string; learner_name: string; state: State }>(sql`
    select r.id, r.course_id, k.title as course_title, r.kind, r.action, r.concept_id, c.name as concept_name, r.target_id,
      t.name as target_name, r.chunk_id, r.source_id, r.why, r.evidence, r.score, r.expires_at, r.state,
      r.held_back and coalesce(s.hold_back, true) as held_back, r.learner_id, u.name as learner_name
    from recommendations r
    join courses k on k.district_id = r.district_id and k.id = r.course_id
    join concepts c on c.district_id = r.district_id and c.id = r.concept_id
    join concepts t on t.district_id = r.district_id and t.id = r.target_id
    join users u on u.district_id = r.district_id and u.id = r.learner_id
    left join recommendation_settings s on s.district_id = r.district_id and s.course_id = r.course_id
    where r.course_id = ${courseId}::uuid and r.state = ${state} and r.expires_at > ${now.toISOString()}::timestamptz
      and u.id <> coalesce(nullif(current_setting('meno.user', true), '')::uuid, r.id)
      ${after === null ? sql`` : sql`and (u.name, r.id) > (${after[0]}, ${after[1]}::uuid)`}
    order by u.name, r.id limit ${limit}`);
  return rows.map((row) => ({
    ...shown(row),
    ...{ learnerId: row.learner_id, learnerName: row.learner_name, state: row.state, heldBack: row.held_back },
  }));
}

/** A teacher's word on some; on none that they may not see. Says how many it was about. */
export async function decideOn(
  tx: Tx,
  courseId: string,
  decision: { ids: string[]; state: 'ready' | 'vetoed'; by: string; now: Date },
): Promise<number> {
  const { ids, state, by, now } = decision;
  const rows = await tx
    .update(recommendations)
    .set({ state, decidedBy: by, decidedAt: now })
    .where(and(eq(recommendations.courseId, courseId), inArray(recommendations.id, ids)))
    .returning({ id: recommendations.id });
  return rows.length;
}

/** A veto that stands, and that stops what there is of it. As the system: it is the course's, so learners of every class are meant. */
export async function insertVeto(
  tx: Tx,
  veto: { courseId: string; kind: RecommendationKind | null; conceptId: string | null; by: string; now: Date },
): Promise<number> {
  const { courseId, kind, conceptId, by, now } = veto;
  const values = { id: uuidv7(), courseId, kind, conceptId, createdBy: by, createdAt: now };
  const same = await tx
    .select({ id: recommendationVetoes.id })
    .from(recommendationVetoes)
    .where(
      and(
        eq(recommendationVetoes.courseId, courseId),
        sql`${recommendationVetoes.kind} is not distinct from ${kind}`,
        sql`${recommendationVetoes.conceptId} is not distinct from ${conceptId}::uuid`,
      ),
    );
  if (same.length === 0) await tx.insert(recommendationVetoes).values(values);
  const rows = await tx
    .update(recommendations)
    .set({ state: 'vetoed', decidedBy: null, decidedAt: null })
    .where(
      and(
        eq(recommendations.courseId, courseId),
        kind === null ? undefined : eq(recommendations.kind, kind),
        conceptId === null
          ? undefined
          : sql`${conceptId}::uuid in (${recommendations.conceptId}, ${recommendations.targetId})`,
      ),
    )
    .returning({ id: recommendations.id });
  return rows.length;
}

export async function listVetoes(tx: Tx, courseId: string): Promise<StandingVeto[]> {
  const { rows } = await tx.execute<{
    id: string;
    kind: RecommendationKind | null;
    concept_id: string | null;
    name: string | null;
    created_at: Date | string;
  }>(sql`
    select v.id, v.kind, v.concept_id, c.name, v.created_at from recommendation_vetoes v
    left join concepts c on c.district_id = v.district_id and c.id = v.concept_id
    where v.course_id = ${courseId}::uuid order by v.created_at desc, v.id`);
  return rows.map(({ id, kind, concept_id, name, created_at }) => ({
    ...{ id, kind, conceptId: concept_id, conceptName: name, createdAt: new Date(created_at).toISOString() },
  }));
}

/** Takes a standing veto away; false where there is none. */
export async function deleteVeto(tx: Tx, courseId: string, vetoId: string): Promise<boolean> {
  const rows = await tx
    .delete(recommendationVetoes)
    .where(and(eq(recommendationVetoes.courseId, courseId), eq(recommendationVetoes.id, vetoId)))
    .returning({ id: recommendationVetoes.id });
  return rows.length > 0;
}

export async function settingsOf(tx: Tx, courseId: string): Promise<RecommendationSettings> {
  const [row] = await tx
    .select({ teachersFirst: recommendationSettings.teachersFirst, holdBack: recommendationSettings.holdBack })
    .from(recommendationSettings)
    .where(eq(recommendationSettings.courseId, courseId));
  return row ?? { teachersFirst: false, holdBack: true };
}

export async function putSettings(
  tx: Tx,
  courseId: string,
  settings: RecommendationSettings,
  now: Date,
): Promise<void> {
  await tx
    .insert(recommendationSettings)
    .values({ courseId, ...settings, updatedAt: now })
    .onConflictDoUpdate({
      target: [recommendationSettings.districtId, recommendationSettings.courseId],
      set: { ...settings, updatedAt: now },
    });
}

/** What nobody has decided on waits, or no longer does. As the system: the setting is the course's. */
export async function setWaiting(tx: Tx, courseId: string, teachersFirst: boolean): Promise<void> {
  await tx
    .update(recommendations)
    .set({ state: teachersFirst ? 'waiting' : 'ready' })
    .where(
      and(
        eq(recommendations.courseId, courseId),
        sql`${recommendations.decidedBy} is null`,
        eq(recommendations.state, teachersFirst ? 'ready' : 'waiting'),
      ),
    );
}
