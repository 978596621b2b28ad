import { and, eq, notExists, sql } from 'drizzle-orm';
import type { Tx } from '@/platform/database/transaction';
import { ingestionFiles, ingestions, sources } from '../schema';

/** Whether the map and the exercises of a course wait to be made anew anyway, with nothing to be read before. */
export async function waitingRedraw(tx: Tx, courseId: string): Promise<boolean> {
  const files = tx
    .select({ one: sql`1` })
    .from(ingestionFiles)
    .where(and(eq(ingestionFiles.districtId, ingestions.districtId), eq(ingestionFiles.ingestionId, ingestions.id)));
  const rows = await tx
    .select({ id: ingestions.id })
    .from(ingestions)
    .where(and(eq(ingestions.courseId, courseId), eq(ingestions.status, 'queued'), notExists(files)))
    .limit(1);
  return rows.length > 0;
}

/** Writes down how many passages a source has. */
export async function setChunkCount(tx: Tx, sourceId: string, chunkCount: number): Promise<void> {
  await tx.update(sources).set({ chunkCount }).where(eq(sources.id, sourceId));
}
