import { and, asc, count, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { concepts } from '@/features/concepts/schema';
import { chunks, courses, sources } from '@/features/library/schema';
import { asSystem } from '@/platform/database/as-system';
import type { Tx } from '@/platform/database/transaction';
import { attempts, itemDifficulties, items, presentations } from './schema';

export type ItemRow = typeof items.$inferSelect;
export type NewItem = Omit<typeof items.$inferInsert, 'districtId'>;

/** Rows of one statement: PostgreSQL takes at most 65,535 parameters. */
const BATCH = 500;

/** One rebuilding of a course's items at a time. */
export async function lockItems(tx: Tx, courseId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`items:${courseId}`}, 0))`);
}

export async function courseLanguage(tx: Tx, courseId: string): Promise<string> {
  const [row] = await tx.select({ language: courses.language }).from(courses).where(eq(courses.id, courseId));
  return row?.language ?? 'en';
}

/** Tells caches that the course's items have changed. */
export async function bumpRevision(tx: Tx, courseId: string): Promise<void> {
  await tx
    .update(courses)
    .set({ revision: sql`${courses.revision} + 1`, updatedAt: sql`meno_now()` })
    .where(eq(courses.id, courseId));
}

/**
 * Stores generated items: a new fingerprint is a new item; a known one keeps its id, and its words too when a teacher
 * changed them, and only learns where in the material it stands now. What had lost its material is active again; what
 * a teacher retired stays retired.
 */
export async function putGenerated(tx: Tx, rows: NewItem[]): Promise<void> {
  const unlessEdited = (column: string) =>
    sql.raw(`case when items.edited then items.${column} else excluded.${column} end`);
  for (let i = 0; i < rows.length; i += BATCH) {
    await tx
      .insert(items)
      .values(rows.slice(i, i + BATCH))
      .onConflictDoUpdate({
        target: [items.districtId, items.courseId, items.fingerprint],
        set: {
          chunkId: sql`excluded.chunk_id`,
          sourceId: sql`excluded.source_id`,
          startOffset: sql`excluded.start_offset`,
          endOffset: sql`excluded.end_offset`,
          conceptId: unlessEdited('concept_id'),
          kind: unlessEdited('kind'),
          body: unlessEdited('body'),
          key: unlessEdited('key'),
          hints: unlessEdited('hints'),
          worked: unlessEdited('worked'),
          explanations: unlessEdited('explanations'),
          difficulty: unlessEdited('difficulty'),
          status: sql`case when items.status = 'stale' then 'active' else items.status end`,
          updatedAt: sql`excluded.updated_at`,
        },
      });
  }
}

/** Generated items that nobody has edited or retired, by fingerprint: those that follow the material. */
export async function followingItems(tx: Tx, courseId: string): Promise<{ id: string; fingerprint: string }[]> {
  return tx
    .select({ id: items.id, fingerprint: items.fingerprint })
    .from(items)
    .where(
      and(
        eq(items.courseId, courseId),
        eq(items.origin, 'generated'),
        eq(items.edited, false),
        inArray(items.status, ['active', 'stale']),
      ),
    );
}

/** Takes items whose material is gone out of use: deleted where no learner had them, else kept for their history. */
export async function dropItems(tx: Tx, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  // As the system: an item that a learner of another teacher had must not look unused.
  await asSystem(tx, async () => {
    const had = sql`(exists (select 1 from ${presentations} p where p.district_id = items.district_id and p.item_id = items.id)
      or exists (select 1 from ${attempts} a where a.district_id = items.district_id and a.item_id = items.id))`;
    for (let i = 0; i < ids.length; i += BATCH) {
      const some = inArray(items.id, ids.slice(i, i + BATCH));
      await tx.update(items).set({ status: 'stale' }).where(and(some, had));
      await tx.delete(items).where(and(some, sql`not ${had}`));
    }
  });
}

/** Items of a merged concept go to the one that stands for it; items forget chunks that are gone. */
export async function mendReferences(tx: Tx, courseId: string): Promise<void> {
  await tx.execute(sql`
    update items set concept_id = c.merged_into from concepts c
    where items.course_id = ${courseId} and c.district_id = items.district_id and c.id = items.concept_id
      and c.merged_into is not null`);
  await tx
    .update(items)
    .set({ chunkId: null, sourceId: null, startOffset: null, endOffset: null })
    .where(
      and(
        eq(items.courseId, courseId),
        isNotNull(items.chunkId),
        sql`not exists (select 1 from ${chunks} c where c.district_id = items.district_id and c.id = items.chunk_id)`,
      ),
    );
}

export async function activeCount(tx: Tx, courseId: string): Promise<number> {
  const [row] = await tx
    .select({ count: count() })
    .from(items)
    .where(and(eq(items.courseId, courseId), eq(items.status, 'active')));
  return row?.count ?? 0;
}

/** A concept of the course that isn't merged away; null when there is none. */
export async function conceptOf(
  tx: Tx,
  courseId: string,
  id: string,
): Promise<{ name: string; hidden: boolean } | null> {
  const [row] = await tx
    .select({ name: concepts.name, hidden: concepts.hidden })
    .from(concepts)
    .where(and(eq(concepts.courseId, courseId), eq(concepts.id, id), isNull(concepts.mergedInto)));
  return row ?? null;
}

export async function sourcePathOf(tx: Tx, sourceId: string): Promise<string | null> {
  const [row] = await tx.select({ path: sources.path }).from(sources).where(eq(sources.id, sourceId));
  return row?.path ?? null;
}

/** Active items of a concept with what one learner had to do with each. */
export async function candidates(tx: Tx, learnerId: string, courseId: string, conceptId: string) {
  const lastSeenAt = sql<string | null>`max(${presentations.createdAt})`;
  const lastRightAt = sql<
    string | null
  >`max(${presentations.finishedAt}) filter (where ${presentations.answerShownAt} is null)`;
  return tx
    .select({ item: items, measured: itemDifficulties.difficulty, lastSeenAt, lastRightAt })
    .from(items)
    .leftJoin(
      itemDifficulties,
      and(eq(itemDifficulties.districtId, items.districtId), eq(itemDifficulties.itemId, items.id)),
    )
    .leftJoin(
      presentations,
      and(
        eq(presentations.districtId, items.districtId),
        eq(presentations.itemId, items.id),
        eq(presentations.learnerId, learnerId),
      ),
    )
    .where(
      and(
        eq(items.courseId, courseId),
        eq(items.conceptId, conceptId),
        eq(items.status, 'active'),
        // What nobody has looked at needs at least its passage.
        or(eq(items.review, 'approved'), isNotNull(items.chunkId)),
      ),
    )
    .groupBy(items.districtId, items.id, itemDifficulties.difficulty)
    .orderBy(asc(items.id));
}
