import type { Tx } from '@/platform/database/transaction';
import type { Principal } from '@/platform/http/principal';
import { errorsOf } from '@/platform/http/problem';
import { identityErrors } from '../contract';
import * as store from '../store-schools';
import type { ChangeSchool, ChangeTerm, School } from './contract';

const fail = errorsOf(identityErrors);
const nameTaken = () => fail('school_name_taken', 'The district has a school of this name already.');

/** Schools of a district and their terms. */
export function createSchools({ now }: { now(): Date }) {
  async function show(tx: Tx, ids: readonly string[] | null): Promise<School[]> {
    const rows = await store.listSchools(tx, ids);
    const terms = await store.termsOf(
      tx,
      rows.map(({ id }) => id),
    );
    return rows.map(({ closedAt, ...school }) => ({
      ...school,
      closed: closedAt !== null,
      terms: terms
        .filter(({ schoolId }) => schoolId === school.id)
        .map(({ id, name, startsOn, endsOn, closedAt: ended }) => ({
          ...{ id, name, startsOn, endsOn, closed: ended !== null },
        })),
    }));
  }

  /** @throws school_not_found */
  async function one(tx: Tx, id: string): Promise<School> {
    const [school] = await show(tx, [id]);
    if (!school) throw fail('school_not_found', 'There is no such school.');
    return school;
  }

  /** @throws term_not_found */
  async function termOf(tx: Tx, schoolId: string, termId: string) {
    const term = await store.termById(tx, termId);
    if (term?.schoolId !== schoolId) throw fail('term_not_found', 'The school has no such term.');
    return term;
  }

  const closing = (closed: boolean | undefined) => (closed === undefined ? {} : { closedAt: closed ? now() : null });

  return {
    /** All of the district for its administrators, for others those that they belong to. */
    list: async (tx: Tx, principal: Principal): Promise<School[]> =>
      show(tx, principal.role === 'admin' ? null : await store.schoolIdsOf(tx, principal.userId)),

    /** @throws school_name_taken */
    async create(tx: Tx, name: string): Promise<School> {
      const id = await store.insertSchool(tx, name);
      if (!id) throw nameTaken();
      return one(tx, id);
    },

    /** Renames a school, closes it or opens it again. @throws school_not_found, school_name_taken */
    async change(tx: Tx, id: string, { name, closed }: ChangeSchool): Promise<School> {
      await one(tx, id);
      const set = { ...(name === undefined ? {} : { name }), ...closing(closed) };
      if (Object.keys(set).length > 0 && !(await store.updateSchool(tx, id, set))) throw nameTaken();
      return one(tx, id);
    },

    /** @throws term_ends_early */
    async addTerm(tx: Tx, schoolId: string, term: { name: string; startsOn: string; endsOn: string }): Promise<School> {
      if (term.startsOn > term.endsOn)
        throw fail('term_ends_early', 'A term ends on the day that it starts, or later.');
      await store.insertTerm(tx, { schoolId, ...term });
      return one(tx, schoolId);
    },

    /** @throws term_not_found, term_ends_early */
    async changeTerm(tx: Tx, schoolId: string, termId: string, input: ChangeTerm): Promise<School> {
      const { name, startsOn, endsOn } = await termOf(tx, schoolId, termId);
      const set = { name: input.name ?? name, startsOn: input.startsOn ?? startsOn, endsOn: input.endsOn ?? endsOn };
      if (set.startsOn > set.endsOn) throw fail('term_ends_early', 'A term ends on the day that it starts, or later.');
      await store.updateTerm(tx, termId, { ...set, ...closing(input.closed) });
      return one(tx, schoolId);
    },

    /** Removes a term; its classes stay, in none. @throws term_not_found */
    async removeTerm(tx: Tx, schoolId: string, termId: string): Promise<School> {
      await termOf(tx, schoolId, termId);
      await store.deleteTerm(tx, termId);
      return one(tx, schoolId);
    },
  };
}
