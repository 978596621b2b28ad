import type { RefusedFor } from './contract';
import { type Known, type KnownPerson, nameKey, type Rights } from './known';
import type { ReadRow } from './read-people';

/** A person as the list has left them so far. */
export interface Draft extends KnownPerson {
  isNew: boolean;
  /** The first row that named them; null: none yet. */
  row: number | null;
  /** The row that said when they were born; null: none. */
  bornRow: number | null;
}

type Identified = { person: Draft | null } | { fault: RefusedFor };

const fault = (kind: RefusedFor['kind'], what: string, row: number | null = null) => ({ fault: { kind, what, row } });

/** People by what they sign in with, with those that the list adds on the way. */
export function createPersons(known: Known, rights: Rights, rows: readonly ReadRow[]) {
  const byEmail = new Map<string, Draft>();
  const byUsername = new Map<string, Draft>();
  /** Learners whom the list names without user name or e-mail: by class and name. */
  const byName = new Map<string, number>();
  const byId = new Map<string, Draft>();
  // Those that later rows give are not free either.
  const usernames = new Set([...known.usernames, ...rows.flatMap(({ username }) => username ?? [])]);
  for (const person of known.people) keep({ ...person, isNew: false, row: null, bornRow: null });

  function keep(draft: Draft): void {
    byId.set(draft.id, draft);
    if (draft.email !== null) byEmail.set(draft.email, draft);
    if (draft.username === null) return;
    byUsername.set(draft.username, draft);
    usernames.add(draft.username);
  }

  /** Whom a row means: somebody who is there, somebody of an earlier row, or a new person (null). */
  function identify(row: ReadRow, classIds: readonly string[]): Identified {
    const found = row.email || row.username ? byLogin(row) : byNameIn(row, classIds);
    if ('fault' in found || found.person === null) return found;
    const { person } = found;
    if (person.simulated) return fault('simulated', person.name);
    if (person.role !== row.role) return fault('roleDiffers', person.role);
    if (rights.schools !== null && !person.isNew && !person.schools.some((id) => rights.schools?.includes(id)))
      return fault('elsewhere', person.name);
    if (person.row !== null && nameKey(person.name) !== nameKey(row.name))
      return fault('personTwice', person.name, person.row);
    if (person.bornRow !== null && row.birthDate !== null && person.birthDate !== row.birthDate)
      return fault('personTwice', person.name, person.bornRow);
    return found;
  }

  function byLogin({ email, username }: ReadRow): Identified {
    const [mailed, called] = [
      email === null ? null : byEmail.get(email),
      username === null ? null : byUsername.get(username),
    ];
    if (mailed && called && mailed !== called) return fault('emailOther', '');
    const person = mailed ?? called ?? null;
    const differs =
      (email !== null && person?.email && person.email !== email) ||
      (username !== null && person?.username && person.username !== username);
    if (differs) return fault('emailOther', '');
    return { person };
  }

  function byNameIn(row: ReadRow, classIds: readonly string[]): Identified {
    const [first] = classIds;
    if (row.role !== 'learner' || first === undefined) return fault('loginMissing', '');
    const earlier = byName.get(`${first} ${nameKey(row.name)}`);
    if (earlier !== undefined) return fault('nameTwice', row.name, earlier);
    const same = [...(known.members.get(first) ?? [])].flatMap((id) => {
      const person = byId.get(id);
      return person && person.role === 'learner' && nameKey(person.name) === nameKey(row.name) ? person : [];
    });
    return same.length > 1 ? fault('nameTwice', row.name) : { person: same[0] ?? null };
  }

  return {
    identify,
    keep,
    usernames,
    /** Somebody who is there or whom the list adds, by what they sign in with. */
    find: (login: string): Draft | null => byEmail.get(login) ?? byUsername.get(login) ?? null,
    noteName: (row: ReadRow, classIds: readonly string[]): void => {
      if (!row.email && !row.username) byName.set(`${classIds[0]} ${nameKey(row.name)}`, row.row);
    },
  };
}
