import { asSystem } from '@/platform/database/as-system';
import type { Tx } from '@/platform/database/transaction';
import type { Principal } from '@/platform/http/principal';
import { errorsOf } from '@/platform/http/problem';
import { identityErrors } from '../contract';
import { createJoinCode } from '../join-code';
import { placeOf } from '../service/place';
import { showClasses } from '../service/show-classes';
import * as classes from '../store';
import { schoolIdsOf } from '../store-schools';
import { shownEmail } from '../username';
import type { AddMember, ChangeClass, ClassDetail } from './contract';
import { personByAccount } from './store';
import { dropMember, updateClass } from './store-classes';

const fail = errorsOf(identityErrors);

/** Looking after one class: its name and place, who is in it, its code. */
export function createClasses() {
  /** @throws class_not_found */
  async function one(tx: Tx, principal: Principal, classId: string): Promise<ClassDetail> {
    const [shown] = await showClasses(tx, await classes.listClasses(tx, [classId], null, 1), principal);
    if (!shown) throw fail('class_not_found', 'There is no such class.');
    // Who looks after a class sees who is in it, also whom they would not see elsewhere: a teacher of another school.
    const members = await asSystem(tx, () => classes.membersOf(tx, [classId]));
    return {
      ...shown,
      members: members.map(({ userId, name, email, role }) => ({ id: userId, name, email: shownEmail(email), role })),
    };
  }

  async function isTheirs(tx: Tx, { role, userId }: Principal, personId: string): Promise<boolean> {
    if (role === 'admin') return true;
    const own = await schoolIdsOf(tx, userId);
    const theirs = await asSystem(tx, () => schoolIdsOf(tx, personId));
    return theirs.some((id) => own.includes(id));
  }

  return {
    one,

    /** @throws class_not_found, school_not_open, term_not_found */
    async change(tx: Tx, principal: Principal, classId: string, input: ChangeClass): Promise<ClassDetail> {
      const before = await one(tx, principal, classId);
      const asked = {
        schoolId: input.schoolId === undefined ? before.schoolId : input.schoolId,
        termId: input.termId === undefined ? before.termId : input.termId,
      };
      // A term belongs to its school: with another school the class is in none of its terms yet.
      if (asked.schoolId !== before.schoolId && input.termId === undefined) asked.termId = null;
      const isMoved = asked.schoolId !== before.schoolId || asked.termId !== before.termId;
      const place = isMoved ? await placeOf(tx, principal, asked) : asked;
      await updateClass(tx, classId, { name: input.name ?? before.name, ...place });
      await asSystem(tx, () => classes.addToSchoolOf(tx, classId));
      return one(tx, principal, classId);
    },

    /**
     * Puts somebody into a class by what they sign in with. Teachers and administrators of schools take in only people of their schools: who teaches a
     * learner sees how they get on, and others come in by the code, of their own accord.
     * @throws class_not_found, person_not_found
     */
    async addMember(tx: Tx, principal: Principal, classId: string, input: AddMember): Promise<ClassDetail> {
      const person = await asSystem(tx, () => personByAccount(tx, input.account));
      if (!person || person.deactivatedAt !== null || !(await isTheirs(tx, principal, person.id)))
        throw fail('person_not_found', 'Nobody of your schools signs in with this. Give them the code of the class.');
      if (input.role === 'teacher' && person.role !== 'teacher' && person.role !== 'admin')
        throw fail('person_not_found', 'This person is no teacher.');
      await asSystem(tx, async () => {
        await classes.addMember(tx, classId, person.id, input.role);
        await classes.addToSchoolOf(tx, classId);
      });
      return one(tx, principal, classId);
    },

    /** Takes somebody out of a class; what they did stays theirs. @throws class_not_found, member_not_found */
    async removeMember(tx: Tx, principal: Principal, classId: string, memberId: string): Promise<ClassDetail> {
      if (!(await dropMember(tx, classId, memberId))) throw fail('member_not_found', 'They are not in this class.');
      return one(tx, principal, classId);
    },

    /** Gives a class another code; the old one lets nobody in from now on. @throws class_not_found */
    async renewCode(tx: Tx, principal: Principal, classId: string): Promise<ClassDetail> {
      await updateClass(tx, classId, { joinCode: createJoinCode(), joinCodeEndsAt: null, joinCodeOff: false });
      return one(tx, principal, classId);
    },
  };
}
