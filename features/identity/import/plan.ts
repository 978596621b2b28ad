import type { Role } from '@/platform/database/roles';
import type { Does, ImportRow, RefusedFor } from './contract';
import type { Known, Rights } from './known';
import { makeUsername } from './make-username';
import { createPersons, type Draft } from './persons';
import { createPlaces, type MeantClass, type NewClass } from './places';
import type { ReadRow } from './read-people';

/** What is to be written, each list in an order in which it can be. */
export interface Writes {
  people: { id: string; name: string; email: string | null; username: string | null; role: Role }[];
  /** Of people who are there; null: stays. */
  updates: { id: string; name: string | null; email: string | null; username: string | null }[];
  births: { learnerId: string; birthDate: string }[];
  schools: { schoolId: string; userId: string }[];
  classes: NewClass[];
  /** Classes that were in no term, and the one that they are taken into. */
  terms: { classId: string; termId: string }[];
  members: { classId: string; userId: string; role: 'learner' | 'teacher' }[];
  links: { guardianId: string; learnerId: string }[];
}

export interface Plan {
  rows: ImportRow[];
  writes: Writes;
  /** Who each row is about, by its number. */
  personOf: Map<number, string>;
}

/** What a list would do: says of every row what becomes of it, and writes nothing. The same list on what it made changes nothing. */
export function planImport(rows: readonly ReadRow[], known: Known, rights: Rights, newId: () => string): Plan {
  const places = createPlaces(known, rights, newId);
  const persons = createPersons(known, rights, rows);
  const writes: Writes = {
    people: [],
    updates: [],
    births: [],
    schools: [],
    classes: places.made,
    terms: places.moved,
    members: [],
    links: [],
  };
  const [members, links, inSchools] = [new Set<string>(), new Set(known.links), new Set<string>()];
  for (const [classId, ids] of known.members) for (const id of ids) members.add(`${classId} ${id}`);
  const personOf = new Map<number, string>();

  function planRow(row: ReadRow): ImportRow {
    const faults: RefusedFor[] = [...row.faults];
    const refuse = (kind: RefusedFor['kind'], what: string) => void faults.push({ kind, what, row: null });
    if (row.role !== null && !rights.roles.includes(row.role)) refuse('roleNotYours', row.role);
    const school = row.role === 'guardian' && row.school === '' ? { found: null } : places.school(row.school);
    if ('fault' in school) refuse(school.fault, school.what);
    const at = 'found' in school ? school.found : null;
    if ('found' in school && at === null && (row.role === 'school_admin' || row.role === 'counsellor'))
      refuse('schoolMissing', '');
    const classes: MeantClass[] = [];
    // A term is of classes: where a row names none, it says nothing.
    const named = 'found' in school && row.classes.length > 0 ? places.term(row.term ?? '', at?.id ?? null) : null;
    if (named && 'fault' in named) refuse(named.fault, named.what);
    const term = named && 'found' in named ? named.found : null;
    for (const name of named && 'found' in named ? row.classes : []) {
      const found = places.schoolClass(name, row.course, { schoolId: at?.id ?? null, termId: term?.id ?? null });
      if ('fault' in found) refuse(found.fault, found.what);
      else classes.push(found.found);
    }
    const wards = row.guardianOf.flatMap((login) => {
      const ward = persons.find(login);
      if (ward?.role === 'learner' && !ward.simulated && isMine(ward)) return ward;
      refuse('learnerUnknown', login);
      return [];
    });
    if (row.role === null || faults.length > 0)
      return row.role === null ? planClasses(row, classes, term, faults) : refused(row, faults);
    const classIds = classes.map(({ id }) => id);
    const identified = persons.identify(row, classIds);
    if ('fault' in identified) return refused(row, [identified.fault]);
    const does: Does[] = [];
    const says = (kind: Does['kind'], what: string) => void does.push({ kind, what, row: null });
    const person = identified.person ?? newPerson(row, row.role, says);
    if (identified.person) renew(person, row, says);
    person.row ??= row.row;
    persons.keep(person);
    persons.noteName(row, classIds);
    personOf.set(row.row, person.id);
    bear(person, row, says);
    // A guardian is of a school by their wards.
    if (at && row.role !== 'guardian' && !person.schools.includes(at.id)) {
      person.schools.push(at.id);
      if (!inSchools.has(`${at.id} ${person.id}`)) {
        inSchools.add(`${at.id} ${person.id}`);
        writes.schools.push({ schoolId: at.id, userId: person.id });
        says('school', at.name);
      }
    }
    for (const each of classes) {
      open(each, row.row, term, says);
      if (members.has(`${each.id} ${person.id}`)) continue;
      members.add(`${each.id} ${person.id}`);
      writes.members.push({
        classId: each.id,
        userId: person.id,
        role: row.role === 'teacher' ? 'teacher' : 'learner',
      });
      says('class', each.name);
    }
    for (const ward of wards) {
      if (links.has(`${person.id} ${ward.id}`)) continue;
      links.add(`${person.id} ${ward.id}`);
      writes.links.push({ guardianId: person.id, learnerId: ward.id });
      says('guardian', ward.name);
    }
    const outcome = identified.person ? (does.length > 0 ? 'changed' : 'unchanged') : 'new';
    return { ...shown(row), login: person.email ?? person.username ?? '', outcome, does, refusedFor: [] };
  }

  const isMine = (ward: Draft) =>
    rights.schools === null || ward.isNew || ward.schools.some((id) => rights.schools?.includes(id));

  function newPerson(row: ReadRow, role: Role, says: (kind: Does['kind'], what: string) => void): Draft {
    const made = row.email === null && row.username === null;
    const username = made ? makeUsername(row.name, (name) => persons.usernames.has(name)) : row.username;
    const person = { id: newId(), name: row.name, email: row.email, username, role };
    writes.people.push(person);
    says('person', row.name);
    if (made) says('usernameMade', username ?? '');
    return { ...person, simulated: false, birthDate: null, schools: [], isNew: true, row: row.row, bornRow: null };
  }

  /** Brings somebody who is there up to date. */
  function renew(person: Draft, row: ReadRow, says: (kind: Does['kind'], what: string) => void): void {
    // The first row that names somebody says how; later ones only had to mean the same.
    const name = person.row !== null || person.name === row.name ? null : row.name;
    const email = row.email !== null && person.email === null ? row.email : null;
    const username = row.username !== null && person.username === null ? row.username : null;
    if (name !== null) says('name', person.name);
    if (email !== null) says('email', email);
    if (username !== null) says('username', username);
    if (name === null && email === null && username === null) return;
    writes.updates.push({ id: person.id, name, email, username });
    person.name = name ?? person.name;
    person.email ??= email;
    person.username ??= username;
  }

  function bear(person: Draft, row: ReadRow, says: (kind: Does['kind'], what: string) => void): void {
    if (row.birthDate === null || row.role !== 'learner' || person.birthDate === row.birthDate) return;
    person.birthDate = row.birthDate;
    person.bornRow = row.row;
    writes.births.push({ learnerId: person.id, birthDate: row.birthDate });
    says('birthDate', row.birthDate);
  }

  /** Makes a class that isn't there, and takes one that is into the term that the row names. */
  function open(
    each: MeantClass,
    row: number,
    term: { id: string; name: string } | null,
    says: (kind: Does['kind'], what: string) => void,
  ): void {
    if (each.isNew) {
      places.keep(each, row);
      says('newClass', each.name);
    } else if (each.takesTerm && term) places.take(each, term.id);
    if (term && (each.isNew || each.takesTerm)) says('classTerm', term.name);
  }

  /** A row that names classes and nobody. */
  function planClasses(
    row: ReadRow,
    classes: readonly MeantClass[],
    term: { id: string; name: string } | null,
    faults: RefusedFor[],
  ): ImportRow {
    if (faults.length > 0) return refused(row, faults);
    const does: Does[] = [];
    for (const each of classes) open(each, row.row, term, (kind, what) => void does.push({ kind, what, row: null }));
    const outcome = does.length === 0 ? 'unchanged' : does.some(({ kind }) => kind === 'newClass') ? 'new' : 'changed';
    return { ...shown(row), outcome, does, refusedFor: [] };
  }

  // Guardians come last: the learners that they belong to may stand further down.
  const done = new Map<number, ImportRow>();
  for (const guardians of [false, true])
    for (const row of rows) if ((row.role === 'guardian') === guardians) done.set(row.row, planRow(row));
  return { rows: rows.flatMap(({ row }) => done.get(row) ?? []), writes, personOf };
}

const shown = ({ row, role, name, email, username }: ReadRow) => ({ row, role, name, login: email ?? username ?? '' });

function refused(row: ReadRow, refusedFor: RefusedFor[]): ImportRow {
  return { ...shown(row), outcome: 'refused', refusedFor, does: [] };
}
