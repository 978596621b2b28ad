import { ImportFault } from './fault';

/** What a column can say of a person. */
export const columns = [
  ...(['role', 'name', 'firstName', 'lastName', 'email', 'username'] as const),
  ...(['school', 'class', 'course', 'term', 'guardianOf', 'birthDate'] as const),
] as const;
export type Column = (typeof columns)[number];

/** How columns are headed in lists that schools have: letters and digits alone, small. */
const HEADINGS: Record<Column, readonly string[]> = {
  role: ['role', 'type', 'position', 'rolle'],
  name: ['name', 'fullname', 'displayname', 'studentname', 'person'],
  firstName: ['firstname', 'givenname', 'forename', 'vorname'],
  lastName: ['lastname', 'surname', 'familyname', 'nachname'],
  email: ['email', 'mail', 'emailaddress', 'useremail'],
  username: ['username', 'user', 'login', 'loginname', 'account', 'benutzername'],
  school: ['school', 'schoolname', 'schule'],
  class: ['class', 'classes', 'classname', 'group', 'section', 'klasse'],
  course: ['course', 'coursename', 'coursetitle', 'kurs'],
  term: ['term', 'termname', 'semester', 'halbjahr', 'schoolterm'],
  guardianOf: ['guardianof', 'parentof', 'children', 'child', 'wards'],
  birthDate: ['birthdate', 'dateofbirth', 'born', 'dob', 'birthday', 'geburtsdatum'],
};
const BY_HEADING = new Map(
  columns.flatMap((column) => HEADINGS[column].map((heading): [string, Column] => [heading, column])),
);

/** Where each column stands, and headings that say nothing to Meno. */
export interface Columns {
  at: ReadonlyMap<Column, number>;
  ignored: string[];
}

/** Reads the first row. @throws ImportFault columns_missing, column_twice */
export function readColumns(header: readonly string[]): Columns {
  const at = new Map<Column, number>();
  const ignored: string[] = [];
  header.forEach((heading, index) => {
    const plain = heading.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
    const column = BY_HEADING.get(plain);
    if (!column) {
      if (heading.trim() !== '') ignored.push(heading.trim().slice(0, 80));
    } else if (at.has(column))
      throw new ImportFault('column_twice', `Two columns are headed “${heading.trim()}”, or mean the same. Keep one.`);
    else at.set(column, index);
  });
  if (!at.has('name') && !at.has('firstName') && !at.has('lastName') && !at.has('class'))
    throw new ImportFault(
      'columns_missing',
      `The first row must head the columns, and one must be “name”. It says: ${header.slice(0, 12).join(', ').slice(0, 200) || 'nothing'}.`,
    );
  return { at, ignored };
}
