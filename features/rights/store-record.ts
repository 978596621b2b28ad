import { sql } from 'drizzle-orm';
import { classifiedColumns } from '@/platform/database/catalogue/catalogue';
import type { ColumnClass, TableEntry } from '@/platform/database/catalogue/entry';
import { forPurpose } from '@/platform/database/for-purpose';
import type { Tx } from '@/platform/database/transaction';
import { theirRows } from './store-rows';

/** A row as it is given out: its columns by name. */
export type RecordRow = Record<string, unknown>;

/** Moments by which rows are put in order, where a table has one of them; the first that it has. */
const MOMENTS = ['created_at', 'at', 'decided_at', 'offered_at', 'opened_at', 'assigned_at', 'seen_at', 'updated_at'];

/** What is never given out: what lets somebody in, what is withheld, and which district it is. */
const NEVER: readonly ColumnClass[] = ['secrets', 'withheld'];

/** A column with what it holds. */
export interface ShownColumn {
  name: string;
  holds: ColumnClass;
}

/** Columns of a table that somebody may see, with what they hold. */
export function shownColumns(entry: TableEntry, hidden: readonly ColumnClass[] = []): ShownColumn[] {
  return classifiedColumns(entry).filter(({ holds }) => !NEVER.includes(holds) && !hidden.includes(holds));
}

/** A person's rows of a table as a statement: the newest first, each as one JSON object; as the system. */
export function rowsQuery(table: string, entry: TableEntry, personId: string, columns: readonly ShownColumn[]) {
  const names = classifiedColumns(entry).map(({ name }) => name);
  const moment = MOMENTS.find((name) => names.includes(name));
  const order = [
    ...(moment ? [sql`${sql.identifier(moment)} desc`] : []),
    ...classifiedColumns(entry)
      .filter(({ holds }) => holds === 'ids' || holds === 'subject')
      .map(({ name }) => sql`${sql.identifier(name)} desc`),
  ];
  // Of a list of people nobody else is told.
  const wanted = sql.join(
    columns.map(({ name, holds }) =>
      name.endsWith('_ids') && (holds === 'subject' || holds === 'named')
        ? sql`array[${personId}::uuid] as ${sql.identifier(name)}`
        : sql.identifier(name),
    ),
    sql`, `,
  );
  return sql`select to_jsonb(r) as row from (select ${wanted} from ${sql.identifier(table)}
    where ${theirRows(entry, personId)} order by ${sql.join(order, sql`, `)}) r`;
}

/** Some of a person's rows, from a place on. */
export async function pageOfRows(
  tx: Tx,
  of: { table: string; entry: TableEntry; personId: string; columns: readonly ShownColumn[] },
  { offset, limit }: { offset: number; limit: number },
): Promise<RecordRow[]> {
  const query = rowsQuery(of.table, of.entry, of.personId, of.columns);
  const { rows } = await forPurpose(tx, 'rights', () =>
    tx.execute<{ row: RecordRow }>(sql`${query} offset ${offset} limit ${limit}`),
  );
  return rows.map(({ row }) => row);
}

/** All of a person's rows, so many at a time, read through a cursor of the transaction: never all in memory. */
export async function* allRows(
  tx: Tx,
  of: { table: string; entry: TableEntry; personId: string; columns: readonly ShownColumn[] },
  atOnce: number,
): AsyncGenerator<RecordRow[]> {
  await tx.execute(
    sql`declare record_rows no scroll cursor for ${rowsQuery(of.table, of.entry, of.personId, of.columns)}`,
  );
  try {
    for (;;) {
      const { rows } = await forPurpose(tx, 'rights', () =>
        tx.execute<{ row: RecordRow }>(sql`fetch ${sql.raw(String(atOnce))} from record_rows`),
      );
      if (rows.length > 0) yield rows.map(({ row }) => row);
      if (rows.length < atOnce) return;
    }
  } finally {
    await tx.execute(sql`close record_rows`);
  }
}

/** Names of what ids stand for, as far as the caller may know them: people, courses, classes, concepts. */
export async function namesOf(tx: Tx, ids: readonly string[]): Promise<Record<string, string>> {
  if (ids.length === 0) return {};
  const wanted = sql`any(${sql.param([...ids])}::uuid[])`;
  const { rows } = await tx.execute<{ id: string; name: string }>(sql`
    select id, name from users where id = ${wanted} union all select id, title from courses where id = ${wanted}
    union all select id, name from classes where id = ${wanted} union all select id, name from concepts where id = ${wanted}
    union all select id, name from schools where id = ${wanted}`);
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}

/** Whom a record is of; null where they are not there, or not the caller's to know. */
export async function personOf(tx: Tx, personId: string): Promise<{ id: string; name: string; role: string } | null> {
  const { rows } = await tx.execute<{ id: string; name: string; role: string }>(
    sql`select id, name, role from users where id = ${personId}::uuid`,
  );
  return rows[0] ?? null;
}
