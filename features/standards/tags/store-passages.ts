import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm';
import { conceptChunks, concepts } from '@/features/concepts/schema';
import type { Tx } from '@/platform/database/transaction';
import { standards, standardTags } from '../schema';

/** How many merges one behind the other are followed. */
const HOPS = 5;

/** Concepts that passages teach, by passage. */
export async function conceptsTaughtBy(tx: Tx, chunkIds: readonly string[]): Promise<Map<string, string[]>> {
  if (chunkIds.length === 0) return new Map();
  const rows = await tx
    .select({ chunkId: conceptChunks.chunkId, conceptId: conceptChunks.conceptId })
    .from(conceptChunks)
    .innerJoin(
      concepts,
      and(eq(concepts.districtId, conceptChunks.districtId), eq(concepts.id, conceptChunks.conceptId)),
    )
    .where(
      and(
        inArray(conceptChunks.chunkId, [...chunkIds]),
        eq(conceptChunks.role, 'teaches'),
        eq(concepts.hidden, false),
        isNull(concepts.mergedInto),
      ),
    );
  const taught = new Map<string, string[]>();
  for (const { chunkId, conceptId } of rows) taught.set(chunkId, [...(taught.get(chunkId) ?? []), conceptId]);
  return taught;
}

/** Concepts that were merged into these, each with the one that it became. */
export async function mergedInto(tx: Tx, conceptIds: readonly string[]): Promise<Map<string, string>> {
  const became = new Map<string, string>();
  let asked = [...conceptIds];
  for (let hop = 0; hop < HOPS && asked.length > 0; hop++) {
    const rows = await tx
      .select({ id: concepts.id, into: concepts.mergedInto })
      .from(concepts)
      .where(inArray(concepts.mergedInto, asked));
    for (const { id, into } of rows) if (into !== null) became.set(id, became.get(into) ?? into);
    asked = rows.map(({ id }) => id);
  }
  return became;
}

/** Accepted tags on these sources, on passages of theirs, and on these concepts, in the order of their standards. */
export async function acceptedOn(tx: Tx, sourceIds: readonly string[], conceptIds: readonly string[]) {
  if (sourceIds.length === 0) return [];
  const { courseId, targetKind, targetId, targetHash } = standardTags;
  return tx
    .select({
      ...{ courseId, targetKind, targetId, targetHash },
      ...{ id: standards.id, code: standards.code, statement: standards.statement },
    })
    .from(standardTags)
    .innerJoin(
      standards,
      and(eq(standards.districtId, standardTags.districtId), eq(standards.id, standardTags.standardId)),
    )
    .where(
      and(
        eq(standardTags.state, 'accepted'),
        or(
          and(inArray(targetKind, ['source', 'chunk']), inArray(targetId, [...sourceIds])),
          conceptIds.length > 0 ? and(eq(targetKind, 'concept'), inArray(targetId, [...conceptIds])) : undefined,
        ),
      ),
    )
    .orderBy(asc(standards.position), asc(standards.id));
}
