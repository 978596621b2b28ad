import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { items } from '@/features/practice/schema';
import type { Tx } from '@/platform/database/transaction';
import type { ConceptFields, EdgeFields, LinkFields } from './history/changes';
import type { MapState } from './history/state';
import { conceptChunks, concepts, prerequisites } from './schema';
import { putPrerequisites } from './store';

const BATCH = 2000;

const stateColumns = {
  id: concepts.id,
  key: concepts.key,
  origin: concepts.origin,
  name: concepts.name,
  aliases: concepts.aliases,
  definitionText: concepts.definitionText,
  definitionChunkId: concepts.definitionChunkId,
  position: concepts.position,
  hidden: concepts.hidden,
  nameEdited: concepts.nameEdited,
  positionEdited: concepts.positionEdited,
  definitionEdited: concepts.definitionEdited,
  accepted: concepts.accepted,
  removed: concepts.removed,
  mergedInto: concepts.mergedInto,
};

/** What edits may set of these concepts, or of all; merged and removed ones too. */
export async function fieldsOf(
  tx: Tx,
  courseId: string,
  ids: readonly string[] | 'all',
): Promise<MapState['concepts']> {
  if (ids.length === 0) return [];
  return tx
    .select(stateColumns)
    .from(concepts)
    .where(and(eq(concepts.courseId, courseId), ids === 'all' ? undefined : inArray(concepts.id, [...ids])))
    .orderBy(asc(concepts.id));
}

/** Which passages these concepts, or all, were linked to. */
export async function linksOf(
  tx: Tx,
  courseId: string,
  conceptIds: readonly string[] | 'all',
): Promise<MapState['links']> {
  if (conceptIds.length === 0) return [];
  const { conceptId, chunkId, role, weight, origin } = conceptChunks;
  return tx
    .select({ conceptId, chunkId, role, weight, origin })
    .from(conceptChunks)
    .where(
      and(
        eq(conceptChunks.courseId, courseId),
        conceptIds === 'all' ? undefined : inArray(conceptChunks.conceptId, [...conceptIds]),
      ),
    );
}

/** All lines of a map, rejected ones too. */
export async function edgesOf(tx: Tx, courseId: string): Promise<MapState['edges']> {
  const { prerequisiteId, conceptId, origin, status, weight, evidence } = prerequisites;
  return tx
    .select({ prerequisiteId, conceptId, origin, status, weight, evidence })
    .from(prerequisites)
    .where(eq(prerequisites.courseId, courseId));
}

/** The whole state of a map, to keep as a version or to compare with one. */
export async function stateOf(tx: Tx, courseId: string): Promise<MapState> {
  const itemRows = await tx
    .select({ id: items.id, conceptId: items.conceptId })
    .from(items)
    .where(eq(items.courseId, courseId));
  return {
    concepts: await fieldsOf(tx, courseId, 'all'),
    edges: await edgesOf(tx, courseId),
    links: await linksOf(tx, courseId, 'all'),
    items: itemRows.map(({ id, conceptId }): [string, string] => [id, conceptId]),
  };
}

/** Source and heading that teach each concept most, by the weight of their passages. */
export async function placesOf(
  tx: Tx,
  courseId: string,
): Promise<Map<string, { sourceId: string; title: string; heading: string | null }>> {
  const { rows } = await tx.execute<{
    concept_id: string;
    source_id: string;
    title: string;
    heading: string | null;
  }>(sql`
    select distinct on (l.concept_id) l.concept_id, s.id as source_id, s.title, k.heading_path[2] as heading
    from concept_chunks l join chunks k on k.id = l.chunk_id join sources s on s.id = k.source_id
    where l.course_id = ${courseId} and l.role = 'teaches'
    group by l.concept_id, s.id, s.title, s.position, k.heading_path[2]
    order by l.concept_id, sum(l.weight) desc, s.position, min(k.ordinal)`);
  return new Map(
    rows.map((row) => [row.concept_id, { sourceId: row.source_id, title: row.title, heading: row.heading }]),
  );
}

export async function setFields(tx: Tx, id: string, fields: Partial<ConceptFields>): Promise<void> {
  await tx
    .update(concepts)
    .set({ ...fields, updatedAt: sql`meno_now()` })
    .where(eq(concepts.id, id));
}

export async function setLink(
  tx: Tx,
  courseId: string,
  at: { conceptId: string; chunkId: string },
  link: LinkFields | null,
): Promise<void> {
  if (link === null) {
    await tx
      .delete(conceptChunks)
      .where(and(eq(conceptChunks.conceptId, at.conceptId), eq(conceptChunks.chunkId, at.chunkId)));
    return;
  }
  await tx
    .insert(conceptChunks)
    .values({ courseId, conceptId: at.conceptId, chunkId: at.chunkId, ...link })
    .onConflictDoUpdate({
      target: [conceptChunks.districtId, conceptChunks.conceptId, conceptChunks.chunkId],
      set: link,
    });
}

export async function setEdge(
  tx: Tx,
  courseId: string,
  at: { prerequisiteId: string; conceptId: string },
  edge: EdgeFields | null,
): Promise<void> {
  if (edge === null) {
    await tx
      .delete(prerequisites)
      .where(and(eq(prerequisites.prerequisiteId, at.prerequisiteId), eq(prerequisites.conceptId, at.conceptId)));
    return;
  }
  await putPrerequisites(tx, [{ courseId, prerequisiteId: at.prerequisiteId, conceptId: at.conceptId, ...edge }]);
}

/** Gives exercises that still ask for one concept to another; returns those that it moved. */
export async function giveItems(tx: Tx, ids: readonly string[], from: string, to: string): Promise<string[]> {
  const moved: string[] = [];
  for (let i = 0; i < ids.length; i += BATCH) {
    const rows = await tx
      .update(items)
      .set({ conceptId: to, updatedAt: sql`meno_now()` })
      .where(and(inArray(items.id, ids.slice(i, i + BATCH)), eq(items.conceptId, from)))
      .returning({ id: items.id });
    moved.push(...rows.map((row) => row.id));
  }
  return moved;
}
