import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, notExists, or, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@/platform/database/transaction';
import type { Ingestion } from './contract';
import type { FileFailure } from './failure';
import { ingestionFiles, ingestions } from './schema';

export type IngestionRow = typeof ingestions.$inferSelect;
export type IngestionFileRow = typeof ingestionFiles.$inferSelect;
export type Stage = Ingestion['stage'];
export type FileStatus = Ingestion['files'][number]['status'];

export interface NewFile {
  path: string;
  sha256: string | null;
  bytes: number;
  sourceId: string | null;
  status: FileStatus;
  failure: FileFailure | null;
  title: string | null;
  packageRoot: string | null;
  packagePlace: number | null;
}

/** Adds an ingestion with its files; without files it only redraws the map. */
export async function insertIngestion(
  tx: Tx,
  values: { courseId: string; createdBy: string; createdAt: Date; stage: Stage },
  files: NewFile[],
): Promise<string> {
  const id = uuidv7();
  await tx.insert(ingestions).values({ id, ...values });
  await addFiles(tx, { id, courseId: values.courseId }, files, 0);
  return id;
}

/** Adds files to an ingestion, numbered from `first` on. */
export async function addFiles(
  tx: Tx,
  ingestion: { id: string; courseId: string },
  files: readonly NewFile[],
  first: number,
): Promise<void> {
  const rows = files.map(({ failure, ...file }, at) => ({
    ...file,
    ingestionId: ingestion.id,
    courseId: ingestion.courseId,
    ordinal: first + at,
    failureCode: failure?.code ?? null,
    failureMessage: failure?.message ?? null,
  }));
  for (let at = 0; at < rows.length; at += 500) await tx.insert(ingestionFiles).values(rows.slice(at, at + 500));
}

/** One ingestion, kept from changing until the transaction ends when `hold` is given. */
export async function ingestionById(tx: Tx, id: string, hold?: 'share' | 'update'): Promise<IngestionRow | null> {
  const query = tx.select().from(ingestions).where(eq(ingestions.id, id));
  const [row] = await (hold ? query.for(hold) : query);
  return row ?? null;
}

/** Newest first. What only redrew the map, and succeeded, is no news and left out. */
export async function listIngestions(tx: Tx, courseId: string, before: string | null, limit: number) {
  const file = tx
    .select({ one: sql`1` })
    .from(ingestionFiles)
    .where(and(eq(ingestionFiles.districtId, ingestions.districtId), eq(ingestionFiles.ingestionId, ingestions.id)));
  return tx
    .select()
    .from(ingestions)
    .where(
      and(
        eq(ingestions.courseId, courseId),
        before ? lt(ingestions.id, before) : undefined,
        or(sql`${ingestions.status} <> 'done'`, sql`exists ${file}`),
      ),
    )
    .orderBy(desc(ingestions.id))
    .limit(limit);
}

export async function filesOf(tx: Tx, ingestionIds: string[]): Promise<IngestionFileRow[]> {
  if (ingestionIds.length === 0) return [];
  return tx
    .select()
    .from(ingestionFiles)
    .where(inArray(ingestionFiles.ingestionId, ingestionIds))
    .orderBy(asc(ingestionFiles.ingestionId), asc(ingestionFiles.ordinal));
}

/** What was last uploaded of a source, as far as its bytes are here. */
export async function latestUpload(tx: Tx, sourceId: string) {
  const { path, sha256, bytes, title, packageRoot, packagePlace } = ingestionFiles;
  const [row] = await tx
    .select({ path, sha256, bytes, title, packageRoot, packagePlace })
    .from(ingestionFiles)
    .where(and(eq(ingestionFiles.sourceId, sourceId), isNotNull(ingestionFiles.sha256)))
    .orderBy(desc(ingestionFiles.ingestionId))
    .limit(1);
  return row ?? null;
}

/** Number of the last file; -1 where there is none. */
export async function lastOrdinal(tx: Tx, ingestionId: string): Promise<number> {
  const [row] = await tx
    .select({ last: sql<number>`coalesce(max(${ingestionFiles.ordinal}), -1)::int` })
    .from(ingestionFiles)
    .where(eq(ingestionFiles.ingestionId, ingestionId));
  return row?.last ?? -1;
}

