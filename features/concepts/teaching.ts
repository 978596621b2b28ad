import { LRUCache } from 'lru-cache';
import type { CourseChunk, LibraryPort } from '@/features/library/contract';
import type { Tx } from '@/platform/database/transaction';
import type { TeachingConcept } from './contract';
import * as store from './store';

/** Courses whose concepts are kept in memory; a course of 100 concepts and 2,000 chunks takes about 10 MB. */
const COURSES_KEPT = 12;

/** Reads the concepts of a course as lessons and exercises need them; kept until the course's revision changes. */
export function createTeachingReader(library: LibraryPort<Tx>) {
  const kept = new LRUCache<
    string,
    { revision: number; concepts: TeachingConcept[]; byId: Map<string, TeachingConcept> }
  >({ max: COURSES_KEPT });

  return async function read(tx: Tx, courseId: string) {
    const revision = await store.revisionOf(tx, courseId);
    if (revision === null) return { concepts: [], byId: new Map<string, TeachingConcept>() };
    const remembered = kept.get(courseId);
    if (remembered?.revision === revision) return remembered;
    const concepts = await load(tx, library, courseId);
    const entry = { revision, concepts, byId: new Map(concepts.map((concept) => [concept.id, concept])) };
    kept.set(courseId, entry);
    return entry;
  };
}

async function load(tx: Tx, library: LibraryPort<Tx>, courseId: string): Promise<TeachingConcept[]> {
  const chunks = new Map((await library.courseChunks(tx, courseId)).map((chunk) => [chunk.id, chunk]));
  const links = (await store.chunksOf(tx, courseId)).filter((link) => link.role === 'teaches');
  const edges = (await store.prerequisitesOf(tx, courseId)).filter((edge) => edge.status === 'active');
  const rows = (await store.conceptsOf(tx, courseId)).filter((row) => !row.mergedInto && !row.removed);
  const visible = new Set(rows.filter((row) => !row.hidden).map((row) => row.id));
  const chunksByConcept = groupBy(links, (link) => link.conceptId);
  const needs = groupBy(edges, (edge) => edge.conceptId);
  const neededBy = groupBy(edges, (edge) => edge.prerequisiteId);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    aliases: row.aliases,
    definition:
      row.definitionText && row.definitionChunkId ? { text: row.definitionText, chunkId: row.definitionChunkId } : null,
    position: row.position,
    hidden: row.hidden,
    chunks: inTeachingOrder((chunksByConcept.get(row.id) ?? []).flatMap((link) => chunks.get(link.chunkId) ?? [])),
    prerequisiteIds: (needs.get(row.id) ?? []).map((edge) => edge.prerequisiteId).filter((id) => visible.has(id)),
    dependentIds: (neededBy.get(row.id) ?? []).map((edge) => edge.conceptId).filter((id) => visible.has(id)),
  }));
}

function inTeachingOrder(chunks: CourseChunk[]): CourseChunk[] {
  return chunks.sort((a, b) => a.sourcePosition - b.sourcePosition || a.ordinal - b.ordinal);
}

function groupBy<T>(rows: T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}
