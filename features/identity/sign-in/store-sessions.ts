import { and, desc, eq, gt, lt, ne } from 'drizzle-orm';
import type { Tx } from '@/platform/database/transaction';
import { sessions } from '../schema';
import { type SessionWay, sessionWays } from './contract';

/** How exactly it is known when a session was last used, in milliseconds: not every request writes. */
const NOTED_MS = 60_000;

const wayOf = (way: string): SessionWay => sessionWays.find((known) => known === way) ?? 'password';

/** A session by its token. */
export async function sessionByToken(tx: Tx, token: string) {
  const [row] = await tx.select().from(sessions).where(eq(sessions.token, token));
  return row ? { ...row, way: wayOf(row.way) } : null;
}

/** Says what a session began by. */
export async function noteWay(tx: Tx, token: string, way: SessionWay, now: Date): Promise<void> {
  await tx.update(sessions).set({ way, lastUsedAt: now }).where(eq(sessions.token, token));
}

/** Says that a session is in use, once a minute. */
export async function noteUse(tx: Tx, token: string, now: Date): Promise<void> {
  await tx
    .update(sessions)
    .set({ lastUsedAt: now })
    .where(and(eq(sessions.token, token), lt(sessions.lastUsedAt, new Date(now.getTime() - NOTED_MS))));
}

/** Somebody's sessions that have not ended, the last used first. */
export async function sessionsOf(tx: Tx, userId: string, now: Date) {
  const rows = await tx
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, userId), gt(sessions.expiresAt, now)))
    .orderBy(desc(sessions.lastUsedAt), desc(sessions.id));
  return rows.map((row) => ({ ...row, way: wayOf(row.way) }));
}

/** Ends one session of somebody. @returns whether there was one. */
export async function endSession(tx: Tx, userId: string, id: string): Promise<boolean> {
  const { rowCount } = await tx.delete(sessions).where(and(eq(sessions.userId, userId), eq(sessions.id, id)));
  return (rowCount ?? 0) > 0;
}

export async function endByToken(tx: Tx, token: string): Promise<void> {
  await tx.delete(sessions).where(eq(sessions.token, token));
}

/** Ends all sessions of somebody, but the one of a token where one is given. */
export async function endSessions(tx: Tx, userId: string, but: string | null): Promise<void> {
  await tx.delete(sessions).where(and(eq(sessions.userId, userId), but === null ? undefined : ne(sessions.token, but)));
}
