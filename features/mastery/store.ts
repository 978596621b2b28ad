import { and, asc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import { concepts } from '@/features/concepts/schema';
import type { Tx } from '@/platform/database/transaction';
import type { ConceptBktParameters, MasteryState } from './contract';
import { parameterColumns } from './model/store-in-force';
import { bktParameters, events, mastery } from './schema';

const stateColumns = {
  pKnown: mastery.pKnown,
  evidenceCount: mastery.evidenceCount,
  attemptCount: mastery.attemptCount,
  modelVersion: mastery.modelVersion,
};

/** A new state of mastery with the event that explains it. */
export interface MasteryChange {
  learnerId: string;
  courseId: string;
  conceptId: string;
  /** What was read, null for no row: the change is made only on top of it. */
  read: MasteryState | null;
  next: MasteryState;
  /** When evidence came in with this change; null leaves the stored moment. */
  evidenceAt: Date | null;
  event: { kind: string; payload: object };
  at: Date;
}

/**
 * Parts `mastery_change` and `mastery_event` of a `with` clause. The upsert waits for whoever holds the row; when the
 * row is no longer as it was read, it takes the lock, changes nothing and returns no row, and no event is appended. The
 * event's number is drawn under that lock, so that a concept's events are numbered in the order of their effects.
 *
 * @param following further parts, each with a comma before it.
 */
export function changeCtes(change: MasteryChange, following: SQL = sql``): SQL {
  const { learnerId, courseId, conceptId, next } = change;
  const at = change.at.toISOString();
  return sql`mastery_change as (
    insert into mastery as m
      (learner_id, concept_id, course_id, p_known, evidence_count, attempt_count, model_version, last_evidence_at, updated_at)
    values (${learnerId}::uuid, ${conceptId}::uuid, ${courseId}::uuid, ${next.pKnown}::float8, ${next.evidenceCount}::int,
      ${next.attemptCount}::int, ${next.modelVersion}::int, ${change.evidenceAt?.toISOString() ?? null}::timestamptz, ${at}::timestamptz)
    on conflict (district_id, learner_id, concept_id) do update set
      p_known = excluded.p_known, evidence_count = excluded.evidence_count, attempt_count = excluded.attempt_count,
      last_evidence_at = coalesce(excluded.last_evidence_at, m.last_evidence_at), updated_at = excluded.updated_at
    where m.attempt_count = ${change.read?.attemptCount ?? 0}::int
      and m.model_version = ${change.read?.modelVersion ?? 0}::int
    returning m.concept_id
  ), mastery_event as (
    insert into events (learner_id, course_id, kind, payload, at)
    select ${learnerId}::uuid, ${courseId}::uuid, ${change.event.kind}::text, ${JSON.stringify(change.event.payload)}::jsonb,
      ${at}::timestamptz
    from mastery_change
    returning sequence
  )${following}`;
}

/** Writes a change; false when the row was no longer as it was read (it is locked now: read again). */
export async function writeChange(tx: Tx, change: MasteryChange, following?: SQL): Promise<boolean> {
  const { rows } = await tx.execute(sql`with ${changeCtes(change, following)} select concept_id from mastery_change`);
  return rows.length === 1;
}

/** Writes what a placement said of some concepts, whether they had rows or not. */
export async function putPlaced(
  tx: Tx,
  { learnerId, courseId, at }: { learnerId: string; courseId: string; at: Date },
  states: readonly (MasteryState & { conceptId: string })[],
): Promise<void> {
  if (states.length === 0) return;
  await tx
    .insert(mastery)
    .values(states.map((state) => ({ ...state, learnerId, courseId, updatedAt: at })))
    .onConflictDoUpdate({
      target: [mastery.districtId, mastery.learnerId, mastery.conceptId],
      set: { pKnown: sql`excluded.p_known`, attemptCount: sql`${mastery.attemptCount} + 1`, updatedAt: at },
    });
}

/** What is stored of a learner on some concepts, locked until the transaction ends. */
export async function lockRows(tx: Tx, learnerId: string, conceptIds: readonly string[]) {
  return tx
    .select({ conceptId: mastery.conceptId, ...stateColumns })
    .from(mastery)
    .where(and(eq(mastery.learnerId, learnerId), inArray(mastery.conceptId, [...conceptIds])))
    .orderBy(asc(mastery.conceptId))
    .for('update');
}

export async function stateOf(tx: Tx, learnerId: string, conceptId: string): Promise<MasteryState | null> {
  const [row] = await tx
    .select(stateColumns)
    .from(mastery)
    .where(and(eq(mastery.learnerId, learnerId), eq(mastery.conceptId, conceptId)));
  return row ?? null;
}

/** All that is stored of a learner in a course. */
export async function masteryRows(tx: Tx, learnerId: string, courseId: string) {
  return tx
    .select({ conceptId: mastery.conceptId, lastEvidenceAt: mastery.lastEvidenceAt, ...stateColumns })
    .from(mastery)
    .where(and(eq(mastery.learnerId, learnerId), eq(mastery.courseId, courseId)));
}

/** Every learner's mastery of some concepts, locked until the transaction ends: answers that come meanwhile wait for what is done with them. */
export async function masteryOfConcepts(tx: Tx, courseId: string, conceptIds: string[]) {
  return tx
    .select({
      learnerId: mastery.learnerId,
      conceptId: mastery.conceptId,
      lastEvidenceAt: mastery.lastEvidenceAt,
      ...stateColumns,
    })
    .from(mastery)
    .where(and(eq(mastery.courseId, courseId), inArray(mastery.conceptId, conceptIds)))
    .orderBy(asc(mastery.learnerId), asc(mastery.conceptId))
    .for('update');
}

/** The concept's own parameters with who set them, or null while nobody did. */
export async function parametersRow(tx: Tx, conceptId: string) {
  const [row] = await tx
    .select({ ...parameterColumns, updatedBy: bktParameters.updatedBy, updatedAt: bktParameters.updatedAt })
    .from(bktParameters)
    .where(eq(bktParameters.conceptId, conceptId));
  return row ?? null;
}

export async function putParameters(
  tx: Tx,
  row: ConceptBktParameters & { conceptId: string; courseId: string; updatedBy: string; updatedAt: Date },
): Promise<void> {
  await tx
    .insert(bktParameters)
    .values(row)
    .onConflictDoUpdate({ target: [bktParameters.districtId, bktParameters.conceptId], set: row });
}

export async function deleteParameters(tx: Tx, conceptId: string): Promise<void> {
  await tx.delete(bktParameters).where(eq(bktParameters.conceptId, conceptId));
}

export async function appendEvent(
  tx: Tx,
  event: { learnerId: string; courseId: string; kind: string; payload: Record<string, unknown>; at: Date },
): Promise<void> {
  await tx.insert(events).values(event);
}

/** Concepts that a learner sees, in teaching order. */
export async function visibleConcepts(tx: Tx, courseId: string) {
  return tx
    .select({ id: concepts.id, name: concepts.name, position: concepts.position })
    .from(concepts)
    .where(and(eq(concepts.courseId, courseId), eq(concepts.hidden, false), isNull(concepts.mergedInto)))
    .orderBy(asc(concepts.position), asc(concepts.id));
}

export async function conceptExists(tx: Tx, courseId: string, conceptId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: concepts.id })
    .from(concepts)
    .where(and(eq(concepts.courseId, courseId), eq(concepts.id, conceptId), isNull(concepts.mergedInto)));
  return rows.length > 0;
}

/** The concept that a concept's evidence belongs to now: itself, or what it was merged into, and that into. */
export async function mergedInto(tx: Tx, conceptId: string): Promise<string> {
  const seen = new Set<string>();
  let id = conceptId;
  while (!seen.has(id)) {
    seen.add(id);
    const [row] = await tx.select({ next: concepts.mergedInto }).from(concepts).where(eq(concepts.id, id));
    id = row?.next ?? id;
  }
  return id;
}
