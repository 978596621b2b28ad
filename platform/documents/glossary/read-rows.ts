import { CsvError, parse } from 'csv-parse/sync';
import { DocumentError } from '../errors';

/** A row of a table with its number in the file, from 1. */
export interface Row {
  number: number;
  cells: string[];
}

const SEPARATORS = [',', ';', '\t', '|'];
/** Characters that the separator is judged by. */
const SAMPLE = 20_000;

/**
 * Rows of a CSV or TSV file that hold anything. The separator is the one that cuts most rows into the same number of columns.
 *
 * @throws DocumentError `corrupt`
 */
export function rowsOf(text: string, path: string): { rows: Row[]; separator: string } {
  const separator = /\.tsv$/i.test(path) && text.includes('\t') ? '\t' : separatorOf(text);
  const rows = recordsOf(text, separator).map((cells, i) => ({
    number: i + 1,
    cells: cells.map((cell) => cell.trim()),
  }));
  return { rows: rows.filter(({ cells }) => cells.some((cell) => cell !== '')), separator };
}

function separatorOf(text: string): string {
  const end = text.lastIndexOf('\n', SAMPLE);
  const sample = text.length <= SAMPLE || end < 0 ? text.slice(0, SAMPLE) : text.slice(0, end);
  const scores = SEPARATORS.map((separator) => {
    const widths = recordsOf(sample, separator).map(({ length }) => length);
    const usual = mostFrequent(widths.filter((width) => width > 1));
    return usual === null
      ? 0
      : widths.filter((width) => width === usual).length / widths.length + Math.min(usual, 5) / 1_000;
  });
  const best = Math.max(...scores);
  return SEPARATORS[best > 0 ? scores.indexOf(best) : 0] ?? ',';
}

function mostFrequent(values: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [first] = [...counts].sort(([, a], [, b]) => b - a);
  return first?.[0] ?? null;
}

function recordsOf(text: string, delimiter: string): string[][] {
  const options = { delimiter, relax_quotes: true, relax_column_count: true, skip_empty_lines: false };
  try {
    return parse(text, options);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
  }
  try {
    // A quotation mark that is never closed: every mark is then an ordinary character.
    return parse(text, { ...options, quote: false });
  } catch (error) {
    if (error instanceof CsvError) throw new DocumentError('corrupt', error.message.split('\n')[0]);
    throw error;
  }
}
