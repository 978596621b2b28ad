import { eq } from 'drizzle-orm';
import { createCourseGraph, type Edge } from '@/core/sequencing/course-graph';
import { courses } from '@/features/library/schema';
import { items } from '@/features/practice/schema';
import { type Database, systemActor } from '@/platform/database/transaction';
import words from '@/platform/i18n/messages/en/demo-school.json';
import type { Features } from '@/server/features';
import { readSampleCourse } from '@/server/sample-course';
import type { KeyedItem } from '../answers';
import type { DemoCourse, DemoTeacher } from '../school';

/** Makes the course of the sample material, its teacher’s, open to its classes alone, and reads it back as learners' minds need it. */
export async function addCourse(
  { features, database }: { features: Features; database: Database },
  owner: DemoTeacher,
  courseId: string,
): Promise<DemoCourse> {
  const { districtId } = owner;
  const actor = { ...systemActor(districtId), userId: owner.userId };
  const sample = await readSampleCourse();
  await database.transaction(actor, async (tx) => {
    const title = words.course.replace('{title}', sample.title);
    const values = { title, description: sample.description, language: 'en', visibility: 'classes' as const };
    await tx.insert(courses).values({ id: courseId, ownerId: owner.userId, simulated: true, ...values });
  });
  const ingestionId = await features.library.importFiles(actor, courseId, sample.files);
  const { status, error } = await features.library.ingestNow(districtId, ingestionId);
  if (status !== 'done') throw new Error(`The sample course could not be read: ${error ?? status}`);
  return database.transaction(actor, async (tx) => {
    const all = await features.concepts.port.teachingConcepts(tx, courseId);
    const taught = all.filter((concept) => !concept.hidden).sort((a, b) => a.position - b.position);
    const numberOf = new Map(taught.map(({ id }, number) => [id, number]));
    const edges = taught.flatMap(({ prerequisiteIds }, concept) =>
      prerequisiteIds.flatMap((id): Edge[] => {
        const needed = numberOf.get(id);
        return needed === undefined ? [] : [[needed, concept]];
      }),
    );
    const rows = await tx
      .select({ id: items.id, body: items.body, key: items.key })
      .from(items)
      .where(eq(items.courseId, courseId));
    return {
      id: courseId,
      concepts: taught.map(({ id, name, definition }) => ({ id, name, definition: definition?.text ?? null })),
      numberOf,
      graph: createCourseGraph(taught.length, edges),
      items: new Map(rows.map(({ id, ...item }): [string, KeyedItem] => [id, item])),
    };
  });
}
