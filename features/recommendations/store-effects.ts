import { sql } from 'drizzle-orm';
import type { Tx } from '@/platform/database/transaction';
import type { Effect, RecommendationKind } from './contract';

/** Counts of offers of one kind, band and arm. */
export interface EffectRow {
  kind: RecommendationKind;
  band: Effect['band'];
  heldBack: boolean;
  situations: number;
  answered: number;
  right: number;
  opened: number;
  dismissed: number;
  /** Change of p(L) to the answer, where p(L) was known before: mean, variance of the sample, and of how many. */
  mean: number;
  variance: number;
  measured: number;
}

/** Of the learners whom the reader teaches. */
export async function effectRows(tx: Tx, courseId: string): Promise<EffectRow[]> {
  const { rows } = await tx.execute<EffectRow & Record<string, unknown>>(sql`
    select kind, case when course_mean < 1.0 / 3 then 'low' when course_mean < 2.0 / 3 then 'middle' else 'high' end as band,
      held_back as "heldBack", count(*)::int as situations, count(correct)::int as answered,
      count(*) filter (where correct)::int as right, count(opened_at)::int as opened, count(dismissed_at)::int as dismissed,
      coalesce(avg(mastery_after - mastery_before), 0)::float8 as mean,
      coalesce(var_samp(mastery_after - mastery_before), 0)::float8 as variance,
      count(mastery_after - mastery_before)::int as measured
    from recommendation_offers where course_id = ${courseId}::uuid
    group by 1, 2, 3`);
  return rows;
}
