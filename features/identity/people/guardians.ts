import { asSystem } from '@/platform/database/as-system';
import type { Tx } from '@/platform/database/transaction';
import type { Principal } from '@/platform/http/principal';
import { errorsOf } from '@/platform/http/problem';
import { identityErrors } from '../contract';
import { personById } from '../store';
import { shownEmail } from '../username';
import type { Guardian, LinkGuardian } from './contract';
import * as store from './store';

const fail = errorsOf(identityErrors);

/** Who is whose guardian, as the school looks after it. */
export function createGuardians({ now }: { now(): Date }) {
  async function list(tx: Tx, learnerId: string): Promise<Guardian[]> {
    return (await store.guardiansOf(tx, learnerId)).map(({ email, createdAt, confirmedAt, ...row }) => ({
      ...row,
      email: shownEmail(email),
      createdAt: createdAt.toISOString(),
      confirmedAt: confirmedAt?.toISOString() ?? null,
    }));
  }

  /** Only learners have guardians. @throws person_not_found */
  async function mustLearn(tx: Tx, learnerId: string): Promise<void> {
    const learner = await personById(tx, learnerId);
    if (learner?.role !== 'learner') throw fail('person_not_found', 'There is no such learner.');
  }

  return {
    list,

    /**
     * Links the account of a guardian, looked for in the whole district: brothers and sisters go to different schools.
     * @throws person_not_found, guardian_not_found
     */
    async link(tx: Tx, principal: Principal, learnerId: string, input: LinkGuardian): Promise<Guardian[]> {
      await mustLearn(tx, learnerId);
      const guardian = await asSystem(tx, () => store.personByAccount(tx, input.account));
      if (guardian?.role !== 'guardian')
        throw fail('guardian_not_found', 'No guardian signs in with this. Add an account for them first.');
      const { userId: createdBy } = principal;
      await store.putGuardian(tx, {
        ...{ guardianId: guardian.id, learnerId, createdBy, createdAt: now(), confirmed: input.confirmed },
      });
      return list(tx, learnerId);
    },

    /** Says that somebody has made sure of a link, or takes that back. @throws guardian_not_found */
    async confirm(
      tx: Tx,
      principal: Principal,
      { learnerId, guardianId, confirmed }: { learnerId: string; guardianId: string; confirmed: boolean },
    ): Promise<Guardian[]> {
      const links = await list(tx, learnerId);
      if (!links.some((link) => link.guardianId === guardianId))
        throw fail('guardian_not_found', 'This person is not linked to the learner.');
      const { userId: createdBy } = principal;
      await store.putGuardian(tx, { guardianId, learnerId, createdBy, createdAt: now(), confirmed });
      return list(tx, learnerId);
    },

    /** @throws guardian_not_found */
    async unlink(tx: Tx, learnerId: string, guardianId: string): Promise<void> {
      if (!(await store.dropGuardian(tx, learnerId, guardianId)))
        throw fail('guardian_not_found', 'This person is not linked to the learner.');
    },
  };
}
