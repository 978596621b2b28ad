import messages from '@/platform/i18n/messages/en/document-texts.json';
import { decodeText } from '../text/decode-text';
import type { DocumentReader, DocumentWarning, Place } from '../types';
import { DocumentText } from '../write/document-text';
import { escapeOneLine, table } from '../write/escape';
import { type GlossaryColumns, glossaryColumns } from './columns';
import { type Row, rowsOf } from './read-rows';

const MOST_ENTRIES = 10_000;
/** Rows and columns of a table of data that are taken over; what a reader wants of more is no reading. */
const MOST_ROWS = 500;
const MOST_COLUMNS = 30;
/** The Markdown parser's time grows with the square of a document's cells: so many take it about a second. */
const MOST_CELLS = 6_000;
/** Rows in one table of the Markdown: a passage. */
const ROWS_TOGETHER = 25;
const LONGEST_CELL = 500;
/** A term longer than this is none for Markdown's definition lists; see `platform/markdown/dialects/definition-lists.ts`. */
const LONGEST_TERM = 120;

/**
 * A table in CSV or TSV: a glossary becomes a list of definitions, with abbreviations behind their terms and synonyms named; any other
 * becomes tables. Places are rows of the file, counted from 1.
 *
 * @throws DocumentError `empty`, `wrong_content`, `corrupt` or `too_large`
 */
export const readGlossary: DocumentReader = async (bytes, { path, limits }) => {
  const { rows, separator } = rowsOf(decodeText(bytes), path);
  const document = new DocumentText(limits);
  const glossary = glossaryColumns(rows);
  if (!glossary) return document.finish({ warnings: addTables(document, rows) });
  const width = glossary.header ? (rows[0]?.cells.length ?? 2) : 2;
  const entries = rows.slice(glossary.header ? 1 : 0);
  const { warnings, language } = addEntries(document, entries, glossary.columns, { separator, width });
  return document.finish({ warnings, language });
};

interface TableShape {
  separator: string;
  /** Columns that have a name, or that a glossary without names has. */
  width: number;
}

function addEntries(
  document: DocumentText,
  rows: readonly Row[],
  columns: GlossaryColumns,
  shape: TableShape,
): { warnings: DocumentWarning[]; language: string | null } {
  const cell = (row: Row, column: number | null) => (column === null ? '' : (row.cells[column] ?? ''));
  const languages = [...new Set(rows.map((row) => cell(row, columns.language)))].filter((each) => each !== '');
  const groups = languages.length > 1 ? ['', ...languages] : [null];
  for (const language of groups) {
    const own = rows
      .slice(0, MOST_ENTRIES)
      .filter((row) => language === null || cell(row, columns.language) === language);
    const entries = own.flatMap((row) => {
      const markdown = entryOf(row, columns, shape);
      return markdown === '' ? [] : [{ markdown, place: rowPlace(row) }];
    });
    if (entries.length === 0) continue;
    const { heading, ofLanguage } = messages.glossary;
    document.add(`## ${language ? ofLanguage.replace('{language}', escapeOneLine(language)) : heading}`);
    for (const { markdown, place } of entries) document.add(markdown, place);
  }
  const only = languages.length === 1 ? (languages[0] ?? '') : '';
  return {
    warnings: cutShort(rows.length - MOST_ENTRIES),
    language: /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/i.test(only) ? only : null,
  };
}

/** `Term (ABBR)`, then what it means, its other names and an example, each as a definition of its own. */
function entryOf(row: Row, columns: GlossaryColumns, table: TableShape): string {
  const cell = (column: number | null) => (column === null ? '' : (row.cells[column] ?? ''));
  // A separator in a definition that nobody quoted: what lies past the last column belongs to it.
  const rest = columns.definition === table.width - 1 ? row.cells.slice(table.width).filter((each) => each !== '') : [];
  const [term, definition] = [cell(columns.term), [cell(columns.definition), ...rest].join(`${table.separator} `)];
  const synonyms = cell(columns.synonyms)
    .split(/\s*[;,|/]\s*/)
    .filter((name) => name !== '');
  const abbreviation = cell(columns.abbreviation);
  const bracket = abbreviation === '' && synonyms.length === 1 ? (synonyms[0] ?? '') : abbreviation;
  const name = bracket === '' || term.includes('(') ? term : `${term} (${bracket})`;
  const { alsoCalled, example } = messages.glossary;
  const meanings = [
    definition,
    synonyms.length === 0 || bracket === synonyms[0] ? '' : alsoCalled.replace('{names}', synonyms.join(', ')),
    cell(columns.example) === '' ? '' : example.replace('{text}', cell(columns.example)),
  ].filter((each) => each !== '');
  if (term === '' || meanings.length === 0) return escapeOneLine(term || definition);
  if (name.length > LONGEST_TERM) return escapeOneLine(`${name}: ${meanings.join(' ')}`);
  return [escapeOneLine(name), ...meanings.map((meaning) => `: ${escapeOneLine(meaning)}`)].join('\n');
}

function addTables(document: DocumentText, rows: readonly Row[]): DocumentWarning[] {
  const [header, ...body] = rows;
  if (!header) return [];
  const width = Math.min(MOST_COLUMNS, Math.max(...rows.slice(0, MOST_ROWS).map(({ cells }) => cells.length)));
  const markdown = (row: Row) =>
    table([Array.from({ length: width }, (_, i) => escapeOneLine(shortened(row.cells[i] ?? '')))]).split('\n')[0] ?? '';
  const taken = body.slice(0, Math.min(MOST_ROWS, Math.floor(MOST_CELLS / width)));
  const head = [{ markdown: markdown(header) }, { markdown: `|${' --- |'.repeat(width)}` }];
  for (let from = 0; from === 0 || from < taken.length; from += ROWS_TOGETHER) {
    const part = taken.slice(from, from + ROWS_TOGETHER);
    document.addLines([...head, ...part.map((row) => ({ markdown: markdown(row), place: rowPlace(row) }))]);
  }
  return cutShort(body.length - taken.length);
}

function shortened(text: string): string {
  return text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL)}…` : text;
}

function cutShort(count: number): DocumentWarning[] {
  return count > 0 ? [{ code: 'cut_short', count }] : [];
}

function rowPlace({ number }: Row): Omit<Place, 'start' | 'end'> {
  return { kind: 'row', label: String(number), number };
}
