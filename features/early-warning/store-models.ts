import { and, desc, eq, lte, sql } from 'drizzle-orm';
import type { Tx } from '@/platform/database/transaction';
import { riskModels } from './schema';

export type ModelRow = typeof riskModels.$inferSelect;

export async function modelInForce(tx: Tx): Promise<ModelRow | null> {
  const [row] = await tx.select().from(riskModels).where(sql`active`);
  return row ?? null;
}

export async function newestModel(tx: Tx, origin?: ModelRow['origin']): Promise<ModelRow | null> {
  const [row] = await tx
    .select()
    .from(riskModels)
    .where(origin ? eq(riskModels.origin, origin) : undefined)
    .orderBy(desc(riskModels.version))
    .limit(1);
  return row ?? null;
}

/** Keeps a model under a number that no other has had. @returns it. */
export async function insertModel(
  tx: Tx,
  version: number,
  model: Omit<ModelRow, 'districtId' | 'version' | 'active'>,
): Promise<number> {
  await tx.insert(riskModels).values({ ...model, version, active: false });
  return version;
}

/** Puts a version into force; null: none. */
export async function activate(tx: Tx, version: number | null): Promise<void> {
  await tx.update(riskModels).set({ active: false }).where(sql`active`);
  if (version !== null) await tx.update(riskModels).set({ active: true }).where(eq(riskModels.version, version));
}

/** Forgets the district's own versions up to a number that are not in force. */
export async function forgetOwn(tx: Tx, upTo: number): Promise<void> {
  await tx.delete(riskModels).where(and(lte(riskModels.version, upTo), eq(riskModels.origin, 'own'), sql`not active`));
}
