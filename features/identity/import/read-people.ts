import type { Role } from '@/platform/database/roles';
import { rowsOf } from '@/platform/documents/glossary/read-rows';
import { isEmailAddress, isUsername, normaliseUsername } from '../username';
import { type Column, readColumns } from './columns';
import { MOST_ROWS, type RefusedFor } from './contract';
import { type DateOrder, dateOrderOf, readDate } from './dates';
import { decode } from './decode';
import { ImportFault } from './fault';

/** A row of a list of people as it was read; `faults` are those that show in the row alone. */
export interface ReadRow {
  row: number;
  role: Role | null;
  name: string;
  /** Small letters; null: none given. */
  email: string | null;
  username: string | null;
  school: string;
  classes: string[];
  course: string;
  /** Of the classes; empty: none given, as in lists that were read before there were any. */
  term?: string;
  /** User names or e-mail addresses, small. */
  guardianOf: string[];
  /** `2014-03-09`; null: none given. */
  birthDate: string | null;
  faults: RefusedFor[];
}

export interface ReadFile {
  rows: ReadRow[];
  encoding: string;
  separator: string;
  ignored: string[];
}

const ROLES: Record<string, Role> = {
  ...{ '': 'learner', learner: 'learner', student: 'learner', pupil: 'learner', schüler: 'learner' },
  ...{ teacher: 'teacher', lehrer: 'teacher', counsellor: 'counsellor', counselor: 'counsellor' },
  ...{ guardian: 'guardian', parent: 'guardian', schooladmin: 'school_admin', schooladministrator: 'school_admin' },
  ...{ admin: 'admin', administrator: 'admin', districtadmin: 'admin', dpo: 'dpo', dataprotectionofficer: 'dpo' },
};
const LONGEST_NAME = 120;

/**
 * Reads a list of people: CSV by commas, semicolons or tabs, in any usual encoding, headings in its first row.
 *
 * @throws ImportFault when it is no such list, or too long
 */
export function readPeople(bytes: Uint8Array, fileName: string): ReadFile {
  const { text, encoding } = decode(bytes);
  const { rows, separator } = rowsOf(text.replace(/^\uFEFF/, ''), fileName);
  const [header, ...body] = rows;
  const { at, ignored } = readColumns(header?.cells ?? []);
  if (body.length === 0) throw new ImportFault('not_a_table', 'The file has headings and nothing under them.');
  if (body.length > MOST_ROWS)
    throw new ImportFault(
      'too_many_rows',
      `A file may hold ${MOST_ROWS} rows; this one has ${body.length}. Split it, for instance by school.`,
    );
  const cellOf = (cells: readonly string[], column: Column) => clean(cells[at.get(column) ?? -1] ?? '');
  const order = dateOrderOf(body.map(({ cells }) => cellOf(cells, 'birthDate')));
  return {
    rows: body.map(({ number, cells }) => readRow(number, (column) => cellOf(cells, column), order)),
    ...{ encoding, separator, ignored },
  };
}

/** Without what prints nothing, and the apostrophe that keeps spreadsheets from reading a formula. */
function clean(cell: string): string {
  return cell
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zs}]+/gu, ' ')
    .replace(/^'(?=[=+\-@])/, '')
    .trim();
}

function readRow(row: number, cell: (column: Column) => string, order: DateOrder): ReadRow {
  const faults: RefusedFor[] = [];
  const fault = (kind: RefusedFor['kind'], what: string) =>
    void faults.push({ kind, what: what.slice(0, 120), row: null });
  const name = cell('name') || [cell('firstName'), cell('lastName')].filter((part) => part !== '').join(' ');
  const [email, username] = [cell('email').toLowerCase(), normaliseUsername(cell('username'))];
  const classes = list(cell('class'));
  const of = { email: email || null, username: username || null };
  const nobody = name === '' && email === '' && username === '';
  // A class without anybody in it yet.
  const onlyClass = nobody && classes.length > 0 && cell('role') === '';
  const role = onlyClass
    ? null
    : (ROLES[
        cell('role')
          .toLowerCase()
          .replace(/[^\p{L}]/gu, '')
      ] ?? null);
  if (!onlyClass && role === null) fault('roleUnknown', cell('role'));
  if (!onlyClass && name === '') fault('nameMissing', '');
  if (name.length > LONGEST_NAME) fault('nameLong', String(LONGEST_NAME));
  if (email !== '' && !isEmailAddress(email)) fault('emailInvalid', email);
  if (username !== '' && !isUsername(username)) fault('usernameInvalid', username);
  const guardianOf = list(cell('guardianOf')).map((login) => normaliseUsername(login));
  if (guardianOf.length > 0 && role !== 'guardian') fault('guardianOnly', '');
  if (classes.length > 0 && role !== null && role !== 'learner' && role !== 'teacher')
    fault('classRole', classes[0] ?? '');
  const born = cell('birthDate') === '' ? null : readDate(cell('birthDate'), order);
  if (born && 'fault' in born)
    fault(born.fault === 'unclear' ? 'birthDateUnclear' : 'birthDateInvalid', cell('birthDate'));
  return {
    ...{ row, role, name: name.slice(0, LONGEST_NAME), ...of, classes, guardianOf, faults },
    ...{
      school: cell('school'),
      course: cell('course'),
      term: cell('term'),
      birthDate: born && 'date' in born ? born.date : null,
    },
  };
}

/** Several values of a cell, each once: by `;` or `|`, or by line. */
function list(cell: string): string[] {
  const parts = cell.split(/[;|]/).map((part) => part.trim().slice(0, LONGEST_NAME));
  return [...new Set(parts.filter((part) => part !== ''))];
}
