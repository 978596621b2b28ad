import type { z } from 'zod';
import { personTables } from '@/platform/database/catalogue/catalogue';
import type { Tx } from '@/platform/database/transaction';
import words from '@/platform/i18n/messages/en/record.json';
import type { recordFileSchema } from '../contract';
import { allRows, namesOf, shownColumns } from '../store-record';
import { idsOf } from './record';

/** Rows of one fetch. */
const AT_ONCE = 500;

type Head = Pick<z.infer<typeof recordFileSchema>, 'madeAt' | 'district' | 'person'>;

/** The record by tables, as JSON text in pieces, and the ids that stand in it. */
export interface RecordText {
  pieces: AsyncGenerator<string>;
  ids: ReadonlySet<string>;
}

/**
 * A person's whole record as JSON text in pieces (`recordFileSchema`), read through cursors of one transaction of the system, so that its length
 * doesn't matter. {@link endOfRecord} closes it.
 * @param onRows told of each handful of rows; throwing ends the work.
 */
export function writeRecord(
  tx: Tx,
  { personId, head }: { personId: string; head: Head },
  onRows: (count: number) => Promise<void>,
): RecordText {
  const ids = new Set<string>();
  async function* pieces(): AsyncGenerator<string> {
    yield `${JSON.stringify({ format: 'meno-record/1', ...head, leftOut: [words.leftOut] }).slice(0, -1)},"tables":[`;
    for (const [index, { name: table, entry }] of personTables().entries()) {
      const columns = shownColumns(entry);
      const opening = JSON.stringify({
        ...{ table, kind: entry.kind, title: wordOf(words.tables, table), about: words.kinds[entry.kind].about },
        columns: columns.map((column) => ({ ...column, title: wordOf(words.columns, column.name) })),
      });
      yield `${index === 0 ? '' : ','}\n${opening.slice(0, -1)},"rows":[`;
      let begun = false;
      for await (const rows of allRows(tx, { table, entry, personId, columns }, AT_ONCE)) {
        for (const id of idsOf(rows)) ids.add(id);
        yield `${begun ? ',' : ''}\n${rows.map((row) => JSON.stringify(row)).join(',\n')}`;
        begun = true;
        await onRows(rows.length);
      }
      yield ']}';
    }
  }
  return { pieces: pieces(), ids };
}

/** What closes the text of a record: what the ids in it stand for, as far as the person may know it (a transaction of theirs). */
export async function endOfRecord(tx: Tx, ids: ReadonlySet<string>): Promise<string> {
  return `],\n"names":${JSON.stringify(await namesOf(tx, [...ids]))}}\n`;
}

/** A word of the messages; the name itself where there is none. */
export function wordOf(of: Readonly<Record<string, string>>, name: string): string {
  return of[name] ?? name;
}
