import { sql } from 'drizzle-orm';
import { columnsOf, dataCatalogue, personTables } from '@/platform/database/catalogue/catalogue';
import type { TableEntry } from '@/platform/database/catalogue/entry';
import type { Tx } from '@/platform/database/transaction';
import type { DeletionCertificate } from './contract';
import { countRows, theirRows, whose } from './store-rows';

/** What happened to whose rows, as a certificate tells it. */
export type Erased = Pick<DeletionCertificate, 'deleted' | 'cleared' | 'kept'>;

/** The account, by whose key some rows go; and who is held, which must be known until everything else is gone. */
const LAST = ['users', 'legal_hold_learners', 'legal_holds'];

/**
 * Takes a person out of every table, as the data catalogue says; as the system, in one transaction, once their deletion has begun. Run again, it
 * finds nothing.
 * @throws what `isHeldError` knows, where a legal hold keeps their records.
 */
export async function eraseRows(tx: Tx, personId: string, courseIds: readonly string[]): Promise<Erased> {
  const erased: Erased = { deleted: [], cleared: [], kept: [] };
  const note = (list: { table: string; rows: number }[], table: string, rows: number) => {
    if (rows > 0) list.push({ table, rows });
  };
  await forgetAddresses(tx, personId);
  const tables = personTables();
  const ordered = [
    ...tables.filter(({ name }) => !LAST.includes(name)),
    ...LAST.flatMap((name) => tables.filter((table) => table.name === name)),
  ];
  for (const { name, entry } of ordered) {
    const { deletion } = entry;
    if (deletion.how === 'keep') {
      const rows = await countRows(tx, name, entry, personId);
      if (rows > 0) erased.kept.push({ table: name, rows, because: deletion.because });
    } else if (deletion.how === 'with') note(erased.deleted, name, await countRows(tx, name, entry, personId));
    else if (deletion.how === 'by-function') note(erased.deleted, name, await eraseEvents(tx, personId));
    else if (deletion.how === 'blank') {
      const rows = await blank(tx, name, entry, deletion.columns.split(' '), personId);
      if (rows > 0) erased.kept.push({ table: name, rows, because: deletion.because });
    } else {
      if (deletion.how === 'take-out') note(erased.cleared, name, await takeOut(tx, name, entry, personId));
      note(erased.deleted, name, await deleteRows(tx, name, entry, personId));
    }
  }
  for (const [name, { deletion }] of dataCatalogue)
    if (deletion.how === 'empty') note(erased.cleared, name, await emptyOf(tx, name, courseIds));
  return erased;
}

async function deleteRows(tx: Tx, table: string, entry: TableEntry, personId: string): Promise<number> {
  const mine = whose(columnsOf(entry, 'subject'), personId);
  return (await tx.execute(sql`delete from ${sql.identifier(table)} where ${mine}`)).rowCount ?? 0;
}

async function eraseEvents(tx: Tx, personId: string): Promise<number> {
  const { rows } = await tx.execute<{ erased: string }>(sql`select meno_erase_events(${personId}::uuid) as erased`);
  return Number(rows[0]?.erased ?? 0);
}

async function blank(
  tx: Tx,
  table: string,
  entry: TableEntry,
  columns: readonly string[],
  personId: string,
): Promise<number> {
  const empty = sql.join(
    columns.map((column) => sql`${sql.identifier(column)} = ''`),
    sql`, `,
  );
  const mine = theirRows(entry, personId);
  return (await tx.execute(sql`update ${sql.identifier(table)} set ${empty} where ${mine}`)).rowCount ?? 0;
}

/** Takes somebody out of lists that name others too; a row that named nobody else goes. */
async function takeOut(tx: Tx, table: string, entry: TableEntry, personId: string): Promise<number> {
  let touched = 0;
  for (const column of columnsOf(entry, 'named')) {
    const [of, name] = [sql.identifier(table), sql.identifier(column)];
    await tx.execute(sql`delete from ${of} where ${name} = array[${personId}::uuid]`);
    const { rowCount } = await tx.execute(
      sql`update ${of} set ${name} = array_remove(${name}, ${personId}::uuid) where ${name} @> array[${personId}::uuid]`,
    );
    touched += rowCount ?? 0;
  }
  return touched;
}

async function emptyOf(tx: Tx, table: string, courseIds: readonly string[]): Promise<number> {
  const { rowCount } = await tx.execute(
    sql`delete from ${sql.identifier(table)} where course_id = any(${sql.param([...courseIds])}::uuid[])`,
  );
  return rowCount ?? 0;
}

/** What was kept while somebody confirmed an address or chose a new password: it names them by address or id, in no column of its own. */
async function forgetAddresses(tx: Tx, personId: string): Promise<void> {
  await tx.execute(sql`
    delete from verifications v using users u
    where u.id = ${personId}::uuid and (v.identifier in (u.email, u.id::text) or v.value = u.id::text or position(u.id::text in v.value) > 0)`);
}
