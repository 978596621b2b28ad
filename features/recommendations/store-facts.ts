import { and, eq, isNull, sql } from 'drizzle-orm';
import { LRUCache } from 'lru-cache';
import { normaliseTerm } from '@/core/text/terms';
import { conceptChunks, concepts } from '@/features/concepts/schema';
import { chunks, courses } from '@/features/library/schema';
import type { Tx } from '@/platform/database/transaction';
import { plain } from './find/patterns';
import { recommendationSettings, recommendationVetoes } from './schema';

export interface Passage {
  chunkId: string;
  sourceId: string;
}

/** What all calculations of a course share. */
export interface CourseFacts extends CourseMap {
  courseId: string;
  /** Counts up with every change of the course's map, material and exercises. */
  revision: number;
  settings: { teachersFirst: boolean; holdBack: boolean };
  vetoes: readonly { kind: string | null; conceptId: string | null }[];
}

/** Hangs on the course as it stands. */
interface CourseMap {
  names: ReadonlyMap<string, string>;
  /** The concept that an answer names (by name or other name) or describes (by its definition), or null. */
  meaningOf(given: string): string | null;
  /** A passage that teaches both concepts, the one that says most of them; null where none does. */
  passageOfBoth(one: string, other: string): Passage | null;
}

/** Courses whose maps are held. */
const COURSES = 60;
/** Answers of a course of which it is held what they mean. */
const MEANINGS = 5000;

/** Reads what a course's calculations share; what hangs on its map alone is worked out again only when that has changed. */
export function createFactsReader() {
  const maps = new LRUCache<string, CourseMap & { version: string }>({ max: COURSES });

  return async function read(tx: Tx, courseId: string): Promise<CourseFacts> {
    const [course] = await tx
      .select({ revision: courses.revision, version: sql<string>`${courses.revision} || '.' || ${courses}.xmin::text` })
      .from(courses)
      .where(eq(courses.id, courseId));
    const { revision, version } = course ?? { revision: 0, version: '' };
    const known = maps.get(courseId);
    const map = known?.version === version ? known : { ...(await readMap(tx, courseId)), version };
    maps.set(courseId, map);
    const [settings] = await tx
      .select({ teachersFirst: recommendationSettings.teachersFirst, holdBack: recommendationSettings.holdBack })
      .from(recommendationSettings)
      .where(eq(recommendationSettings.courseId, courseId));
    const vetoes = await tx
      .select({ kind: recommendationVetoes.kind, conceptId: recommendationVetoes.conceptId })
      .from(recommendationVetoes)
      .where(eq(recommendationVetoes.courseId, courseId));
    return { ...map, courseId, revision, settings: settings ?? { teachersFirst: false, holdBack: true }, vetoes };
  };
}

/** Concepts that are on the map. */
async function readMap(tx: Tx, courseId: string): Promise<CourseMap> {
  const rows = await tx
    .select({ id: concepts.id, name: concepts.name, aliases: concepts.aliases, definition: concepts.definitionText })
    .from(concepts)
    .where(
      and(
        eq(concepts.courseId, courseId),
        eq(concepts.hidden, false),
        eq(concepts.removed, false),
        isNull(concepts.mergedInto),
      ),
    )
    .orderBy(concepts.position, concepts.id);
  const byTerm = new Map<string, string>();
  const byDefinition = new Map<string, string>();
  for (const { id, name, aliases, definition } of rows) {
    for (const term of [name, ...aliases].map(normaliseTerm)) if (!byTerm.has(term)) byTerm.set(term, id);
    if (definition !== null) byDefinition.set(plain(definition), id);
  }
  const meanings = new LRUCache<string, { id: string | null }>({ max: MEANINGS });
  const taught = await taughtBy(tx, courseId);
  return {
    names: new Map(rows.map(({ id, name }) => [id, name])),
    meaningOf(given) {
      const known = meanings.get(given);
      if (known) return known.id;
      const id = byTerm.get(normaliseTerm(given)) ?? byDefinition.get(plain(given)) ?? null;
      meanings.set(given, { id });
      return id;
    },
    passageOfBoth: (one, other) => ofBoth(taught.get(one), taught.get(other)),
  };
}

type Taught = ReadonlyMap<string, { sourceId: string; weight: number }>;

/** Passages that teach each concept of a course, by concept and passage. */
async function taughtBy(tx: Tx, courseId: string): Promise<Map<string, Taught>> {
  const { conceptId, chunkId, weight, role } = conceptChunks;
  const rows = await tx
    .select({ conceptId, chunkId, weight, sourceId: chunks.sourceId })
    .from(conceptChunks)
    .innerJoin(chunks, and(eq(chunks.districtId, conceptChunks.districtId), eq(chunks.id, chunkId)))
    .where(and(eq(conceptChunks.courseId, courseId), eq(role, 'teaches')));
  const taught = new Map<string, Map<string, { sourceId: string; weight: number }>>();
  for (const row of rows) {
    const of = taught.get(row.conceptId) ?? new Map<string, { sourceId: string; weight: number }>();
    taught.set(row.conceptId, of.set(row.chunkId, row));
  }
  return taught;
}

function ofBoth(one: Taught | undefined, other: Taught | undefined): Passage | null {
  const both = [...(one ?? [])].flatMap(([chunkId, { sourceId, weight }]) => {
    const also = other?.get(chunkId);
    return also ? [{ chunkId, sourceId, weight: weight + also.weight }] : [];
  });
  const [best] = both.sort((a, b) => b.weight - a.weight || (a.chunkId < b.chunkId ? -1 : 1));
  return best ? { chunkId: best.chunkId, sourceId: best.sourceId } : null;
}
