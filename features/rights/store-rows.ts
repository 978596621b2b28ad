import { type SQL, sql } from 'drizzle-orm';
import { columnsOf, personTables } from '@/platform/database/catalogue/catalogue';
import type { TableEntry } from '@/platform/database/catalogue/entry';
import { forPurpose } from '@/platform/database/for-purpose';
import type { Tx } from '@/platform/database/transaction';

/** A condition that finds a person's rows of a table; columns that end in `_ids` are lists (a test holds the catalogue to that). */
export function whose(columns: readonly string[], personId: string): SQL {
  const each = columns.map((column) =>
    column.endsWith('_ids')
      ? sql`${sql.identifier(column)} @> array[${personId}::uuid]`
      : sql`${sql.identifier(column)} = ${personId}::uuid`,
  );
  return sql`(${sql.join(each, sql` or `)})`;
}

/** A person's rows of a table: their own, and those that name them beside others. */
export const theirRows = (entry: TableEntry, personId: string): SQL =>
  whose(columnsOf(entry, 'subject', 'named'), personId);

/** How many rows of a table are a person's; as the system. */
export async function countRows(tx: Tx, table: string, entry: TableEntry, personId: string): Promise<number> {
  const { rows } = await forPurpose(tx, 'rights', () =>
    tx.execute<{ count: number }>(
      sql`select count(*)::int as count from ${sql.identifier(table)} where ${theirRows(entry, personId)}`,
    ),
  );
  return rows[0]?.count ?? 0;
}

/** Columns of a personal table by which something of the school is told: where it has them, whose courses and classes are looked at. */
async function idsIn(tx: Tx, column: string, personId: string): Promise<string[]> {
  const selects = personTables()
    .filter(({ entry }) => columnsOf(entry, 'ids').includes(column))
    .map(
      ({ name, entry }) =>
        sql`select distinct ${sql.identifier(column)} as id from ${sql.identifier(name)} where ${theirRows(entry, personId)}`,
    );
  if (selects.length === 0) return [];
  const { rows } = await tx.execute<{ id: string | null }>(sql.join(selects, sql` union `));
  return rows.flatMap(({ id }) => (id === null ? [] : [id])).sort();
}

/** Where a person's records were counted among those of others: their courses (by any record of theirs), classes, comparisons; as the system. */
export async function scopeOf(
  tx: Tx,
  personId: string,
): Promise<{ courseIds: string[]; classIds: string[]; experimentIds: string[] }> {
  const classIds = await idsIn(tx, 'class_id', personId);
  const { rows } = await tx.execute<{ id: string }>(
    sql`select distinct course_id as id from classes where id = any(${sql.param(classIds)}::uuid[])`,
  );
  const courseIds = new Set([...(await idsIn(tx, 'course_id', personId)), ...rows.map(({ id }) => id)]);
  return { courseIds: [...courseIds].sort(), classIds, experimentIds: await idsIn(tx, 'experiment_id', personId) };
}
