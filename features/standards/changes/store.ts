import { and, desc, eq, inArray, lt, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { users } from '@/features/identity/schema';
import type { Tx } from '@/platform/database/transaction';
import { materialLabels, standards, standardTags, tagChanges } from '../schema';
import type { TagChangeEntry } from './entry';

const BATCH = 500;

export type TagRow = typeof standardTags.$inferSelect;
type NewTag = Omit<typeof standardTags.$inferInsert, 'districtId'>;
type NewLabel = Omit<typeof materialLabels.$inferInsert, 'districtId'>;

/** Tags of a course on these standards, whatever they stand on. */
export async function tagsOn(tx: Tx, courseId: string, standardIds: readonly string[]): Promise<TagRow[]> {
  if (standardIds.length === 0) return [];
  return tx
    .select()
    .from(standardTags)
    .where(and(eq(standardTags.courseId, courseId), inArray(standardTags.standardId, [...standardIds])));
}

/** Codes of standards; of one without a code, its statement. */
export async function codesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: standards.id, code: standards.code, statement: standards.statement })
    .from(standards)
    .where(inArray(standards.id, [...ids]));
  return new Map(rows.map(({ id, code, statement }) => [id, code === '' ? statement.slice(0, 120) : code]));
}

/** Puts tags as they are given; the evidence of those that are there stays. */
export async function putTags(tx: Tx, rows: readonly NewTag[]): Promise<void> {
  const fresh = (column: string) => sql.raw(`excluded.${column}`);
  for (let at = 0; at < rows.length; at += BATCH)
    await tx
      .insert(standardTags)
      .values(rows.slice(at, at + BATCH))
      .onConflictDoUpdate({
        target: [
          standardTags.districtId,
          standardTags.courseId,
          standardTags.standardId,
          standardTags.targetKind,
          standardTags.targetId,
          standardTags.targetHash,
        ],
        set: {
          ...{ state: fresh('state'), origin: fresh('origin'), score: fresh('score') },
          ...{ decidedBy: fresh('decided_by'), decidedAt: fresh('decided_at') },
        },
      });
}

type TagKey = Pick<TagRow, 'courseId' | 'standardId' | 'targetKind' | 'targetId' | 'targetHash'>;

/** Takes tags away that a change brought in. */
export async function dropTag(tx: Tx, key: TagKey): Promise<void> {
  await tx
    .delete(standardTags)
    .where(
      and(
        eq(standardTags.courseId, key.courseId),
        eq(standardTags.standardId, key.standardId),
        eq(standardTags.targetKind, key.targetKind),
        eq(standardTags.targetId, key.targetId),
        eq(standardTags.targetHash, key.targetHash),
      ),
    );
}

/** Sets words on material; one that says nothing is taken back. */
export async function putLabels(tx: Tx, rows: readonly NewLabel[]): Promise<void> {
  for (const row of rows)
    await tx
      .delete(materialLabels)
      .where(
        and(
          eq(materialLabels.courseId, row.courseId),
          eq(materialLabels.targetKind, row.targetKind),
          eq(materialLabels.targetId, row.targetId),
          eq(materialLabels.targetHash, row.targetHash ?? ''),
        ),
      );
  const kept = rows.filter(({ difficulty, kind }) => difficulty != null || kind != null);
  if (kept.length > 0) await tx.insert(materialLabels).values([...kept]);
}

export async function insertChange(
  tx: Tx,
  values: { courseId: string; changedBy: string; createdAt: Date; undoes: string | null; entries: TagChangeEntry[] },
): Promise<string> {
  const id = uuidv7();
  await tx.insert(tagChanges).values({ id, ...values });
  return id;
}

export async function changeById(tx: Tx, courseId: string, id: string) {
  const [row] = await tx
    .select()
    .from(tagChanges)
    .where(and(eq(tagChanges.courseId, courseId), eq(tagChanges.id, id)));
  return row ?? null;
}

/** Changes of a course, the latest first. */
export async function changesOf(tx: Tx, courseId: string, before: string | null, limit: number) {
  return tx
    .select({ change: tagChanges, by: users.name })
    .from(tagChanges)
    .leftJoin(users, and(eq(users.districtId, tagChanges.districtId), eq(users.id, tagChanges.changedBy)))
    .where(and(eq(tagChanges.courseId, courseId), before ? lt(tagChanges.id, before) : undefined))
    .orderBy(desc(tagChanges.id))
    .limit(limit);
}

/** Of these changes, those that another one undid. */
export async function undoneOf(tx: Tx, courseId: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .select({ undoes: tagChanges.undoes })
    .from(tagChanges)
    .where(and(eq(tagChanges.courseId, courseId), inArray(tagChanges.undoes, [...ids])));
  return new Set(rows.flatMap(({ undoes }) => undoes ?? []));
}
