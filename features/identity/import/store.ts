import { and, asc, desc, eq, gt, inArray, lt, or, sql } from 'drizzle-orm';
import type { Role } from '@/platform/database/roles';
import type { Tx } from '@/platform/database/transaction';
import { users } from '../schema';
import { peopleImportRows, peopleImports } from '../schema-import';
import type { ImportRow, Outcome } from './contract';
import type { ReadRow } from './read-people';

const CHUNK = 1000;

export type ImportRecord = typeof peopleImports.$inferSelect;
type NewImport = Omit<typeof peopleImports.$inferInsert, 'districtId'>;

/** Adds a list with what is told of its rows. */
export async function insertImport(
  tx: Tx,
  list: NewImport,
  rows: readonly { read: ReadRow; told: ImportRow }[],
): Promise<void> {
  await tx.insert(peopleImports).values(list);
  for (let from = 0; from < rows.length; from += CHUNK)
    await tx.insert(peopleImportRows).values(
      rows.slice(from, from + CHUNK).map(({ read, told }) => ({
        ...{ importId: list.id, row: told.row, requestedBy: list.requestedBy, read, told, outcome: told.outcome },
      })),
    );
}

/** A list with the name of who brought it. */
export async function importById(tx: Tx, id: string): Promise<(ImportRecord & { byName: string | null }) | null> {
  const [row] = await tx
    .select({ list: peopleImports, byName: users.name })
    .from(peopleImports)
    .leftJoin(users, and(eq(users.districtId, peopleImports.districtId), eq(users.id, peopleImports.requestedBy)))
    .where(eq(peopleImports.id, id));
  return row ? { ...row.list, byName: row.byName } : null;
}

/** The latest lists that the reader may see. */
export async function latestImports(tx: Tx, limit: number): Promise<(ImportRecord & { byName: string | null })[]> {
  const rows = await tx
    .select({ list: peopleImports, byName: users.name })
    .from(peopleImports)
    .leftJoin(users, and(eq(users.districtId, peopleImports.districtId), eq(users.id, peopleImports.requestedBy)))
    .orderBy(desc(peopleImports.createdAt), desc(peopleImports.id))
    .limit(limit);
  return rows.map(({ list, byName }) => ({ ...list, byName }));
}

/** What is told of rows after one, in their order; of one outcome or of all. */
export async function pageOfRows(
  tx: Tx,
  importId: string,
  { outcome, after, limit }: { outcome: Outcome | null; after: number; limit: number },
): Promise<ImportRow[]> {
  const rows = await tx
    .select({ told: peopleImportRows.told })
    .from(peopleImportRows)
    .where(
      and(
        eq(peopleImportRows.importId, importId),
        gt(peopleImportRows.row, after),
        outcome === null ? undefined : eq(peopleImportRows.outcome, outcome),
      ),
    )
    .orderBy(asc(peopleImportRows.row))
    .limit(limit);
  return rows.map(({ told }) => told);
}

/** Rows as they were read, of a list that was not taken over yet. */
export async function readRowsOf(tx: Tx, importId: string): Promise<ReadRow[]> {
  const rows = await tx
    .select({ read: peopleImportRows.read })
    .from(peopleImportRows)
    .where(eq(peopleImportRows.importId, importId))
    .orderBy(asc(peopleImportRows.row));
  return rows.flatMap(({ read }) => read ?? []);
}

export async function updateImport(tx: Tx, id: string, change: Partial<NewImport>): Promise<void> {
  await tx.update(peopleImports).set(change).where(eq(peopleImports.id, id));
}

/** Notes what came of rows; what was read of them goes. */
export async function settleRows(
  tx: Tx,
  importId: string,
  rows: readonly ImportRow[],
  personOf: ReadonlyMap<number, string>,
): Promise<void> {
  for (let from = 0; from < rows.length; from += CHUNK) {
    const chunk = rows.slice(from, from + CHUNK).map((told) => ({
      ...{ row: told.row, told, outcome: told.outcome, person: personOf.get(told.row) ?? null },
    }));
    await tx.execute(sql`
      update people_import_rows r set told = v.told, outcome = v.outcome, user_id = v.person, read = null
      from jsonb_to_recordset(${JSON.stringify(chunk)}::jsonb) as v("row" int, told jsonb, outcome text, person uuid)
      where r.import_id = ${importId} and r."row" = v."row"`);
  }
}

export async function deleteRows(tx: Tx, importId: string): Promise<void> {
  await tx.delete(peopleImportRows).where(eq(peopleImportRows.importId, importId));
}

/** Lists that a job was at when its process ended. */
export async function unfinished(tx: Tx): Promise<string[]> {
  const rows = await tx
    .select({ id: peopleImports.id })
    .from(peopleImports)
    .where(inArray(peopleImports.state, ['waiting', 'running']));
  return rows.map(({ id }) => id);
}

/** Forgets lists: those that were taken over after thirty days, others after seven. */
export async function purgeImports(tx: Tx, now: Date): Promise<void> {
  const before = (days: number) => lt(peopleImports.createdAt, new Date(now.getTime() - days * 24 * 3600_000));
  await tx
    .delete(peopleImports)
    .where(or(before(30), and(before(7), inArray(peopleImports.state, ['preview', 'cancelled', 'failed']))));
}

/** People of a list who are in the district now: by its rows. */
export async function peopleOfImport(tx: Tx, importId: string): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ id: peopleImportRows.userId })
    .from(peopleImportRows)
    .where(eq(peopleImportRows.importId, importId));
  return rows.flatMap(({ id }) => id ?? []);
}

/** What somebody is now; null: they are gone. */
export async function roleNow(tx: Tx, userId: string): Promise<Role | null> {
  const [row] = await tx.select({ role: users.role }).from(users).where(eq(users.id, userId));
  return row?.role ?? null;
}
