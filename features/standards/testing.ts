import { randomUUID } from 'node:crypto';
import type { TeachingConcept } from '@/features/concepts/contract';
import { seedCourse } from '@/features/concepts/testing';
import { addPerson, type TestDatabase } from '@/platform/database/testing';
import type { Tx } from '@/platform/database/transaction';
import { importFramework } from './frameworks/import-framework';
import { proposeTags } from './propose/propose-tags';
import { createStandards } from './service';

export const FRACTIONS = {
  'fractions.md': `# Fractions\n\n## Equivalent fractions\n\nTwo fractions are equivalent when they name the same point on a number line. One half and two quarters are equivalent fractions.\n\n## Denominator\n\nTo compare two fractions with the same denominator, look at their numerators. The denominator says into how many equal parts the whole is cut.\n`,
  'area.md': `# Area\n\n## Area\n\nArea is the number of unit squares that cover a shape. A rectangle has an area of its length times its width.\n`,
};

export const TABLE = `Domain,Code,Statement,Grade
Fractions,3.NF.1,Understand two fractions as equivalent if they are the same point on a number line.,3
Fractions,3.NF.2,Compare two fractions with the same numerator or the same denominator.,3
Measurement,4.MD.1,Relate area to multiplication; find the area of a rectangle with whole-number sides.,4
Measurement,4.MD.2,Measure angles in whole-number degrees using a protractor.,4
`;

/** A course on fractions whose second-level headings are its concepts, with one exercise on the first; and the feature on it. */
export async function standardsCourse(test: TestDatabase) {
  const teacher = await addPerson(test, 'teacher');
  const { courseId, chunks } = await seedCourse(test, teacher, FRACTIONS);
  for (const chunk of chunks)
    await test.owner.query('update chunks set hash = $1 where id = $2', [
      `hash-${chunk.ordinal}-${chunk.sourcePath}`,
      chunk.id,
    ]);
  const concepts: TeachingConcept[] = [];
  for (const chunk of chunks) {
    const name = chunk.headingPath.at(-1) ?? '';
    const id = randomUUID();
    await test.owner.query(
      `insert into concepts (district_id, id, course_id, key, name, position, origin) values ($1, $2, $3, $4, $4, $5, 'extracted')`,
      [test.districtId, id, courseId, name, concepts.length],
    );
    await test.owner.query(
      `insert into concept_chunks (district_id, concept_id, chunk_id, course_id, role, weight, origin) values ($1, $2, $3, $4, 'teaches', 1, 'extracted')`,
      [test.districtId, id, chunk.id, courseId],
    );
    concepts.push({
      id,
      name,
      aliases: [],
      definition: null,
      position: concepts.length,
      hidden: false,
      chunks: [chunk],
      prerequisiteIds: [],
      dependentIds: [],
    });
  }
  const service = createStandards({
    concepts: { teachingConcepts: async () => concepts },
    propose: async (input) => proposeTags(input),
    now: () => new Date(),
  });
  const actor = { districtId: test.districtId, userId: teacher, role: 'teacher' as const };
  const asTeacher = <T>(work: (tx: Tx) => Promise<T>) => test.database.transaction(actor, work);
  const importTable = (text: string, title = 'State standards', trial = false) =>
    asTeacher((tx) =>
      importFramework(tx, { bytes: Buffer.from(text), title, trial, userId: teacher, now: new Date() }),
    );
  return { courseId, chunks, concepts, service, teacher, asTeacher, importTable };
}

/** One exercise in use on a concept. */
export async function addItem(
  test: TestDatabase,
  courseId: string,
  conceptId: string,
  chunkId: string | null = null,
): Promise<string> {
  const id = randomUUID();
  await test.owner.query(
    `insert into items (district_id, id, course_id, concept_id, chunk_id, kind, body, key, hints, worked, explanations, difficulty, fingerprint, origin)
     values ($1, $2, $3, $4, $5, 'short', '{"kind":"short","prompt":"Why?"}', '{"kind":"short","reference":"x","keyPoints":[["x"]]}', '[]', '', '{}', 0.4, $6, 'teacher')`,
    [test.districtId, id, courseId, conceptId, chunkId, id],
  );
  return id;
}
