import { parse } from 'csv-parse/sync';
import type { RowProblem } from '../contract';
import { arrange } from './arrange';
import { cleanLevels, cleanText } from './clean';
import { type Column, type Columns, readColumns } from './columns';
import { parentsOf } from './parents';
import { FrameworkFault, LONGEST_CODE, LONGEST_STATEMENT, MOST_STANDARDS, type ParsedFramework } from './parsed';
import { made, type ReadRow } from './table-row';

interface FileRow {
  cells: string[];
  row: number;
}

/** Rows that the header is judged by. */
const FIRST_ROWS = 50;

/**
 * Reads a table of standards (CSV; commas, semicolons or tabs): what its columns say is told by their names. A statement is needed;
 * what a standard is part of comes from a column that names it, from its depth, from columns of groups, or from its code.
 *
 * @throws FrameworkFault when it is no such table, or too large
 */
export function parseTable(text: string): ParsedFramework {
  const rows = rowsOf(text);
  const [header, ...body] = rows;
  const columns = readColumns(
    header?.cells ?? [],
    body.slice(0, FIRST_ROWS).map(({ cells }) => cells),
  );
  if (!header || !columns.one.has('statement'))
    throw new FrameworkFault(
      'not_a_framework',
      `The table has no column for the statement. Its columns are: ${(header?.cells ?? []).slice(0, 20).join(', ').slice(0, 300) || 'none'}.`,
    );
  if (body.length > MOST_STANDARDS)
    throw new FrameworkFault(
      'too_many_standards',
      `A framework may hold ${MOST_STANDARDS} standards; this table has ${body.length}.`,
    );
  const problems: RowProblem[] = [];
  const read = readRows(body, columns, problems);
  if (read.length === 0) throw new FrameworkFault('not_a_framework', 'The table has no row with a statement.');
  const arranged = arrange(parentsOf(read, columns, problems));
  return {
    ...{ identifier: null, title: null, creator: '', subject: '', version: '', language: 'en', uri: null },
    ...{
      standards: arranged.standards,
      links: [],
      problems: [...problems, ...arranged.problems].sort((a, b) => a.row - b.row),
    },
  };
}

/** Rows that hold something, with their numbers in the file. */
function rowsOf(text: string): FileRow[] {
  const firstLine = text.slice(0, text.search(/[\r\n]|$/));
  const delimiter =
    ['\t', ';', ',', '|'].toSorted((a, b) => firstLine.split(b).length - firstLine.split(a).length)[0] ?? ',';
  try {
    const records: string[][] = parse(text, {
      ...{ bom: true, delimiter, relax_column_count: true, relax_quotes: true, trim: true },
      max_record_size: 200_000,
    });
    return records
      .map((cells, index) => ({ cells, row: index + 1 }))
      .filter(({ cells }) => cells.some((cell) => cell !== ''));
  } catch (error) {
    throw new FrameworkFault('not_a_framework', `The file is no table that can be read: ${faultOf(error)}`);
  }
}

function faultOf(error: unknown): string {
  return (error instanceof Error ? error.message : 'its rows are broken').slice(0, 200);
}

function readRows(body: readonly FileRow[], { one, groups }: Columns, problems: RowProblem[]): ReadRow[] {
  const rows: ReadRow[] = [];
  const seen = new Map<string, number>();
  body.forEach(({ cells, row }) => {
    const cell = (column: Column) => cells[one.get(column) ?? -1] ?? '';
    const code = cleanText(cell('code'), LONGEST_CODE);
    const statement = cleanText(cell('statement'), LONGEST_STATEMENT);
    const named = groups.map((at) => cleanText(cells[at] ?? '', LONGEST_STATEMENT));
    if (statement === '') {
      problems.push({ row, code, reason: 'The row has no statement and is left out.' });
      return;
    }
    if (cell('statement').length > LONGEST_STATEMENT)
      problems.push({ row, code, reason: `The statement is cut to ${LONGEST_STATEMENT} characters.` });
    const identifier = cleanText(cell('identifier'), 400) || code || made([...named, statement]);
    const earlier = seen.get(identifier);
    if (earlier !== undefined) {
      problems.push({
        row,
        code,
        reason: `The row has the same ${cell('identifier') ? 'identifier' : 'code'} as row ${earlier}. Row ${earlier} holds.`,
      });
      return;
    }
    seen.set(identifier, row);
    const depth = cell('depth').trim();
    rows.push({
      ...{ identifier, code, statement, row, parent: null, sequence: null, ended: false },
      ...{ enumeration: one.has('enumeration') ? cell('enumeration') : '', itemType: cleanText(cell('itemType'), 80) },
      ...{ levels: cleanLevels(cell('levels')), parentName: cleanText(cell('parent'), 400), outline: cell('outline') },
      ...{ depth: /^\d{1,2}$/.test(depth) ? Number(depth) : null, groups: named },
    });
  });
  return rows;
}
