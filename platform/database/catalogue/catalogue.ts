import { earlyWarningTables } from './early-warning';
import { type ColumnClass, type Columns, columnClasses, type DataKind, type TableEntry } from './entry';
import { governanceTables } from './governance';
import { learningTables } from './learning';
import { materialTables } from './material';
import { peopleTables } from './people';
import { suggestionTables } from './suggestions';
import { talkTables } from './talk';

/**
 * Every table of the database, classified: whose its rows are, what kind of data they are, what each column holds, and what the deletion of a
 * person does with them. Retention, access, deletion and what people are told of their data all read this; a test holds it against the database,
 * so that a table or column without an entry fails the build.
 */
export const dataCatalogue: ReadonlyMap<string, TableEntry> = new Map(
  [
    peopleTables,
    learningTables,
    talkTables,
    suggestionTables,
    earlyWarningTables,
    materialTables,
    governanceTables,
  ].flatMap((group) => Object.entries(group)),
);

/** The columns of an entry that hold something of this class, in the order of the entry. */
export function columnsOf(entry: TableEntry, ...classes: ColumnClass[]): string[] {
  return classes.flatMap((each) => namesIn(entry.columns, each));
}

/** Every column of an entry but `district_id`, with its class. */
export function classifiedColumns(entry: TableEntry): { name: string; holds: ColumnClass }[] {
  return columnClasses.flatMap((holds) => namesIn(entry.columns, holds).map((name) => ({ name, holds })));
}

/** Tables whose rows are a person's own, with their names; of one kind of data, or of all. */
export function personTables(kind?: DataKind): { name: string; entry: TableEntry }[] {
  return [...dataCatalogue].flatMap(([name, entry]) =>
    entry.whose === 'person' && (kind === undefined || entry.kind === kind) ? [{ name, entry }] : [],
  );
}

function namesIn(columns: Columns, holds: ColumnClass): string[] {
  return columns[holds]?.split(' ') ?? [];
}
