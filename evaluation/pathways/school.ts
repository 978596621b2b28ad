import pg from 'pg';
import { createRandom } from '@/core/random/random';
import { type CourseGraph, neededFor } from '@/core/sequencing/course-graph';
import { createConcepts } from '@/features/concepts/service';
import { createLibrary } from '@/features/library/service';
import type { LibraryDeps } from '@/features/library/service/deps';
import { createMastery } from '@/features/mastery/service';
import { createPathways } from '@/features/pathways/service';
import { createPractice } from '@/features/practice/service';
import type { Actor } from '@/platform/database/transaction';
import { withBenchLibrary } from '../bench/retrieval/bench-library';

/** Questions of each level on each concept: enough that none comes twice too soon. */
const ITEMS_A_LEVEL = 6;
const ITEM_LEVELS = 3;
/** Four options, as in most questions that the material gives. */
const OPTIONS = ['a', 'b', 'c', 'd'].map((id) => ({ id, text: id }));
export const RIGHT = { kind: 'choice', optionId: 'a' } as const;
export const WRONG = { kind: 'choice', optionId: 'b' } as const;

/** The product's own services over a real database, with courses that are nothing but a graph and questions. */
export interface School {
  districtId: string;
  /** The moment at which the school stands; the services read it. */
  clock: { now: Date };
  owner: pg.Client;
  database: LibraryDeps['database'];
  mastery: ReturnType<typeof createMastery>;
  practice: ReturnType<typeof createPractice>;
  pathways: ReturnType<typeof createPathways>;
  /** Stores a course. @returns its id and the ids of its concepts by number. */
  addCourse(title: string, graph: CourseGraph): Promise<{ courseId: string; conceptIds: string[] }>;
  newLearner(): Actor & { userId: string };
  /** An id that is the same in every run: choices hang on ids. */
  newId(): string;
}

/** Runs work in a school of its own, which goes when the work is done. */
export async function withSchool<T>(name: string, seed: number, work: (school: School) => Promise<T>): Promise<T> {
  const nothing = () => Promise.reject(new Error('nothing is made from material here'));
  return withBenchLibrary(name, nothing, async (libraryDeps, ownerUrl) => {
    const clock = { now: new Date('2026-01-05T08:00:00Z') };
    const now = () => clock.now;
    const library = createLibrary({ ...libraryDeps, now });
    const mastery = createMastery({ now });
    const concepts = createConcepts({ library: library.port, mastery, extract: nothing, mergeMastery: async () => {} });
    const practice = createPractice({
      ...{ concepts: concepts.port, library: library.port, mastery, generate: async () => [], now },
    });
    const pathways = createPathways({
      ...{ concepts: concepts.port, mastery, practice, now },
      visibleCourses: async (tx, limit) => (await library.listCourses(tx, { limit })).items,
    });
    const owner = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
    const newId = idsFrom(seed);
    const districtId = newId();
    try {
      return await work({
        ...{ districtId, clock, owner, database: libraryDeps.database, mastery, practice, pathways },
        addCourse: (title, graph) => storeCourse({ owner, districtId, newId }, title, graph),
        newLearner: () => ({ districtId, userId: newId(), role: 'learner' }),
        newId,
      });
    } finally {
      await owner.end();
    }
  });
}

/** Random ids (RFC 9562, version 4) of a seed. */
function idsFrom(seed: number): () => string {
  const random = createRandom(seed);
  const hex = (digits: number) =>
    random
      .integer(16 ** digits)
      .toString(16)
      .padStart(digits, '0');
  return () => `${hex(4)}${hex(4)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(6)}${hex(6)}`;
}

type Stores = Pick<School, 'owner' | 'districtId' | 'newId'>;

async function storeCourse({ owner, districtId, newId }: Stores, title: string, graph: CourseGraph) {
  const [courseId, sourceId, chunkId] = [newId(), newId(), newId()];
  const conceptIds = Array.from({ length: graph.count }, () => newId());
  await owner.query('insert into courses (district_id, id, title, owner_id, revision) values ($1, $2, $3, $4, 1)', [
    ...[districtId, courseId, title, newId()],
  ]);
  await owner.query(
    `insert into sources (district_id, id, course_id, path, title, status, bytes, sha256, position)
     values ($1, $2, $3, 'course.md', 'Course', 'ready', 10, 'x', 0)`,
    [districtId, sourceId, courseId],
  );
  await owner.query(
    `insert into chunks (district_id, id, course_id, source_id, ordinal, heading_path, anchor, start_offset, end_offset, text, blocks, hash)
     values ($1, $2, $3, $4, 0, '{Course}', 'course', 0, 10, 'text', '[]', 'x')`,
    [districtId, chunkId, courseId, sourceId],
  );
  // A concept's place in the course is its place in an order that keeps to the graph.
  await owner.query(
    `insert into concepts (district_id, id, course_id, key, name, position, origin)
     select $1, c.id, $2, c.name, c.name, c.place, 'extracted'
     from unnest($3::uuid[], $4::text[], $5::int[]) as c(id, name, place)`,
    [districtId, courseId, conceptIds, conceptIds.map((_, i) => `Concept ${i}`), [...graph.place]],
  );
  await owner.query(
    `insert into concept_chunks (district_id, concept_id, chunk_id, course_id, role, weight, origin)
     select $1, id, $2, $3, 'teaches', 1, 'extracted' from unnest($4::uuid[]) as id`,
    [districtId, chunkId, courseId, conceptIds],
  );
  const edges = conceptIds.flatMap((id, concept) =>
    neededFor(graph, concept).map((needed) => [conceptIds[needed] ?? '', id] as const),
  );
  await owner.query(
    `insert into prerequisites (district_id, course_id, prerequisite_id, concept_id, origin, weight, evidence)
     select $1, $2, e.a, e.b, 'proposed', 1, 'graph' from unnest($3::uuid[], $4::uuid[]) as e(a, b)`,
    [districtId, courseId, edges.map(([a]) => a), edges.map(([, b]) => b)],
  );
  const rows = conceptIds.flatMap((conceptId) =>
    Array.from({ length: ITEM_LEVELS * ITEMS_A_LEVEL }, (_, at) => ({
      ...{ id: newId(), conceptId, difficulty: (at % ITEM_LEVELS) / (ITEM_LEVELS - 1) },
    })),
  );
  await owner.query(
    `insert into items (district_id, id, course_id, concept_id, kind, body, key, hints, worked, explanations, difficulty, fingerprint, origin)
     select $1, i.id, $2, i.concept, 'choice', $6::jsonb, $7::jsonb, '[]', '', '{}', i.difficulty, i.id::text, 'generated'
     from unnest($3::uuid[], $4::uuid[], $5::real[]) as i(id, concept, difficulty)`,
    [
      ...[districtId, courseId, rows.map(({ id }) => id), rows.map(({ conceptId }) => conceptId)],
      rows.map(({ difficulty }) => difficulty),
      ...[JSON.stringify({ kind: 'choice', prompt: 'Which?', options: OPTIONS }), JSON.stringify(KEY)],
    ],
  );
  await owner.query('analyze');
  return { courseId, conceptIds };
}

const KEY = { kind: 'choice', optionId: 'a' };