/** Ingestions of the district that nobody has finished. */
export async function unfinishedIngestions(tx: Tx): Promise<string[]> {
  const rows = await tx
    .select({ id: ingestions.id })
    .from(ingestions)
    .where(isNull(ingestions.finishedAt))
    .orderBy(asc(ingestions.id));
  return rows.map((row) => row.id);
}

export async function updateIngestion(
  tx: Tx,
  id: string,
  values: Partial<Pick<IngestionRow, 'status' | 'stage' | 'error' | 'finishedAt'>>,
): Promise<void> {
  await tx.update(ingestions).set(values).where(eq(ingestions.id, id));
}

/** Sets the state of one file if it is in one of the states `from`. @returns whether it was. */
export async function updateFile(
  tx: Tx,
  key: { ingestionId: string; ordinal: number },
  from: FileStatus[],
  values: { status: FileStatus; chunkCount?: number; failure?: FileFailure; sha256?: null },
): Promise<boolean> {
  const { failure, ...rest } = values;
  const changed = await tx
    .update(ingestionFiles)
    .set({ ...rest, failureCode: failure?.code ?? null, failureMessage: failure?.message ?? null })
    .where(
      and(
        eq(ingestionFiles.ingestionId, key.ingestionId),
        eq(ingestionFiles.ordinal, key.ordinal),
        inArray(ingestionFiles.status, from),
      ),
    )
    .returning({ ordinal: ingestionFiles.ordinal });
  return changed.length > 0;
}

/** Stops the files that have not been read. @returns the sources they were to become. */
export async function cancelFiles(tx: Tx, ingestionId: string): Promise<string[]> {
  const rows = await tx
    .update(ingestionFiles)
    .set({ status: 'cancelled' })
    .where(and(eq(ingestionFiles.ingestionId, ingestionId), inArray(ingestionFiles.status, ['queued', 'parsing'])))
    .returning({ sourceId: ingestionFiles.sourceId });
  return rows.flatMap((row) => row.sourceId ?? []);
}

/**
 * Queues again what failed or was cancelled, as far as its bytes are here and no later upload has brought the same path.
 * @returns the sources they are to become.
 */
export async function requeueFiles(tx: Tx, ingestion: IngestionRow): Promise<string[]> {
  const later = tx
    .select({ one: sql`1` })
    .from(sql`${ingestionFiles} as later`)
    .where(
      sql`later.district_id = ${ingestionFiles.districtId} and later.course_id = ${ingestionFiles.courseId}
        and later.path = ${ingestionFiles.path} and later.ingestion_id > ${ingestion.id}
        and later.status in ('ready', 'unchanged', 'queued', 'parsing')`,
    );
  const rows = await tx
    .update(ingestionFiles)
    .set({ status: 'queued', failureCode: null, failureMessage: null })
    .where(
      and(
        eq(ingestionFiles.ingestionId, ingestion.id),
        inArray(ingestionFiles.status, ['failed', 'cancelled']),
        isNotNull(ingestionFiles.sha256),
        notExists(later),
      ),
    )
    .returning({ sourceId: ingestionFiles.sourceId });
  return rows.flatMap((row) => row.sourceId ?? []);
}

/** Whether the ingestion changed what the map is drawn from, or took over from one that did not get that far. */
export async function needsMap(tx: Tx, ingestion: IngestionRow): Promise<boolean> {
  const files = await filesOf(tx, [ingestion.id]);
  if (files.length === 0 || files.some((file) => file.status === 'ready' && file.sourceId !== null)) return true;
  const [before] = await tx
    .select({ status: ingestions.status, finishedAt: ingestions.finishedAt })
    .from(ingestions)
    .where(and(eq(ingestions.courseId, ingestion.courseId), lt(ingestions.id, ingestion.id)))
    .orderBy(desc(ingestions.id))
    .limit(1);
  // One that has no end was killed, as only one works on a course at a time.
  return before !== undefined && (before.status === 'failed' || before.finishedAt === null);
}
