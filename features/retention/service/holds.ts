import { asSystem } from '@/platform/database/as-system';
import type { Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import { type Hold, type PlaceHold, retentionErrors } from '../contract';
import * as store from '../store-holds';

const fail = errorsOf(retentionErrors);

/** What must not be destroyed: placed and lifted by officers, with a reason each time. */
export function createHolds({ now }: { now(): Date }) {
  async function list(tx: Tx): Promise<Hold[]> {
    const today = now().toISOString().slice(0, 10);
    const rows = await asSystem(tx, () => store.allHolds(tx));
    return rows.map(({ row, targetName, learners, placedByName, liftedByName }) => ({
      ...{ id: row.id, scope: row.scope, targetId: row.targetId, targetName, why: row.why, until: row.until },
      learners: row.scope === 'district' ? null : learners,
      ...{ placedAt: row.placedAt.toISOString(), placedBy: placedByName },
      inForce: row.liftedAt === null && (row.until === null || row.until >= today),
      ...{ liftedAt: row.liftedAt?.toISOString() ?? null, liftedBy: liftedByName, liftedWhy: row.liftedWhy },
    }));
  }

  return {
    list,

    /** @throws target_not_found */
    async place(tx: Tx, input: PlaceHold, by: string): Promise<Hold[]> {
      const { scope, targetId } = input;
      await asSystem(tx, async () => {
        if (scope !== 'district' && !(targetId && (await store.targetExists(tx, scope, targetId))))
          throw fail('target_not_found', 'There is no such learner or class.');
        await store.insertHold(tx, input, by, now());
      });
      return list(tx);
    },

    /** @throws hold_not_found, hold_lifted */
    async lift(tx: Tx, id: string, why: string, by: string): Promise<Hold[]> {
      const row = await store.lockHold(tx, id);
      if (!row) throw fail('hold_not_found', 'There is no such hold.');
      if (row.liftedAt) throw fail('hold_lifted', 'This hold is lifted already.');
      await store.liftHold(tx, id, by, now(), why);
      return list(tx);
    },

    targets: (tx: Tx, scope: 'learner' | 'class', words: string) =>
      asSystem(tx, () => store.targetsNamed(tx, scope, words.trim(), 20)),
  };
}
