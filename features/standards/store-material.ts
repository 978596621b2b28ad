import { and, eq, inArray } from 'drizzle-orm';
import { chunks, courses } from '@/features/library/schema';
import type { Tx } from '@/platform/database/transaction';

/** Language of a course, BCP 47. */
export async function languageOf(tx: Tx, courseId: string): Promise<string> {
  const [row] = await tx.select({ language: courses.language }).from(courses).where(eq(courses.id, courseId));
  return row?.language ?? 'en';
}

/** What tags and labels know passages by. */
export async function keysOf(tx: Tx, courseId: string, chunkIds: readonly string[]) {
  if (chunkIds.length === 0) return [];
  return tx
    .select({ id: chunks.id, sourceId: chunks.sourceId, hash: chunks.hash })
    .from(chunks)
    .where(and(eq(chunks.courseId, courseId), inArray(chunks.id, [...chunkIds])));
}
