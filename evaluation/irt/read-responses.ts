import { InputError } from '../input/input-error';
import { readCsv } from '../input/read-csv';

export interface ResponseTable {
  itemNames: string[];
  /** One row a person: 1 right, 0 wrong, null not seen. */
  rows: (number | null)[][];
}

/**
 * Reads answers from a CSV file, plain or gzip: one row a person, one column an item, the header its names; 1 right, 0
 * wrong, blank not seen. Any other value ends the reading, a column of persons' names or numbers first of all.
 *
 * @throws InputError with file, row and reason.
 */
export async function readResponses(file: string): Promise<ResponseTable> {
  const rows: (number | null)[][] = [];
  const itemNames = await readCsv(file, [], (row, header) => {
    if (rows.length === 0) checkHeader(file, header);
    rows.push(row.cells.map((text, column) => answerIn(file, row.number, header[column] ?? '', text)));
  });
  return { itemNames, rows };
}

function checkHeader(file: string, header: readonly string[]): void {
  const nameless = header.indexOf('');
  if (nameless >= 0) throw new InputError(file, 1, `column ${nameless + 1} has no name`);
}

function answerIn(file: string, row: number, column: string, text: string): number | null {
  if (text === '') return null;
  const value = Number(text);
  if (value === 0 || value === 1) return value;
  const shown = JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
  throw new InputError(
    file,
    row,
    `${column} should be 0, 1 or empty, and is ${shown}; every column is an item, persons have none`,
  );
}
