import type { CourseGraph } from '@/core/sequencing/course-graph';
import { neededFor } from '@/core/sequencing/course-graph';
import type { School } from './school';

/** Questions of each level on each concept: enough that none comes twice too soon. */
const ITEMS_A_LEVEL = 6;
const ITEM_LEVELS = 3;
/** Four options, as in most questions that the material gives. */
const OPTIONS = ['a', 'b', 'c', 'd'].map((id) => ({ id, text: id }));
const KEY = { kind: 'choice', optionId: 'a' };

type Stores = Pick<School, 'owner' | 'districtId' | 'newId' | 'levels'>;

/** Stores a course that is nothing but a graph and questions. */
export async function storeCourse(
  { owner, districtId, newId, levels }: Stores,
  title: string,
  graph: CourseGraph,
): Promise<{ courseId: string; conceptIds: string[] }> {
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
  for (const { id, difficulty } of rows) levels.set(id, Math.round(difficulty * (ITEM_LEVELS - 1)));
  await owner.query('analyze');
  return { courseId, conceptIds };
}
