import { CsvError, parse } from 'csv-parse';
import { InputError } from './input-error';
import { openFile } from './open-file';

/** Cells of one row, and what is needed to complain about it. */
export interface CsvRow {
  /** Row in the file as an editor counts it where no cell holds a line break; the header is row 1. */
  number: number;
  /** The cell below this heading, trimmed; empty where the file has no such column. */
  cell(column: string): string;
  /** All cells in the order of the header. */
  cells: readonly string[];
}

/**
 * Reads a CSV file with a header (RFC 4180, UTF-8, plain or gzip) row by row, so that a large file never lies in memory.
 * The row given to `visit` is one object, used again for each row. Columns may come in any order; others are allowed.
 *
 * @param visit called for each row; what it throws ends the reading.
 * @returns the header.
 * @throws InputError for a missing column, an empty file, a header without rows, and what is not CSV or not gzip.
 */
export async function readCsv(
  file: string,
  required: readonly string[],
  visit: (row: CsvRow, header: readonly string[]) => void,
): Promise<string[]> {
  const source = await openFile(file);
  const parser = parse({ bom: true, skipEmptyLines: true, trim: true, relaxColumnCount: true });
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let header: string[] | null = null;
  let places = new Map<string, number>();
  let cells: string[] = [];
  const row = { number: 1, cells, cell: (column: string) => cells[places.get(column) ?? -1] ?? '' };
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      if (header === null) {
        header = record;
        places = placesOf(file, header, required);
        continue;
      }
      cells = record;
      row.cells = record;
      row.number += 1;
      if (cells.length !== header.length) {
        throw new InputError(file, row.number, `${cells.length} cells where the header has ${header.length}`);
      }
      visit(row, header);
    }
  } catch (error) {
    throw asInputError(file, row.number + 1, error);
  } finally {
    source.destroy();
  }
  if (header === null) throw new InputError(file, null, 'the file is empty');
  if (row.number === 1) throw new InputError(file, null, 'there is a header but no rows');
  return header;
}

function placesOf(file: string, header: readonly string[], required: readonly string[]): Map<string, number> {
  const places = new Map(header.map((name, place) => [name, place]));
  if (places.size < header.length) throw new InputError(file, 1, 'two columns have the same name');
  const missing = required.filter((name) => !places.has(name));
  if (missing.length > 0) {
    throw new InputError(
      file,
      1,
      `${missing.length === 1 ? 'column' : 'columns'} ${missing.join(', ')} missing; the header has ${header.join(', ')}`,
    );
  }
  return places;
}

function asInputError(file: string, row: number, error: unknown): unknown {
  if (error instanceof CsvError) return new InputError(file, row, (error.message.split('\n')[0] ?? '').trim());
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    return error.code.startsWith('Z_')
      ? new InputError(file, null, 'the gzip data are damaged or end too early')
      : new InputError(file, null, `can't be read (${error.code})`);
  }
  return error;
}
