import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { GATE_RULES, type GateRules } from '@/core/sequencing/gates';
import { concepts } from '@/features/concepts/schema';
import { users } from '@/features/identity/schema';
import type { Tx } from '@/platform/database/transaction';
import type { ConceptGate, ConceptGateRow, Gates } from './contract';
import { conceptThresholds, gateSettings } from './schema';

/** What a course's teachers set of its gates; the defaults where they set nothing. */
export async function gatesOf(tx: Tx, courseId: string): Promise<Gates> {
  const [row] = await tx.select().from(gateSettings).where(eq(gateSettings.courseId, courseId));
  const { threshold, holdAfterDays, graceDays } = row ?? GATE_RULES;
  return { threshold, holdAfterDays, graceDays, concepts: await ownGates(tx, courseId) };
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
  const ownOf = new Map((await ownGates(tx, courseId)).map((own) => [own.conceptId, own]));
  return (conceptId) => {
    const own = ownOf.get(conceptId);
    return {
      ...rules,
      threshold: own?.threshold ?? rules.threshold,
      holdAfterDays: own?.holdAfterDays ?? rules.holdAfterDays,
    };
  };
}

/** Concepts of a course with gates of their own; null in one: as the course. */
function ownGates(tx: Tx, courseId: string) {
  const { conceptId, threshold, holdAfterDays } = conceptThresholds;
  return tx
    .select({ conceptId, threshold, holdAfterDays })
    .from(conceptThresholds)
    .where(eq(conceptThresholds.courseId, courseId))
    .orderBy(conceptId);
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

/** Sets or takes away concepts' own gates: days that are left out stay as they are. */
export async function putThresholds(
  tx: Tx,
  courseId: string,
  changes: readonly ConceptGate[],
  by: { updatedBy: string; updatedAt: Date },
): Promise<void> {
  for (const { conceptId, threshold, holdAfterDays } of changes) {
    const days = holdAfterDays === undefined ? {} : { holdAfterDays };
    await tx
      .insert(conceptThresholds)
      .values({ conceptId, courseId, threshold, ...days, ...by })
      .onConflictDoUpdate({
        target: [conceptThresholds.districtId, conceptThresholds.conceptId],
        set: { threshold, ...days, ...by },
      });
  }
  await tx
    .delete(conceptThresholds)
    .where(
      and(
        eq(conceptThresholds.courseId, courseId),
        isNull(conceptThresholds.threshold),
        isNull(conceptThresholds.holdAfterDays),
      ),
    );
}

/** Every concept of a course that learners see, in its order, with its own gate and who set it. */
export async function conceptGatesIn(tx: Tx, courseId: string): Promise<ConceptGateRow[]> {
  const rows = await tx
    .select({
      conceptId: concepts.id,
      name: concepts.name,
      threshold: conceptThresholds.threshold,
      holdAfterDays: conceptThresholds.holdAfterDays,
      changedBy: users.name,
      changedAt: conceptThresholds.updatedAt,
    })
    .from(concepts)
    .leftJoin(
      conceptThresholds,
      and(
        eq(conceptThresholds.districtId, concepts.districtId),
        eq(conceptThresholds.conceptId, concepts.id),
        eq(conceptThresholds.courseId, courseId),
      ),
    )
    .leftJoin(users, and(eq(users.districtId, concepts.districtId), eq(users.id, conceptThresholds.updatedBy)))
    .where(and(eq(concepts.courseId, courseId), isNull(concepts.mergedInto), eq(concepts.hidden, false)))
    .orderBy(concepts.position, concepts.id);
  return rows.map(({ changedAt, ...row }) => ({ ...row, changedAt: changedAt?.toISOString() ?? null }));
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
