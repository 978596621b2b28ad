import { z } from 'zod';
import { asSystem } from '@/platform/database/as-system';
import { schoolRoles } from '@/platform/database/roles';
import type { Tx } from '@/platform/database/transaction';
import { decodeCursor, type Page, toPage } from '@/platform/http/cursor';
import type { Principal } from '@/platform/http/principal';
import { errorsOf } from '@/platform/http/problem';
import { identityErrors, type Person, type Role } from '../contract';
import { personById } from '../store';
import { dropSchoolMember, putSchoolMember, schoolById, schoolIdsOf } from '../store-schools';
import { shownEmail } from '../username';
import type { ChangePerson, PeopleQuery } from './contract';
import * as store from './store';

const fail = errorsOf(identityErrors);
const ofSchool: readonly Role[] = schoolRoles;

/** Roles that somebody may give, and whose people they may change. */
export function rolesWithin(principal: Pick<Principal, 'role'>, role: Role): boolean {
  return principal.role === 'admin' || ofSchool.includes(role);
}

/** Looking after people: who there is, what they are, where they belong, whether they may sign in. */
export function createPeople({ now }: { now(): Date }) {
  async function shown(tx: Tx, rows: Awaited<ReturnType<typeof store.pageOfPeople>>): Promise<Person[]> {
    const places = await store.schoolsOf(
      tx,
      rows.map(({ id }) => id),
    );
    return rows.map(({ id, name, email, username, role, simulated, createdAt, deactivatedAt }) => ({
      ...{ id, name, email: shownEmail(email), username, role, simulated, createdAt: createdAt.toISOString() },
      deactivatedAt: deactivatedAt?.toISOString() ?? null,
      schools: places.filter(({ userId }) => userId === id).map((school) => ({ id: school.id, name: school.name })),
    }));
  }

  /** @throws person_not_found */
  async function one(tx: Tx, id: string): Promise<Person> {
    const row = await personById(tx, id);
    const [person] = row ? await shown(tx, [row]) : [];
    if (!person) throw fail('person_not_found', 'There is no such person.');
    return person;
  }

  /** @throws not_yours_to_change for oneself, and for whom a school's administrator has no say about */
  function mustBeChangeable(principal: Principal, person: Person): void {
    if (person.id === principal.userId)
      throw fail('not_yours_to_change', 'Have another administrator change your own account.');
    if (!rolesWithin(principal, person.role))
      throw fail('not_yours_to_change', 'Only an administrator of the district may change this account.');
  }

  /** @throws school_not_open */
  async function mustBeOpen(tx: Tx, schoolId: string): Promise<void> {
    const school = await schoolById(tx, schoolId);
    if (!school || school.closedAt !== null) throw fail('school_not_open', 'The school is closed, or there is none.');
  }

  async function putSchools(tx: Tx, principal: Principal, id: string, wanted: readonly string[]): Promise<void> {
    const own = principal.role === 'admin' ? null : await schoolIdsOf(tx, principal.userId);
    if (own && wanted.some((schoolId) => !own.includes(schoolId)))
      throw fail('not_yours_to_change', 'Only an administrator of the district puts people into other schools.');
    const before = await schoolIdsOf(tx, id);
    for (const schoolId of wanted) {
      if (before.includes(schoolId)) continue;
      await mustBeOpen(tx, schoolId);
      await asSystem(tx, () => putSchoolMember(tx, schoolId, id, principal.userId));
    }
    for (const schoolId of before)
      if (!wanted.includes(schoolId) && (own?.includes(schoolId) ?? true)) await dropSchoolMember(tx, schoolId, id);
  }

  return {
    one,

    async list(tx: Tx, query: PeopleQuery): Promise<Page<Person>> {
      const after = decodeCursor(query.cursor, z.tuple([z.string(), z.uuid()]));
      const page = toPage(
        await store.pageOfPeople(tx, query, after, query.limit + 1),
        query.limit,
        (row) => [row.name, row.id],
        (row) => row,
      );
      return { items: await shown(tx, page.items), nextCursor: page.nextCursor };
    },

    /**
     * Which schools somebody new belongs to, as whoever adds them may say: a school's administrator puts them into their schools, by itself into all.
     * @throws not_yours_to_change, school_not_open
     */
    async schoolsOfNew(
      tx: Tx,
      principal: Principal,
      { role, schoolIds }: { role: Role; schoolIds?: readonly string[] | undefined },
    ): Promise<string[]> {
      if (!rolesWithin(principal, role))
        throw fail('not_yours_to_change', 'Only an administrator of the district adds people with this role.');
      if (principal.role === 'admin') {
        for (const id of schoolIds ?? []) await mustBeOpen(tx, id);
        return [...(schoolIds ?? [])];
      }
      const own = await schoolIdsOf(tx, principal.userId);
      const wanted = schoolIds ?? own;
      if (wanted.length === 0 || wanted.some((id) => !own.includes(id)))
        throw fail('not_yours_to_change', 'You add people to your own schools.');
      for (const id of wanted) await mustBeOpen(tx, id);
      return [...wanted];
    },

    /** @throws person_not_found, not_yours_to_change, school_not_open */
    async change(tx: Tx, principal: Principal, id: string, input: ChangePerson): Promise<Person> {
      const person = await one(tx, id);
      mustBeChangeable(principal, person);
      const role = input.role ?? person.role;
      if (!rolesWithin(principal, role))
        throw fail('not_yours_to_change', 'Only an administrator of the district gives this role.');
      const name = input.name ?? person.name;
      if (name !== person.name || role !== person.role)
        await store.updatePerson(tx, id, { name, role, updatedAt: now() });
      // What was open to the old role is not to the new one, from this moment on.
      if (role !== person.role)
        await asSystem(tx, async () => {
          await store.signOutEverywhere(tx, id);
          if (person.role === 'guardian') await store.dropWards(tx, id);
        });
      if (input.schoolIds) await putSchools(tx, principal, id, input.schoolIds);
      return asSystem(tx, () => one(tx, id));
    },

    /**
     * Takes somebody's sign-in away, with every session and API token; what they did stays. Or gives it back.
     * @throws person_not_found, not_yours_to_change
     */
    async setActive(tx: Tx, principal: Principal, id: string, active: boolean): Promise<Person> {
      const person = await one(tx, id);
      mustBeChangeable(principal, person);
      if ((person.deactivatedAt === null) !== active)
        await store.updatePerson(tx, id, { deactivatedAt: active ? null : now(), updatedAt: now() });
      if (!active) await asSystem(tx, () => store.signOutEverywhere(tx, id));
      return one(tx, id);
    },
  };
}
