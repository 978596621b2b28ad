import { and, eq } from 'drizzle-orm';
import { concepts } from '@/features/concepts/schema';
import { chunks, courses } from '@/features/library/schema';
import type { Tx } from '@/platform/database/transaction';
import { attempts, items, presentations } from './schema';

/** A learner's own attempt with its item, presentation and passage as they are now; null when there is none. */
export async function attemptToExplain(tx: Tx, learnerId: string, attemptId: string) {
  const [row] = await tx
    .select({
      attempt: attempts,
      item: items,
      finishedAt: presentations.finishedAt,
      language: courses.language,
      headings: chunks.headingPath,
      passage: chunks.text,
    })
    .from(attempts)
    .innerJoin(items, and(eq(items.districtId, attempts.districtId), eq(items.id, attempts.itemId)))
    .innerJoin(
      presentations,
      and(eq(presentations.districtId, attempts.districtId), eq(presentations.id, attempts.presentationId)),
    )
    .innerJoin(courses, and(eq(courses.districtId, attempts.districtId), eq(courses.id, attempts.courseId)))
    .leftJoin(chunks, and(eq(chunks.districtId, items.districtId), eq(chunks.id, items.chunkId)))
    .where(and(eq(attempts.id, attemptId), eq(attempts.learnerId, learnerId)));
  return row ?? null;
}

export async function conceptNames(tx: Tx, courseId: string): Promise<string[]> {
  const rows = await tx.select({ name: concepts.name }).from(concepts).where(eq(concepts.courseId, courseId));
  return rows.map(({ name }) => name);
}
