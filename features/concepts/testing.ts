import { randomUUID } from 'node:crypto';
import type { CourseChunk, LibraryPort } from '@/features/library/contract';
import type { TestDatabase } from '@/platform/database/testing';
import type { Tx } from '@/platform/database/transaction';
import { parseDocument } from '@/platform/markdown/parse';

/** A course with parsed chunks in the database, and a library that reads them: what the concepts feature stands on in tests. */
export async function seedCourse(test: TestDatabase, ownerId: string, files: Record<string, string>) {
  const courseId = randomUUID();
  await test.owner.query(`insert into courses (district_id, id, title, owner_id) values ($1, $2, 'Course', $3)`, [
    test.districtId,
    courseId,
    ownerId,
  ]);
  const chunks: CourseChunk[] = [];
  for (const [position, [path, text]] of Object.entries(files).entries())
    chunks.push(...(await seedSource(test, courseId, { path, text, position })));
  const library: LibraryPort<Tx> = {
    courseChunks: async () => chunks,
    chunksById: async (_tx, _courseId, ids) => chunks.filter((chunk) => ids.includes(chunk.id)),
    retrieve: async () => ({ passages: [], dropped: [], coverage: 0 }),
    similar: async () => [],
    urlResolver: async () => () => null,
  };
  return { courseId, chunks, library };
}

async function seedSource(
  test: TestDatabase,
  courseId: string,
  file: { path: string; text: string; position: number },
): Promise<CourseChunk[]> {
  const sourceId = randomUUID();
  const document = parseDocument(file.text, file.path);
  await test.owner.query(
    `insert into sources (district_id, id, course_id, path, title, status, bytes, sha256, position) values ($1, $2, $3, $4, $5, 'ready', 1, $4, $6)`,
    [test.districtId, sourceId, courseId, file.path, document.title, file.position],
  );
  const chunks = document.passages.map(
    (passage): CourseChunk => ({
      id: randomUUID(),
      sourceId,
      sourceTitle: document.title,
      sourcePath: file.path,
      place: null,
      sourcePosition: file.position,
      ...passage,
    }),
  );
  for (const chunk of chunks) {
    await test.owner.query(
      `insert into chunks (district_id, id, course_id, source_id, ordinal, heading_path, anchor, start_offset, end_offset, text, blocks, hash)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'hash')`,
      [
        test.districtId,
        chunk.id,
        courseId,
        sourceId,
        chunk.ordinal,
        chunk.headingPath,
        chunk.anchor,
        chunk.start,
        chunk.end,
        chunk.text,
        JSON.stringify(chunk.blocks),
      ],
    );
  }
  return chunks;
}
