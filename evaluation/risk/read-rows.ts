import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { binaryCell } from '../input/cells';
import { InputError } from '../input/input-error';
import { type CsvRow, readCsv } from '../input/read-csv';

const names = z.array(z.string().min(1)).default([]);
const metaSchema = z.object({ numeric: names, categorical: names, sensitive: names });

/** Which column is what. Sensitive ones are for the audit and never features. */
export type RiskColumns = z.infer<typeof metaSchema>;

/** A row of somebody whose outcome is known. */
export interface OutcomeRow {
  /** By `student_id` where the file has it; else every row is somebody else. */
  learner: string;
  happened: boolean;
  /** In the order of the columns; NaN where missing. */
  numbers: number[];
  /** In the order of the columns; empty where missing. */
  words: string[];
  /** Groups that the person is in, in the order of the sensitive columns; empty where missing. */
  groups: string[];
}

/** What stands for nothing in a cell, besides nothing. */
const MISSING = new Set(['', 'na', 'n/a', 'nan', 'null', '?']);

/** Reads which column is numeric, categorical or sensitive; what else the file holds is left aside. @throws InputError */
export async function readColumns(file: string): Promise<RiskColumns> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new InputError(
      file,
      null,
      error.code === 'ENOENT' ? 'there is no such file' : `can't be read (${error.code})`,
    );
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new InputError(file, null, 'this is no JSON');
  }
  const parsed = metaSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new InputError(
      file,
      null,
      `${issue?.path.join('.') || 'the whole'} should be lists of column names (numeric, categorical, sensitive)`,
    );
  }
  const columns = parsed.data;
  const all = [...columns.numeric, ...columns.categorical, ...columns.sensitive];
  const twice = all.find((name, at) => all.indexOf(name) < at);
  if (twice !== undefined) throw new InputError(file, null, `column ${twice} is named twice`);
  const reserved = all.find((name) => name === 'label' || name === 'student_id');
  if (reserved !== undefined) throw new InputError(file, null, `column ${reserved} can't be a feature or a group`);
  if (columns.numeric.length + columns.categorical.length === 0)
    throw new InputError(file, null, 'names neither a numeric nor a categorical column');
  return columns;
}

/**
 * Reads rows from a CSV file, plain or gzip, with `label` (0 or 1), `student_id` where there is one, and the columns that are named. An empty cell, NA, NaN, null and ?
 * are missing values.
 *
 * @throws InputError with file, row, column and reason.
 */
export async function readRows(file: string, { numeric, categorical, sensitive }: RiskColumns): Promise<OutcomeRow[]> {
  const rows: OutcomeRow[] = [];
  await readCsv(file, ['label', ...numeric, ...categorical, ...sensitive], (row, header) => {
    const id = header.includes('student_id') ? row.cell('student_id') : '';
    rows.push({
      learner: id === '' ? `row ${row.number}` : `student ${id}`,
      happened: binaryCell(file, row, 'label'),
      numbers: numeric.map((column) => numberOf(file, row, column)),
      words: categorical.map((column) => wordOf(row, column)),
      groups: sensitive.map((column) => wordOf(row, column)),
    });
  });
  if (new Set(rows.map(({ happened }) => happened)).size < 2)
    throw new InputError(file, null, 'label is the same in all rows: nothing can be told apart');
  return rows;
}

function wordOf(row: CsvRow, column: string): string {
  const text = row.cell(column);
  return MISSING.has(text.toLowerCase()) ? '' : text;
}

function numberOf(file: string, row: CsvRow, column: string): number {
  const text = wordOf(row, column);
  if (text === '') return Number.NaN;
  const value = Number(text);
  if (!Number.isFinite(value))
    throw new InputError(
      file,
      row.number,
      `${column} is numeric by the column list, and is ${JSON.stringify(text.slice(0, 40))}`,
    );
  return value;
}
