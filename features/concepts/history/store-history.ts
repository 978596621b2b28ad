import { and, asc, desc, eq, gt, gte, inArray, isNotNull, lt, ne, notInArray, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { users } from '@/features/identity/schema';
import { asSystem } from '@/platform/database/as-system';
import type { Tx } from '@/platform/database/transaction';
import { conceptEdits, mapEditors } from '../schema';
import type { MapChange } from './changes';
import type { EditKind, EditWords } from './contract';

export type EditRow = typeof conceptEdits.$inferSelect;

const goesBack = ['undo', 'redo'];

export async function record(
  tx: Tx,
  edit: {
    courseId: string;
    userId: string;
    revision: number;
    changes: MapChange[];
    kind: EditKind;
    words: EditWords;
    ofEdit?: string;
  },
): Promise<void> {
  const { words, courseId, userId, revision, changes, kind, ofEdit } = edit;
  await tx
    .insert(conceptEdits)
    .values({ id: uuidv7(), payload: { ...words }, courseId, userId, revision, changes, kind, ofEdit: ofEdit ?? null });
}

/** Edits of a course after a revision, oldest first. */
export async function since(tx: Tx, courseId: string, revision: number, limit = 1000): Promise<EditRow[]> {
  return tx
    .select()
    .from(conceptEdits)
    .where(and(eq(conceptEdits.courseId, courseId), gt(conceptEdits.revision, revision)))
    .orderBy(asc(conceptEdits.revision))
    .limit(limit);
}

/** Edits of a course, newest first; `before`: the id of the last one on the page before. */
export async function page(tx: Tx, courseId: string, before: string | null, limit: number): Promise<EditRow[]> {
  return tx
    .select()
    .from(conceptEdits)
    .where(and(eq(conceptEdits.courseId, courseId), before === null ? undefined : lt(conceptEdits.id, before)))
    .orderBy(desc(conceptEdits.id))
    .limit(limit);
}

export async function byId(tx: Tx, courseId: string, id: string): Promise<EditRow | null> {
  const [row] = await tx
    .select()
    .from(conceptEdits)
    .where(and(eq(conceptEdits.courseId, courseId), eq(conceptEdits.id, id)));
  return row ?? null;
}

/** A person's latest edit that is in force: what their next undo is of. */
export async function nextUndo(tx: Tx, courseId: string, userId: string): Promise<EditRow | null> {
  const [row] = await tx
    .select()
    .from(conceptEdits)
    .where(
      and(
        eq(conceptEdits.courseId, courseId),
        eq(conceptEdits.userId, userId),
        eq(conceptEdits.state, 'done'),
        notInArray(conceptEdits.kind, goesBack),
        isNotNull(conceptEdits.changes),
      ),
    )
    .orderBy(desc(conceptEdits.revision))
    .limit(1);
  return row ?? null;
}

/** What a person took back last and may do again. */
export async function nextRedo(tx: Tx, courseId: string, userId: string): Promise<EditRow | null> {
  const undone = tx
    .select({ id: conceptEdits.ofEdit })
    .from(conceptEdits)
    .where(and(eq(conceptEdits.courseId, courseId), eq(conceptEdits.userId, userId), eq(conceptEdits.kind, 'undo')));
  const rows = await tx
    .select()
    .from(conceptEdits)
    .where(
      and(eq(conceptEdits.courseId, courseId), eq(conceptEdits.state, 'undone'), inArray(conceptEdits.id, undone)),
    );
  if (rows.length === 0) return null;
  const [last] = await tx
    .select({ of: conceptEdits.ofEdit })
    .from(conceptEdits)
    .where(
      and(
        eq(conceptEdits.courseId, courseId),
        eq(conceptEdits.userId, userId),
        eq(conceptEdits.kind, 'undo'),
        inArray(
          conceptEdits.ofEdit,
          rows.map((row) => row.id),
        ),
      ),
    )
    .orderBy(desc(conceptEdits.revision))
    .limit(1);
  return rows.find((row) => row.id === last?.of) ?? null;
}

export async function setState(tx: Tx, id: string, state: EditRow['state']): Promise<void> {
  await tx.update(conceptEdits).set({ state }).where(eq(conceptEdits.id, id));
}

/** A person went on another way: what they had taken back is not done again. */
export async function dropUndone(tx: Tx, courseId: string, userId: string): Promise<void> {
  await tx.execute(sql`
    update concept_edits set state = 'dropped'
    where course_id = ${courseId} and state = 'undone' and id in (
      select u.of_edit from concept_edits u
      where u.course_id = ${courseId} and u.user_id = ${userId} and u.kind = 'undo')`);
}

/** Names of people who edit the same map: they see one another's, whatever classes they teach. */
export async function namesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const rows = await asSystem(tx, () =>
    tx.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, wanted)),
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}

export async function nameOf(tx: Tx, id: string): Promise<string | null> {
  return (await namesOf(tx, [id])).get(id) ?? null;
}

/** Notes that a person has the map open now. */
export async function seen(tx: Tx, at: { courseId: string; userId: string; conceptId: string | null; seenAt: Date }) {
  await tx
    .insert(mapEditors)
    .values(at)
    .onConflictDoUpdate({
      target: [mapEditors.districtId, mapEditors.courseId, mapEditors.userId],
      set: { conceptId: at.conceptId, seenAt: at.seenAt },
    });
}

/** Who else was seen on the map since a moment. */
export async function othersThere(tx: Tx, courseId: string, userId: string, after: Date) {
  return tx
    .select({ userId: mapEditors.userId, conceptId: mapEditors.conceptId })
    .from(mapEditors)
    .where(and(eq(mapEditors.courseId, courseId), ne(mapEditors.userId, userId), gte(mapEditors.seenAt, after)))
    .orderBy(asc(mapEditors.userId));
}
