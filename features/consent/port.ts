import { sql } from 'drizzle-orm';
import type { Tx } from '@/platform/database/transaction';
import type { ConsentPort } from './contract';

/**
 * Asks the database, whoever the caller is: `meno_consents` reads with its owner's rights, so that nobody is taken for willing because their
 * decisions are hidden from the caller.
 */
export const consentPort: ConsentPort<Tx> = {
  async allows(tx, learnerId, purpose) {
    const { rows } = await tx.execute<{ allowed: boolean }>(
      sql`select meno_consents(${learnerId}::uuid, ${purpose}) as allowed`,
    );
    return rows[0]?.allowed ?? false;
  },

  async allowedAmong(tx, learnerIds, purpose) {
    if (learnerIds.length === 0) return new Set();
    const { rows } = await tx.execute<{ id: string }>(sql`
      select id from unnest(${sql.param([...learnerIds])}::uuid[]) as l(id) where meno_consents(id, ${purpose})`);
    return new Set(rows.map(({ id }) => id));
  },
};
