import { and, asc, eq, getTableColumns, inArray, or, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@/platform/database/transaction';
import type { DocumentFormat } from '@/platform/documents/types';
import type { SourceStatus } from './contract';
import type { FileFailure } from './failure';
import { sources, sourceTexts } from './schema';

export type SourceRow = typeof sources.$inferSelect;

const { places: _, ...listed } = getTableColumns(sources);
/** Without its places, of which a book has a thousand. */
export type ListedSource = Omit<SourceRow, 'places'>;

/** Sources of a course in teaching order, from behind `after` (position, id). */
export async function listSources(
  tx: Tx,
  courseId: string,
  after: [number, string] | null,
  limit: number,
): Promise<ListedSource[]> {
  return tx
    .select(listed)
    .from(sources)
    .where(
      and(
        eq(sources.courseId, courseId),
        after ? sql`(${sources.position}, ${sources.id}) > (${after[0]}, ${after[1]}::uuid)` : undefined,
      ),
    )
    .orderBy(asc(sources.position), asc(sources.id))
    .limit(limit);
}

export async function sourceById(tx: Tx, courseId: string, id: string): Promise<SourceRow | null> {
  const [row] = await tx
    .select()
    .from(sources)
    .where(and(eq(sources.courseId, courseId), eq(sources.id, id)));
  return row ?? null;
}

/** Id, path and what is needed to tell whether a file is new, of every source of a course. */
export async function sourceKeys(tx: Tx, courseId: string) {
  return tx
    .select({
      id: sources.id,
      path: sources.path,
      status: sources.status,
      position: sources.position,
      packageRoot: sources.packageRoot,
      packagePlace: sources.packagePlace,
    })
    .from(sources)
    .where(eq(sources.courseId, courseId));
}

export interface NewSource {
  path: string;
  title: string;
  bytes: number;
  sha256: string;
  position: number;
  format: DocumentFormat;
}

/** Adds sources that wait to be read. @returns their ids by path. */
export async function insertSources(tx: Tx, courseId: string, added: NewSource[]): Promise<Map<string, string>> {
  const rows = added.map((source) => ({ id: uuidv7(), courseId, status: 'queued' as const, ...source }));
  for (let at = 0; at < rows.length; at += 500) await tx.insert(sources).values(rows.slice(at, at + 500));
  return new Map(rows.map((row) => [row.path, row.id]));
}

/** Sets the state of sources that hold nothing yet; one that is ready stays ready while a new version is read. */
export async function markUnread(
  tx: Tx,
  ids: string[],
  status: Exclude<SourceStatus, 'ready'>,
  failure: FileFailure | null,
  now: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(sources)
    .set({ status, failureCode: failure?.code ?? null, failureMessage: failure?.message ?? null, updatedAt: now })
    .where(and(inArray(sources.id, ids), sql`${sources.status} <> 'ready'`));
}

export async function markReady(
  tx: Tx,
  id: string,
  values: Pick<
    SourceRow,
    | 'title'
    | 'format'
    | 'bytes'
    | 'sha256'
    | 'chunkCount'
    | 'language'
    | 'places'
    | 'warnings'
    | 'packageRoot'
    | 'packagePlace'
  >,
  now: Date,
): Promise<void> {
  await tx
    .update(sources)
    .set({ ...values, status: 'ready', failureCode: null, failureMessage: null, updatedAt: now })
    .where(eq(sources.id, id));
}

/** Where its package puts a source whose bytes have not changed. */
export async function setPackagePlace(
  tx: Tx,
  id: string,
  packaged: Pick<SourceRow, 'packageRoot' | 'packagePlace'>,
): Promise<void> {
  const { packageRoot, packagePlace } = packaged;
  await tx.update(sources).set({ packageRoot, packagePlace }).where(eq(sources.id, id));
}

/** A teacher's word on what a source is to its course, or none. */
export async function setPart(tx: Tx, id: string, part: SourceRow['part']): Promise<void> {
  await tx.update(sources).set({ part }).where(eq(sources.id, id));
}

/** Its scanned pages are to be recognised from here on. */
export async function askForOcr(tx: Tx, id: string): Promise<void> {
  await tx.update(sources).set({ ocr: true }).where(eq(sources.id, id));
}

/** @returns whether there was one. Its text and chunks go with it. */
export async function deleteSource(tx: Tx, courseId: string, id: string): Promise<boolean> {
  const gone = await tx
    .delete(sources)
    .where(and(eq(sources.courseId, courseId), eq(sources.id, id)))
    .returning({ id: sources.id });
  return gone.length > 0;
}

/** Writes the positions that changed. */
export async function setPositions(tx: Tx, positions: Map<string, number>): Promise<void> {
  if (positions.size === 0) return;
  const values = sql.join(
    [...positions].map(([id, position]) => sql`(${id}::uuid, ${position}::int)`),
    sql`, `,
  );
  await tx.execute(
    sql`update ${sources} s set position = v.position from (values ${values}) as v (id, position) where s.id = v.id`,
  );
}

export async function saveText(tx: Tx, courseId: string, sourceId: string, text: string): Promise<void> {
  await tx
    .insert(sourceTexts)
    .values({ courseId, sourceId, text })
    .onConflictDoUpdate({ target: [sourceTexts.districtId, sourceTexts.sourceId], set: { text } });
}

export async function textOf(tx: Tx, sourceId: string): Promise<string | null> {
  const [row] = await tx.select({ text: sourceTexts.text }).from(sourceTexts).where(eq(sourceTexts.sourceId, sourceId));
  return row?.text ?? null;
}

/** Texts by path: of the named sources, and of those that hold something that matches a regular expression. */
export async function textsByPath(
  tx: Tx,
  courseId: string,
  wanted: { ids: string[]; pattern: string },
): Promise<Map<string, string>> {
  const rows = await tx
    .select({ path: sources.path, text: sourceTexts.text })
    .from(sourceTexts)
    .innerJoin(sources, and(eq(sources.districtId, sourceTexts.districtId), eq(sources.id, sourceTexts.sourceId)))
    .where(
      and(
        eq(sources.courseId, courseId),
        eq(sources.status, 'ready'),
        or(
          wanted.ids.length > 0 ? inArray(sources.id, wanted.ids) : undefined,
          sql`${sourceTexts.text} ~ ${`(?n)${wanted.pattern}`}`,
        ),
      ),
    );
  return new Map(rows.map((row) => [row.path, row.text]));
}
