import { and, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { GATE_RULES, type GateRules } from '@/core/sequencing/gates';
import { concepts } from '@/features/concepts/schema';
import type { Tx } from '@/platform/database/transaction';
import type { Gates } from './contract';
import { conceptThresholds, gateSettings } from './schema';

/** What a course's teachers set of its gates; the defaults where they set nothing. */
export async function gatesOf(tx: Tx, courseId: string): Promise<Gates> {
  const [row] = await tx.select().from(gateSettings).where(eq(gateSettings.courseId, courseId));
  const { threshold, holdAfterDays, graceDays } = row ?? GATE_RULES;
  const concepts = await tx
    .select({ conceptId: conceptThresholds.conceptId, threshold: conceptThresholds.threshold })
    .from(conceptThresholds)
    .where(eq(conceptThresholds.courseId, courseId))
    .orderBy(conceptThresholds.conceptId);
  return { threshold, holdAfterDays, graceDays, concepts };
}

/** Which of some concepts a course has. */
export async function conceptsAmong(tx: Tx, courseId: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .select({ id: concepts.id })
    .from(concepts)
    .where(and(eq(concepts.courseId, courseId), inArray(concepts.id, [...ids])));
  return new Set(rows.map(({ id }) => id));
}

/** The gate of each concept of a course. */
export async function rulesOf(tx: Tx, courseId: string): Promise<(conceptId: string) => GateRules> {
  const [course] = await tx
    .select({
      threshold: gateSettings.threshold,
      holdAfterDays: gateSettings.holdAfterDays,
      graceDays: gateSettings.graceDays,
    })
    .from(gateSettings)
    .where(eq(gateSettings.courseId, courseId));
  const rules = course ?? GATE_RULES;
  const own = await tx
    .select({ conceptId: conceptThresholds.conceptId, threshold: conceptThresholds.threshold })
    .from(conceptThresholds)
    .where(eq(conceptThresholds.courseId, courseId));
  const ownOf = new Map(own.map(({ conceptId, threshold }) => [conceptId, threshold]));
  return (conceptId) => ({ ...rules, threshold: ownOf.get(conceptId) ?? rules.threshold });
}

export async function putGateSettings(
  tx: Tx,
  row: { courseId: string } & GateRules & { updatedBy: string; updatedAt: Date },
): Promise<void> {
  await tx
    .insert(gateSettings)
    .values(row)
    .onConflictDoUpdate({ target: [gateSettings.districtId, gateSettings.courseId], set: row });
}

/** Sets or takes away concepts' own thresholds. */
export async function putThresholds(
  tx: Tx,
  courseId: string,
  changes: readonly { conceptId: string; threshold: number | null }[],
  by: { updatedBy: string; updatedAt: Date },
): Promise<void> {
  const gone = changes.filter(({ threshold }) => threshold === null).map(({ conceptId }) => conceptId);
  if (gone.length > 0) await tx.delete(conceptThresholds).where(inArray(conceptThresholds.conceptId, gone));
  const rows = changes.flatMap(({ conceptId, threshold }) =>
    threshold === null ? [] : [{ conceptId, courseId, threshold, ...by }],
  );
  if (rows.length === 0) return;
  await tx
    .insert(conceptThresholds)
    .values(rows)
    .onConflictDoUpdate({
      target: [conceptThresholds.districtId, conceptThresholds.conceptId],
      set: { threshold: sql`excluded.threshold`, updatedBy: by.updatedBy, updatedAt: by.updatedAt },
    });
}

const stampSchema = z.object({
  course_id: z.string(),
  sequence: z.coerce.number(),
  stamp: z.string(),
});

export interface Stamp {
  courseId: string;
  /** Number of the learner's newest event in the course. */
  sequence: number;
  /** Changes with the course's map and items, its gates, and what its concepts are reckoned with. */
  stamp: string;
}

/** What a learner's ways through some courses hang on, in one query. */
export async function stampsOf(tx: Tx, learnerId: string, courseIds: readonly string[]): Promise<Stamp[]> {
  if (courseIds.length === 0) return [];
  const ids = sql.join(
    courseIds.map((id) => sql`${id}::uuid`),
    sql`, `,
  );
  const newest = (
    table: string,
  ) => sql`(select coalesce(extract(epoch from max(t.updated_at)), 0)::text || ':' || count(*)
    from ${sql.identifier(table)} t where t.course_id = c.id)`;
  const { rows } = await tx.execute(sql`
    select c.id as course_id,
      coalesce((select max(e.sequence) from events e where e.learner_id = ${learnerId}::uuid and e.course_id = c.id), 0) as sequence,
      c.revision || '.' || coalesce((select m.version from learner_models m where m.active), 0) || '.' ||
        ${newest('bkt_parameters')} || '.' || ${newest('gate_settings')} || '.' || ${newest('concept_thresholds')} as stamp
    from courses c where c.id in (${ids})`);
  return rows.map((row) => {
    const { course_id: courseId, sequence, stamp } = stampSchema.parse(row);
    return { courseId, sequence, stamp };
  });
}
