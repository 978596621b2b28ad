import { and, desc, eq, isNull, lt, or } from 'drizzle-orm';
import type { Tx } from '@/platform/database/transaction';
import { apiTokens } from '../../schema';

/** How exactly it is known when a token was last used, in milliseconds: not every request writes. */
const NOTED_MS = 60_000;

export type TokenRow = typeof apiTokens.$inferSelect;

/** Somebody's API tokens, those that are over too, the newest first. */
export function tokensOf(tx: Tx, userId: string): Promise<TokenRow[]> {
  return tx
    .select()
    .from(apiTokens)
    .where(eq(apiTokens.userId, userId))
    .orderBy(desc(apiTokens.createdAt), desc(apiTokens.id));
}

/** Ends a token of somebody. @returns whether there was one. */
export async function endToken(tx: Tx, userId: string, id: string): Promise<boolean> {
  const { rowCount } = await tx.delete(apiTokens).where(and(eq(apiTokens.userId, userId), eq(apiTokens.id, id)));
  return (rowCount ?? 0) > 0;
}

/** Ends all tokens of somebody. */
export async function endTokens(tx: Tx, userId: string): Promise<void> {
  await tx.delete(apiTokens).where(eq(apiTokens.userId, userId));
}

/** Says that a token is in use, once a minute. */
export async function noteTokenUse(tx: Tx, id: string, now: Date): Promise<void> {
  const earlier = lt(apiTokens.lastUsedAt, new Date(now.getTime() - NOTED_MS));
  await tx
    .update(apiTokens)
    .set({ lastUsedAt: now })
    .where(and(eq(apiTokens.id, id), or(isNull(apiTokens.lastUsedAt), earlier)));
}
