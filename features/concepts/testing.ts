import { randomUUID } from 'node:crypto';
import type { CourseChunk, LibraryPort } from '@/features/library/contract';
import type { TestDatabase } from '@/platform/database/testing';
import type { Tx } from '@/platform/database/transaction';
import { parseDocument } from '@/platform/markdown/parse';
import type { ExtractedConcept, ExtractedPrerequisite, ExtractionInput } from './contract';

/** A plain extraction for tests: each second-level heading is a concept that its passages teach. */
export function byHeading({ chunks }: ExtractionInput, beside: readonly string[] = []): ExtractedConcept[] {
  const headings = chunks.map((chunk) => chunk.headingPath[1] ?? '').filter((name) => name !== '');
  return [...new Set([...headings, ...beside])].map((name, position) => {
    const own = chunks.filter((chunk) => chunk.headingPath[1] === name);
    const [first] = own;
    return {
      ...{ key: name.toLowerCase(), name, aliases: [], position, importance: 0.5, signals: ['heading'] },
      definition: first ? { text: first.text.split('. ')[0] ?? '', chunkId: first.id } : null,
      chunks: own.map((chunk) => ({ chunkId: chunk.id, role: 'teaches' as const, weight: 1 })),
    };
  });
}

/** That one concept is needed before another, by their keys. */
export function edgeBetween(prerequisiteKey: string, conceptKey: string, weight = 0.6): ExtractedPrerequisite {
  return { prerequisiteKey, conceptKey, weight, evidence: 'text', direct: true };
}

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
    materialVersion: async () => '',
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
