import { desc, eq, sql } from 'drizzle-orm';
import { PARTS_OF_RHO } from '@/core/privacy/accounting/ledger';
import type { Tx } from '@/platform/database/transaction';
import { type DataSet, DEFAULT_LIMITS } from '../contract';
import { privacyBudgets, privacySpendings } from '../schema';

/** Billionths of ρ that a data set, or each of its parts, may spend in all. */
export async function limitOf(tx: Tx, dataSet: DataSet): Promise<number> {
  const [row] = await tx
    .select({ limit: privacyBudgets.limitParts })
    .from(privacyBudgets)
    .where(eq(privacyBudgets.dataSet, dataSet));
  return row?.limit ?? Math.floor(DEFAULT_LIMITS[dataSet] * PARTS_OF_RHO);
}

export async function putLimit(
  tx: Tx,
  { dataSet, limitParts, updatedBy, updatedAt }: Omit<typeof privacyBudgets.$inferInsert, 'districtId'>,
): Promise<void> {
  await tx
    .insert(privacyBudgets)
    .values({ dataSet, limitParts, updatedBy, updatedAt })
    .onConflictDoUpdate({
      target: [privacyBudgets.districtId, privacyBudgets.dataSet],
      set: { limitParts, updatedBy, updatedAt },
    });
}

/** One spending after the other until the transaction ends: two that are asked for at once can't both take the last of it. */
export async function lockBudget(tx: Tx, dataSet: DataSet, part: string): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtext(current_setting('meno.district')), hashtext(${`meno.budget ${dataSet} ${part}`}))`,
  );
}

/** Billionths of ρ spent so far. */
export async function spentOf(tx: Tx, dataSet: DataSet, part: string): Promise<number> {
  const { rows } = await tx.execute<{ spent: string }>(sql`
    select coalesce(sum(parts), 0) as spent from privacy_spendings where data_set = ${dataSet} and part = ${part}`);
  return Number(rows[0]?.spent ?? 0);
}

export async function insertSpending(
  tx: Tx,
  row: Omit<typeof privacySpendings.$inferInsert, 'districtId' | 'seq'>,
): Promise<void> {
  await tx.insert(privacySpendings).values(row);
}

/** What each part of a data set has spent, most first. */
export async function spentByPart(tx: Tx, dataSet: DataSet): Promise<number[]> {
  const { rows } = await tx.execute<{ spent: string }>(sql`
    select sum(parts) as spent from privacy_spendings where data_set = ${dataSet} group by part order by 1 desc`);
  return rows.map(({ spent }) => Number(spent));
}

export async function latestSpendings(tx: Tx, dataSet: DataSet, most: number) {
  return tx
    .select({ purpose: privacySpendings.purpose, parts: privacySpendings.parts, at: privacySpendings.spentAt })
    .from(privacySpendings)
    .where(eq(privacySpendings.dataSet, dataSet))
    .orderBy(desc(privacySpendings.seq))
    .limit(most);
}
