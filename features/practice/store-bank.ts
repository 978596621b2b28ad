import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import { concepts } from '@/features/concepts/schema';
import { chunks, sources } from '@/features/library/schema';
import { asSystem } from '@/platform/database/as-system';
import type { Tx } from '@/platform/database/transaction';
import type { ItemKind } from './contract';
import { attempts, items } from './schema';
import type { NewItem } from './store-items';

export interface BankFilter {
  conceptId?: string | undefined;
  kind?: ItemKind | undefined;
  status?: 'active' | 'retired' | undefined;
  /** `unreviewed`: a model's in use that no teacher has looked at. */
  review?: 'approved' | 'unreviewed' | undefined;
  /** Words that the question, its options or its worked answer contain. */
  q?: string | undefined;
}

/** One page of a course's items in teaching order; items without material are left out. */
export async function bankPage(
  tx: Tx,
  courseId: string,
  filter: BankFilter,
  after: [number, string] | null,
  limit: number,
) {
  return bankRows(
    tx,
    and(
      eq(items.courseId, courseId),
      filter.conceptId ? eq(items.conceptId, filter.conceptId) : undefined,
      filter.kind ? eq(items.kind, filter.kind) : undefined,
      filter.status ? eq(items.status, filter.status) : undefined,
      filter.review ? eq(items.review, filter.review) : undefined,
      filter.review === 'unreviewed' ? eq(items.status, 'active') : undefined,
      filter.q ? containing(filter.q) : undefined,
      after ? sql`(${concepts.position}, ${items.id}) > (${after[0]}::int, ${after[1]}::uuid)` : undefined,
    ),
    limit,
  );
}

export async function bankItem(tx: Tx, courseId: string, itemId: string) {
  const [row] = await bankRows(tx, and(eq(items.courseId, courseId), eq(items.id, itemId)), 1);
  return row ?? null;
}

export type BankRow = Awaited<ReturnType<typeof bankRows>>[number];

function bankRows(tx: Tx, where: SQL | undefined, limit: number) {
  return tx
    .select({
      item: items,
      conceptName: concepts.name,
      position: concepts.position,
      sourceTitle: sources.title,
      place: chunks.place,
    })
    .from(items)
    .innerJoin(concepts, and(eq(concepts.districtId, items.districtId), eq(concepts.id, items.conceptId)))
    .leftJoin(sources, and(eq(sources.districtId, items.districtId), eq(sources.id, items.sourceId)))
    .leftJoin(chunks, and(eq(chunks.districtId, items.districtId), eq(chunks.id, items.chunkId)))
    .where(and(sql`${items.status} <> 'stale'`, where))
    .orderBy(asc(concepts.position), asc(items.id))
    .limit(limit);
}

/**
 * How often each item was answered and how often rightly, by whomever: numbers without people, so they count learners of
 * other classes too. Counted when asked for, since a counter on the item would make a whole class wait for one row.
 */
export async function attemptCounts(tx: Tx, itemIds: string[]): Promise<Map<string, { all: number; right: number }>> {
  if (itemIds.length === 0) return new Map();
  const rows = await asSystem(tx, () =>
    tx
      .select({
        itemId: attempts.itemId,
        all: sql<number>`count(*)::int`,
        right: sql<number>`(count(*) filter (where ${attempts.correct}))::int`,
      })
      .from(attempts)
      .where(sql`${attempts.itemId} = any(${sql.param(itemIds)}::uuid[])`)
      .groupBy(attempts.itemId),
  );
  return new Map(rows.map(({ itemId, all, right }) => [itemId, { all, right }]));
}

export async function insertItem(tx: Tx, row: NewItem): Promise<void> {
  await tx.insert(items).values(row);
}

export async function updateItem(tx: Tx, courseId: string, id: string, change: Partial<NewItem>): Promise<void> {
  await tx
    .update(items)
    .set(change)
    .where(and(eq(items.courseId, courseId), eq(items.id, id)));
}

/** The words as they are, anywhere in the question, its options or the worked answer. */
function containing(words: string): SQL {
  const pattern = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  // The body is JSON, which writes a quote or a backslash with a backslash before it.
  const inJson = JSON.stringify(words.trim()).slice(1, -1);
  return sql`(${items.body}::text ilike ${pattern(inJson)} or ${items.worked} ilike ${pattern(words.trim())})`;
}
