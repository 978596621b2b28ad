import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { conceptChunks, concepts } from '@/features/concepts/schema';
import { items } from '@/features/practice/schema';
import type { Tx } from '@/platform/database/transaction';
import type { InspectedPassage } from './contract';

/** Concepts that passages teach or mention, by passage; those that they teach first. */
export async function conceptsOfChunks(
  tx: Tx,
  chunkIds: readonly string[],
): Promise<Map<string, InspectedPassage['concepts']>> {
  if (chunkIds.length === 0) return new Map();
  const rows = await tx
    .select({
      chunkId: conceptChunks.chunkId,
      role: conceptChunks.role,
      id: concepts.id,
      name: concepts.name,
      hidden: concepts.hidden,
    })
    .from(conceptChunks)
    .innerJoin(
      concepts,
      and(eq(concepts.districtId, conceptChunks.districtId), eq(concepts.id, conceptChunks.conceptId)),
    )
    .where(
      and(
        inArray(conceptChunks.chunkId, [...chunkIds]),
        sql`${conceptChunks.role} <> 'excluded'`,
        isNull(concepts.mergedInto),
      ),
    )
    .orderBy(concepts.position, concepts.id);
  const by = new Map<string, InspectedPassage['concepts']>();
  for (const { chunkId, role, ...concept } of rows) {
    const list = by.get(chunkId) ?? [];
    list.push({ ...concept, role: role === 'teaches' ? 'teaches' : 'mentions' });
    by.set(chunkId, list);
  }
  for (const list of by.values()) list.sort((a, b) => Number(b.role === 'teaches') - Number(a.role === 'teaches'));
  return by;
}

/** Exercises made from passages, by passage. */
export async function itemsOfChunks(
  tx: Tx,
  chunkIds: readonly string[],
): Promise<Map<string, InspectedPassage['items']>> {
  if (chunkIds.length === 0) return new Map();
  const rows = await tx
    .select({
      chunkId: items.chunkId,
      id: items.id,
      kind: items.kind,
      conceptId: items.conceptId,
      status: items.status,
    })
    .from(items)
    .where(and(inArray(items.chunkId, [...chunkIds]), sql`${items.status} <> 'stale'`))
    .orderBy(items.id);
  const by = new Map<string, InspectedPassage['items']>();
  for (const { chunkId, ...item } of rows) {
    if (chunkId === null) continue;
    by.set(chunkId, [...(by.get(chunkId) ?? []), item]);
  }
  return by;
}
