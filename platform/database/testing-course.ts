import { randomUUID } from 'node:crypto';
import type { TestDatabase } from './testing';

/** Adds a course with one source of one chunk, past row-level security, for tests of what is built on courses. */
export async function addCourse(
  test: TestDatabase,
  options: { ownerId?: string; visibility?: 'district' | 'classes' } = {},
): Promise<{ courseId: string; sourceId: string; chunkId: string }> {
  const [courseId, sourceId, chunkId] = [test.newId(), test.newId(), test.newId()];
  const { owner, districtId } = test;
  await owner.query('insert into courses (district_id, id, title, owner_id, visibility) values ($1, $2, $3, $4, $5)', [
    districtId,
    courseId,
    'Bearings',
    options.ownerId ?? randomUUID(),
    options.visibility ?? 'district',
  ]);
  await owner.query(
    `insert into sources (district_id, id, course_id, path, title, status, bytes, sha256, position)
     values ($1, $2, $3, 'bearings.md', 'Bearings', 'ready', 10, 'x', 0)`,
    [districtId, sourceId, courseId],
  );
  await owner.query(
    `insert into chunks (district_id, id, course_id, source_id, ordinal, heading_path, anchor, start_offset, end_offset, text, blocks, hash)
     values ($1, $2, $3, $4, 0, '{Bearings}', 'bearings', 0, 10, 'text', '[]', 'x')`,
    [districtId, chunkId, courseId, sourceId],
  );
  return { courseId, sourceId, chunkId };
}

/** Adds a concept at a position of a course. */
export async function addConcept(test: TestDatabase, courseId: string, name: string, position = 0): Promise<string> {
  const id = test.newId();
  await test.owner.query(
    `insert into concepts (district_id, id, course_id, key, name, position, origin) values ($1, $2, $3, $4, $5, $6, 'extracted')`,
    [test.districtId, id, courseId, name.toLowerCase(), name, position],
  );
  return id;
}

/** Adds a class on a course with its teachers and learners. */
export async function addClass(
  test: TestDatabase,
  courseId: string,
  members: { teachers: string[]; learners: string[] },
): Promise<string> {
  const id = test.newId();
  await test.owner.query(
    'insert into classes (district_id, id, course_id, name, join_code, created_by) values ($1, $2, $3, $4, $5, $6)',
    [test.districtId, id, courseId, 'A class', id.slice(0, 8), members.teachers[0] ?? randomUUID()],
  );
  const roles = [
    ...members.teachers.map((userId) => [userId, 'teacher']),
    ...members.learners.map((userId) => [userId, 'learner']),
  ];
  for (const [userId, role] of roles) {
    await test.owner.query('insert into class_members (district_id, class_id, user_id, role) values ($1, $2, $3, $4)', [
      test.districtId,
      id,
      userId,
      role,
    ]);
  }
  return id;
}
