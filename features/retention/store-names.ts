import { inArray } from 'drizzle-orm';
import { users } from '@/features/identity/schema';
import type { Tx } from '@/platform/database/transaction';

/** Names of people by their ids; whoever is gone has none. */
export async function namesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, [...ids]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
