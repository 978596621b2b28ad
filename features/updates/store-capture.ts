import { sql } from 'drizzle-orm';
import type { Tx } from '@/platform/database/transaction';
import type { Snapshot, SnapshotConcept } from './snapshot';
import { decisionsOf } from './store-decisions';

/** Hash of words as snapshots have it. */
export const HASH = (column: string) => sql.raw(`substr(md5(${column}), 1, 16)`);

/** Reads how a course is now. */
export async function capture(tx: Tx, courseId: string): Promise<Snapshot> {
  const rows = async <Row extends Record<string, unknown>>(query: ReturnType<typeof sql>) =>
    (await tx.execute<Row>(query)).rows;
  const sources = await rows<{ id: string; title: string }>(
    sql`select id, title from sources where course_id = ${courseId} and status = 'ready' order by position`,
  );
  const chunks = await rows<{ id: string; source: string; heading: string | null; text: string }>(sql`
    select c.id, c.source_id as source, c.heading_path[cardinality(c.heading_path)] as heading, ${HASH('c.text')} as text
    from chunks c where c.course_id = ${courseId}`);
  const edges = await rows<{
    before: string;
    after: string;
    origin: 'proposed' | 'teacher';
    status: 'active' | 'rejected';
  }>(sql`
    select prerequisite_id as before, concept_id as after, origin, status from prerequisites where course_id = ${courseId}`);
  const items = await rows<{ id: string; status: 'active' | 'retired' | 'stale' }>(
    sql`select id, status from items where course_id = ${courseId}`,
  );
  return {
    sources: sources.map(({ id, title }) => [id, title]),
    chunks: chunks.map(({ id, source, heading, text }) => [id, source, heading ?? '', text]),
    concepts: await conceptsOf(tx, courseId),
    edges: edges.map(({ before, after, origin, status }) => [before, after, origin, status]),
    items: items.map(({ id, status }) => [id, status]),
    decisions: await decisionsOf(tx, courseId),
  };
}

type Role = 'teaches' | 'mentions' | 'excluded';

async function conceptsOf(tx: Tx, courseId: string): Promise<SnapshotConcept[]> {
  const concepts = await tx.execute<Omit<SnapshotConcept, 'teaches' | 'byTeacher'>>(sql`
    select id, name, origin, (hidden or removed) as hidden, merged_into is not null as merged,
      coalesce(${HASH('definition_text')}, '') as definition
    from concepts where course_id = ${courseId} order by position, id`);
  const links = await tx.execute<{ concept: string; role: Role; origin: string; text: string }>(sql`
    select l.concept_id as concept, l.role, l.origin, ${HASH('c.text')} as text
    from concept_chunks l join chunks c on c.district_id = l.district_id and c.id = l.chunk_id
    where l.course_id = ${courseId} and (l.role = 'teaches' or l.origin = 'teacher') order by text`);
  const teaches = new Map<string, Set<string>>();
  const byTeacher = new Map<string, Map<string, Role>>();
  for (const { concept, role, origin, text } of links.rows) {
    if (role === 'teaches') teaches.set(concept, (teaches.get(concept) ?? new Set()).add(text));
    if (origin === 'teacher')
      byTeacher.set(concept, (byTeacher.get(concept) ?? new Map<string, Role>()).set(text, role));
  }
  return concepts.rows.map((concept) => ({
    ...concept,
    teaches: [...(teaches.get(concept.id) ?? [])],
    byTeacher: [...(byTeacher.get(concept.id) ?? [])],
  }));
}
