import { eq, sql } from 'drizzle-orm';
import { chunks } from '@/features/library/schema';
import type { Tx } from '@/platform/database/transaction';
import { conceptChunks } from './schema';

/** What a passage says, by the hash that reports of changes know words by, and the heading it stands under. */
export interface PassageWords {
  id: string;
  words: string;
  heading: string;
}

export async function passageWords(tx: Tx, courseId: string): Promise<PassageWords[]> {
  return tx
    .select({
      id: chunks.id,
      words: sql<string>`substr(md5(${chunks.text}), 1, 16)`,
      heading: sql<string>`coalesce(${chunks.headingPath}[cardinality(${chunks.headingPath})], '')`,
    })
    .from(chunks)
    .where(eq(chunks.courseId, courseId));
}

type Link = Pick<typeof conceptChunks.$inferInsert, 'conceptId' | 'chunkId' | 'role'>;

/** Gives passages what a teacher had decided of the same words; what is decided of the passage itself stays. */
export async function putTeacherLinks(tx: Tx, courseId: string, links: readonly Link[]): Promise<void> {
  for (let at = 0; at < links.length; at += 1000)
    await tx
      .insert(conceptChunks)
      .values(links.slice(at, at + 1000).map((link) => ({ ...link, courseId, weight: 1, origin: 'teacher' as const })))
      .onConflictDoNothing();
}
